package io.netlayers.testkit.gen.choice;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Simpler sequences of choices than a given one: what a test engine tries when a value fails, until
 * none of them fails any more. A sequence is simpler that is shorter, or as long with a smaller
 * sum.
 */
public final class Shrinking {
  private Shrinking() {}

  /**
   * The candidates, the boldest first: runs left out, runs set to 0, then single numbers lowered.
   */
  public static Stream<long[]> candidates(long[] choices) {
    return Stream.of(removals(choices), zeros(choices), lowered(choices)).flatMap(s -> s);
  }

  /** Whether {@code a} is simpler than {@code b}. */
  public static boolean isSimpler(long[] a, long[] b) {
    return a.length != b.length ? a.length < b.length : sum(a) < sum(b);
  }

  /** The sum of all choices. */
  public static long sum(long[] choices) {
    return LongStream.of(choices).sum();
  }

  private static IntStream runs(int length) {
    return IntStream.iterate(length, run -> run > 0, run -> run > 8 ? run / 2 : run - 1);
  }

  private static Stream<long[]> removals(long[] choices) {
    return runs(choices.length)
        .boxed()
        .flatMap(
            run ->
                IntStream.iterate(choices.length - run, at -> at >= 0, at -> at - step(run))
                    .mapToObj(at -> without(choices, at, run)));
  }

  /** Long runs are tried side by side, short ones at every place. */
  private static int step(int run) {
    return run > 8 ? run : 1;
  }

  private static long[] without(long[] choices, int at, int run) {
    long[] left = new long[choices.length - run];
    System.arraycopy(choices, 0, left, 0, at);
    System.arraycopy(choices, at + run, left, at, left.length - at);
    return left;
  }

  private static Stream<long[]> zeros(long[] choices) {
    return runs(choices.length)
        .filter(run -> run > 1)
        .boxed()
        .flatMap(
            run ->
                IntStream.iterate(0, at -> at + run <= choices.length, at -> at + run)
                    .mapToObj(at -> zeroed(choices, at, run)));
  }

  private static long[] zeroed(long[] choices, int at, int run) {
    long[] zeroed = choices.clone();
    Arrays.fill(zeroed, at, at + run, 0);
    return zeroed;
  }

  private static Stream<long[]> lowered(long[] choices) {
    return IntStream.range(0, choices.length)
        .filter(at -> choices[at] > 0)
        .boxed()
        .flatMap(
            at ->
                LongStream.iterate(choices[at], less -> less > 0, less -> less / 2)
                    .mapToObj(less -> with(choices, at, choices[at] - less)));
  }

  private static long[] with(long[] choices, int at, long value) {
    long[] changed = choices.clone();
    changed[at] = value;
    return changed;
  }
}
