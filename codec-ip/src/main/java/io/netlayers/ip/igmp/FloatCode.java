package io.netlayers.ip.igmp;

/**
 * Times that are exact while they are small and floating-point above (RFC 9776 §4.1.1, §4.1.7; RFC
 * 9777 §5.1.3, §5.1.9): a highest bit of 1, three bits of exponent, the rest mantissa.
 */
public final class FloatCode {
  /** The longest time that 8 bits can say. */
  public static final int MAX_8 = (0xF | 0x10) << 10;

  /** The longest time that 16 bits can say. */
  public static final int MAX_16 = (0xFFF | 0x1000) << 10;

  private FloatCode() {}

  /** What a code of 8 bits stands for, 0 to {@link #MAX_8}. */
  public static int decode8(int code) {
    return decode(code & 0xFF, 4);
  }

  /** What a code of 16 bits stands for, 0 to {@link #MAX_16}. */
  public static int decode16(int code) {
    return decode(code & 0xFFFF, 12);
  }

  private static int decode(int code, int mantissaBits) {
    if (code < 1 << mantissaBits + 3) {
      return code;
    }
    int mantissa = code & (1 << mantissaBits) - 1;
    int exponent = code >> mantissaBits & 7;
    return (mantissa | 1 << mantissaBits) << exponent + 3;
  }

  /**
   * The code of 8 bits for a time, or for the longest one below it that has a code.
   *
   * @throws IllegalArgumentException if the time is not within 0 to {@link #MAX_8}
   */
  public static int encode8(int time) {
    return encode(time, 4, MAX_8);
  }

  /**
   * The code of 16 bits for a time, or for the longest one below it that has a code.
   *
   * @throws IllegalArgumentException if the time is not within 0 to {@link #MAX_16}
   */
  public static int encode16(int time) {
    return encode(time, 12, MAX_16);
  }

  private static int encode(int time, int mantissaBits, int max) {
    if (time < 0 || time > max) {
      throw new IllegalArgumentException("time not within 0 to " + max + ": " + time);
    }
    if (time < 1 << mantissaBits + 3) {
      return time;
    }
    int shift = 31 - Integer.numberOfLeadingZeros(time) - mantissaBits;
    int mantissa = time >> shift & (1 << mantissaBits) - 1;
    return 1 << mantissaBits + 3 | shift - 3 << mantissaBits | mantissa;
  }
}
