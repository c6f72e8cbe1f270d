package io.netlayers.fsm.tcp.timing;

/**
 * SRTT, RTTVAR and the retransmission timeout (RFC 6298 §2, §5.5), all in nanoseconds.
 *
 * <p>When to call what:
 *
 * <ul>
 *   <li>{@link #onSample} for an ACK that measures a round trip: with timestamps for every ACK that
 *       advances SND.UNA (RFC 7323 §4.3), otherwise for one timed segment at a time. Karn's
 *       algorithm (RFC 6298 §3) is the caller's half: a segment that was sent more than once is no
 *       sample, unless the timestamp echo says which transmission it was.
 *   <li>{@link #backOff} when the retransmission timer expires, before it is armed again (5.5).
 *   <li>{@link #onHandshakeTimedOut} once, when the connection becomes ESTABLISHED after the timer
 *       expired on a SYN (5.7).
 *   <li>{@link #clearBackOff} when a timeout proves spurious, and, if the path answers again
 *       without a sample (no timestamps, only retransmissions), when SND.UNA advances by data that
 *       was not retransmitted.
 *   <li>{@link #onSpuriousTimeout} with the first sample after a timeout that proved spurious, in
 *       place of {@link #onSample} (RFC 4015 §3.2 step (7)).
 * </ul>
 *
 * <p>The timer itself is a {@link Deadlines.Timer#LOSS}: armed with {@link #rtoNanos} when data
 * goes out and it is not armed (5.1), again when an ACK covers new data and some is left (5.3),
 * cancelled when nothing is (5.2), and armed with the backed-off value when it expires (5.6).
 */
public final class RtoEstimator {
  /** What {@link #onHandshakeTimedOut} sets (RFC 6298 §5.7). */
  static final long AFTER_SYN_TIMEOUT_NANOS = 3_000_000_000L;

  private final RtoLimits limits;
  private long srtt;
  private long rttVar;
  private long rto;
  private int backOffs;

  /** Nothing measured: the timeout is the initial one (2.1). */
  public RtoEstimator(RtoLimits limits) {
    this.limits = limits;
    this.rto = limits.initialNanos();
  }

  /** Goes on from what was measured before, as the accessors tell it. */
  public void resume(long srttNanos, long rttVarNanos, long baseRtoNanos, int backOffs) {
    srtt = srttNanos;
    rttVar = rttVarNanos;
    rto = baseRtoNanos;
    this.backOffs = backOffs;
  }

  /** Whether a round trip has been measured. */
  public boolean hasSample() {
    return srtt > 0;
  }

  /** The smoothed round trip; 0 before there is a sample. */
  public long srttNanos() {
    return srtt;
  }

  /** The round trip's variation; 0 before there is a sample. */
  public long rttVarNanos() {
    return rttVar;
  }

  /** The timeout, back-off included, within the limits. */
  public long rtoNanos() {
    if (backOffs == 0 && srtt == 0) {
      return rto;
    }
    return Math.min(
        shifted(rto, backOffs, limits.maxNanos()) + limits.slopNanos(), limits.maxNanos());
  }

  /** The timeout without the back-off, as loss probes and the persist timer want it. */
  public long baseRtoNanos() {
    return rto;
  }

  /** Timeouts in a row since a measurement, as far as they count. */
  public int backOffs() {
    return backOffs;
  }

  /**
   * How many samples a flight gives if every other segment is acknowledged: ExpectedSamples of RFC
   * 7323 appendix G, at least 1. For a sender that times one segment per round trip, it is 1.
   *
   * @param flightSize octets in flight when the ACK came
   * @param smss the sender's maximum segment, &gt; 0
   */
  public static int expectedSamples(long flightSize, int smss) {
    long samples = (flightSize + 2L * smss - 1) / (2L * smss);
    return (int) Math.max(1, Math.min(samples, 1 << 20));
  }

  /**
   * Takes a measured round trip; it also ends the back-off (RFC 6298 §5, last note).
   *
   * @param rttNanos ≥ 0; taken for 1 if it is 0
   * @param expectedSamples of {@link #expectedSamples}; 1 weighs as RFC 6298 does
   */
  public void onSample(long rttNanos, int expectedSamples) {
    long r = Math.max(1, Math.min(rttNanos, limits.maxNanos()));
    if (srtt == 0) { // (2.2)
      srtt = r;
      rttVar = r / 2;
    } else { // (2.3), RTTVAR first; alpha 1/8 and beta 1/4, each shared among the samples
      rttVar += (Math.abs(srtt - r) - rttVar) / (4L * expectedSamples);
      srtt = Math.max(1, srtt + (r - srtt) / (8L * expectedSamples));
    }
    settle();
  }

  /**
   * Takes the first sample after a spurious timeout: SRTT and RTTVAR never shrink by it (RFC 4015
   * §3.2 step (7)).
   */
  public void onSpuriousTimeout(long rttNanos) {
    long r = Math.max(1, Math.min(rttNanos, limits.maxNanos()));
    srtt = Math.max(srtt, r);
    rttVar = Math.max(rttVar, r / 2);
    settle();
  }

  /** The timer expired: RTO ← RTO * 2, as far as the maximum (5.5). */
  public void backOff() {
    if (rtoNanos() < limits.maxNanos()) {
      backOffs++;
    }
  }

  /** Takes every doubling back. */
  public void clearBackOff() {
    backOffs = 0;
  }

  /** The timer expired on a SYN: data begins with at least 3 seconds (5.7). */
  public void onHandshakeTimedOut() {
    backOffs = 0;
    rto = Math.min(limits.maxNanos(), Math.max(rto, AFTER_SYN_TIMEOUT_NANOS));
  }

  private void settle() {
    backOffs = 0;
    long computed = srtt + Math.max(limits.granularityNanos(), 4 * rttVar);
    rto = Math.max(limits.minNanos(), Math.min(computed, limits.maxNanos())); // (2.4), (2.5)
  }

  private static long shifted(long value, int doublings, long max) {
    return doublings >= Long.numberOfLeadingZeros(value) - 1
        ? max
        : Math.min(value << doublings, max);
  }

  @Override
  public String toString() {
    return "srtt "
        + srtt / 1000
        + "us rttvar "
        + rttVar / 1000
        + "us rto "
        + rtoNanos() / 1000
        + "us";
  }
}
