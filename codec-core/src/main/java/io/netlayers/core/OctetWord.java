package io.netlayers.core;

import org.checkerframework.checker.signedness.qual.SignedPositive;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Fields of eight octets that were read at once, as {@link Octets#bits64} gives them.
 *
 * <p>A view reads a header in a few of these and takes its fields out of them: a read that may meet
 * any kind of buffer costs about a nanosecond, for the compiler may not carry anything across it; a
 * shift costs next to nothing.
 *
 * <p>{@code at} counts octets from the word's first one; a field that does not lie within the word
 * is the caller's mistake and gives bits of no meaning.
 */
public final class OctetWord {
  private OctetWord() {}

  /** One octet, 0 to 255. */
  public static @SignedPositive int u8(@Unsigned long word, int at) {
    return (int) (word >>> 56 - 8 * at) & 0xFF;
  }

  /** Two octets, 0 to 65,535. */
  public static @SignedPositive int u16(@Unsigned long word, int at) {
    return (int) (word >>> 48 - 8 * at) & 0xFFFF;
  }

  /** Four octets as bits, on which no sign is meant. */
  public static @Unsigned int bits32(@Unsigned long word, int at) {
    return (int) (word >>> 32 - 8 * at);
  }

  /** Six octets, 0 to 2^48 - 1. */
  public static @SignedPositive long u48(@Unsigned long word, int at) {
    return word >>> 16 - 8 * at & 0xFFFF_FFFF_FFFFL;
  }

  /** A word of four fields of two octets each, the low 16 bits of the values. */
  public static @Unsigned long of16(int first, int second, int third, int fourth) {
    return of32(
        Octets.asBits(first << 16 | second & 0xFFFF), Octets.asBits(third << 16 | fourth & 0xFFFF));
  }

  /** A word of two fields of four octets each. */
  public static @Unsigned long of32(@Unsigned int first, @Unsigned int second) {
    return Octets.asBits((first & 0xFFFFFFFFL) << 32 | second & 0xFFFFFFFFL);
  }

  /** The word with one octet changed to the low 8 bits of {@code value}. */
  public static @Unsigned long with8(@Unsigned long word, int at, int value) {
    return with(word, 56 - 8 * at, 0xFFL, value);
  }

  /** The word with two octets changed to the low 16 bits of {@code value}. */
  public static @Unsigned long with16(@Unsigned long word, int at, int value) {
    return with(word, 48 - 8 * at, 0xFFFFL, value);
  }

  /** The word with four octets changed to {@code bits}. */
  public static @Unsigned long with32(@Unsigned long word, int at, @Unsigned int bits) {
    return with(word, 32 - 8 * at, 0xFFFF_FFFFL, bits & 0xFFFF_FFFFL);
  }

  /** The word with six octets changed to the low 48 bits of {@code value}. */
  public static @Unsigned long with48(@Unsigned long word, int at, long value) {
    return with(word, 16 - 8 * at, 0xFFFF_FFFF_FFFFL, value);
  }

  private static @Unsigned long with(@Unsigned long word, int shift, long mask, long value) {
    return word & ~Octets.asBits(mask << shift) | Octets.asBits((value & mask) << shift);
  }
}
