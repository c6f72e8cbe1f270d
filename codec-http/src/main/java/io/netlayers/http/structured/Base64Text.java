package io.netlayers.http.structured;

import io.netlayers.core.OctetString;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Base64 (RFC 4648 §4) as RFC 9651 §4.2.7 wants it read. */
final class Base64Text {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private static final byte[] VALUES = new byte[128];

  static {
    for (int i = 0; i < VALUES.length; i++) {
      VALUES[i] = (byte) ALPHABET.indexOf(i);
    }
  }

  private Base64Text() {}

  /**
   * The octets, or null. Padding may be missing but not be wrong, and bits behind the last octet
   * are not looked at: parsers "SHOULD NOT fail" on either.
   */
  static @Nullable OctetString decode(String text) {
    int end = text.length();
    while (end > 0 && text.length() - end < 2 && text.charAt(end - 1) == '=') {
      end--;
    }
    if (end % 4 == 1 || end < text.length() && text.length() % 4 != 0) {
      return null;
    }
    byte[] octets = new byte[(int) (end * 3L / 4)];
    int count = 0;
    int bits = 0;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      int value = c < 128 ? VALUES[c] : -1;
      if (value < 0) {
        return null;
      }
      bits = bits << 6 & 0xFFFFFF | value;
      int have = (i + 1) % 4;
      if (have != 1) {
        // six bits have come with each character: the second completes the first octet
        octets[count++] = (byte) (bits >> (have == 2 ? 4 : have == 3 ? 2 : 0));
      }
    }
    return OctetString.copyOf(octets);
  }

  /** With padding, and zero bits behind the last octet (RFC 9651 §4.1.8). */
  static String encode(OctetString octets) {
    StringBuilder out = new StringBuilder((octets.length() / 3 + 1) * 4);
    for (int i = 0; i < octets.length(); i += 3) {
      int left = Math.min(3, octets.length() - i);
      int bits = octets.u8(i) << 16;
      bits |= left > 1 ? octets.u8(i + 1) << 8 : 0;
      bits |= left > 2 ? octets.u8(i + 2) : 0;
      for (int k = 0; k < 4; k++) {
        out.append(k <= left ? ALPHABET.charAt(bits >> 18 - 6 * k & 0x3F) : '=');
      }
    }
    return out.toString();
  }
}
