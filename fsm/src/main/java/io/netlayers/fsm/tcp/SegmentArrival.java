package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.timing.Deadlines.Timer;
import io.netlayers.fsm.tcp.timing.KeepAlive;
import io.netlayers.tcp.TcpFlags;

/**
 * SEGMENT ARRIVES in the synchronized states and SYN-RECEIVED: the checks of RFC 9293 §3.10.7.4, a
 * method each, in the RFC's order. A check that answers false has dealt with the segment.
 */
final class SegmentArrival {
  private SegmentArrival() {}

  /** RFC 9293 §3.10.7. */
  static void arrives(Tcb t, IncomingSegment s) {
    switch (t.state) {
      case CLOSED -> HandshakeArrival.closed(t, s);
      case LISTEN -> HandshakeArrival.listen(t, s);
      case SYN_SENT -> HandshakeArrival.synSent(t, s);
      default -> otherStates(t, s);
    }
  }

  private static void otherStates(Tcb t, IncomingSegment s) {
    s.locate(t.rcv.nxt(), t.snd.una(), t.options.sndShift());
    if (t.state == TcpState.TIME_WAIT && HandshakeArrival.reopens(t, s)) {
      return;
    }
    if (isCrossingAnswer(t, s)) {
      s.takeSyn();
    }
    if (t.config.offersAllSpace()) {
      t.rcv.openTo(t.receiveSpace());
    }
    if (!checkTimestamp(t, s) || !checkSequence(t, s)) {
      return;
    }
    heard(t, s);
    if (!checkReset(t, s) || !checkSyn(t, s)) {
      return;
    }
    if (t.state == TcpState.TIME_WAIT && s.has(TcpFlags.ACK) && !repeatsLastAck(t, s)) {
      t.acknowledgeNow(); // "acknowledge it" (fifth): whatever it is, the peer is behind
    }
    if (!AckArrival.check(t, s)) {
      return;
    }
    fromUrgentOn(t, s);
  }

  /**
   * SYN-RECEIVED after SYNs crossed: the peer's SYN,ACK has the number of its SYN, which came
   * already; without it, it is the ACK that establishes the connection (§3.5, figure 8).
   */
  private static boolean isCrossingAnswer(Tcb t, IncomingSegment s) {
    return t.state == TcpState.SYN_RECEIVED
        && t.crossed
        && s.flags == (TcpFlags.SYN | TcpFlags.ACK)
        && s.textLength == 0
        && s.seq == t.rcv.irs()
        && t.snd.acknowledgesNew(s.ack);
  }

  private static boolean repeatsLastAck(Tcb t, IncomingSegment s) {
    return s.flags == TcpFlags.ACK
        && s.textLength == 0
        && s.seq == t.rcv.nxt()
        && s.ack == t.snd.nxt();
  }

  /** Sixth to eighth: URG, text, FIN; where §3.10.7.3 goes on after a SYN with ACK. */
  static void fromUrgentOn(Tcb t, IncomingSegment s) {
    TextArrival.checkUrgent(t, s);
    if (TextArrival.takeText(t, s)) {
      TextArrival.checkFin(t, s);
    }
  }

  static void heard(Tcb t, IncomingSegment s) {
    t.heardAt = s.now;
    KeepAlive keepAlive = t.keepAlive;
    if (keepAlive != null && keepAlive.unanswered() > 0) {
      keepAlive.heard();
      t.timers.cancel(Timer.KEEP_ALIVE); // it begins anew from now
    }
  }

  /** RFC 7323 §5.3 R1, before the sequence check. */
  private static boolean checkTimestamp(Tcb t, IncomingSegment s) {
    if (!t.options.timestamps() || s.has(TcpFlags.RST)) {
      return true;
    }
    if (!s.hasTimestamps) {
      if (t.config.requireTimestamps()) {
        t.owner.violated(TcpViolation.MISSING_TIMESTAMP);
        return false;
      }
      return true;
    }
    if (t.timestamps.isOld(s.tsVal, s.now)) {
      t.owner.violated(TcpViolation.OLD_TIMESTAMP);
      refuse(t, s);
      return false;
    }
    return true;
  }

  /** First, check sequence number: table 6, with the allowance for a window of zero. */
  private static boolean checkSequence(Tcb t, IncomingSegment s) {
    boolean acceptable = t.rcv.acceptable(s.seq, s.length());
    if (!acceptable && t.rcv.wnd() == 0 && s.seq == t.rcv.nxt()) {
      // "special allowance should be made to accept valid ACKs, URGs, and RSTs" (MUST-66): what
      // occupies sequence space is cut off, and an ACK says what is expected
      s.cutText();
      t.acknowledgeNow();
      acceptable = true;
    }
    if (s.has(TcpFlags.RST)) {
      return resetInWindow(t, s);
    }
    if (!acceptable && repeatsFin(t, s)) {
      // "trimming off any portions that lie outside the window (including SYN and FIN)": what is
      // left is the ACK, which may be the one of our FIN
      reportDuplicate(t, s);
      s.cutText();
      t.acknowledgeNow();
      acceptable = true;
    }
    if (!acceptable) {
      outOfWindow(t, s);
      return false;
    }
    if (s.seq < t.rcv.nxt() && s.textLength > 0) {
      reportDuplicate(t, s);
    }
    s.trim(t.rcv.nxt(), t.rcv.rightEdge());
    return true;
  }

  /** CLOSING: the peer has not seen its FIN acknowledged. */
  private static boolean repeatsFin(Tcb t, IncomingSegment s) {
    return t.state == TcpState.CLOSING
        && s.has(TcpFlags.FIN)
        && !s.has(TcpFlags.SYN)
        && s.seq + s.length() == t.rcv.nxt();
  }

  /** RFC 5961 §3.2 1): a reset outside of the window is dropped without a word. */
  private static boolean resetInWindow(Tcb t, IncomingSegment s) {
    return s.seq == t.rcv.nxt() || t.rcv.nxt() < s.seq && s.seq < t.rcv.rightEdge();
  }

  private static void outOfWindow(Tcb t, IncomingSegment s) {
    if (t.state == TcpState.SYN_RECEIVED
        && s.has(TcpFlags.SYN)
        && !s.has(TcpFlags.ACK)
        && s.seq == t.rcv.irs()) {
      t.synDue = true; // the peer's SYN again: it has not seen our SYN,ACK, which acknowledges it
      return;
    }
    if (t.state == TcpState.TIME_WAIT && s.has(TcpFlags.FIN) && s.seq + s.length() == t.rcv.nxt()) {
      t.move(TcpInput.FIN); // a retransmission of the remote FIN: restart 2 MSL (§3.10.7.4, fifth)
      TextArrival.startTimeWait(t, s.now);
    }
    if (s.seq + s.length() <= t.rcv.nxt()) {
      if (s.length() > 0) {
        reportDuplicate(t, s);
      }
      heard(t, s); // old, but from the peer: a keep-alive, or what it did not see acknowledged
    } else {
      t.owner.violated(TcpViolation.OUT_OF_WINDOW);
    }
    refuse(t, s);
  }

  /** An ACK for what is unacceptable; the rate of those that answer no text is limited. */
  private static void refuse(Tcb t, IncomingSegment s) {
    if (s.textLength > 0 || s.has(TcpFlags.FIN)) {
      t.acknowledgeNow();
    } else {
      t.challenge(s.now);
    }
  }

  /** RFC 2883 §4: what came before RCV.NXT came twice. */
  private static void reportDuplicate(Tcb t, IncomingSegment s) {
    if (s.textLength > 0) {
      t.counters.duplicateSegments++;
      t.acknowledgeNow();
      noteTwice(t, s.textSeq(), Math.min(s.textSeq() + s.textLength, t.rcv.nxt()));
    }
  }

  /** To be told as the first block of the next SACK option. */
  static void noteTwice(Tcb t, long from, long to) {
    if (t.options.sack() && t.config.dsack()) {
      t.duplicate.note(from, to);
    }
  }

  /** Second, check the RST bit: RFC 5961 §3.2 2) and 3), then by state. */
  private static boolean checkReset(Tcb t, IncomingSegment s) {
    if (!s.has(TcpFlags.RST)) {
      return true;
    }
    if (s.seq != t.rcv.nxt() && !t.config.resetAnywhereInWindow()) {
      t.owner.violated(TcpViolation.RST_NOT_AT_EDGE);
      t.challenge(s.now);
      return false;
    }
    switch (t.state) {
      case SYN_RECEIVED -> {
        if (t.passive) {
          TurningPoints.relisten(
              t, TcpInput.RST_AFTER_PASSIVE_OPEN); // the user need not be informed
        } else {
          t.fail(TcpError.REFUSED, TcpInput.RST);
        }
      }
      case CLOSING, LAST_ACK -> {
        if (t.config.resetAfterCloseTold()) {
          t.fail(TcpError.RESET, TcpInput.RST);
        } else {
          t.drop(TcpInput.RST);
        }
      }
      case TIME_WAIT -> {
        if (t.config.timeWaitRst()) {
          t.drop(TcpInput.RST);
        }
      }
      default -> t.fail(TcpError.RESET, TcpInput.RST);
    }
    return false;
  }

  /** Fourth, check the SYN bit (there is no security to check third). */
  private static boolean checkSyn(Tcb t, IncomingSegment s) {
    if (!s.has(TcpFlags.SYN)) {
      return true;
    }
    if (t.state == TcpState.SYN_RECEIVED && t.passive) {
      TurningPoints.relisten(t, TcpInput.SYN_AFTER_PASSIVE_OPEN);
      return false;
    }
    t.owner.violated(TcpViolation.SYN_IN_CONNECTION);
    if (t.config.resetBySyn() && s.seq >= t.rcv.nxt()) {
      TurningPoints.resetByMachine(t, TcpError.RESET); // RFC 5961 §4.1: what was done before
      return false;
    }
    t.challenge(s.now); // RFC 5961 §4.2
    return false;
  }
}
