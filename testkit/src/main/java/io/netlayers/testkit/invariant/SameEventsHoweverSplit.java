package io.netlayers.testkit.invariant;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A stream parser tells the same however its octets come in pieces: whole, one at a time, with
 * pieces of none between, split in two everywhere, and cut at random. Octets that a parser leaves
 * come again; the buffers are wiped after each call, so that a parser that keeps one is found out.
 *
 * @param <E> what the parser tells, compared by {@code equals}
 */
public final class SameEventsHoweverSplit<E> {
  private static final int MOST_HALVES = 4_096;
  private static final int RANDOM_SPLITS = 32;

  private final Supplier<? extends StreamParser<E>> parsers;
  private final BiFunction<? super E, ? super E, Optional<E>> joining;

  private SameEventsHoweverSplit(
      Supplier<? extends StreamParser<E>> parsers,
      BiFunction<? super E, ? super E, Optional<E>> joining) {
    this.parsers = parsers;
    this.joining = joining;
  }

  /** A harness around a parser, of which {@code parsers} makes a fresh one each time. */
  public static <E> SameEventsHoweverSplit<E> of(Supplier<? extends StreamParser<E>> parsers) {
    return new SameEventsHoweverSplit<>(parsers, (one, next) -> Optional.empty());
  }

  /**
   * As this one, for a parser that tells of data in pieces as they come.
   *
   * @param joining two events on end made one, or empty where they are not pieces of one
   */
  public SameEventsHoweverSplit<E> joining(BiFunction<? super E, ? super E, Optional<E>> joining) {
    return new SameEventsHoweverSplit<>(parsers, joining);
  }

  /**
   * Checks a stream under every kind of split, its end told.
   *
   * @throws AssertionError if a split changes what comes; it shows the fewest octets found and the
   *     split
   */
  public void check(byte... octets) {
    report(octets, fault(octets), some -> fault(some));
  }

  /**
   * Checks many streams.
   *
   * @throws AssertionError as {@link #check}, for the first that fails
   */
  public void checkAll(Iterable<byte[]> streams) {
    for (byte[] octets : streams) {
      check(octets);
    }
  }

  /**
   * Checks a stream under one split.
   *
   * @param cuts where pieces end, ascending, within 0 and the stream's length
   * @throws AssertionError if the split changes what comes
   */
  public void checkSplit(byte[] octets, int... cuts) {
    String fault = splitFault(octets, outcome(octets, true), true, cuts.clone());
    if (fault != null) {
      throw new AssertionError(fault + "\n  on " + OctetText.of(octets));
    }
  }

  /**
   * Checks that a message that says where it ends is told the same with octets behind it, and that
   * those are left alone, under every kind of split.
   *
   * @param message a whole message
   * @param trailing what follows it in the stream and is not its own
   * @throws AssertionError if not
   */
  public void checkTrailing(byte[] message, byte... trailing) {
    byte[] both = Arrays.copyOf(message, message.length + trailing.length);
    System.arraycopy(trailing, 0, both, message.length, trailing.length);
    SplitFeed.Outcome<E> alone = outcome(message, false);
    if (alone.consumed() != message.length) {
      throw new AssertionError("alone, not all octets are taken: " + alone);
    }
    String fault = everySplitFault(both, alone, false);
    if (fault != null) {
      throw new AssertionError(
          fault
              + "\n  on "
              + OctetText.of(message)
              + "\n  with behind it "
              + OctetText.of(trailing));
    }
  }

  private interface Check {
    @Nullable String fault(byte[] octets);
  }

  private static void report(byte[] octets, @Nullable String fault, Check check) {
    if (fault == null) {
      return;
    }
    byte[] smallest = SmallestOctets.of(octets, some -> check.fault(some) != null);
    throw new AssertionError(
        check.fault(smallest) + "\n  on " + OctetText.smallest(smallest, octets));
  }

  private @Nullable String fault(byte[] octets) {
    return everySplitFault(octets, outcome(octets, true), true);
  }

  private @Nullable String everySplitFault(
      byte[] octets, SplitFeed.Outcome<E> expected, boolean end) {
    String fault = splitFault(octets, expected, end, new int[0]);
    if (fault == null) {
      fault = splitFault(octets, expected, end, IntStream.range(1, octets.length).toArray());
    }
    if (fault == null) {
      // Each octet by itself, and nothing at all between two of them.
      int[] doubled = IntStream.rangeClosed(0, 2 * octets.length).map(i -> i / 2).toArray();
      fault = splitFault(octets, expected, end, doubled);
    }
    int step = 1 + octets.length / MOST_HALVES;
    for (int cut = 1; cut < octets.length && fault == null; cut += step) {
      fault = splitFault(octets, expected, end, cut);
    }
    for (int i = 0; i < RANDOM_SPLITS && fault == null && octets.length > 2; i++) {
      fault = splitFault(octets, expected, end, randomCuts(i, octets.length));
    }
    return fault;
  }

  private static int[] randomCuts(int seed, int length) {
    SeededNumbers numbers = new SeededNumbers(seed);
    int cuts = 2 + numbers.below(Math.min(16, length - 1));
    return IntStream.range(0, cuts).map(i -> numbers.below(length + 1)).sorted().toArray();
  }

  private @Nullable String splitFault(
      byte[] octets, SplitFeed.Outcome<E> expected, boolean end, int... cuts) {
    SplitFeed.Outcome<E> outcome = SplitFeed.run(parsers.get(), joining, octets, cuts, end);
    // How much was taken of octets that are no message, or not all of one, is nobody's business.
    boolean taken = end || outcome.consumed() == expected.consumed();
    if (taken && outcome.sameAs(expected) && !(outcome.thrown() instanceof AssertionError)) {
      return null;
    }
    return "whole, it gives "
        + expected
        + "\n  but split at "
        + Arrays.toString(cuts)
        + " "
        + outcome;
  }

  private SplitFeed.Outcome<E> outcome(byte[] octets, boolean end) {
    return SplitFeed.run(parsers.get(), joining, octets, new int[0], end);
  }
}
