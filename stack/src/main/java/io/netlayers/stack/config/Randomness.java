package io.netlayers.stack.config;

/**
 * Where a host takes what nobody may guess: keys of its hash tables, identifications, the spread of
 * its timers. The caller brings a source that is good enough for keys, {@code SecureRandom} say.
 */
@FunctionalInterface
public interface Randomness {
  /** 64 bits, each pattern as likely as any other. */
  long next();

  /** A number from 0 to {@code bound} - 1; {@code bound} ≥ 1. */
  default long below(long bound) {
    return bound <= 1 ? 0 : (next() & Long.MAX_VALUE) % bound;
  }

  /**
   * A source that gives the same numbers for the same seed: for simulations and tests, and for
   * nothing that meets an adversary.
   */
  static Randomness seeded(long seed) {
    return new SplitMix(seed);
  }
}
