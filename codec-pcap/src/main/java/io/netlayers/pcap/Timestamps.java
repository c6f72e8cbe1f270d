package io.netlayers.pcap;

import io.netlayers.core.Octets;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Times counted in an interface's units (draft-ietf-opsawg-pcapng §4.2, if_tsresol): an octet whose
 * high bit is clear says that a unit is 10^-n seconds, one whose high bit is set 2^-n.
 */
public final class Timestamps {
  /** if_tsresol where no option says otherwise: microseconds. */
  public static final int MICROSECONDS = 6;

  /** if_tsresol for nanoseconds. */
  public static final int NANOSECONDS = 9;

  private static final long BILLION = 1_000_000_000L;

  /** 10^0 to 10^19, the last of them with the sign bit set. */
  private static final @Unsigned long[] POWERS_OF_TEN = powersOfTen();

  private Timestamps() {}

  private static @Unsigned long[] powersOfTen() {
    @Unsigned long[] powers = new @Unsigned long[20];
    @Unsigned long power = 1;
    for (int i = 0; i < powers.length; i++) {
      powers[i] = power;
      power *= 10;
    }
    return powers;
  }

  /**
   * Whole seconds of a time, the unsigned quotient's 64 bits.
   *
   * @param tsresol the octet of if_tsresol, 0 to 255
   */
  @SuppressWarnings("signedness:return") // a sum with the signed if_tsoffset comes next
  public static long seconds(int tsresol, @Unsigned long units) {
    int exponent = tsresol & 0x7F;
    if (isPowerOfTwo(tsresol)) {
      return exponent < 64 ? units >>> exponent : 0;
    }
    return exponent < POWERS_OF_TEN.length
        ? Long.divideUnsigned(units, POWERS_OF_TEN[exponent])
        : 0;
  }

  /**
   * What is left of a time behind its whole seconds, 0 to 999,999,999 nanoseconds; finer units are
   * rounded down.
   *
   * @param tsresol the octet of if_tsresol, 0 to 255
   */
  public static int nanos(int tsresol, @Unsigned long units) {
    int exponent = tsresol & 0x7F;
    return lessThanABillion(
        isPowerOfTwo(tsresol) ? binaryNanos(exponent, units) : decimalNanos(exponent, units));
  }

  @SuppressWarnings("signedness:return") // too few for a sign
  private static int lessThanABillion(@Unsigned long nanos) {
    return (int) nanos;
  }

  /** A fraction of 2^-n times 10^9, through 128 bits. */
  private static @Unsigned long binaryNanos(int exponent, @Unsigned long units) {
    if (exponent == 0) {
      return 0;
    }
    if (exponent < 64) {
      @Unsigned long fraction = units & (1L << exponent) - 1;
      return highOfBillionTimes(fraction) << 64 - exponent | fraction * BILLION >>> exponent;
    }
    return highOfBillionTimes(units) >>> exponent - 64;
  }

  @SuppressWarnings({
    "signedness:argument", // what the sign bit, taken for a sign, took away is added
    "signedness:comparison" // the sign bit is what is asked for
  })
  private static @Unsigned long highOfBillionTimes(@Unsigned long factor) {
    return Octets.asBits(Math.multiplyHigh(factor, BILLION) + (factor < 0 ? BILLION : 0));
  }

  private static @Unsigned long decimalNanos(int exponent, @Unsigned long units) {
    if (exponent <= 9) {
      return Long.remainderUnsigned(units, POWERS_OF_TEN[exponent]) * POWERS_OF_TEN[9 - exponent];
    }
    if (exponent - 9 >= POWERS_OF_TEN.length) {
      return 0;
    }
    @Unsigned
    long fraction =
        exponent < POWERS_OF_TEN.length
            ? Long.remainderUnsigned(units, POWERS_OF_TEN[exponent])
            : units;
    return Long.divideUnsigned(fraction, POWERS_OF_TEN[exponent - 9]);
  }

  private static boolean isPowerOfTwo(int tsresol) {
    return (tsresol & 0x80) != 0;
  }
}
