package io.netlayers.testkit.net.model;

/** Random bits that a seed decides: the same seed gives the same bits on every machine. */
@FunctionalInterface
public interface RandomSource {
  /** Certainty, in parts per million. */
  int MILLION = 1_000_000;

  /** 2^-53. */
  double ULP = 1.0 / (1L << 53);

  /** The next 64 bits, each value equally likely. */
  long nextLong();

  /**
   * A number of {@code [0, bound)}, each equally likely.
   *
   * @throws IllegalArgumentException if {@code bound} is not positive
   */
  default long below(long bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound not positive: " + bound);
    }
    // numbers of the last, incomplete run of length bound are drawn again, or some were likelier
    long ceiling = Long.MAX_VALUE - (Long.MAX_VALUE % bound + 1) % bound;
    long drawn;
    do {
      drawn = nextLong() & Long.MAX_VALUE;
    } while (drawn > ceiling);
    return drawn % bound;
  }

  /** A number of {@code [0, 1)}, a multiple of 2^-53. */
  default double nextDouble() {
    return (nextLong() & (1L << 53) - 1) * ULP;
  }

  /**
   * True with a probability; draws nothing where it is 0 or less, or a million or more.
   *
   * @param ppm parts per million
   */
  default boolean happens(int ppm) {
    return ppm > 0 && (ppm >= MILLION || below(MILLION) < ppm);
  }
}
