package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.memory.Positions;
import io.netlayers.fsm.tcp.timing.Timestamps;
import io.netlayers.tcp.TcpFlags;

/** SEGMENT ARRIVES in CLOSED, LISTEN and SYN-SENT (RFC 9293 §3.10.7.1 to §3.10.7.3). */
final class HandshakeArrival {
  private HandshakeArrival() {}

  /** §3.10.7.1: everything but a reset is answered with a reset. */
  static void closed(Tcb t, IncomingSegment s) {
    if (!s.has(TcpFlags.RST)) {
      t.reply.resetFor(s);
    }
  }

  /** §3.10.7.2. */
  static void listen(Tcb t, IncomingSegment s) {
    if (s.has(TcpFlags.RST)) { // first
      return;
    }
    if (s.has(TcpFlags.ACK)) { // second
      t.owner.violated(TcpViolation.BAD_HANDSHAKE_ACK);
      t.reply.resetFor(s);
      return;
    }
    if (!s.has(TcpFlags.SYN)) { // fourth: this should not be reached
      return;
    }
    t.beginSending(s.now);
    acceptSyn(t, s);
  }

  private static void acceptSyn(Tcb t, IncomingSegment s) {
    t.beginReceiving(s, false);
    t.snd.setWindow(s.seq, t.snd.iss(), s.wnd);
    t.move(TcpInput.SYN);
    t.passive = true;
    holdText(t, s);
  }

  /** Text and FIN of a SYN wait until the connection is established. */
  private static void holdText(Tcb t, IncomingSegment s) {
    t.offer(false);
    s.trim(t.rcv.nxt(), t.rcv.rightEdge());
    TextArrival.hold(t, s);
  }

  /** §3.10.7.3. */
  static void synSent(Tcb t, IncomingSegment s) {
    s.locate(t.rcv.nxt(), t.snd.una(), 0);
    boolean acked = s.has(TcpFlags.ACK);
    if (acked && !(t.snd.una() < s.ack && s.ack <= t.snd.nxt())) { // first
      if (!s.has(TcpFlags.RST)) {
        t.owner.violated(TcpViolation.BAD_HANDSHAKE_ACK);
        t.reply.resetFor(s);
      }
      return;
    }
    if (s.has(TcpFlags.RST)) { // second
      if (acked) {
        t.fail(TcpError.REFUSED, TcpInput.RST);
      }
      return;
    }
    if (!s.has(TcpFlags.SYN)) { // fifth
      return;
    }
    SegmentArrival.heard(t, s); // fourth
    t.beginReceiving(s, acked);
    if (!acked) {
      simultaneousOpen(t, s);
      return;
    }
    t.snd.setWindow(s.seq, s.ack, s.wnd);
    t.move(TcpInput.SYN_ACK);
    AckArrival.synAcknowledged(t, s);
    t.offer(false);
    t.acknowledgeNow();
    s.trim(t.rcv.nxt(), t.rcv.rightEdge());
    SegmentArrival.fromUrgentOn(t, s);
  }

  private static void simultaneousOpen(Tcb t, IncomingSegment s) {
    t.move(TcpInput.SYN);
    t.snd.setWindow(s.seq, t.snd.iss(), s.wnd);
    t.synDue = true;
    t.crossed = true;
    holdText(t, s);
  }

  /**
   * A SYN in TIME-WAIT that begins a new incarnation (§3.6.1 MAY-2, RFC 6191): its timestamp is
   * newer than the last, or, where a timestamp cannot tell, its number is beyond the last.
   *
   * @return whether it did
   */
  static boolean reopens(Tcb t, IncomingSegment s) {
    if (!t.config.timeWaitReuse()
        || !t.passive
        || (s.flags & (TcpFlags.SYN | TcpFlags.ACK | TcpFlags.RST | TcpFlags.FIN))
            != TcpFlags.SYN) {
      return false;
    }
    boolean newer;
    if (t.options.timestamps() && t.timestamps.hasRecent() && s.hasTimestamps) {
      boolean same = s.tsVal == t.timestamps.recent();
      newer = Timestamps.older(t.timestamps.recent(), s.tsVal) || same && s.seq > t.rcv.nxt();
    } else {
      newer = s.seq > t.rcv.nxt();
    }
    if (!newer) {
      return false;
    }
    // (1) the new ISS lies beyond every number that the old incarnation used
    long last = t.snd.nxt();
    long fresh = Positions.near(last, t.sequences.initialSequence(t.owner, s.now));
    t.timers.cancelAll();
    GiveBack.all(t);
    t.beginSendingAt(Math.max(fresh, last + MIN_ISS_STEP), s.now);
    t.user.renew();
    acceptSyn(t, s);
    return true;
  }

  /** How far beyond the last number a reopened connection begins, if its ISN source says less. */
  private static final int MIN_ISS_STEP = 65537;
}
