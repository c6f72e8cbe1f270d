package io.netlayers.http.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Classes of characters, each of which is an octet of the wire; any {@code int} may be asked for.
 */
public final class Chars {
  private static final int TCHAR = 1;
  private static final int UNRESERVED = 2;
  private static final int SUB_DELIM = 4;
  private static final int HEX = 8;
  private static final int ALPHA = 16;
  private static final int DIGIT = 32;

  private static final byte[] TABLE = new byte[128];

  static {
    mark("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", TCHAR | UNRESERVED | ALPHA);
    mark("0123456789", TCHAR | UNRESERVED | DIGIT | HEX);
    mark("abcdefABCDEF", HEX);
    mark("!#$%&'*+-.^_`|~", TCHAR); // RFC 9110 §5.6.2
    mark("-._~", UNRESERVED); // RFC 3986 §2.3
    mark("!$&'()*+,;=", SUB_DELIM); // RFC 3986 §2.2
  }

  private Chars() {}

  private static void mark(String chars, int bits) {
    for (int i = 0; i < chars.length(); i++) {
      TABLE[chars.charAt(i)] |= (byte) bits;
    }
  }

  private static boolean is(int c, int bits) {
    return c >= 0 && c < 128 && (TABLE[c] & bits) != 0;
  }

  /** {@code tchar} (RFC 9110 §5.6.2). */
  public static boolean isTchar(int c) {
    return is(c, TCHAR);
  }

  /** {@code unreserved} (RFC 3986 §2.3). */
  public static boolean isUnreserved(int c) {
    return is(c, UNRESERVED);
  }

  /** {@code sub-delims} (RFC 3986 §2.2). */
  public static boolean isSubDelim(int c) {
    return is(c, SUB_DELIM);
  }

  /** {@code HEXDIG} of either case. */
  public static boolean isHex(int c) {
    return is(c, HEX);
  }

  /** {@code ALPHA}. */
  public static boolean isAlpha(int c) {
    return is(c, ALPHA);
  }

  /** {@code DIGIT}. */
  public static boolean isDigit(int c) {
    return is(c, DIGIT);
  }

  /** {@code OWS}: SP or HTAB (RFC 9110 §5.6.3). */
  public static boolean isOws(int c) {
    return c == ' ' || c == '\t';
  }

  /** {@code obs-text}: an octet with its high bit set (RFC 9110 §5.5). */
  public static boolean isObsText(int c) {
    return c >= 0x80 && c <= 0xFF;
  }

  /** {@code VCHAR}: visible ASCII. */
  public static boolean isVchar(int c) {
    return c > 0x20 && c < 0x7F;
  }

  /** What a field value may hold: {@code field-vchar}, SP or HTAB (RFC 9110 §5.5). */
  public static boolean isFieldText(int c) {
    return isVchar(c) || isOws(c) || isObsText(c);
  }

  /** The value of a hexadecimal digit, 0 to 15, or -1. */
  public static int hexValue(int c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  /** An ASCII letter in lower case; any other character as it is. */
  public static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
  }

  /** The text with its ASCII letters in lower case. */
  public static String lower(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (lower(text.charAt(i)) != text.charAt(i)) {
        StringBuilder out = new StringBuilder(text);
        for (int j = i; j < out.length(); j++) {
          out.setCharAt(j, lower(out.charAt(j)));
        }
        return out.toString();
      }
    }
    return text;
  }

  /** Whether two texts differ in the case of ASCII letters at most. */
  public static boolean equalsIgnoreCase(CharSequence a, CharSequence b) {
    if (a.length() != b.length()) {
      return false;
    }
    for (int i = 0; i < a.length(); i++) {
      if (lower(a.charAt(i)) != lower(b.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a text begins with another, ASCII letters of either case taken as the same. */
  public static boolean startsWithIgnoreCase(CharSequence text, CharSequence start) {
    return text.length() >= start.length()
        && equalsIgnoreCase(text.subSequence(0, start.length()), start);
  }

  /** Whether a text is a token: at least one character, each a tchar (RFC 9110 §5.6.2). */
  public static boolean isToken(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isTchar(text.charAt(i))) {
        return false;
      }
    }
    return text.length() > 0;
  }

  /** Whether a text is at least one decimal digit and nothing else. */
  public static boolean isDigits(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return text.length() > 0;
  }

  /** The text without SP and HTAB at its ends. */
  public static String trimOws(CharSequence text) {
    int from = 0;
    int to = text.length();
    while (from < to && isOws(text.charAt(from))) {
      from++;
    }
    while (to > from && isOws(text.charAt(to - 1))) {
      to--;
    }
    return text.subSequence(from, to).toString();
  }

  /**
   * Decimal digits as a number.
   *
   * @return the number, or -1 where the text is no digits or its number above {@code most}
   */
  public static long decimal(CharSequence text, long most) {
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || value > (most - digit) / 10) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return text.length() == 0 ? -1 : value;
  }

  /** Octets as text, a character each; the buffer's position stays. */
  public static String latin1(ByteBuffer buffer, int offset, int length) {
    byte[] octets = new byte[length];
    buffer.get(offset, octets);
    return new String(octets, StandardCharsets.ISO_8859_1);
  }
}
