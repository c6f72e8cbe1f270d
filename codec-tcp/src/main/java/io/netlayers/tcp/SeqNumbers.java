package io.netlayers.tcp;

import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Arithmetic of sequence numbers, modulo 2^32 (RFC 9293 §3.4), which serves timestamps as well (RFC
 * 7323 §5.2).
 *
 * <p>Of two numbers, the one less than 2^31 ahead is the greater. At a distance of exactly 2^31
 * each is less than the other: a window is never so wide (RFC 7323 §2.3).
 */
public final class SeqNumbers {
  private SeqNumbers() {}

  /** Whether {@code a} lies before {@code b}. */
  public static boolean lessThan(@Unsigned int a, @Unsigned int b) {
    return distance(b, a) < 0;
  }

  /** Whether {@code a} is {@code b} or lies before it. */
  public static boolean lessOrEqual(@Unsigned int a, @Unsigned int b) {
    return distance(b, a) <= 0;
  }

  /** Whether {@code a} lies behind {@code b}. */
  public static boolean greaterThan(@Unsigned int a, @Unsigned int b) {
    return distance(b, a) > 0;
  }

  /** Whether {@code a} is {@code b} or lies behind it. */
  public static boolean greaterOrEqual(@Unsigned int a, @Unsigned int b) {
    return distance(b, a) >= 0;
  }

  /**
   * How far {@code to} lies ahead of {@code from}, from -2^31 to 2^31 - 1; negative where it lies
   * behind.
   */
  @SuppressWarnings("signedness:return") // the difference modulo 2^32 is read with a sign
  public static int distance(@Unsigned int from, @Unsigned int to) {
    return to - from;
  }

  /** The number {@code octets} ahead, or behind where that is negative. */
  @SuppressWarnings("signedness") // a signed step, modulo 2^32
  public static @Unsigned int add(@Unsigned int seq, int octets) {
    return seq + octets;
  }

  /**
   * Whether {@code low <= seq < high}.
   *
   * @param high at most 2^32 - 1 ahead of {@code low}; nothing lies between equal bounds
   */
  public static boolean between(@Unsigned int low, @Unsigned int seq, @Unsigned int high) {
    return Integer.compareUnsigned(seq - low, high - low) < 0;
  }

  /**
   * Whether {@code start <= seq < start + size}.
   *
   * @param size octets of window, 0 (which holds nothing) to 2^32
   */
  public static boolean inWindow(@Unsigned int seq, @Unsigned int start, long size) {
    return Integer.toUnsignedLong(seq - start) < size;
  }

  /** The one behind; {@code a} where they are equal. */
  public static @Unsigned int max(@Unsigned int a, @Unsigned int b) {
    return lessThan(a, b) ? b : a;
  }

  /** The one before; {@code a} where they are equal. */
  public static @Unsigned int min(@Unsigned int a, @Unsigned int b) {
    return lessThan(b, a) ? b : a;
  }
}
