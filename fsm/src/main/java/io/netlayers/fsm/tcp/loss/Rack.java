package io.netlayers.fsm.tcp.loss;

import io.netlayers.fsm.tcp.sending.RetransmissionQueue;

/**
 * RACK: what is lost, judged by time (RFC 8985 §6). A segment is lost when one that was sent later
 * has been delivered and a reordering window has passed since.
 *
 * <p>On each ACK, in this order: {@link #beginAck}; drop what is acknowledged from the queue, then
 * mark its SACK blocks in ascending order, and pass each segment that the queue reports as
 * delivered to {@link #onDelivered}; then {@link #adapt}; then {@link #detectLoss}. Its answer arms
 * the REORDERING timer; when that runs out, {@link #detectLoss} again. When the retransmission
 * timer runs out, {@link #markLostOnTimeout}.
 */
public final class Rack {
  /** Nothing waits for the reordering window to pass. */
  public static final long NO_TIMEOUT = 0;

  private static final int DUP_THRESH = 3;
  private static final int PERSIST_RECOVERIES = 16;
  private static final int LARGEST_MULTIPLE = 255;

  private final MinRtt minRtt;
  private long xmitTs = Long.MIN_VALUE;
  private long endSeq;
  private boolean xmitRetransmitted;
  private long rtt;
  private long latestOfAck = Long.MIN_VALUE;
  private boolean byNumber;
  private long fack;
  private boolean reorderingSeen;
  private long dsackRound = -1;
  private int reoWndMult = 1;
  private int reoWndPersist = PERSIST_RECOVERIES;
  private long reoWnd;

  /** Nothing delivered yet; the least round trip is told to {@code minRtt} by the machine. */
  public Rack(MinRtt minRtt) {
    this.minRtt = minRtt;
  }

  /**
   * Goes on with everything acknowledged: what was delivered then is older and lower than whatever
   * is sent from now on.
   */
  public void resume(
      long una,
      long rttNanos,
      long reoWndNanos,
      boolean reorderingSeen,
      int reoWndMult,
      int reoWndPersist) {
    fack = una;
    rtt = rttNanos;
    reoWnd = reoWndNanos;
    this.reorderingSeen = reorderingSeen;
    this.reoWndMult = reoWndMult;
    this.reoWndPersist = reoWndPersist;
  }

  /** RACK.reo_wnd_mult, 1 to 255. */
  public int reoWndMult() {
    return reoWndMult;
  }

  /** RACK.reo_wnd_persist, 1 to 16. */
  public int reoWndPersist() {
    return reoWndPersist;
  }

  /** Whether this connection has seen segments arrive out of order. */
  public boolean reorderingSeen() {
    return reorderingSeen;
  }

  /** RACK.reo_wnd as it was last worked out. */
  public long reorderingWindowNanos() {
    return reoWnd;
  }

  /** RACK.rtt: the round trip of the segment that was sent last among those delivered. */
  public long rttNanos() {
    return rtt;
  }

  /**
   * An ACK begins.
   *
   * @param byNumber whether {@link #rttNanos} is of the last segment told of, and not of the one
   *     that was sent last
   */
  public void beginAck(boolean byNumber) {
    latestOfAck = Long.MIN_VALUE;
    this.byNumber = byNumber;
  }

  /**
   * A segment was acknowledged or sacked for the first time (§6.2 steps 2 and 3).
   *
   * @param echoedNanos the latest time at which a segment with the ACK's TSecr can have been sent;
   *     negative without timestamps
   */
  public void onDelivered(
      long end, long sentAtNanos, boolean everRetransmitted, long echoedNanos, long nowNanos) {
    if (end > fack) {
      fack = end;
    } else if (end < fack && !everRetransmitted) {
      reorderingSeen = true;
    }
    long measured = nowNanos - sentAtNanos;
    if (everRetransmitted) { // the ACK may be of an earlier transmission
      if (echoedNanos >= 0 && echoedNanos < sentAtNanos) {
        return;
      }
      if (measured < minRtt.nanos()) {
        return;
      }
    }
    if (byNumber || sentAtNanos >= latestOfAck) { // as if in increasing order of transmission
      latestOfAck = sentAtNanos;
      rtt = measured;
    }
    if (sentAfter(sentAtNanos, end, xmitTs, endSeq)) {
      xmitTs = sentAtNanos;
      endSeq = end;
      xmitRetransmitted = everRetransmitted;
    }
  }

  /**
   * Adapts the reordering window (§6.2 step 4).
   *
   * @param dsack whether the ACK reported a duplicate (RFC 2883) that is no probe's doing
   * @param sndUna SND.UNA after the ACK
   * @param exitedRecovery whether the ACK ended fast recovery or the recovery after a timeout
   * @param inRecovery whether one of them is on, after the ACK
   * @param srttNanos SRTT, the window's upper bound
   */
  public void adapt(
      RetransmissionQueue queue,
      boolean dsack,
      long sndUna,
      long sndNxt,
      boolean exitedRecovery,
      boolean inRecovery,
      long srttNanos) {
    if (dsackRound >= 0 && sndUna >= dsackRound) {
      dsackRound = -1;
    }
    if (dsackRound < 0 && dsack) { // grows once a round trip
      dsackRound = sndNxt;
      reoWndMult = Math.min(reoWndMult + 1, LARGEST_MULTIPLE);
      reoWndPersist = PERSIST_RECOVERIES;
    } else if (exitedRecovery && --reoWndPersist <= 0) {
      reoWndPersist = PERSIST_RECOVERIES;
      reoWndMult = 1;
    }
    reoWnd = window(queue, inRecovery, srttNanos);
  }

  private long window(RetransmissionQueue queue, boolean inRecovery, long srttNanos) {
    if (!reorderingSeen && (inRecovery || sackedSegments(queue) >= DUP_THRESH)) {
      return 0;
    }
    return Math.min(reoWndMult * (minRtt.nanos() / 4), srttNanos);
  }

  /** How many segments are sacked, counted as far as it matters. */
  private static int sackedSegments(RetransmissionQueue queue) {
    int sacked = 0;
    if (queue.sackedOctets() > 0) {
      for (int i = 0; i < queue.count() && sacked < DUP_THRESH; i++) {
        if (queue.isSacked(i)) {
          sacked++;
        }
      }
    }
    return sacked;
  }

  /**
   * Marks what is lost (§6.2 step 5). Whether anything was, {@link RetransmissionQueue#lostOctets}
   * tells.
   *
   * @return nanoseconds until it is worth asking again, or {@link #NO_TIMEOUT}
   */
  public long detectLoss(RetransmissionQueue queue, long nowNanos) {
    long timeout = NO_TIMEOUT;
    for (int i = 0; i < queue.count(); i++) {
      if (!sentBefore(queue, i)) {
        if (!queue.isEverRetransmitted(i)) {
          break; // all that follow were sent later still
        }
        continue;
      }
      if (queue.isSacked(i) || queue.isLost(i) && !queue.isInRetransmission(i)) {
        continue;
      }
      long remaining = queue.sentAt(i) + rtt + reoWnd - nowNanos;
      if (remaining <= 0) {
        queue.markLost(i);
      } else {
        timeout = Math.max(timeout, remaining);
      }
    }
    return timeout;
  }

  /**
   * The retransmission timer ran out: the first segment is lost, and with it what was sent long
   * enough ago (§6.3). What is not marked was sent within the last round trip.
   */
  public void markLostOnTimeout(RetransmissionQueue queue, long nowNanos) {
    for (int i = 0; i < queue.count(); i++) {
      if (!queue.isSacked(i) && (i == 0 || queue.sentAt(i) + rtt + reoWnd <= nowNanos)) {
        queue.markLost(i);
      }
    }
  }

  /**
   * Whether the latest delivered segment was sent after this one: RACK_sent_after. Of two that went
   * at the same instant the higher went later, unless the lower one is a retransmission: that may
   * have gone behind new data of the same instant, and the RFC's rule would find it lost too soon.
   */
  private boolean sentBefore(RetransmissionQueue queue, int i) {
    if (queue.sentAt(i) == xmitTs && queue.isEverRetransmitted(i) && !xmitRetransmitted) {
      return false;
    }
    return sentAfter(xmitTs, endSeq, queue.sentAt(i), queue.end(i));
  }

  /** RACK_sent_after: later in time, or as late and higher in sequence. */
  private static boolean sentAfter(long time1, long end1, long time2, long end2) {
    return time1 > time2 || time1 == time2 && end1 > end2;
  }
}
