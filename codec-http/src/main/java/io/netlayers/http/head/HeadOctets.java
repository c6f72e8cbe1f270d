package io.netlayers.http.head;

import io.netlayers.http.internal.ArrayWords;
import io.netlayers.http.internal.OctetClass;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A head's octets in storage that grows and is used again. There is always room for a word more, so
 * that texts can be written eight octets at a time.
 */
final class HeadOctets {
  static final int MAX_OCTETS = 1 << 20;

  /** Octets behind the last one that may be written over. */
  private static final int SLACK = 16;

  /** The first octet lowest. */
  private static final int CRLF = 0x0A0D;

  private byte[] octets = new byte[512];
  private ByteBuffer buffer = ByteBuffer.wrap(octets);
  private int length;

  int length() {
    return length;
  }

  /** Forgets what was written behind an earlier length. */
  void cutTo(int shorter) {
    length = shorter;
  }

  ByteBuffer buffer() {
    return buffer;
  }

  int copyTo(ByteBuffer target, int at) {
    target.put(at, octets, 0, length);
    return length;
  }

  /** Overwrites an octet. */
  void set(int at, int octet) {
    octets[at] = (byte) octet;
  }

  int get(int at) {
    return octets[at] & 0xFF;
  }

  /**
   * Adds octets that stand in an array with at least seven more behind them, or that fill words.
   */
  void putWords(byte[] padded, int count) {
    ensure(count);
    byte[] to = octets;
    int at = length;
    for (int i = 0; i - count < 0; i += 8) {
      ArrayWords.putWord(to, at + i, ArrayWords.word(padded, i));
    }
    length = at + count;
  }

  void putCrlf() {
    ensure(2);
    octets[length] = '\r';
    octets[length + 1] = '\n';
    length += 2;
  }

  void put(ByteBuffer from, int at, int count) {
    ensure(count);
    from.get(at, octets, length, count);
    length += count;
  }

  /** Adds digits; {@code value} is not negative. */
  void putNumber(long value) {
    ensure(19);
    int digits = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      digits++;
    }
    length += digits;
    long rest = value;
    for (int i = 1; i <= digits; i++, rest /= 10) {
      octets[length - i] = (byte) ('0' + rest % 10);
    }
  }

  /** Whether every character was of a class; else some of them have been written. */
  boolean put(CharSequence text, int classes) {
    int count = text.length();
    ensure(count);
    byte[] to = octets;
    int at = length;
    boolean good = true;
    for (int i = 0; i < count; i++) {
      int c = text.charAt(i);
      good &= c < 0x100 && OctetClass.is(c & 0xFF, classes);
      to[at + i] = (byte) c;
    }
    length = at + count;
    return good;
  }

  /**
   * Adds a field line of a known name and a value as nearly all are: eight characters at least, no
   * control among them and no space around. Else adds nothing.
   *
   * @param name with its colon and space, filled up to whole words, two at least
   */
  boolean isUsualLine(byte[] name, int nameLength, String value) {
    int count = value.length();
    if (count < 8 || isWide(value)) {
      return false;
    }
    ensure(nameLength + count + 2);
    byte[] to = octets;
    int begin = length + nameLength;
    int end = begin + count;
    putName(name, nameLength, to, length);
    copyLow(value, to, begin);
    long last = ArrayWords.word(to, end - 8);
    long controls = ArrayWords.controls(last);
    for (int i = begin; i - (end - 8) < 0; i += 8) {
      controls |= ArrayWords.controls(ArrayWords.word(to, i));
    }
    if (controls != 0 || to[begin] == ' ' || last >> 56 == ' ') {
      return false;
    }
    ArrayWords.putHalf(to, end, CRLF);
    length = end + 2;
    return true;
  }

  private static void putName(byte[] name, int nameLength, byte[] to, int at) {
    ArrayWords.putWord(to, at, ArrayWords.word(name, 0));
    ArrayWords.putWord(to, at + 8, ArrayWords.word(name, 8));
    for (int i = 16; i - nameLength < 0; i += 8) {
      ArrayWords.putWord(to, at + i, ArrayWords.word(name, i));
    }
  }

  /** Of strings that hold an octet a character the compiler knows this without looking. */
  private static boolean isWide(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xFF) {
        return true;
      }
    }
    return false;
  }

  @SuppressWarnings("deprecation") // it drops what lies above an octet: nothing does
  private static void copyLow(String text, byte[] to, int at) {
    text.getBytes(0, text.length(), to, at);
  }

  /** Makes room; else throws {@link IllegalArgumentException}, and has added nothing. */
  void reserve(long more) {
    ensure((int) Math.min(more, Integer.MAX_VALUE));
  }

  private void ensure(int more) {
    if (more > octets.length - length - SLACK) {
      if (more > MAX_OCTETS - length) {
        throw new IllegalArgumentException("a head of more than 2^20 octets");
      }
      octets = Arrays.copyOf(octets, Math.max(octets.length * 2, length + more + SLACK));
      buffer = ByteBuffer.wrap(octets);
    }
  }
}
