package io.netlayers.fsm.tcp.loss;

/**
 * Fast retransmit and fast recovery without SACK (RFC 5681 §3.2, RFC 6582 §3.2).
 *
 * <p>{@link #onDuplicate} for each duplicate ACK (RFC 5681 §2: data is out, no data, SYN or FIN in
 * it, the same window, the number of SND.UNA); {@link #onAdvance} for each ACK that moves SND.UNA;
 * {@link #onTimeout} when the retransmission timer runs out. When {@link Step#ENTER} is answered,
 * congestion control is told of the loss, then {@link #enter}. Until {@link Step#EXIT}, {@link
 * #cwnd} limits what is in flight, and not congestion control's window. What each step asks for is
 * in {@link Step}.
 */
public final class NewRenoRecovery {
  /** What the machine does about an ACK. */
  public enum Step {
    /** Nothing of this part's business. */
    NONE,
    /** One of the first two duplicates: limited transmit applies (RFC 3042). */
    LIMITED_TRANSMIT,
    /** Fast recovery begins: {@link NewRenoRecovery#enter}, and the first segment is sent again. */
    ENTER,
    /** A segment has left the network: the window is larger by one, new data may go. */
    INFLATE,
    /** A partial ACK: the first segment is sent again; the window has been deflated. */
    RETRANSMIT,
    /** Recovery has ended: congestion control's window is ssthresh. */
    EXIT
  }

  /** Duplicates that begin fast retransmit. */
  public static final int DUP_THRESH = 3;

  /** The position behind "recover", the highest number sent: what an ACK of it all has. */
  private long recover;

  private long cwnd;
  private int duplicates;
  private boolean inRecovery;

  /**
   * For a connection of this initial sequence number (step 1).
   *
   * @param iss position of ISS; whatever is sent behind the SYN begins beyond it
   */
  public NewRenoRecovery(long iss) {
    recover = iss;
  }

  /** Whether duplicates of so low a number begin nothing: "recover" is not covered by more. */
  public boolean hasRecoveredTo(long sndUna) {
    return sndUna <= recover;
  }

  /** Whether fast recovery runs. */
  public boolean inRecovery() {
    return inRecovery;
  }

  /** Duplicate ACKs since SND.UNA moved. */
  public int duplicates() {
    return duplicates;
  }

  /** What may be in flight while {@link #inRecovery}. */
  public long cwnd() {
    return cwnd;
  }

  /**
   * A duplicate ACK came.
   *
   * @param sndUna the number that it repeats
   * @param lossAfterAll a heuristic of RFC 6582 §4 that a duplicate at or below "recover" tells of
   *     a loss: cwnd is more than one segment and SND.UNA last moved by at most four segments, or
   *     the ACK echoes the timestamp that the last one echoed; false where neither is looked at
   */
  public Step onDuplicate(long sndUna, boolean lossAfterAll, int smss) {
    duplicates++;
    if (inRecovery) {
      cwnd += smss; // RFC 5681 §3.2 step 4
      return Step.INFLATE;
    }
    if (duplicates < DUP_THRESH) {
      return Step.LIMITED_TRANSMIT;
    }
    if (duplicates == DUP_THRESH && (sndUna > recover || lossAfterAll)) { // step 2
      return Step.ENTER;
    }
    return Step.NONE;
  }

  /**
   * Fast recovery begins, after congestion control has worked ssthresh out (RFC 5681 §3.2 step 3).
   *
   * @param sndNxt "recover" is the highest number sent
   */
  public void enter(long ssthresh, long sndNxt, int smss) {
    inRecovery = true;
    recover = sndNxt;
    cwnd = ssthresh + (long) DUP_THRESH * smss;
  }

  /**
   * SND.UNA moved (RFC 6582 §3.2 step 3). Of what the step leaves open: at the end the window is
   * ssthresh (2), as with SACK; and every partial ACK starts the retransmission timer again, as RFC
   * 6298 §5.3 has it for every ACK of new data, and not the first one alone.
   *
   * @param ackedOctets by how much
   */
  public Step onAdvance(long segAck, long ackedOctets, int smss) {
    duplicates = 0;
    if (!inRecovery) {
      return Step.NONE;
    }
    if (segAck >= recover) { // a full acknowledgment
      inRecovery = false;
      return Step.EXIT;
    }
    cwnd = Math.max(smss, cwnd - ackedOctets);
    if (ackedOctets >= smss) {
      cwnd += smss;
    }
    return Step.RETRANSMIT;
  }

  /** The retransmission timer ran out (step 4): what was sent by now starts no fast recovery. */
  public void onTimeout(long sndNxt) {
    recover = sndNxt;
    inRecovery = false;
    duplicates = 0;
  }

  /**
   * Recovery is taken back: it was for nothing, and duplicates of SND.UNA may begin one (RFC 5682
   * §2.1 step 3b).
   */
  public void undo(long sndUna) {
    recover = Math.min(recover, sndUna - 1);
    inRecovery = false;
    duplicates = 0;
  }
}
