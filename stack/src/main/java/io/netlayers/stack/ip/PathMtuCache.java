package io.netlayers.stack.ip;

import io.netlayers.fsm.tcp.table.SipHash;
import io.netlayers.stack.bits.AddressBits;
import java.util.Arrays;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * What routers have said of the MTU of paths (RFC 1191 §6, RFC 8201 §5.2): a table of a fixed size
 * under a keyed hash, four places to a hash, in which the oldest word goes first and each one ages.
 */
public final class PathMtuCache {
  /** Nothing is known. */
  public static final int UNKNOWN = Integer.MAX_VALUE;

  /** The least MTU of an IPv4 path that is believed; a lower one is taken for it. */
  public static final int IPV4_LEAST = 552;

  private static final int WAYS = 4;

  private final SipHash hash;
  private final long lifeNanos;
  private final int sets;
  private final @Unsigned long[] high;
  private final @Unsigned long[] low;
  private final int[] mtu;
  private final long[] until;

  /** An empty cache of about {@code entries} entries. */
  public PathMtuCache(int entries, long lifeNanos, @Unsigned long k0, @Unsigned long k1) {
    hash = new SipHash(k0, k1);
    this.lifeNanos = lifeNanos;
    sets = Integer.highestOneBit(Math.max(1, entries / WAYS));
    high = new @Unsigned long[sets * WAYS];
    low = new @Unsigned long[sets * WAYS];
    mtu = new int[sets * WAYS];
    until = new long[sets * WAYS];
    Arrays.fill(until, Long.MIN_VALUE);
  }

  private int set(@Unsigned long destinationHigh, @Unsigned long destinationLow) {
    return AddressBits.place(hash.begin().add(destinationHigh).add(destinationLow).finish(), sets)
        * WAYS;
  }

  /** The MTU of the path to a destination, or {@link #UNKNOWN}. */
  public int get(@Unsigned long destinationHigh, @Unsigned long destinationLow, long nowNanos) {
    int set = set(destinationHigh, destinationLow);
    for (int i = set; i < set + WAYS; i++) {
      if (low[i] == destinationLow && high[i] == destinationHigh && until[i] > nowNanos) {
        return mtu[i];
      }
    }
    return UNKNOWN;
  }

  /**
   * A router has said so. A message never raises what is known (RFC 8201 §4).
   *
   * @return whether it is news
   */
  public boolean learn(
      @Unsigned long destinationHigh, @Unsigned long destinationLow, int octets, long nowNanos) {
    if (get(destinationHigh, destinationLow, nowNanos) <= octets) {
      return false;
    }
    int set = set(destinationHigh, destinationLow);
    int victim = set;
    for (int i = set; i < set + WAYS; i++) {
      if (low[i] == destinationLow && high[i] == destinationHigh) {
        victim = i;
        break;
      }
      if (until[i] < until[victim]) {
        victim = i;
      }
    }
    high[victim] = destinationHigh;
    low[victim] = destinationLow;
    mtu[victim] = octets;
    until[victim] = nowNanos + lifeNanos;
    return true;
  }
}
