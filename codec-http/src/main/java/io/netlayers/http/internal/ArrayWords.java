package io.netlayers.http.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What {@link Words} and {@link OctetClass} search in a buffer, in an array.
 *
 * <p>Loops end on a difference, not on a comparison of two indices: the compiler cuts a loop that
 * it can count into three, and most of these turn twice.
 */
public final class ArrayWords {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final VarHandle HALF =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long BELOW_SPACE = Words.ONES * 0x20;
  private static final long COLON = Words.ONES * ':';

  private ArrayWords() {}

  /** Eight octets, the first one lowest. */
  public static long word(byte[] array, int at) {
    return (long) WORD.get(array, at);
  }

  /**
   * The first octet of {@code [at, end)} below 0x20 or equal to 0x7F, or {@code end}. It may also
   * be a tilde behind an octet of 0xFF, which no usual line has: one test of both is much the
   * cheaper.
   *
   * @param end at least 8
   */
  public static int findControl(byte[] array, int at, int end) {
    int last = end - 8;
    int i = at;
    while (i - last <= 0) {
      long hits = controls((long) WORD.get(array, i));
      if (hits != 0) {
        return i + first(hits);
      }
      i += 8;
    }
    if (i >= end) {
      return end;
    }
    return i + first(controls(rest((long) WORD.get(array, last), i - last)));
  }

  /** A word without its first octets; zeros fill it up, and zeros are controls. */
  @SuppressWarnings("signedness:shift.unsigned") // octets, not a number
  private static long rest(long word, int without) {
    return word >>> (without << 3);
  }

  /**
   * Not 0 where a word has an octet below 0x20 or equal to 0x7F, or a tilde behind an octet of
   * 0xFF; the lowest bit is in the first of them.
   */
  public static long controls(long w) {
    return (w - BELOW_SPACE | w + Words.ONES) & ~w & Words.HIGH;
  }

  /**
   * Not 0 where a word has a colon, a control, or a tilde behind an octet of 0xFF; the lowest bit
   * is in the first of them.
   */
  public static long nameEnds(long w) {
    // A colon's high bit is clear, so that of the difference is the word's
    return (w - BELOW_SPACE | w + Words.ONES | (w ^ COLON) - Words.ONES) & ~w & Words.HIGH;
  }

  /**
   * The first octet from {@code at} on that is neither a letter nor a digit nor one of {@code
   * &'()*+,-./:;=?_}, or one that no word shows.
   *
   * @param last the last index at which a word is read
   */
  public static int skipTarget(byte[] array, int at, int last) {
    int i = at;
    while (i - last <= 0) {
      long w = (long) WORD.get(array, i);
      long low = w & ~Words.HIGH;
      long other =
          ~(letters(low) | within(low, '&', ';') | is(low | Words.ONES * 2, '?') | is(low, '_'))
              | w;
      other &= Words.HIGH;
      if (other != 0) {
        return i + first(other);
      }
      i += 8;
    }
    return i;
  }

  /**
   * Whether all octets of a name are letters, digits, or of {@code -.}.
   *
   * @param at index behind which the array has eight octets at least
   * @param length octets of the name, not 0
   */
  public static boolean isPlainName(byte[] array, int at, int length) {
    long head = (long) WORD.get(array, at);
    if (length <= 8) {
      return odd(head) << (8 - length << 3) == 0;
    }
    long odd = odd(head) | odd((long) WORD.get(array, at + length - 8));
    for (int i = 8; i - (length - 8) < 0; i += 8) {
      odd |= odd((long) WORD.get(array, at + i));
    }
    return odd == 0;
  }

  /** Not 0 where a word has other octets than those of a plain name, in the high bit of each. */
  private static long odd(long w) {
    long low = w & ~Words.HIGH;
    return (~(letters(low) | within(low, '-', '9')) | is(low, '/') | w) & Words.HIGH;
  }

  // Tests of octets below 0x80, exact in the high bit of each

  private static long letters(long low) {
    return within(low | Words.CASE_BITS, 'a', 'z');
  }

  private static long within(long low, int from, int to) {
    return low + Words.ONES * (0x80 - from) & ~(low + Words.ONES * (0x7F - to));
  }

  private static long is(long low, int octet) {
    return ~((low ^ Words.ONES * octet) + Words.ONES * 0x7F);
  }

  /** The octet within a word that has the lowest bit of a mask, 0 to 7; 8 if there is no bit. */
  public static int first(long hits) {
    return Long.numberOfTrailingZeros(hits) >> 3;
  }

  /** Writes eight octets, the lowest one first. */
  public static void putWord(byte[] array, int at, long word) {
    WORD.set(array, at, word);
  }

  /** Writes four octets, the lowest one first. */
  public static void putHalf(byte[] array, int at, int half) {
    HALF.set(array, at, half);
  }

  /** Four octets, the first one lowest. */
  public static int half(byte[] array, int at) {
    return (int) HALF.get(array, at);
  }
}
