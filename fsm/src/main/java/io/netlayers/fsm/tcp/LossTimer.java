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

  /** Goes on with nothing in flight; the probe that went last was not judged yet, maybe. */
  void resume(long una, boolean probeUnanswered) {
    if (probeUnanswered) {
      probe.onProbe(una, true);
    }
  }

  /** Whether what the timer was armed for is a probe and not the timeout. */
  boolean isProbe() {
    return isProbe;
  }

  /** No probe goes once anything is sacked or lost (RFC 8985 §7.2): the RTO is waited for. */
  void leaveProbe(Tcb t, long now) {
    if (isProbe && t.timers.isArmed(Timer.LOSS) && !mayProbe(t)) {
      arm(t, now);
    }
  }

  /** A tail loss probe went. */
  void onProbeSent(Tcb t, boolean retransmission, long now) {
    probe.onProbe(t.snd.nxt(), retransmission);
    t.timers.arm(Timer.LOSS, Deadlines.after(now, t.rto.rtoNanos()));
    isProbe = false;
  }

  /** Arms the LOSS timer: for a probe where one is allowed (RFC 8985 §7.2), else for the RTO. */
  void arm(Tcb t, long now) {
    long rto = Deadlines.after(now, t.rto.rtoNanos());
    isProbe = mayProbe(t);
    if (isProbe) {
      long delay = probeDelay(t, rto, now);
      isProbe = now + delay <= rto; // one that would come later takes the timeout's place
      rto = Math.min(rto, now + delay);
    }
    t.timers.arm(Timer.LOSS, rto);
  }

  /**
   * More was sent while the retransmission timer runs: several segments in flight are probed sooner
   * than one, whose ACK may be delayed (RFC 8985 §7.2).
   */
  void preferProbe(Tcb t, long now) {
    if (mayProbe(t)) {
      long rto = t.timers.at(Timer.LOSS);
      long at = now + probeDelay(t, rto, now);
      if (at < rto) {
        isProbe = true;
        t.timers.arm(Timer.LOSS, at);
      }
    }
  }

  private boolean mayProbe(Tcb t) {
    return Recovery.usesRack(t)
        && t.config.tailLossProbe()
        && t.timeouts == 0
        && t.snd.synAcknowledged()
        && probe.mayArm(true, t.recovery.isRunning(), t.sent().sackedOctets());
  }

  private static long probeDelay(Tcb t, long rtoExpires, long now) {
    return TailLossProbe.delay(
        t.rto.srttNanos(),
        t.sent().count() == 1,
        TailLossProbe.MAX_ACK_DELAY_NANOS,
        rtoExpires,
        now);
  }
}
