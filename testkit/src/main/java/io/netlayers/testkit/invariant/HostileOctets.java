package io.netlayers.testkit.invariant;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Inputs for harnesses where no generator is at hand: made one by one as they are asked for, and
 * the same for the same arguments on every machine.
 */
public final class HostileOctets {
  private static final int[] TELLING = {0x00, 0x01, 0x7F, 0x80, 0xFE, 0xFF};

  private HostileOctets() {}

  /** Any octets: {@code count} inputs of 0 to {@code maxOctets} octets each. */
  public static Iterable<byte[]> random(long seed, int count, int maxOctets) {
    return indexed(
        count,
        i -> {
          SeededNumbers numbers = new SeededNumbers(seed + i);
          byte[] octets = new byte[numbers.below(maxOctets + 1)];
          for (int at = 0; at < octets.length; at++) {
            octets[at] = (byte) numbers.below(256);
          }
          return octets;
        });
  }

  /** A message cut off at every length, from none to all of it. */
  public static Iterable<byte[]> truncations(byte... message) {
    return indexed(message.length + 1, i -> Arrays.copyOf(message, i));
  }

  /** A message with one octet at a time made 0, 1, 127, 128, 254 and 255. */
  public static Iterable<byte[]> oneOctetChanged(byte... message) {
    return indexed(
        message.length * TELLING.length,
        i -> {
          byte[] changed = message.clone();
          changed[i / TELLING.length] = (byte) TELLING[i % TELLING.length];
          return changed;
        });
  }

  /**
   * A message with one to four edits: octets changed, bits flipped, runs left out, doubled or moved
   * to the end.
   */
  public static Iterable<byte[]> mutations(long seed, int count, byte... message) {
    return indexed(
        count,
        i -> {
          SeededNumbers numbers = new SeededNumbers(seed + i);
          byte[] octets = message.clone();
          for (int edits = 1 + numbers.below(4); edits > 0; edits--) {
            octets = edited(octets, numbers);
          }
          return octets;
        });
  }

  /** Every truncation, every octet changed, and a thousand mutations. */
  public static Iterable<byte[]> around(byte... message) {
    return both(both(truncations(message), oneOctetChanged(message)), mutations(1, 1_000, message));
  }

  /** All of the first, then all of the next. */
  public static Iterable<byte[]> both(Iterable<byte[]> first, Iterable<byte[]> next) {
    return () ->
        Stream.concat(
                StreamSupport.stream(first.spliterator(), false),
                StreamSupport.stream(next.spliterator(), false))
            .iterator();
  }

  private static byte[] edited(byte[] octets, SeededNumbers numbers) {
    if (octets.length == 0) {
      return new byte[] {(byte) numbers.below(256)};
    }
    int at = numbers.below(octets.length);
    int run = 1 + numbers.below(Math.min(8, octets.length - at));
    byte[] changed = octets.clone();
    switch (numbers.below(5)) {
      case 0 -> changed[at] = (byte) numbers.below(256);
      case 1 -> changed[at] = (byte) (changed[at] ^ (1 << numbers.below(8)));
      case 2 -> {
        changed = new byte[octets.length - run];
        System.arraycopy(octets, 0, changed, 0, at);
        System.arraycopy(octets, at + run, changed, at, octets.length - at - run);
      }
      case 3 -> {
        changed = new byte[octets.length + run];
        System.arraycopy(octets, 0, changed, 0, at + run);
        System.arraycopy(octets, at, changed, at + run, octets.length - at);
      }
      default -> {
        System.arraycopy(octets, at + run, changed, at, octets.length - at - run);
        System.arraycopy(octets, at, changed, octets.length - run, run);
      }
    }
    return changed;
  }

  private static Iterable<byte[]> indexed(int count, IntFunction<byte[]> input) {
    return () -> IntStream.range(0, count).mapToObj(input).iterator();
  }
}
