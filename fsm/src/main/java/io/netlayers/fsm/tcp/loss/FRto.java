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
   * @param sndNxt the highest position sent: "recover"
   * @param again whether SND.UNA is at or below the last "recover" of an earlier timeout or of fast
   *     recovery: no further judgment is possible then
   */
  public void onTimeout(long sndUna, long sndNxt, boolean again) {
    recover = sndNxt;
    step = again || sndUna >= sndNxt ? OFF : AWAIT_FIRST;
  }

  /**
   * An ACK came.
   *
   * @param segAck SND.UNA after it
   * @param advances whether it moved SND.UNA
   * @param originalDelivered whether it acknowledges, or sacks, data from before the timeout that
   *     was never sent again
   * @param sack whether the connection uses SACK
   * @param canSendNew whether there is new data that the receive window admits
   */
  public Verdict onAck(
      long segAck, boolean advances, boolean originalDelivered, boolean sack, boolean canSendNew) {
    return switch (step) {
      case AWAIT_FIRST -> first(segAck, advances, sack, canSendNew);
      case AWAIT_SECOND -> second(advances, originalDelivered, sack);
      default -> Verdict.CONVENTIONAL;
    };
  }

  private Verdict first(long segAck, boolean advances, boolean sack, boolean canSendNew) {
    if (!advances) {
      if (sack) { // §3.1 step 2: duplicates before the retransmission is acknowledged are noted
        return Verdict.WAIT;
      }
      step = OFF; // §2.1 step 2a
      return Verdict.CONVENTIONAL;
    }
    if (segAck >= recover || !canSendNew) { // all is acknowledged, or nothing new can ask
      step = OFF;
      return Verdict.CONVENTIONAL;
    }
    step = AWAIT_SECOND; // step 2b
    return Verdict.SEND_NEW;
  }

  private Verdict second(boolean advances, boolean originalDelivered, boolean sack) {
    step = OFF;
    boolean spurious = sack ? originalDelivered : advances; // step 3b
    return spurious ? Verdict.SPURIOUS : Verdict.CONVENTIONAL;
  }

  /** Gives up: the connection recovers by other means. */
  public void cancel() {
    step = OFF;
  }
}
