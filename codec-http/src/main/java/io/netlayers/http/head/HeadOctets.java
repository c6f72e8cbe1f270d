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
  private static final int MAX_OCTETS = 1 << 20;

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
   * @param name with its colon and space, filled up to whole words
   */
  boolean isUsualLine(byte[] name, int nameLength, String value) {
    int count = value.length();
    if (count < 8) {
      return false;
    }
    ensure(nameLength + count + 2);
    byte[] to = octets;
    int at = length;
    for (int i = 0; i - nameLength < 0; i += 8) {
      ArrayWords.putWord(to, at + i, ArrayWords.word(name, i));
    }
    at += nameLength;
    long controls = 0;
    for (int i = 0; i <= count - 8; i += 8) {
      if (isWide(value, i)) {
        return false;
      }
      long word = word(value, i);
      controls |= ArrayWords.controls(word);
      ArrayWords.putWord(to, at + i, word);
    }
    if (isWide(value, count - 8)) {
      return false;
    }
    // Over the last of the others, or part of it
    long word = word(value, count - 8);
    controls |= ArrayWords.controls(word);
    ArrayWords.putWord(to, at + count - 8, word);
    if (controls != 0 || to[at] == ' ' || word >> 56 == ' ') {
      return false;
    }
    at += count;
    ArrayWords.putHalf(to, at, CRLF);
    length = at + 2;
    return true;
  }

  /** Of strings that hold an octet a character the compiler knows this without looking. */
  private static boolean isWide(String text, int i) {
    return text.charAt(i) > 0xFF
        || text.charAt(i + 1) > 0xFF
        || text.charAt(i + 2) > 0xFF
        || text.charAt(i + 3) > 0xFF
        || text.charAt(i + 4) > 0xFF
        || text.charAt(i + 5) > 0xFF
        || text.charAt(i + 6) > 0xFF
        || text.charAt(i + 7) > 0xFF;
  }

  private static long word(String text, int i) {
    int low = text.charAt(i) | text.charAt(i + 1) << 8;
    low |= text.charAt(i + 2) << 16 | text.charAt(i + 3) << 24;
    int high = text.charAt(i + 4) | text.charAt(i + 5) << 8;
    high |= text.charAt(i + 6) << 16 | text.charAt(i + 7) << 24;
    return (long) high << 32 | low & 0xFFFFFFFFL;
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
