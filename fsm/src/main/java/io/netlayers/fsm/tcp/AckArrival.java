package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.congestion.AckSample;
import io.netlayers.fsm.tcp.sending.RetransmissionQueue;
import io.netlayers.fsm.tcp.timing.Deadlines.Timer;
import io.netlayers.fsm.tcp.timing.RtoEstimator;
import io.netlayers.tcp.TcpFlags;

/** Fifth, check the ACK field (RFC 9293 §3.10.7.4), and all that an ACK sets going. */
final class AckArrival {
  private AckArrival() {}

  /** Answers whether the segment's other parts are to be looked at. */
  static boolean check(Tcb t, IncomingSegment s) {
    if (!s.has(TcpFlags.ACK)) {
      t.owner.violated(TcpViolation.NO_ACK_BIT);
      return false;
    }
    if (t.state == TcpState.SYN_RECEIVED && !t.snd.acknowledgesNew(s.ack)) {
      t.owner.violated(TcpViolation.BAD_HANDSHAKE_ACK);
      t.reply.resetFor(s);
      return false;
    }
    if (!t.snd.acceptableAck(s.ack)) { // RFC 5961 §5.2
      t.owner.violated(TcpViolation.ACK_OUT_OF_RANGE);
      t.challenge(s.now);
      return false;
    }
    if (t.options.timestamps() && s.hasTimestamps) {
      // RFC 7323 §4.3, and not before the ACK was checked: whoever cannot acknowledge what was sent
      // has no timestamp to give
      t.timestamps.note(s.tsVal, s.seq, s.now);
    }
    if (t.state == TcpState.SYN_RECEIVED) {
      t.move(TcpInput.ACK_OF_SYN);
      t.snd.setWindow(s.seq, s.ack, s.wnd);
      synAcknowledged(t, s);
      TextArrival.drain(t, s.now);
      return true;
    }
    boolean syn = !t.snd.synAcknowledged() && s.ack > t.snd.iss();
    process(t, s);
    if (syn) { // CLOSE came in SYN-RECEIVED
      t.move(TcpInput.ACK_OF_SYN);
      established(t, s.now);
    }
    return finAcknowledged(t, s.now);
  }

  /** Our SYN is acknowledged: the connection stands. */
  static void synAcknowledged(Tcb t, IncomingSegment s) {
    boolean lost = t.counters.retransmitted > (t.crossed ? 1 : 0);
    AckWork w = t.pool.ackWork;
    w.begin(t, s.now);
    RetransmissionQueue queue = t.sent();
    t.snd.acknowledge(s.ack);
    queue.acknowledge(s.ack, w);
    measure(t, s, w);
    if (t.timeouts > 0) {
      t.rto.onHandshakeTimedOut(); // RFC 6298 §5.7
    }
    t.timeouts = 0;
    t.timers.cancel(Timer.LOSS);
    t.timers.cancel(Timer.USER);
    t.synDue = false;
    t.congestion.paced(t.config.pacing());
    t.congestion.onEstablished(t.smss(), lost);
    established(t, s.now);
  }

  private static void established(Tcb t, long now) {
    t.ack.quick(t.config.quickAckSegments());
    t.user.raise(TcpEvent.ESTABLISHED);
    TurningPoints.established(t, now);
  }

  /** FIN-WAIT-1, CLOSING, LAST-ACK: whether our FIN is acknowledged. */
  private static boolean finAcknowledged(Tcb t, long now) {
    if (t.finAt == Tcb.NOWHERE || t.snd.una() <= t.finAt) {
      return true;
    }
    switch (t.state) {
      case FIN_WAIT_1 -> {
        t.move(TcpInput.ACK_OF_FIN);
        if (t.user.orphaned && t.config.finWait2TimeoutNanos() > 0) {
          t.timers.arm(Timer.TIME_WAIT, now + t.config.finWait2TimeoutNanos());
        }
        return true;
      }
      case CLOSING -> {
        t.move(TcpInput.ACK_OF_FIN);
        TextArrival.startTimeWait(t, now);
        return false;
      }
      case LAST_ACK -> {
        t.drop(TcpInput.ACK_OF_FIN);
        return false;
      }
      default -> {
        return true;
      }
    }
  }

  /** The processing of the ESTABLISHED state. */
  private static void process(Tcb t, IncomingSegment s) {
    if (saysNothingNew(t, s)) {
      updateWindow(t, s);
      t.persist.answered();
      return;
    }
    AckWork w = t.pool.ackWork;
    w.begin(t, s.now);
    RetransmissionQueue queue = t.sentQueue;
    w.duplicate =
        queue != null
            && !queue.isEmpty()
            && s.ack == t.snd.una()
            && s.length() == 0
            && s.wnd == t.snd.wnd();
    t.recovery.beginAck(t, s);
    long before = t.snd.una();
    if (s.ack > before) {
      advance(t, s, w);
    } else if (w.duplicate) {
      t.counters.duplicateAcks++;
    }
    if (t.options.sack() && s.sackBlocks > 0) {
      sackBlocks(t, s, w);
    }
    updateWindow(t, s);
    t.persist.answered();
    t.recovery.onAck(t, s, w);
    if (s.ack > before) {
      restartTimer(t, s.now);
    }
  }

  /** The common case of who only receives: nothing waits for an ACK, and nothing came of one. */
  private static boolean saysNothingNew(Tcb t, IncomingSegment s) {
    return t.nothingInFlight()
        && s.ack == t.snd.una()
        && s.sackBlocks == 0
        && !s.has(TcpFlags.ECE)
        && t.recovery.isAtRest();
  }

  private static void advance(Tcb t, IncomingSegment s, AckWork w) {
    RetransmissionQueue queue = t.sent();
    long textBefore = t.unacknowledged();
    w.acked = s.ack - t.snd.una();
    t.snd.acknowledge(s.ack);
    queue.acknowledge(s.ack, w);
    measure(t, s, w);
    long text = textBefore - t.unacknowledged();
    t.counters.octetsAcked += text;
    if (t.outStream != null) {
      t.outStream.release(Math.min(s.ack, t.writeEnd));
    }
    t.timeouts = 0;
    t.stalledSince = s.now;
    if (text > 0) {
      t.path.acknowledged(SegmentSize.ofSegment(t, (int) Math.min(text, t.smss())));
      if (t.path.arrived(s.ack)) {
        t.congestion.onSegmentSize(t.smss());
      }
      tellRoom(t);
    }
  }

  private static void tellRoom(Tcb t) {
    if (t.unacknowledged() == 0) {
      t.user.raise(TcpEvent.DRAINED);
    }
    if (t.user.wantsRoom && UserCommands.writable(t) >= t.user.sendLowWater) {
      t.user.wantsRoom = false;
      t.user.raise(TcpEvent.WRITABLE);
    }
  }

  /** RFC 6298 §3 (Karn) and RFC 7323 §4: what this ACK says of the round trip. */
  private static void measure(Tcb t, IncomingSegment s, AckWork w) {
    if (w.firstSentAt >= 0 && !w.retransmissionAcked) {
      w.rtt = Math.max(1, s.now - w.firstSentAt);
    } else if (t.options.timestamps() && s.hasTimestamps && s.tsEcr != 0) {
      w.rtt = t.timestamps.roundTrip(s.tsEcr, s.now);
    }
    if (w.rtt != AckSample.NO_RTT) {
      t.rto.onSample(w.rtt, RtoEstimator.expectedSamples(w.flightBefore, t.smss()));
      t.recovery.measured(w.rtt, s.now);
    } else if (w.originalAcked) {
      t.rto.clearBackOff();
    }
  }

  private static void sackBlocks(Tcb t, IncomingSegment s, AckWork w) {
    RetransmissionQueue queue = t.sent();
    int first = s.sortSackBlocks(); // in ascending order, but for a report of a duplicate
    for (int i = 0; i < s.sackBlocks; i++) {
      long left = s.sackLeft(i);
      long right = s.sackRight(i);
      if (i < first) {
        w.dsack = left < right && left > t.snd.iss();
        w.dsackStart = left;
        w.dsackEnd = right;
        t.counters.dsacks++;
        continue;
      }
      if (left >= right || right > t.snd.nxt() || right <= t.snd.una()) {
        t.owner.violated(TcpViolation.BAD_SACK_BLOCK);
        continue;
      }
      w.sacked += queue.sack(left, right, w);
    }
  }

  /** "If SND.UNA =< SEG.ACK =< SND.NXT, the send window should be updated." */
  private static void updateWindow(Tcb t, IncomingSegment s) {
    if (s.ack < t.snd.una()) {
      return;
    }
    long edge = t.snd.rightEdge();
    if (!t.snd.updateWindow(s.seq, s.ack, s.wnd)) {
      return;
    }
    if (t.snd.rightEdge() < edge) {
      t.owner.violated(TcpViolation.SHRUNK_WINDOW);
    }
    if (t.snd.rightEdge() > t.snd.nxt() || t.snd.wnd() > 0 && !t.nothingInFlight()) {
      t.persist.reset();
      t.timers.cancel(Timer.PERSIST);
      t.windowProbeDue = false;
    }
  }

  /** RFC 6298 §5.2, §5.3. */
  private static void restartTimer(Tcb t, long now) {
    t.timers.cancel(Timer.LOSS);
    if (!t.nothingInFlight()) {
      t.recovery.timer.arm(t, now);
    }
  }
}
