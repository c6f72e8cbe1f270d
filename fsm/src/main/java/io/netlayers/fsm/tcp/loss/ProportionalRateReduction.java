package io.netlayers.fsm.tcp.loss;

/**
 * PRR: how much may go in fast recovery, so that what is in flight comes to ssthresh as the window
 * of before the loss drains (RFC 9937 §6).
 *
 * <p>{@link #begin} when fast recovery begins, after congestion control has worked ssthresh out;
 * then {@link #onAck} for each ACK of recovery, the first one too, after loss detection has marked
 * its segments; {@link #onSent} for each transmission, new data and old. When a timer and not an
 * ACK finds a loss in recovery, {@link #onAck} with one segment as delivered and no SafeACK. The
 * machine may have {@link #cwnd} octets in its pipe, and not congestion control's window, until
 * recovery ends.
 */
public final class ProportionalRateReduction {
  private long ssthresh;
  private long recoverFs;
  private long prrDelivered;
  private long prrOut;
  private long cwnd;

  /**
   * Recovery begins.
   *
   * @param ssthresh of congestion control, after its {@code onLoss}
   * @param flight SND.NXT - SND.UNA, SND.UNA as it was before the ACK that began recovery
   * @param sackedBefore octets that were sacked before that ACK
   */
  public void begin(long ssthresh, long flight, long sackedBefore) {
    this.ssthresh = ssthresh;
    // RecoverFS: what that ACK delivers counts in, what was delivered before does not
    recoverFs = Math.max(1, flight - sackedBefore);
    prrDelivered = 0;
    prrOut = 0;
    cwnd = 0;
  }

  /**
   * An ACK came in recovery.
   *
   * @param deliveredOctets DeliveredData: newly acknowledged and not sacked before, and newly
   *     sacked
   * @param pipe octets believed to be in the network, after the ACK
   * @param safeAck SafeACK: it advanced SND.UNA and indicated no further loss
   * @return {@link #cwnd}
   */
  public long onAck(long deliveredOctets, long pipe, boolean safeAck, int smss) {
    if (deliveredOctets <= 0 && cwnd > 0) {
      return cwnd;
    }
    prrDelivered += deliveredOctets;
    long sndCnt;
    if (pipe > ssthresh) { // PRR
      sndCnt = ceilOfProduct(prrDelivered, ssthresh, recoverFs) - prrOut;
    } else { // PRR-CRB
      sndCnt = Math.max(prrDelivered - prrOut, deliveredOctets);
      if (safeAck) { // PRR-SSRB
        sndCnt += smss;
      }
      sndCnt = Math.min(ssthresh - pipe, sndCnt);
    }
    sndCnt = Math.max(0, sndCnt);
    // force a fast retransmit; the RFC's text has 0, where a sender of whole segments needs one
    if (prrOut == 0 && sndCnt < smss) {
      sndCnt = smss;
    }
    cwnd = pipe + sndCnt;
    return cwnd;
  }

  /** Octets went out, in recovery. */
  public void onSent(long octets) {
    prrOut += octets;
  }

  /** Octets that may be in the pipe. */
  public long cwnd() {
    return cwnd;
  }

  /** prr_delivered. */
  public long delivered() {
    return prrDelivered;
  }

  /** prr_out. */
  public long out() {
    return prrOut;
  }

  /** ceil (a * b / c), exact as long as the product fits, else as doubles have it. */
  private static long ceilOfProduct(long a, long b, long c) {
    if (a < 1L << 31 && b < 1L << 31) {
      return (a * b + c - 1) / c;
    }
    return (long) Math.ceil((double) a / c * b);
  }
}
