package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.congestion.AckSample;
import io.netlayers.fsm.tcp.sending.RetransmissionQueue;

/** What one ACK did, gathered while it is processed. Work space of one call. */
final class AckWork implements RetransmissionQueue.Delivery {
  final AckSample sample = new AckSample();
  private Recovery recovery = new Recovery();

  long now;

  /** SND.UNA before the ACK. */
  long unaBefore;

  /** Octets in flight before the ACK. */
  long flightBefore;

  /** Octets acknowledged by the ACK's number, sacked before or not. */
  long acked;

  /** Octets that were delivered: acknowledged or sacked for the first time. */
  long delivered;

  /** Octets newly sacked. */
  long sacked;

  /** Whether the ACK is a duplicate (RFC 5681 §2). */
  boolean duplicate;

  /** Whether a SACK block reported a duplicate (RFC 2883), and where it ends. */
  boolean dsack;

  long dsackStart;
  long dsackEnd;

  /** When the oldest segment was sent that was acknowledged and never retransmitted; -1: none. */
  long firstSentAt;

  /** The same of the newest one. */
  long lastSentAt;

  /** Whether a segment that was never retransmitted, or one that was, was acknowledged. */
  boolean originalAcked;

  boolean retransmissionAcked;

  /** The round trip of this ACK; {@link AckSample#NO_RTT} where it measured none. */
  long rtt;

  void begin(Tcb t, long now) {
    this.now = now;
    recovery = t.recovery;
    unaBefore = t.snd.una();
    flightBefore = t.sentQueue == null ? 0 : t.sentQueue.outstanding();
    acked = 0;
    delivered = 0;
    sacked = 0;
    duplicate = false;
    dsack = false;
    dsackStart = 0;
    dsackEnd = 0;
    firstSentAt = -1;
    lastSentAt = -1;
    originalAcked = false;
    retransmissionAcked = false;
    rtt = AckSample.NO_RTT;
  }

  @Override
  public void delivered(
      long start, long end, long sentAtNanos, boolean everRetransmitted, boolean cumulative) {
    delivered += end - start;
    if (everRetransmitted) {
      retransmissionAcked = true;
    } else {
      originalAcked = true;
      if (firstSentAt < 0) {
        firstSentAt = sentAtNanos;
      }
      lastSentAt = sentAtNanos;
    }
    recovery.delivered(end, sentAtNanos, everRetransmitted, now);
  }
}
