package io.netlayers.testkit.gen.choice;

import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.testkit.net.model.RandomSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Where a generator draws from: a sequence of bounded numbers, each at least 0, that is written
 * down as it is drawn. A value is a function of its choices, 0 is always the simplest one, and the
 * same choices give the same value; so a sequence that is shorter or has smaller numbers gives a
 * simpler value, whatever the value's type ({@link Shrinking}).
 *
 * <p>Random choices of a range favour its ends, small numbers and powers of two. Choices of one
 * among several are even. Single-threaded.
 */
public final class Choices {
  private static final int FEW = 16;

  /** Where 64 bits turn over, signed and not. */
  private static final long[] WIDE = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0xFFFF_FFFFL};

  private final long[] given;
  private final @Nullable RandomSource random;
  private long[] drawn = new long[64];
  private int count;

  private Choices(long[] given, @Nullable RandomSource random) {
    this.given = given;
    this.random = random;
  }

  /** Choices that random bits decide. */
  public static Choices random(RandomSource random) {
    return new Choices(new long[0], random);
  }

  /**
   * Choices made before. One that is too great for its range counts as the range's greatest; behind
   * the last one every choice is 0.
   */
  public static Choices replay(long... choices) {
    return new Choices(choices.clone(), null);
  }

  /** What was drawn up to now. */
  public long[] recorded() {
    return Arrays.copyOf(drawn, count);
  }

  /**
   * A number of {@code [0, bound)}, each equally likely.
   *
   * @param bound at least 1
   */
  public int below(int bound) {
    long value = random == null ? replayed(bound) : random.below(bound);
    return (int) record(value);
  }

  /**
   * A number of {@code [min, max]}, the ends, what is close to them, the middle and powers of two
   * the likelier; {@code min} is the simplest.
   *
   * @throws IllegalArgumentException if there is none, or the range has 2^63 numbers or more
   */
  public long between(long min, long max) {
    long bound = max - min + 1;
    if (bound <= 0) {
      throw new IllegalArgumentException("no range: " + min + " to " + max);
    }
    return min + record(random == null ? replayed(bound) : biased(random, bound));
  }

  /** As {@link #between(long, long)}. */
  public int between(int min, int max) {
    return (int) between((long) min, (long) max);
  }

  private static long biased(RandomSource random, long bound) {
    long limit = Math.min(bound, FEW);
    return switch ((int) random.below(11)) {
      case 0 -> 0;
      case 1 -> bound - 1;
      case 2 -> random.below(limit);
      case 3 -> bound - 1 - random.below(Math.min(bound, 4));
      case 4 -> {
        long power = 1L << random.below(64 - Long.numberOfLeadingZeros(bound));
        yield Math.min(bound - 1, power - random.below(2));
      }
      case 5 -> Math.max(0, bound / 2 - random.below(2)); // where signs change
      default -> random.below(bound);
    };
  }

  private long replayed(long bound) {
    return count < given.length ? Math.max(0, Math.min(given[count], bound - 1)) : 0;
  }

  private long record(long value) {
    if (count == drawn.length) {
      drawn = Arrays.copyOf(drawn, count * 2);
    }
    drawn[count++] = value;
    return value;
  }

  /** True or false; false is the simplest. */
  public boolean flag() {
    return below(2) == 1;
  }

  /** True once in {@code n} times; false is the simplest. */
  public boolean onceIn(int n) {
    return record(random == null ? replayed(2) : random.below(n) == 0 ? 1 : 0) == 1;
  }

  /** A number of so many bits, 0 to 30. */
  public int bits(int width) {
    return between(0, (1 << width) - 1);
  }

  /** 0 to 255. */
  public int u8() {
    return bits(8);
  }

  /** 0 to 65,535. */
  public int u16() {
    return bits(16);
  }

  /** 0 to 2^32 - 1. */
  public long u32() {
    return between(0L, 0xFFFF_FFFFL);
  }

  /** 32 bits. */
  public @Unsigned int bits32() {
    return Octets.asBits((int) u32());
  }

  /** 64 bits. */
  public @Unsigned long bits64() {
    int special = below(8);
    if (special < WIDE.length) {
      return Octets.asBits(WIDE[special]);
    }
    long high = u32();
    return Octets.asBits(high << 32 | u32());
  }

  /** One of several, each equally likely; the first is the simplest. */
  @SafeVarargs
  public final <T> T oneOf(T... values) {
    return values[below(values.length)];
  }

  /** One of a list, each equally likely; the first is the simplest. */
  public <T> T oneOf(List<T> values) {
    return values.get(below(values.size()));
  }

  /** A value of a generator. */
  public <T> T from(Generator<T> generator) {
    return generator.generate(this);
  }

  /** A value or none; none is the simplest. */
  public <T extends Object> Optional<T> optional(Generator<T> generator) {
    return flag() ? Optional.of(generator.generate(this)) : Optional.empty();
  }

  /** A number of a range or none; none is the simplest. */
  public OptionalInt optionalBetween(int min, int max) {
    return flag() ? OptionalInt.of(between(min, max)) : OptionalInt.empty();
  }

  /** So many values. The shortest list is the simplest, and any of its values may go. */
  public <T> List<T> list(int min, int max, Generator<T> generator) {
    List<T> values = new ArrayList<>();
    long wanted = random == null ? 0 : min + biased(random, (long) max - min + 1);
    while (values.size() < min || values.size() < max && more(values.size() < wanted)) {
      values.add(generator.generate(this));
    }
    return values;
  }

  /** Whether there is another; a random length is settled before, what is recorded is each step. */
  private boolean more(boolean wanted) {
    return record(random == null ? replayed(2) : wanted ? 1 : 0) == 1;
  }

  /** So many octets: zeros, counting up, all ones, or any. */
  public OctetString octets(int min, int max) {
    return OctetString.copyOf(array(between(min, max)));
  }

  /** Exactly so many octets. */
  public OctetString octets(int length) {
    return OctetString.copyOf(array(length));
  }

  /** As {@link #octets(int)}. */
  public byte[] array(int length) {
    byte[] octets = new byte[length];
    if (length == 0) {
      return octets;
    }
    if (length <= FEW) {
      for (int i = 0; i < length; i++) {
        octets[i] = (byte) u8();
      }
      return octets;
    }
    long mix =
        switch (below(6)) {
          case 0 -> 0;
          case 1 -> 1;
          case 2 -> 2;
          default -> 3 + between(0L, 0xFFFF_FFFFL);
        };
    for (int i = 0; i < length; i++) {
      octets[i] = (byte) (mix == 0 ? 0 : mix == 1 ? i : mix == 2 ? 0xFF : mixed(mix, i));
    }
    return octets;
  }

  /** An octet that a seed and a place decide (Stafford's variant of MurmurHash3's finalizer). */
  private static int mixed(long seed, int place) {
    long z = seed * 0x9E3779B97F4A7C15L + place * 0xD1B54A32D192ED03L;
    z = (z ^ (z & Long.MAX_VALUE) >> 30) * 0xBF58476D1CE4E5B9L;
    return (int) ((z ^ (z & Long.MAX_VALUE) >> 27) >> 16) & 0xFF;
  }

  /** Characters of an alphabet, so many of them; the alphabet's first is the simplest. */
  public String text(String alphabet, int min, int max) {
    int length = between(min, max);
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(between(0, alphabet.length() - 1)));
    }
    return text.toString();
  }
}
