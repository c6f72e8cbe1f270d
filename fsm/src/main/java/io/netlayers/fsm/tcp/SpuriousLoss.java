package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.loss.DuplicateSackUndo;
import io.netlayers.fsm.tcp.loss.EifelDetection;
import io.netlayers.fsm.tcp.loss.FRto;

/**
 * Whether a reaction to loss was for nothing: F-RTO (RFC 5682), the Eifel detection (RFC 3522) and
 * D-SACK (RFC 3708), whichever tells first.
 */
final class SpuriousLoss {
  private final FRto frto = new FRto();
  private final EifelDetection eifel = new EifelDetection();
  private final DuplicateSackUndo undo = new DuplicateSackUndo();
  private long timeoutAt = Long.MIN_VALUE;
  private boolean originalDelivered;
  private boolean firstOfEpisode;

  /** Whether F-RTO may not judge the timeouts of a segment (RFC 5682 §2.1 step 1). */
  private boolean barred;

  /** An ACK begins. */
  void beginAck() {
    originalDelivered = false;
  }

  /** A segment was delivered. */
  void delivered(long sentAtNanos, boolean everRetransmitted) {
    if (!everRetransmitted && sentAtNanos < timeoutAt) {
      originalDelivered = true;
    }
  }

  /** Whether F-RTO awaits a verdict, and nothing but the first segment may be sent again. */
  boolean isUndecided() {
    return frto.isUndecided();
  }

  /** Whether this ACK tells that the last reaction was for nothing. */
  boolean judge(Tcb t, IncomingSegment s, AckWork w, boolean advanced) {
    boolean spurious = false;
    if (frto.isUndecided() && (advanced || w.duplicate || w.sacked > 0)) { // others are ignored
      boolean canSendNew = t.unsent() > 0 && t.snd.usable() > 0;
      FRto.Verdict verdict =
          frto.onAck(
              t.snd.una(),
              highest(t, s),
              advanced,
              originalDelivered,
              t.options.sack(),
              t.snd.nxt(),
              canSendNew);
      spurious = verdict == FRto.Verdict.SPURIOUS;
    }
    if (advanced && eifel.isArmed()) {
      spurious |= s.hasTimestamps && eifel.onAdvance(s.tsEcr);
      eifel.cancel();
    }
    if (w.dsack) {
      spurious |= undo.onDuplicate(w.dsackStart, w.dsackEnd);
    }
    return spurious && t.config.undo();
  }

  /** The highest position that an ACK acknowledges or sacks. */
  private static long highest(Tcb t, IncomingSegment s) {
    long highest = t.snd.una();
    for (int i = 0; t.options.sack() && i < s.sackBlocks; i++) {
      highest = Math.max(highest, Math.min(s.sackRight(i), t.snd.nxt()));
    }
    return highest;
  }

  /** A recovery begins. */
  void begin(Tcb t) {
    undo.begin(t.snd.una(), t.snd.nxt());
    eifel.cancel();
    firstOfEpisode = true;
  }

  /**
   * The retransmission timer ran out.
   *
   * @param inRecovery whether a recovery was under way
   */
  void onTimeout(Tcb t, boolean inRecovery, long now) {
    if (t.timeouts == 0) { // for the same segment again, the first answer holds
      barred = inRecovery;
    }
    if (t.config.undo() && t.sent().count() > 0) {
      frto.onTimeout(t.snd.una(), t.sent().end(0), t.snd.nxt(), barred);
    }
    begin(t);
    timeoutAt = now;
  }

  /**
   * The {@code i}th segment of the queue went again. Eifel judges by the first retransmission of an
   * episode, which is of the oldest segment (RFC 3522 §3.2); if that one was sent again {@code
   * before}, an echo tells the second transmission from the third no better.
   */
  void onResent(Tcb t, int i, boolean before, int octets, long now) {
    undo.onRetransmission(octets);
    if (firstOfEpisode && i == 0 && !before && t.options.timestamps()) {
      eifel.onRetransmission(t.timestamps.value(now));
    }
    firstOfEpisode = false;
  }

  /** It was taken back, or stands. */
  void cancel() {
    frto.cancel();
    eifel.cancel();
    undo.cancel();
  }
}
