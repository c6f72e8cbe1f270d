package io.netlayers.fsm.tcp.loss;

/**
 * TLP: a probe that makes the peer report a loss at the tail of a flight before the retransmission
 * timer would (RFC 8985 §7).
 *
 * <p>When to call what:
 *
 * <ul>
 *   <li>After new data was sent, and after an ACK that advances SND.UNA and leaves data in flight:
 *       where {@link #mayArm} allows, the LOSS timer is armed with {@link #delay} for a probe,
 *       otherwise for the retransmission timeout (§7.2).
 *   <li>When the probe is due: a segment of new data if there is one that the receive window
 *       admits, whatever cwnd says, otherwise the last segment of the queue again. Then {@link
 *       #onProbe}, and the LOSS timer is armed for the retransmission timeout (§7.3).
 *   <li>For each ACK, {@link #onAck}: where it answers true, the probe repaired a loss, and
 *       congestion control is told of one (§7.4).
 *   <li>{@link #onMeasured} for each round trip that is measured, that of the handshake among them.
 *   <li>{@link #cancel} when fast recovery begins or the retransmission timer runs out (§7.1).
 * </ul>
 */
public final class TailLossProbe {
  /** TLP.max_ack_delay's customary value. */
  public static final long MAX_ACK_DELAY_NANOS = 200_000_000L;

  private static final long UNMEASURED_NANOS = 1_000_000_000L;

  private long endSeq = -1;
  private boolean isRetrans;
  private boolean measured;

  /** Whether a probe is out whose answer has not come. */
  public boolean isOutstanding() {
    return endSeq >= 0;
  }

  /** Whether the probe that is out was sent before, up to this position. */
  public boolean isRetransmissionTo(long end) {
    return isRetrans && end == endSeq;
  }

  /**
   * Whether the timer may be armed for a probe (§7.2): SACK is on, no recovery runs, nothing is
   * sacked; and as a probe may go at all (§7.3): none is out, and a round trip was measured since
   * the last one, or ever.
   */
  public boolean mayArm(boolean sackPermitted, boolean inRecovery, long sackedOctets) {
    return sackPermitted && !inRecovery && sackedOctets == 0 && endSeq < 0 && measured;
  }

  /** A round trip was measured. */
  public void onMeasured() {
    measured = true;
  }

  /** Whether a round trip was measured since the last probe. */
  public boolean isMeasured() {
    return measured;
  }

  /**
   * PTO: how long after now the probe goes (TLP_calc_PTO).
   *
   * @param srttNanos SRTT; 0 where nothing was measured
   * @param oneSegment whether one segment alone is in flight, whose ACK may be delayed
   * @param maxAckDelayNanos the delay to allow for
   * @param rtoExpiresNanos when the retransmission timer would run out
   */
  public static long delay(
      long srttNanos,
      boolean oneSegment,
      long maxAckDelayNanos,
      long rtoExpiresNanos,
      long nowNanos) {
    long pto = UNMEASURED_NANOS;
    if (srttNanos > 0) {
      pto = 2 * srttNanos + (oneSegment ? maxAckDelayNanos : 0);
    }
    return Math.max(0, Math.min(pto, rtoExpiresNanos - nowNanos));
  }

  /**
   * A probe went.
   *
   * @param sndNxt SND.NXT behind it
   * @param retransmission whether it was sent before, and not new data
   */
  public void onProbe(long sndNxt, boolean retransmission) {
    endSeq = sndNxt;
    isRetrans = retransmission;
    measured = false;
  }

  /**
   * Judges an ACK (TLP_process_ack).
   *
   * @param segAck what it acknowledges
   * @param dsackEnd the end of the duplicate range that it reports, negative for none
   * @param duplicateWithoutSack whether it is a duplicate ACK with no SACK option
   * @return whether the probe repaired a loss that congestion control must hear of
   */
  public boolean onAck(long segAck, long dsackEnd, boolean duplicateWithoutSack) {
    if (endSeq < 0 || segAck < endSeq) {
      return false;
    }
    if (!isRetrans || dsackEnd == endSeq) { // it was new data, or the original came too
      endSeq = -1;
      return false;
    }
    if (segAck > endSeq) { // beyond the probe without a word of a duplicate
      endSeq = -1;
      return true;
    }
    if (duplicateWithoutSack) { // the probe was a duplicate
      endSeq = -1;
    }
    return false;
  }

  /** Forgets a probe: a recovery begins (TLP_init). */
  public void cancel() {
    endSeq = -1;
  }
}
