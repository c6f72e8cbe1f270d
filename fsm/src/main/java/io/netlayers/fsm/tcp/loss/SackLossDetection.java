package io.netlayers.fsm.tcp.loss;

import io.netlayers.fsm.tcp.sending.RetransmissionQueue;

/**
 * Loss by the count of what is sacked above, and what to send next (RFC 6675), for connections with
 * SACK on which RACK is off. The queue's marks are the scoreboard, its {@link
 * RetransmissionQueue#pipe} is SetPipe.
 *
 * <p>On each ACK, after its blocks are in the queue, {@link #update}; outside recovery it begins
 * when {@link #shouldRecover} says so: {@link #begin}. In recovery, while the window has a
 * segment's room over the pipe, {@link #nextSegment} says what goes, and {@link #onRetransmitted}
 * hears of it.
 */
public final class SackLossDetection {
  /** {@link #nextSegment}: a segment of new data. */
  public static final int NEW_DATA = -1;

  /** {@link #nextSegment}: nothing may go. */
  public static final int NOTHING = -2;

  /** DupThresh (§2). */
  public static final int DUP_THRESH = 3;

  private long highRxt;
  private long recoveryPoint;
  private boolean rescued;

  /** No recovery yet. */
  public SackLossDetection() {}

  /**
   * Marks as lost what IsLost () (§4) says: DupThresh sacked ranges apart from each other lie
   * above, or more than (DupThresh - 1) * SMSS sacked octets.
   */
  public void update(RetransmissionQueue queue, int smss) {
    if (queue.sackedOctets() == 0) {
      return;
    }
    long octetsAbove = 0;
    int rangesAbove = 0;
    boolean inRange = false;
    for (int i = queue.count() - 1; i >= 0; i--) {
      if (queue.isSacked(i)) {
        octetsAbove += queue.length(i);
        rangesAbove += inRange ? 0 : 1;
        inRange = true;
        continue;
      }
      inRange = false;
      boolean lost = rangesAbove >= DUP_THRESH || octetsAbove > (DUP_THRESH - 1L) * smss;
      if (lost && !queue.isLost(i)) {
        queue.markLost(i);
      }
    }
  }

  /**
   * Whether recovery begins (§5 steps 1 and 2).
   *
   * @param duplicateAcks of SND.UNA, as §2 defines them
   */
  public boolean shouldRecover(RetransmissionQueue queue, int duplicateAcks) {
    return queue.count() > 0 && (duplicateAcks >= DUP_THRESH || queue.isLost(0));
  }

  /**
   * Recovery begins (§5 step 4).
   *
   * @param sndUna HighACK
   * @param sndNxt HighData: RecoveryPoint, which an ACK must reach to end it
   */
  public void begin(long sndUna, long sndNxt) {
    recoveryPoint = sndNxt;
    highRxt = sndUna;
    rescued = false;
  }

  /** RecoveryPoint: an ACK of it, or of more, ends recovery. */
  public long recoveryPoint() {
    return recoveryPoint;
  }

  /**
   * NextSeg () (§4), whose rules are tried in order.
   *
   * @param newData whether there is unsent data that the receive window admits
   * @return an index of the queue, {@link #NEW_DATA} or {@link #NOTHING}
   */
  public int nextSegment(RetransmissionQueue queue, boolean newData) {
    int highestSacked = highestSacked(queue);
    int eligible = -1;
    for (int i = first(queue); i >= 0 && i < highestSacked; i++) {
      if (queue.isSacked(i)) {
        continue;
      }
      if (queue.isLost(i)) { // rule 1
        return i;
      }
      if (eligible < 0) {
        eligible = i;
      }
    }
    if (newData) { // rule 2
      return NEW_DATA;
    }
    if (eligible >= 0) { // rule 3
      return eligible;
    }
    return rescue(queue); // rule 4
  }

  /** The oldest segment that begins at or above HighRxt. */
  private int first(RetransmissionQueue queue) {
    if (queue.count() == 0) {
      return -1;
    }
    int i = queue.indexOf(Math.max(highRxt, queue.start(0)));
    return i >= 0 && queue.start(i) < highRxt ? i + 1 : i;
  }

  private static int highestSacked(RetransmissionQueue queue) {
    if (queue.sackedOctets() > 0) {
      for (int i = queue.count() - 1; i > 0; i--) {
        if (queue.isSacked(i)) {
          return i;
        }
      }
    }
    return 0;
  }

  /** Rule 4: the last segment that is not sacked, once in a recovery, if it was not sent again. */
  private int rescue(RetransmissionQueue queue) {
    if (rescued) {
      return NOTHING;
    }
    for (int i = queue.count() - 1; i >= 0; i--) {
      if (!queue.isSacked(i)) {
        return queue.start(i) >= highRxt ? i : NOTHING;
      }
    }
    return NOTHING;
  }

  /**
   * Segment {@code i} that {@link #nextSegment} named, or the first of recovery, was sent again.
   */
  public void onRetransmitted(RetransmissionQueue queue, int i) {
    int highestSacked = highestSacked(queue);
    if (i > highestSacked && i > 0) { // the rescue leaves HighRxt where it is
      rescued = true;
    } else {
      highRxt = Math.max(highRxt, queue.end(i));
    }
  }
}
