package io.netlayers.http.structured;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The percent-encoded UTF-8 of display strings (RFC 9651 §4.1.11, §4.2.10). */
final class DisplayText {
  private static final String LOWER_HEX = "0123456789abcdef";

  private DisplayText() {}

  static void requirePaired(String value) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
      throw new IllegalArgumentException("a surrogate without its partner");
    }
  }

  static String encode(String value) {
    StringBuilder out = new StringBuilder(value.length() + 3).append("%\"");
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      int octet = b & 0xFF;
      if (octet == '%' || octet == '"' || octet < 0x20 || octet > 0x7E) {
        out.append('%').append(LOWER_HEX.charAt(octet >> 4)).append(LOWER_HEX.charAt(octet & 0xF));
      } else {
        out.append((char) octet);
      }
    }
    return out.append('"').toString();
  }

  /** The text of the octets, or null where they are not UTF-8. */
  static @Nullable String utf8(byte[] octets, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(octets, 0, length))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      return null;
    }
  }

  /** The value of a lower-case hexadecimal digit, or -1: upper case fails (§4.2.10 step 5.2). */
  static int hexValue(int c) {
    return c < 0 ? -1 : LOWER_HEX.indexOf(c);
  }
}
