package io.netlayers.http.uri;

import io.netlayers.core.OctetString;
import io.netlayers.http.text.Chars;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Percent-encoding, out and in (RFC 3986 §2.1, §2.4). */
public final class PercentCoding {
  /** Kept as they are in a path's segment, besides unreserved characters. */
  public static final String SEGMENT = "!$&'()*+,;=:@";

  /** Kept as they are in a query or a fragment, besides unreserved characters. */
  public static final String QUERY = SEGMENT + "/?";

  private static final String UPPER_HEX = "0123456789ABCDEF";

  private PercentCoding() {}

  /**
   * The octets that a text stands for. A plus sign is a plus sign.
   *
   * @return empty where a percent sign is without two hexadecimal digits, or a character is above
   *     U+00FF and so no octet
   */
  public static Optional<OctetString> decode(CharSequence text) {
    byte[] octets = decodedOctets(text);
    return octets == null ? Optional.empty() : Optional.of(OctetString.copyOf(octets));
  }

  /** As {@link #decode}, the octets read as UTF-8; empty too where they are not. */
  public static Optional<String> decodeUtf8(CharSequence text) {
    byte[] octets = decodedOctets(text);
    if (octets == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }

  private static byte @Nullable [] decodedOctets(CharSequence text) {
    byte[] octets = new byte[text.length()];
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int octet = c;
      if (c == '%') {
        if (i + 2 >= text.length()) {
          return null;
        }
        int high = Chars.hexValue(text.charAt(i + 1));
        int low = Chars.hexValue(text.charAt(i + 2));
        if (high < 0 || low < 0) {
          return null;
        }
        octet = high << 4 | low;
        i += 2;
      } else if (c > 0xFF) {
        return null;
      }
      octets[count++] = (byte) octet;
    }
    return Arrays.copyOf(octets, count);
  }

  /**
   * Octets as text: unreserved characters and the {@code kept} ones stand for themselves, all
   * others become a percent sign and two upper-case digits (RFC 3986 §2.1).
   *
   * @param kept ASCII characters, such as {@link #SEGMENT}; a percent sign among them has no effect
   */
  public static String encode(OctetString octets, String kept) {
    StringBuilder out = new StringBuilder(octets.length());
    for (int i = 0; i < octets.length(); i++) {
      append(out, octets.u8(i), kept);
    }
    return out.toString();
  }

  /**
   * As {@link #encode}, of a text's UTF-8 octets; an unpaired surrogate becomes a question mark.
   */
  public static String encodeUtf8(String text, String kept) {
    return encode(OctetString.copyOf(text.getBytes(StandardCharsets.UTF_8)), kept);
  }

  private static void append(StringBuilder out, int octet, String kept) {
    boolean plain = octet < 0x80 && octet != '%' && kept.indexOf(octet) >= 0;
    if (plain || Chars.isUnreserved(octet)) {
      out.append((char) octet);
    } else {
      triplet(out, octet);
    }
  }

  static void triplet(StringBuilder out, int octet) {
    out.append('%').append(UPPER_HEX.charAt(octet >> 4)).append(UPPER_HEX.charAt(octet & 0xF));
  }

  /**
   * RFC 3986 §6.2.2.1 and §6.2.2.2: triplets of unreserved characters decoded, the digits of all
   * others in upper case. The text is known to be well-formed.
   */
  static String normalize(String text) {
    int percent = text.indexOf('%');
    if (percent < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '%') {
        out.append(c);
        continue;
      }
      append(out, Chars.hexValue(text.charAt(i + 1)) << 4 | Chars.hexValue(text.charAt(i + 2)), "");
      i += 2;
    }
    return out.toString();
  }
}
