package io.netlayers.http.field;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A user's name and password as the scheme Basic carries them (RFC 7617 §2), in UTF-8.
 *
 * @param user without a colon, perhaps empty
 * @param password perhaps empty
 */
public record BasicCredentials(String user, String password) {
  /**
   * Credentials.
   *
   * @throws IllegalArgumentException if the name has a colon, either a control, or a surrogate is
   *     without its partner
   */
  public BasicCredentials {
    if (user.indexOf(':') >= 0 || hasControl(user) || hasControl(password)) {
      throw new IllegalArgumentException("a colon in a user's name, or a control");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(user + ":" + password)) {
      throw new IllegalArgumentException("a surrogate without its partner");
    }
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(c -> c < 0x20 || c == 0x7F);
  }

  /**
   * Reads credentials: octets that are no UTF-8 as ISO 8859-1, which older user agents send (RFC
   * 7617 §2.1, §3).
   *
   * @return empty where the scheme is another, the text no base64, or what it says has no colon or
   *     a control
   */
  public static Optional<BasicCredentials> of(AuthScheme credentials) {
    if (!credentials.is("Basic") || credentials.token68().isEmpty()) {
      return Optional.empty();
    }
    String pair;
    try {
      pair = text(Base64.getDecoder().decode(credentials.token68().get()));
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
    int colon = pair.indexOf(':');
    return colon < 0 || hasControl(pair)
        ? Optional.empty()
        : Optional.of(new BasicCredentials(pair.substring(0, colon), pair.substring(colon + 1)));
  }

  private static String text(byte[] octets) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(octets, StandardCharsets.ISO_8859_1);
    }
  }

  /** The value of Authorization. */
  public AuthScheme toAuthScheme() {
    byte[] octets = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new AuthScheme(
        "Basic", Optional.of(Base64.getEncoder().encodeToString(octets)), FieldParameters.NONE);
  }

  /** The name alone: passwords do not belong into logs. */
  @Override
  public String toString() {
    return "Basic credentials of " + user;
  }
}
