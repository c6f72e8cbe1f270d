package io.netlayers.testkit.net.model;

/** A way to lose packets on a link, once their transmission has begun. */
public sealed interface Loss {
  /** Each packet by itself with a probability, in parts per million. */
  static Loss independent(int ppm) {
    return new Independent(ppm);
  }

  /** Gilbert's model: all is lost in the bad state, nothing in the good one. */
  static Loss bursts(int goodToBadPpm, int badToGoodPpm) {
    return new Bursts(goodToBadPpm, badToGoodPpm, 0, RandomSource.MILLION);
  }

  /** Every nth packet: with 3 the third, the sixth and so on. */
  static Loss everyNth(long n) {
    return new EveryNth(n);
  }

  /** The packets with these numbers, from 0. */
  static Loss indices(long... indices) {
    return new Chosen(PacketChoice.indices(indices));
  }

  /** The packets that are picked. */
  static Loss chosen(PacketChoice choice) {
    return new Chosen(choice);
  }

  /**
   * Each packet by itself.
   *
   * @param ppm probability, 0 to 1,000,000 parts per million
   */
  record Independent(int ppm) implements Loss {
    /** Refuses what is no probability. */
    public Independent {
      requirePpm(ppm);
    }
  }

  /**
   * The model of Gilbert and Elliott: a link that is good or bad, good at first. With each packet
   * the state may change, then the packet is lost with the probability of the state.
   *
   * @param goodToBadPpm probability of a change where it is good
   * @param badToGoodPpm probability of a change where it is bad; a million divided by it is a
   *     burst's mean length in packets
   * @param goodLossPpm probability of a loss in the good state
   * @param badLossPpm probability of a loss in the bad state
   */
  record Bursts(int goodToBadPpm, int badToGoodPpm, int goodLossPpm, int badLossPpm)
      implements Loss {
    /** Refuses what is no probability. */
    public Bursts {
      requirePpm(goodToBadPpm);
      requirePpm(badToGoodPpm);
      requirePpm(goodLossPpm);
      requirePpm(badLossPpm);
    }
  }

  /**
   * The packets whose number, counted from 1, is a multiple of n.
   *
   * @param n at least 1
   */
  record EveryNth(long n) implements Loss {
    /** Refuses less than 1. */
    public EveryNth {
      if (n < 1) {
        throw new IllegalArgumentException("n less than 1: " + n);
      }
    }
  }

  /** The packets that somebody picks. */
  record Chosen(PacketChoice choice) implements Loss {}

  private static void requirePpm(int ppm) {
    if (ppm < 0 || ppm > RandomSource.MILLION) {
      throw new IllegalArgumentException("not within 0 to 1000000 parts per million: " + ppm);
    }
  }
}
