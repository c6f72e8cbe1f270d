package io.netlayers.http.head;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Octets of a head compared with texts and made into them; an octet is a character. */
final class AsciiText {
  private AsciiText() {}

  static boolean equals(ByteBuffer buffer, int at, int length, CharSequence text) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if ((buffer.get(at + i) & 0xFF) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  static boolean equalsIgnoreCase(ByteBuffer buffer, int at, int length, CharSequence text) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (lower(buffer.get(at + i) & 0xFF) != lower(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static int lower(int c) {
    return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
  }

  static String string(ByteBuffer buffer, int at, int length) {
    byte[] octets = new byte[length];
    buffer.get(at, octets);
    return new String(octets, StandardCharsets.ISO_8859_1);
  }

  /** RFC 9112 §5.2: each obs-fold, with the white space around its line end, becomes one space. */
  static String unfold(String raw) {
    StringBuilder text = new StringBuilder(raw.length());
    int at = 0;
    while (at < raw.length()) {
      int next = at;
      boolean fold = false;
      while (next < raw.length() && " \t\r\n".indexOf(raw.charAt(next)) >= 0) {
        fold |= raw.charAt(next) == '\n';
        next++;
      }
      if (fold) {
        text.append(' ');
      } else {
        text.append(raw, at, next);
      }
      if (next < raw.length()) {
        text.append(raw.charAt(next));
        next++;
      }
      at = next;
    }
    return text.toString();
  }
}
