package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.loss.TailLossProbe;
import io.netlayers.fsm.tcp.timing.Deadlines;
import io.netlayers.fsm.tcp.timing.Deadlines.Timer;

/**
 * What the LOSS timer is armed for: the retransmission timeout (RFC 6298 §5), or before it a tail
 * loss probe (RFC 8985 §7.2).
 */
final class LossTimer {
  final TailLossProbe probe = new TailLossProbe();
  private boolean isProbe;

  /** When the retransmission timer runs out, whether or not a probe goes before. */
  private long timeoutAt = Deadlines.NONE;

  /** Goes on with nothing in flight; the probe that went last was not judged yet, maybe. */
  void resume(long una, boolean probeUnanswered, boolean measured) {
    if (probeUnanswered) {
      probe.onProbe(una, true);
    }
    if (measured) {
      probe.onMeasured();
    }
  }

  /** Whether what the timer was armed for is a probe and not the timeout. */
  boolean isProbe() {
    return isProbe;
  }

  /** No probe goes once anything is sacked or lost (RFC 8985 §7.2): the RTO is waited for. */
  void leaveProbe(Tcb t, long now) {
    if (isProbe && t.timers.isArmed(Timer.LOSS) && !mayProbe(t)) {
      choose(t, now);
    }
  }

  /** A tail loss probe went: "rearm RTO timer to fire at timeout = now + RTO" (§7.3). */
  void onProbeSent(Tcb t, boolean retransmission, long now) {
    probe.onProbe(t.snd.nxt(), retransmission);
    armTimeout(t, now);
  }

  /** Starts the retransmission timer anew (RFC 6298 §5.3); a probe may go before it runs out. */
  void arm(Tcb t, long now) {
    timeoutAt = Deadlines.after(now, t.rto.rtoNanos());
    choose(t, now);
  }

  /** Starts the retransmission timer anew, and no probe goes before. */
  void armTimeout(Tcb t, long now) {
    timeoutAt = Deadlines.after(now, t.rto.rtoNanos());
    isProbe = false;
    if (!t.timers.isArmed(Timer.REORDERING)) {
      t.timers.arm(Timer.LOSS, timeoutAt);
    }
  }

  /** New text went: the retransmission timer runs on (RFC 6298 §5.1), a probe is put off. */
  void onNewText(Tcb t, long now) {
    if (t.timers.isArmed(Timer.LOSS) || t.timers.isArmed(Timer.REORDERING)) {
      choose(t, now);
    } else {
      arm(t, now);
    }
  }

  /** Waits for the reordering window to pass, and for nothing else (RFC 8985 §8). */
  void awaitReordering(Tcb t, long now, long wait) {
    t.timers.arm(Timer.REORDERING, Deadlines.after(now, wait));
    t.timers.cancel(Timer.LOSS);
  }

  /** Something is in flight and no timer runs: the retransmission timer goes on. */
  void goOn(Tcb t, long now) {
    if (timeoutAt <= now || timeoutAt == Deadlines.NONE) {
      timeoutAt = Deadlines.after(now, t.rto.rtoNanos());
    }
    choose(t, now);
  }

  /** Arms the LOSS timer: for a probe where one is allowed (RFC 8985 §7.2), else for the RTO. */
  private void choose(Tcb t, long now) {
    isProbe = mayProbe(t);
    if (t.timers.isArmed(Timer.REORDERING)) {
      return; // one of the two at a time (§8)
    }
    // a probe that would come later than the timeout takes its place (§7.2)
    t.timers.arm(Timer.LOSS, isProbe ? now + probeDelay(t, now) : timeoutAt);
  }

  private boolean mayProbe(Tcb t) {
    return Recovery.usesRack(t)
        && t.config.tailLossProbe()
        && t.timeouts == 0
        && t.snd.synAcknowledged()
        && probe.mayArm(true, t.recovery.isRunning(), t.sent().sackedOctets());
  }

  private long probeDelay(Tcb t, long now) {
    return TailLossProbe.delay(
        t.rto.srttNanos(),
        t.sent().count() == 1,
        TailLossProbe.MAX_ACK_DELAY_NANOS,
        timeoutAt,
        now);
  }
}
