package io.netlayers.testkit.invariant;

import org.checkerframework.checker.signedness.qual.SignedPositive;

/** SplitMix64: the same numbers for the same seed on every machine and every JDK. */
final class SeededNumbers {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  SeededNumbers(long seed) {
    this.state = seed * GOLDEN;
  }

  /** A number within {@code [0, bound)}. */
  @SignedPositive
  int below(int bound) {
    return Math.floorMod(next(), bound) & Integer.MAX_VALUE;
  }

  @SuppressWarnings("signedness:shift.unsigned") // bits, not numbers, until the end
  private long next() {
    state += GOLDEN;
    long mixed = state;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
