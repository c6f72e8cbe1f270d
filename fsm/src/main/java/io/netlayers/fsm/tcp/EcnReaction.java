package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.loss.ProportionalRateReduction;
import io.netlayers.fsm.tcp.sending.RetransmissionQueue;
import io.netlayers.fsm.tcp.timing.Deadlines;

/**
 * What the sender does about ECE: one reduction for a window of data (RFC 3168 §6.1.2), which
 * proportional rate reduction spreads over a round trip (RFC 9937 §4), so that the ACK clock goes
 * on.
 */
final class EcnReaction {
  private final ProportionalRateReduction prr = new ProportionalRateReduction();
  private boolean on;
  private long end;
  private long holdUntil;

  /** Whether the window of data that was reduced for is still in flight. */
  boolean isOn() {
    return on;
  }

  /** What may be in flight while {@link #isOn}. */
  long cwnd() {
    return prr.cwnd();
  }

  /** No new text goes before this time. */
  long holdUntil() {
    return holdUntil;
  }

  /** Octets went. */
  void onSent(int octets) {
    prr.onSent(octets);
  }

  /** A recovery of a loss takes its place. */
  void cancel() {
    on = false;
  }

  /**
   * An ACK came.
   *
   * @param echoed whether it carries ECE
   * @param recovers whether a recovery of a loss runs, which reduces in its own way
   * @return whether the window may grow by the ACK: not by one with ECE, and not meanwhile
   */
  boolean onAck(Tcb t, AckWork w, boolean echoed, boolean recovers) {
    RetransmissionQueue queue = t.sent();
    boolean ended = on && t.snd.una() >= end;
    if (ended) {
      on = false;
      t.congestion.onRecovered(queue.outstanding(), 0, w.now);
    }
    // what nothing new is acknowledged with counts once something is: ECE is repeated until CWR
    if (echoed && t.snd.una() > w.unaBefore) {
      echoed(t, queue, w, recovers);
    }
    if (on) {
      prr.onAck(w.delivered, queue.pipe(), t.snd.una() > w.unaBefore, t.smss());
    }
    return !echoed && !on && !ended;
  }

  private void echoed(Tcb t, RetransmissionQueue queue, AckWork w, boolean recovers) {
    boolean least = t.congestion.cwnd() <= t.smss();
    if (!t.congestion.onEcnEcho(w.flightBefore, t.snd.una(), t.snd.nxt(), w.now)) {
      return;
    }
    t.ecn.reduced();
    if (least) { // a window of one segment: the next one goes when the timer would run out
      holdUntil = Deadlines.after(w.now, t.rto.rtoNanos());
    }
    if (!recovers && !queue.isEmpty()) {
      long flight = Math.max(w.flightBefore, queue.outstanding());
      prr.begin(t.congestion.cwnd(), flight, Math.max(0, queue.sackedOctets() - w.sacked));
      on = true;
      end = t.snd.nxt();
    }
  }
}
