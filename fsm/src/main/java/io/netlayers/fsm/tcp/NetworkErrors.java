package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.memory.Positions;
import io.netlayers.fsm.tcp.sending.RetransmissionQueue;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** What the network reports (RFC 9293 §3.9.2.2), believed as far as RFC 5927 lets it. */
final class NetworkErrors {
  private NetworkErrors() {}

  /**
   * A report of a segment of ours that began at {@code quotedSeq}.
   *
   * @return whether it was about something in flight
   */
  static boolean onError(
      Tcb t, NetworkErrorKind kind, int code, @Unsigned int quotedSeq, int mmsS, long now) {
    if (t.state == TcpState.CLOSED || t.state == TcpState.LISTEN) {
      return false;
    }
    long seq = Positions.near(t.snd.una(), quotedSeq);
    if (t.nothingInFlight() || seq < t.snd.una() || seq >= t.snd.nxt()) {
      return false; // RFC 5927 §4.1: not of what is in flight
    }
    switch (kind) {
      case SOFT -> soft(t, kind, code);
      case HARD -> hard(t, kind, code);
      case TOO_BIG -> tooBig(t, seq, mmsS, now);
    }
    return true;
  }

  private static void soft(Tcb t, NetworkErrorKind kind, int code) {
    if (!t.state.isSynchronized() && t.config.softErrorsEndHandshake()) {
      t.user.softErrorCode = code;
      t.fail(TcpError.UNREACHABLE, TcpInput.HARD_ERROR); // RFC 5461 §4
      return;
    }
    tell(t, kind, code); // MUST-56: the connection stays
  }

  private static void hard(Tcb t, NetworkErrorKind kind, int code) {
    boolean opening = !t.state.isSynchronized();
    if (opening || t.config.hardErrorsAbort()) {
      if (opening && t.passive) {
        TurningPoints.relisten(t, TcpInput.RST_AFTER_PASSIVE_OPEN);
      } else {
        t.user.softErrorCode = code;
        t.fail(TcpError.UNREACHABLE, TcpInput.HARD_ERROR); // SHLD-26
      }
      return;
    }
    tell(t, kind, code); // RFC 5927 §5.2: on a synchronized connection it may be forged
  }

  private static void tell(Tcb t, NetworkErrorKind kind, int code) {
    t.user.softError = kind;
    t.user.softErrorCode = code;
    if (t.user.reportsErrors) {
      t.user.raise(TcpEvent.SOFT_ERROR); // MUST-47, SHLD-25
    }
  }

  private static void tooBig(Tcb t, long seq, int mmsS, long now) {
    int before = t.smss();
    if (!t.path.reported(mmsS, t.config.minMmsS())) {
      return;
    }
    t.congestion.onSegmentSize(t.smss());
    Timeouts.pathLowered(t, now);
    if (t.smss() >= before) {
      return;
    }
    // What was too long is sent again at once, in shorter segments, and is no sign of congestion
    RetransmissionQueue queue = t.sent();
    int limit = t.smss();
    int first = Math.max(0, queue.indexOf(seq));
    for (int i = first; i < queue.count(); i++) {
      if (queue.length(i) > limit) {
        queue.markLost(i);
      }
    }
  }
}
