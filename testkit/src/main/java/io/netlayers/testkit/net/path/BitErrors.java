package io.netlayers.testkit.net.path;

import io.netlayers.testkit.net.model.RandomSource;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Flips bits: some in chosen packets, or each bit of the link with a probability of its own. */
public final class BitErrors {
  private static final double BILLION = 1e9;

  private final RandomSource which;
  private final RandomSource where;
  private double logOfNoError;

  /** Bits of the link up to the next error; what is left after each packet. */
  private long gap = Long.MAX_VALUE;

  /** A stage without noise. */
  public BitErrors(RandomSource which, RandomSource where) {
    this.which = which;
    this.where = where;
  }

  /**
   * From now on each bit that passes is flipped with a probability.
   *
   * @param perBillion parts per billion, 0 to 999,999,999
   */
  public void noiseIs(int perBillion) {
    logOfNoError = StrictMath.log1p(-perBillion / BILLION);
    gap = perBillion == 0 ? Long.MAX_VALUE : drawGap();
  }

  /** How many good bits come before the next bad one: a geometric distribution. */
  private long drawGap() {
    double u = where.nextDouble() + RandomSource.ULP / 2; // never 0
    return (long) (StrictMath.log(u) / logOfNoError);
  }

  /** Flips different bits of a packet, all of them where it has fewer than {@code bits}. */
  public boolean flipSome(Packet packet, int bits) {
    long all = 8L * packet.length();
    int flips = (int) Math.min(bits, all);
    long[] chosen = new long[flips];
    for (int i = 0; i < flips; i++) {
      // Robert Floyd's sample of i + 1 different numbers out of all - flips + i + 1
      long last = all - flips + i;
      long bit = which.below(last + 1);
      chosen[i] = contains(chosen, i, bit) ? last : bit;
      flip(packet.octets(), chosen[i]);
    }
    return flips > 0;
  }

  private static boolean contains(long[] chosen, int length, long bit) {
    return Arrays.stream(chosen, 0, length).anyMatch(one -> one == bit);
  }

  /** Lets the packet's bits pass over the noisy link; answers whether any was flipped. */
  public boolean addNoise(Packet packet) {
    if (gap == Long.MAX_VALUE) {
      return false;
    }
    long all = 8L * packet.length();
    boolean flipped = false;
    while (gap < all) {
      flip(packet.octets(), gap);
      flipped = true;
      gap += 1 + drawGap();
    }
    gap -= all;
    return flipped;
  }

  /** Bit 0 is the first on the wire as RFC 791's diagrams count: the highest of its octet. */
  private static void flip(ByteBuffer octets, long bit) {
    int at = (int) (bit / 8);
    octets.put(at, (byte) (octets.get(at) ^ 0x80 >> (int) (bit % 8)));
  }
}
