package io.netlayers.testkit.net.model;

import io.netlayers.core.Octets;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * The generator xoshiro256** 1.0 (Blackman and Vigna, 2018), its 256 bits of state filled from a
 * seed by SplitMix64 as its authors advise. Good for simulations, not for secrets.
 */
public final class Xoshiro256StarStar implements RandomSource {
  private @Unsigned long s0;
  private @Unsigned long s1;
  private @Unsigned long s2;
  private @Unsigned long s3;

  /** A generator; any seed is fine. */
  public Xoshiro256StarStar(long seed) {
    this(seed, 0);
  }

  /** One of many generators of one seed, whose bits have nothing to do with each other's. */
  public Xoshiro256StarStar(long seed, long stream) {
    @Unsigned long z = SplitMix64.mix(Octets.asBits(seed)) ^ SplitMix64.mix(~Octets.asBits(stream));
    s0 = SplitMix64.mix(z + SplitMix64.GOLDEN_GAMMA);
    s1 = SplitMix64.mix(z + 2 * SplitMix64.GOLDEN_GAMMA);
    s2 = SplitMix64.mix(z + 3 * SplitMix64.GOLDEN_GAMMA);
    s3 = SplitMix64.mix(z + 4 * SplitMix64.GOLDEN_GAMMA); // four results differ: never all zero
  }

  /** A generator with a state of 256 bits of its own, not all of them zero. */
  Xoshiro256StarStar(@Unsigned long s0, @Unsigned long s1, @Unsigned long s2, @Unsigned long s3) {
    this.s0 = s0;
    this.s1 = s1;
    this.s2 = s2;
    this.s3 = s3;
  }

  @Override
  @SuppressWarnings("signedness:return") // random bits have no sign until somebody gives them one
  public long nextLong() {
    @Unsigned long result = rotate(s1 * 5, 7) * 9;
    @Unsigned long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = rotate(s3, 45);
    return result;
  }

  private static @Unsigned long rotate(@Unsigned long bits, int left) {
    return bits << left | bits >>> (64 - left);
  }

  /** Sebastiano Vigna's SplitMix64: its step and its finalizer, a bijection of 64 bits. */
  private static final class SplitMix64 {
    static final @Unsigned long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    static @Unsigned long mix(@Unsigned long state) {
      @Unsigned long z = state;
      z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
      z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
      return z ^ z >>> 31;
    }
  }
}
