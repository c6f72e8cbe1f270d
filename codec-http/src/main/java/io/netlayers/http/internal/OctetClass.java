package io.netlayers.http.internal;

import java.nio.ByteBuffer;

/** Which octets the grammars of RFC 9110, RFC 9112 and RFC 3986 allow where, as bits in a table. */
public final class OctetClass {
  /** {@code tchar} (RFC 9110 §5.6.2). */
  public static final int TOKEN = 1;

  /** Octets of a URI without a fragment (RFC 3986 §2): unreserved, reserved but '#', and '%'. */
  public static final int TARGET = 2;

  /** {@code HEXDIG} of either case. */
  public static final int HEX = 4;

  /** Octets of a registered name (RFC 3986 §3.2.2): unreserved, sub-delims and '%'. */
  public static final int REG_NAME = 8;

  /** {@code field-vchar}, SP or HTAB (RFC 9110 §5.5). */
  public static final int FIELD_TEXT = 16;

  /** Visible ASCII and obs-text that a URI may not have but sloppy senders put into it. */
  public static final int ODD_TARGET = 32;

  /** {@code ALPHA}. */
  public static final int ALPHA = 64;

  /** {@link #TARGET} without '%'. */
  public static final int PLAIN_TARGET = 128;

  /** {@link #REG_NAME} without '%'. */
  public static final int PLAIN_NAME = 256;

  private static final short[] TABLE = new short[256];

  static {
    for (int c = 0; c < 256; c++) {
      boolean alpha = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      boolean digit = c >= '0' && c <= '9';
      int bits = alpha ? ALPHA : 0;
      if (alpha || digit || c < 0x80 && "!#$%&'*+-.^_`|~".indexOf(c) >= 0) {
        bits |= TOKEN;
      }
      boolean unreserved = alpha || digit || c < 0x80 && "-._~".indexOf(c) >= 0;
      if (unreserved || c < 0x80 && "!$&'()*+,;=%".indexOf(c) >= 0) {
        bits |= REG_NAME | TARGET;
      }
      if (c < 0x80 && ":/?[]@".indexOf(c) >= 0) {
        bits |= TARGET;
      }
      if (digit || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F') {
        bits |= HEX;
      }
      if (c == '\t' || c >= 0x20 && c != 0x7F) {
        bits |= FIELD_TEXT;
      }
      if (c > 0x20 && c != 0x7F && c != '#' && (bits & TARGET) == 0) {
        bits |= ODD_TARGET;
      }
      if ((bits & TARGET) != 0 && c != '%') {
        bits |= PLAIN_TARGET;
      }
      if ((bits & REG_NAME) != 0 && c != '%') {
        bits |= PLAIN_NAME;
      }
      TABLE[c] = (short) bits;
    }
  }

  private OctetClass() {}

  /** Whether an octet, 0 to 255, is of one of the classes. */
  public static boolean is(int octet, int classes) {
    return (TABLE[octet] & classes) != 0;
  }

  /** The first octet of {@code [at, end)} that is of none of the classes, or {@code end}. */
  public static int findOther(ByteBuffer buffer, int at, int end, int classes) {
    short[] t = TABLE;
    int i = at;
    for (; i <= end - 8; i += 8) {
      long w = Words.word(buffer, i);
      int low = (int) w;
      int high = (int) (w >> 32);
      int all =
          (hit(t, low, classes) & hit(t, low >> 8, classes))
              & (hit(t, low >> 16, classes) & hit(t, low >> 24, classes))
              & (hit(t, high, classes) & hit(t, high >> 8, classes))
              & (hit(t, high >> 16, classes) & hit(t, high >> 24, classes));
      if (all == 0) {
        while ((t[(int) w & 0xFF] & classes) != 0) {
          w >>= 8;
          i++;
        }
        return i;
      }
    }
    for (; i < end; i++) {
      if ((t[buffer.get(i) & 0xFF] & classes) == 0) {
        return i;
      }
    }
    return end;
  }

  /** The first octet of {@code [at, end)} that is of none of the classes, or {@code end}. */
  public static int findOther(byte[] array, int at, int end, int classes) {
    short[] t = TABLE;
    int i = at;
    for (; i <= end - 4; i += 4) {
      int all =
          (t[array[i] & 0xFF] & t[array[i + 1] & 0xFF])
              & (t[array[i + 2] & 0xFF] & t[array[i + 3] & 0xFF]);
      if ((all & classes) == 0) {
        break;
      }
    }
    while (i < end && (t[array[i] & 0xFF] & classes) != 0) {
      i++;
    }
    return i;
  }

  /** 1 where the lowest octet is of one of the classes, else 0. */
  private static int hit(short[] table, int octets, int classes) {
    int bits = table[octets & 0xFF] & classes;
    return -bits >> 31 & 1;
  }

  /** Whether {@code [at, end)} is a token: at least one octet, each a tchar. */
  public static boolean isToken(ByteBuffer buffer, int at, int end) {
    return at < end && findOther(buffer, at, end, TOKEN) == end;
  }

  /** Whether a text is a token. */
  public static boolean isToken(CharSequence text) {
    return !text.isEmpty() && all(text, TOKEN);
  }

  /** Whether every character is an octet of one of the classes. */
  public static boolean all(CharSequence text, int classes) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0xFF || (TABLE[c] & classes) == 0) {
        return false;
      }
    }
    return true;
  }
}
