package io.netlayers.http.uri;

import io.netlayers.http.text.Chars;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code [ userinfo "@" ] host [ ":" port ]} (RFC 3986 §3.2).
 *
 * @param userinfo what stands before the at sign; in http and https an error (RFC 9110 §4.2.4)
 * @param host may be empty
 * @param port digits, as they stand; empty text where there is a colon and nothing behind it
 */
public record Authority(Optional<String> userinfo, UriHost host, Optional<String> port) {
  /**
   * An authority.
   *
   * @throws IllegalArgumentException if a component holds what it may not
   */
  public Authority {
    if (!userinfo.map(UriSyntax::isUserinfo).orElse(true)) {
      throw new IllegalArgumentException("not a userinfo: " + userinfo);
    }
    if (!port.map(UriSyntax::isPort).orElse(true)) {
      throw new IllegalArgumentException("not a port: " + port);
    }
  }

  /** A host without a port. */
  public static Authority of(UriHost host) {
    return new Authority(Optional.empty(), host, Optional.empty());
  }

  /**
   * A host with a port.
   *
   * @throws IllegalArgumentException if the port is not within 0 to 65,535
   */
  public static Authority of(UriHost host, int port) {
    if (port < 0 || port > 0xFFFF) {
      throw new IllegalArgumentException("port not within 0 to 65535: " + port);
    }
    return new Authority(Optional.empty(), host, Optional.of(Integer.toString(port)));
  }

  /** Reads an authority; empty where the text is none. The empty text is one. */
  public static Optional<Authority> parse(CharSequence chars) {
    String text = chars.toString();
    int at = text.indexOf('@');
    Optional<String> userinfo = at < 0 ? Optional.empty() : Optional.of(text.substring(0, at));
    if (!userinfo.map(UriSyntax::isUserinfo).orElse(true)) {
      return Optional.empty();
    }
    String rest = text.substring(at + 1);
    // a colon within brackets belongs to the address
    int colon = rest.startsWith("[") ? rest.indexOf(':', rest.indexOf(']') + 1) : rest.indexOf(':');
    if (rest.startsWith("[") && rest.indexOf(']') < 0) {
      return Optional.empty();
    }
    Optional<String> port = colon < 0 ? Optional.empty() : Optional.of(rest.substring(colon + 1));
    if (!port.map(UriSyntax::isPort).orElse(true)) {
      return Optional.empty();
    }
    return UriHost.parse(colon < 0 ? rest : rest.substring(0, colon))
        .map(host -> new Authority(userinfo, host, port));
  }

  /** The port as a number; empty where there is none, or one above 65,535. */
  public OptionalInt portNumber() {
    long number = port.isEmpty() ? -1 : Chars.decimal(port.get(), 0xFFFF);
    return number < 0 ? OptionalInt.empty() : OptionalInt.of((int) number);
  }

  /** Whether there is a port that no 16 bits hold. */
  public boolean isPortTooLarge() {
    return port.map(digits -> !digits.isEmpty()).orElse(false) && portNumber().isEmpty();
  }

  /** This authority with the port in the place of its own. */
  public Authority withPort(Optional<String> other) {
    return new Authority(userinfo, host, other);
  }

  /** RFC 3986 §6.2.2 for its parts, and a colon without a port taken away (§6.2.3). */
  public Authority normalize() {
    return new Authority(
        userinfo.map(PercentCoding::normalize),
        host.normalize(),
        port.filter(digits -> !digits.isEmpty()));
  }

  @Override
  public String toString() {
    return userinfo.map(user -> user + "@").orElse("")
        + host.text()
        + port.map(digits -> ":" + digits).orElse("");
  }
}
