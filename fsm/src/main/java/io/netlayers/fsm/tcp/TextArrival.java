package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.receiving.ReassemblyQueue;
import io.netlayers.fsm.tcp.timing.Deadlines;
import io.netlayers.fsm.tcp.timing.Deadlines.Timer;
import io.netlayers.tcp.TcpFlags;

/** Sixth, seventh and eighth: urgent pointer, segment text, FIN (RFC 9293 §3.10.7.4). */
final class TextArrival {
  private TextArrival() {}

  /** Sixth, check the URG bit. */
  static void checkUrgent(Tcb t, IncomingSegment s) {
    if (!s.has(TcpFlags.URG) || !t.state.mayReceive()) {
      return;
    }
    // SEG.UP counts from SEG.SEQ and points behind the urgent octets (MUST-62)
    if (t.rcv.urgent(s.seq + s.urgentPointer) && t.rcv.up() > t.readAt) {
      t.user.raise(TcpEvent.URGENT);
    }
  }

  /**
   * Seventh, process the segment text.
   *
   * @return false where the connection ended by it
   */
  static boolean takeText(Tcb t, IncomingSegment s) {
    if (t.options.ecn()) {
      congestionMarks(t, s);
    }
    if (s.textLength == 0) {
      return true;
    }
    if (!t.state.mayReceive()) {
      t.owner.violated(TcpViolation.TEXT_AFTER_FIN);
      return true;
    }
    if (t.user.orphaned && s.textEnd() > t.rcv.nxt()) {
      // RFC 9293 §3.6.1 SHLD-3: the user will never read it, and the peer should know
      t.owner.violated(TcpViolation.TEXT_AFTER_CLOSE);
      TurningPoints.resetByMachine(t, TcpError.RESET);
      t.reply.resetFor(s); // the reset of that segment, as for a connection that is gone
      return false;
    }
    if (t.peerFinAt != Tcb.NOWHERE && s.textEnd() > t.peerFinAt) {
      t.owner.violated(TcpViolation.TEXT_AFTER_FIN);
      return true;
    }
    if (s.textSeq() == t.rcv.nxt() && t.heldQueue == null) {
      inOrder(t, s);
    } else {
      outOfOrder(t, s);
    }
    return true;
  }

  /** RFC 3168 §6.1.3: CWR ends what was echoed before, a mark on the same packet begins anew. */
  private static void congestionMarks(Tcb t, IncomingSegment s) {
    if (s.has(TcpFlags.CWR) && !s.has(TcpFlags.SYN)) {
      boolean echoed = t.ecn.peerReduced();
      if (echoed || s.textLength > 0) {
        t.acknowledgeNow(); // the sender's window may be as small as one segment
      }
    }
    if (s.ecn == SegmentSink.CE && s.length() > 0) {
      t.ecn.marked();
      t.counters.ecnMarked++;
    }
  }

  /** The common case: what is expected, and nothing is held. */
  private static void inOrder(Tcb t, IncomingSegment s) {
    keep(t, s);
    t.rcv.advance(s.textEnd());
    t.counters.octetsReceived += s.textLength;
    ReceiveBuffer.onText(t, s);
    if (t.config.delayedAckNanos() == 0) {
      t.ack.immediately();
    }
    t.ack.text(s.textLength, t.config.mss(), ackLimit(t));
    if (t.ack.isPending() && !t.ack.isDue()) {
      t.timers.armIfIdle(Timer.DELAYED_ACK, s.now + t.config.delayedAckNanos());
    }
    delivered(t);
  }

  /** Two segments of the size that the peer seems to send. */
  private static int ackLimit(Tcb t) {
    return 2 * Math.min(t.config.mss(), t.smss());
  }

  private static void keep(Tcb t, IncomingSegment s) {
    if (!t.user.readClosed) {
      t.in().write(s.textSeq(), s.buffer(), s.indexOf(s.textSeq()), s.textLength);
    }
  }

  /** RFC 5681 §4.2: out of order, or filling a gap, it is acknowledged at once. */
  private static void outOfOrder(Tcb t, IncomingSegment s) {
    ReassemblyQueue held = t.held();
    t.acknowledgeNow();
    boolean nothingNew = held.contains(s.textSeq(), s.textEnd());
    int twice = held.firstOverlap(s.textSeq(), s.textEnd());
    if (twice >= 0 && !t.duplicate.isPending()) {
      // RFC 2883 §4: of several ranges that came twice the first is told
      long from = Math.max(s.textSeq(), held.start(twice));
      SegmentArrival.noteTwice(t, from, Math.min(s.textEnd(), held.end(twice)));
    }
    if (!held.add(s.textSeq(), s.textEnd())) {
      return; // a hole too many: it will be sent again
    }
    if (nothingNew) {
      t.counters.duplicateSegments++;
      return;
    }
    keep(t, s);
    t.counters.outOfOrder++;
    drain(t, s.now);
  }

  /** Text and FIN of a SYN, to be looked at once the connection is established. */
  static void hold(Tcb t, IncomingSegment s) {
    if (s.textLength > 0 && t.held().add(s.textSeq(), s.textEnd())) {
      keep(t, s);
    }
    if (s.has(TcpFlags.FIN)) {
      t.peerFinAt = s.textEnd();
    }
  }

  /** Moves RCV.NXT over what is now in order, the peer's FIN included. */
  static void drain(Tcb t, long now) {
    ReassemblyQueue held = t.heldQueue;
    if (held != null && !held.isEmpty()) {
      long before = t.rcv.nxt();
      long reached = held.advance(before);
      if (t.peerFinAt != Tcb.NOWHERE && reached > t.peerFinAt) {
        reached = t.peerFinAt; // the FIN is held too, and has its own way
      }
      if (reached > before) {
        t.rcv.advance(reached);
        t.counters.octetsReceived += reached - before;
        t.acknowledgeNow();
        delivered(t);
      }
    }
    finReached(t, now);
    t.giveBackIdle();
  }

  private static void delivered(Tcb t) {
    if (t.user.readClosed) {
      t.readAt = t.textEnd();
      return;
    }
    if (t.readable() >= t.user.receiveLowWater || t.receiveSpace() == 0) {
      t.user.raise(TcpEvent.READABLE);
    }
  }

  /** Eighth, check the FIN bit. */
  static void checkFin(Tcb t, IncomingSegment s) {
    if (!s.has(TcpFlags.FIN)) {
      return;
    }
    long at = s.textEnd();
    if (at < t.rcv.nxt() || t.peerFinAt != Tcb.NOWHERE && at != t.peerFinAt) {
      return;
    }
    if (t.peerFinAt == Tcb.NOWHERE
        && t.heldQueue != null
        && t.heldQueue.overlaps(at, Long.MAX_VALUE)) {
      t.owner.violated(TcpViolation.TEXT_AFTER_FIN);
      return;
    }
    t.peerFinAt = at;
    if (at > t.rcv.nxt()) {
      t.held().add(at, at + 1); // RFC 2018 §3: it occupies sequence space, and is told of
    }
    t.acknowledgeNow();
    finReached(t, s.now);
  }

  /** If RCV.NXT has come to the peer's FIN, takes it. */
  private static void finReached(Tcb t, long now) {
    if (t.peerFinAt == Tcb.NOWHERE || t.rcv.nxt() != t.peerFinAt) {
      return;
    }
    t.rcv.advance(t.peerFinAt + 1);
    t.acknowledgeNow();
    t.user.raise(TcpEvent.PEER_CLOSED);
    t.user.raise(TcpEvent.READABLE);
    t.move(TcpInput.FIN);
    if (t.state == TcpState.TIME_WAIT) {
      startTimeWait(t, now);
    }
  }

  /** "Start the time-wait timer, turn off the other timers." */
  static void startTimeWait(Tcb t, long now) {
    boolean ackWaits = t.ack.isPending();
    t.timers.cancelAll();
    if (ackWaits) {
      t.ack.immediately();
    }
    t.timers.arm(Timer.TIME_WAIT, Deadlines.after(now, 2 * t.config.msl()));
    t.giveBackIdle();
  }
}
