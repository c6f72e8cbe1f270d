package io.netlayers.testkit.invariant;

import java.util.function.Predicate;

/**
 * Looks for fewer and plainer octets that still fail: leaves runs out, then clears octets and bits.
 */
final class SmallestOctets {
  private static final int MOST_TRIES = 2_000;

  private final Predicate<byte[]> fails;
  private byte[] best;
  private int tries;

  private SmallestOctets(byte[] failing, Predicate<byte[]> fails) {
    this.best = failing;
    this.fails = fails;
  }

  /**
   * The smallest that was found in a bounded search; {@code failing} itself if none.
   *
   * @param failing octets for which {@code fails} answers true
   */
  static byte[] of(byte[] failing, Predicate<byte[]> fails) {
    SmallestOctets search = new SmallestOctets(failing, fails);
    search.leaveOut();
    search.clear();
    return search.best;
  }

  private void leaveOut() {
    for (int run = best.length; run > 0; run = run / 2) {
      int at = best.length - run;
      while (at >= 0 && tries < MOST_TRIES) {
        take(without(best, at, run));
        at = Math.min(at - 1, best.length - run);
      }
    }
  }

  private void clear() {
    for (int i = 0; i < best.length && tries < MOST_TRIES; i++) {
      with(i, 0);
      for (int bit = 0; bit < 8 && best[i] != 0; bit++) {
        with(i, best[i] & ~(1 << bit));
      }
    }
  }

  private void with(int at, int octet) {
    if ((best[at] & 0xFF) != (octet & 0xFF)) {
      byte[] candidate = best.clone();
      candidate[at] = (byte) octet;
      take(candidate);
    }
  }

  private void take(byte[] candidate) {
    tries++;
    if (fails.test(candidate)) {
      best = candidate;
    }
  }

  private static byte[] without(byte[] octets, int at, int run) {
    byte[] left = new byte[octets.length - run];
    System.arraycopy(octets, 0, left, 0, at);
    System.arraycopy(octets, at + run, left, at, octets.length - at - run);
    return left;
  }
}
