package io.netlayers.fsm.tcp.table;

import io.netlayers.core.Octets;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * SYN cookies (RFC 4987 §3.6): the SYN,ACK's sequence number carries what a listener would have to
 * remember, so that it remembers nothing until the handshake's ACK brings it back.
 *
 * <p>A cookie holds a count of 64 seconds, 8 bits, and 24 bits of a keyed hash to which an index of
 * {@link #mssOf} is added. It is good for two counts. Window scale, SACK and ECN are in the low six
 * bits of the SYN,ACK's TSval, where the peer offered timestamps; without them a connection made
 * from a cookie has none of the three.
 *
 * <p>When the backlog is full: {@link #encode} gives the ISS of a SYN,ACK that nobody remembers (it
 * is never retransmitted), and {@link #encodeTimestamp} its TSval. When an ACK arrives for a
 * listening socket: {@link #decode} with SEG.SEQ - 1 and SEG.ACK - 1, and {@link #scaleIn}, {@link
 * #sackIn} and {@link #ecnIn} with TSecr.
 */
public final class SynCookies {
  /** {@link #decode}: not a cookie of ours, or too old. */
  public static final int INVALID = -1;

  /** The window scale that says "none offered". */
  public static final int NO_SCALE = 15;

  /** Low bits of a TSval that {@link #encodeTimestamp} uses. */
  public static final int TIMESTAMP_BITS = 6;

  private static final int SACK = 1 << 4;
  private static final int ECN = 1 << 5;
  private static final int TIMESTAMP_MASK = (1 << TIMESTAMP_BITS) - 1;

  private static final long COUNT_NANOS = 64_000_000_000L;
  private static final int LARGEST_AGE = 2;
  private static final int PROOF_BITS = 24;
  private static final int PROOF_MASK = (1 << PROOF_BITS) - 1;
  private static final int[] MSS = {536, 1220, 1300, 1420, 1440, 1460, 4312, 8940};

  private final ConnectionHash hash;

  /** Cookies under a key. */
  public SynCookies(ConnectionHash hash) {
    this.hash = hash;
  }

  /**
   * The ISS of a SYN,ACK.
   *
   * @param irs the SYN's sequence number
   * @param mss what the SYN's option says, or the default; it comes back rounded down, at least 536
   */
  public @Unsigned int encode(
      @Unsigned int scope,
      @Unsigned long localHigh,
      @Unsigned long localLow,
      int localPort,
      @Unsigned long remoteHigh,
      @Unsigned long remoteLow,
      int remotePort,
      @Unsigned int irs,
      int mss,
      long nowNanos) {
    int index = MSS.length - 1;
    while (index > 0 && MSS[index] > mss) {
      index--;
    }
    long count = nowNanos / COUNT_NANOS;
    int proof =
        hashed(
            ConnectionHash.Purpose.COOKIE_PROOF,
            scope,
            localHigh,
            localLow,
            localPort,
            remoteHigh,
            remoteLow,
            remotePort,
            proven(count, irs));
    int mask =
        hashed(
            ConnectionHash.Purpose.COOKIE_MASK,
            scope,
            localHigh,
            localLow,
            localPort,
            remoteHigh,
            remoteLow,
            remotePort,
            0);
    int cookie = (int) count << PROOF_BITS | proof + index & PROOF_MASK;
    return Octets.asBits(cookie + mask) + irs;
  }

  /**
   * What a cookie says.
   *
   * @param irs the SYN's sequence number: the ACK's, less 1
   * @param cookie our ISS: what the ACK acknowledges, less 1
   * @return the MSS, or {@link #INVALID}
   */
  public int decode(
      @Unsigned int scope,
      @Unsigned long localHigh,
      @Unsigned long localLow,
      int localPort,
      @Unsigned long remoteHigh,
      @Unsigned long remoteLow,
      int remotePort,
      @Unsigned int irs,
      @Unsigned int cookie,
      long nowNanos) {
    int mask =
        hashed(
            ConnectionHash.Purpose.COOKIE_MASK,
            scope,
            localHigh,
            localLow,
            localPort,
            remoteHigh,
            remoteLow,
            remotePort,
            0);
    @Unsigned int plain = cookie - irs - Octets.asBits(mask);
    long now = nowNanos / COUNT_NANOS;
    int age = (int) now - top(plain) & 0xFF;
    if (age >= LARGEST_AGE) {
      return INVALID;
    }
    int proof =
        hashed(
            ConnectionHash.Purpose.COOKIE_PROOF,
            scope,
            localHigh,
            localLow,
            localPort,
            remoteHigh,
            remoteLow,
            remotePort,
            proven(now - age, irs));
    int index = low(plain) - proof & PROOF_MASK;
    return index < MSS.length ? MSS[index] : INVALID;
  }

  /** The MSS that a cookie keeps of an MSS: the largest of its eight that is no larger. */
  public static int mssOf(int mss) {
    int kept = MSS[0];
    for (int candidate : MSS) {
      kept = candidate <= mss ? candidate : kept;
    }
    return kept;
  }

  /**
   * A TSval with what the SYN offered in its low bits, no later than the clock's.
   *
   * @param tsNow what the timestamp clock says, offset included
   * @param scale the SYN's window scale, or {@link #NO_SCALE}
   */
  public static @Unsigned int encodeTimestamp(
      @Unsigned int tsNow, int scale, boolean sack, boolean ecn) {
    int options = scale & 0xF | (sack ? SACK : 0) | (ecn ? ECN : 0);
    @Unsigned int base = tsNow & ~TIMESTAMP_MASK;
    if (Integer.compareUnsigned(Octets.asBits(options), tsNow & TIMESTAMP_MASK) > 0) {
      base -= 1 << TIMESTAMP_BITS;
    }
    return base | options;
  }

  /** The window scale in an echoed TSval; {@link #NO_SCALE} for none. */
  public static int scaleIn(@Unsigned int tsEcr) {
    return low(tsEcr) & 0xF;
  }

  /** Whether an echoed TSval says that SACK was permitted. */
  public static boolean sackIn(@Unsigned int tsEcr) {
    return (tsEcr & SACK) != 0;
  }

  /** Whether an echoed TSval says that ECN was asked for. */
  public static boolean ecnIn(@Unsigned int tsEcr) {
    return (tsEcr & ECN) != 0;
  }

  /** What the proof covers besides the name. */
  private static long proven(long count, @Unsigned int irs) {
    return count << 32 | irs & 0xFFFFFFFFL;
  }

  /** The eight bits of the count. */
  @SuppressWarnings("signedness:return") // the shift leaves no sign
  private static int top(@Unsigned int plain) {
    return plain >>> PROOF_BITS;
  }

  /** The bits of the proof. */
  private static int low(@Unsigned int plain) {
    return plain & PROOF_MASK;
  }

  private int hashed(
      ConnectionHash.Purpose purpose,
      @Unsigned int scope,
      @Unsigned long localHigh,
      @Unsigned long localLow,
      int localPort,
      @Unsigned long remoteHigh,
      @Unsigned long remoteLow,
      int remotePort,
      long count) {
    return ConnectionHash.top(
        hash.of(
            purpose,
            scope,
            localHigh,
            localLow,
            localPort,
            remoteHigh,
            remoteLow,
            remotePort,
            count));
  }
}
