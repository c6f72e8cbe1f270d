package io.netlayers.stack.config;

/** SplitMix64 (Steele, Lea and Flood, 2014): quick, even, and foreseeable. */
final class SplitMix implements Randomness {
  private long state;

  SplitMix(long seed) {
    state = seed;
  }

  @Override
  @SuppressWarnings({"signedness:shift.unsigned", "signedness:operation.mixed"}) // bits only
  public long next() {
    state += 0x9E37_79B9_7F4A_7C15L;
    long mixed = (state ^ state >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
    return mixed ^ mixed >>> 31;
  }
}
