package io.netlayers.fsm.tcp.loss;

/**
 * F-RTO: whether a retransmission timeout was spurious, from the two ACKs that follow (RFC 5682 §2
 * without SACK, §3 with it).
 *
 * <p>{@link #onTimeout} when the timer runs out and the first segment is sent again, and only that
 * one. Then {@link #onAck} for each ACK, until it answers {@link Verdict#CONVENTIONAL} or {@link
 * Verdict#SPURIOUS}; while {@link #isUndecided} nothing else is retransmitted.
 */
public final class FRto {
  /** What an ACK tells. */
  public enum Verdict {
    /** Nothing yet; retransmit nothing. */
    WAIT,
    /** Send up to two segments of new data, and nothing else, then wait for the next ACK. */
    SEND_NEW,
    /** The timeout was right, or nobody can tell: recover by slow start. */
    CONVENTIONAL,
    /** The timeout was spurious: what was sent was not lost, take the reaction back. */
    SPURIOUS
  }

  private static final int OFF = 0;
  private static final int AWAIT_FIRST = 2; // numbered as the RFC's steps
  private static final int AWAIT_SECOND = 3;

  private int step = OFF;
  private long recover;
  private long resentEnd;

  /** Off until a timeout. */
  public FRto() {}

  /** Whether a verdict is awaited. */
  public boolean isUndecided() {
    return step != OFF;
  }

  /**
   * The timer ran out (step 1).
   *
   * @param sndUna SND.UNA
   * @param resentEnd the end of the one segment that is sent again
   * @param sndNxt the highest position sent
   * @param inRecovery whether a recovery of an earlier loss was under way when the timer ran out
   *     for this segment for the first time: no judgment is possible then
   */
  public void onTimeout(long sndUna, long resentEnd, long sndNxt, boolean inRecovery) {
    this.resentEnd = resentEnd;
    step = inRecovery || sndUna >= sndNxt ? OFF : AWAIT_FIRST;
  }

  /**
   * An ACK came.
   *
   * @param segAck SND.UNA after it
   * @param highest the highest position that it acknowledges or sacks
   * @param advances whether it moved SND.UNA
   * @param originalDelivered whether it acknowledges, or sacks, data from before the timeout that
   *     was never sent again
   * @param sack whether the connection uses SACK
   * @param sndNxt the highest position sent, "recover" (RecoveryPoint) from the first new ACK on
   * @param canSendNew whether there is new data that the receive window admits
   */
  public Verdict onAck(
      long segAck,
      long highest,
      boolean advances,
      boolean originalDelivered,
      boolean sack,
      long sndNxt,
      boolean canSendNew) {
    return switch (step) {
      case AWAIT_FIRST -> first(segAck, advances, sack, sndNxt, canSendNew);
      case AWAIT_SECOND -> second(highest, advances, originalDelivered, sack);
      default -> Verdict.CONVENTIONAL;
    };
  }

  private Verdict first(
      long segAck, boolean advances, boolean sack, long sndNxt, boolean canSendNew) {
    if (!advances) {
      if (sack) { // §3.1 step 2: duplicates before the retransmission is acknowledged are noted
        return Verdict.WAIT;
      }
      step = OFF; // §2.1 step 2a
      return Verdict.CONVENTIONAL;
    }
    // 2a: all is acknowledged, or not even all that was sent again; or nothing new can ask
    if (segAck >= sndNxt || segAck < resentEnd || !canSendNew) {
      step = OFF;
      return Verdict.CONVENTIONAL;
    }
    recover = sndNxt;
    step = AWAIT_SECOND; // step 2b
    return Verdict.SEND_NEW;
  }

  private Verdict second(long highest, boolean advances, boolean originalDelivered, boolean sack) {
    step = OFF;
    // §3.1 step 3a: what was sent after the timeout came, and says nothing of what went before
    boolean spurious = sack ? originalDelivered && highest <= recover : advances; // step 3b
    return spurious ? Verdict.SPURIOUS : Verdict.CONVENTIONAL;
  }

  /** Gives up: the connection recovers by other means. */
  public void cancel() {
    step = OFF;
  }
}
