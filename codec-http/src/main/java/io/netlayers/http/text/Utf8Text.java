package io.netlayers.http.text;

/**
 * Octets read as UTF-8 in the way of the Encoding standard (WHATWG §8.1.1): each longest run of
 * octets that begins a sequence and does not complete it becomes one U+FFFD. What the JDK makes of
 * such runs is not always the same.
 */
public final class Utf8Text {
  private static final char REPLACEMENT = '\ufffd';

  private final StringBuilder out;
  private int codePoint;
  private int needed;

  /** What the next octet of a sequence may be: some second octets would make it overlong. */
  private int lower = 0x80;

  private int upper = 0xBF;

  private Utf8Text(int length) {
    out = new StringBuilder(length);
  }

  /** The text of some octets; never fails. */
  public static String decode(byte[] octets, int offset, int length) {
    Utf8Text text = new Utf8Text(length);
    for (int i = offset; i < offset + length; i++) {
      text.octet(octets[i] & 0xFF);
    }
    if (text.needed > 0) {
      text.out.append(REPLACEMENT);
    }
    return text.out.toString();
  }

  private void octet(int c) {
    if (needed > 0) {
      if (c >= lower && c <= upper) {
        more(c);
        return;
      }
      needed = 0;
      out.append(REPLACEMENT); // and the octet begins anew
    }
    lower = 0x80;
    upper = 0xBF;
    if (c < 0x80) {
      out.append((char) c);
    } else if (c >= 0xC2 && c <= 0xDF) {
      begin(1, c & 0x1F);
    } else if (c >= 0xE0 && c <= 0xEF) {
      lower = c == 0xE0 ? 0xA0 : 0x80;
      upper = c == 0xED ? 0x9F : 0xBF; // surrogates have no UTF-8
      begin(2, c & 0x0F);
    } else if (c >= 0xF0 && c <= 0xF4) {
      lower = c == 0xF0 ? 0x90 : 0x80;
      upper = c == 0xF4 ? 0x8F : 0xBF; // U+10FFFF is the last
      begin(3, c & 0x07);
    } else {
      out.append(REPLACEMENT);
    }
  }

  private void begin(int more, int bits) {
    needed = more;
    codePoint = bits;
  }

  private void more(int c) {
    lower = 0x80;
    upper = 0xBF;
    codePoint = codePoint << 6 | c & 0x3F;
    needed--;
    if (needed == 0) {
      out.appendCodePoint(codePoint);
    }
  }
}
