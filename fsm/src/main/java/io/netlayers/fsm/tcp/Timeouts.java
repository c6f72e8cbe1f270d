package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.TransmitPlan.Kind;
import io.netlayers.fsm.tcp.sending.RetransmissionQueue;
import io.netlayers.fsm.tcp.timing.Deadlines;
import io.netlayers.fsm.tcp.timing.Deadlines.Timer;
import io.netlayers.fsm.tcp.timing.KeepAlive;

/** What runs out, and what must be armed after anything happened (RFC 9293 §3.10.8). */
final class Timeouts {
  /** Timeouts in a row after which a path is suspected to swallow full segments. */
  private static final int BLACK_HOLE_TIMEOUTS = 3;

  /** How long a lowered estimate of the path is kept (RFC 8201 §4). */
  private static final long PATH_AGE_NANOS = 600_000_000_000L;

  private static final int UNANSWERED_PROBES = 3;

  private Timeouts() {}

  /** Handles every timer that has run out. */
  static void expire(Tcb t, long now) {
    if (t.timers.expire(Timer.TIME_WAIT, now)) {
      t.drop(TcpInput.TIME_WAIT_TIMEOUT);
      return;
    }
    if (t.timers.expire(Timer.USER, now)) {
      t.fail(TcpError.TIMED_OUT, TcpInput.USER_TIMEOUT);
      return;
    }
    if (t.timers.expire(Timer.DELAYED_ACK, now)) {
      t.ack.immediately();
    }
    if (t.timers.expire(Timer.PATH, now)) {
      t.path.searchUpTo(t.config.mmsS());
    }
    if (t.timers.expire(Timer.REORDERING, now)) {
      t.recovery.onReorderingTimer(t, now);
    }
    if (t.timers.expire(Timer.PERSIST, now)) {
      persist(t, now);
    }
    if (t.timers.expire(Timer.KEEP_ALIVE, now)) {
      keepAlive(t, now);
    }
    if (t.state != TcpState.CLOSED && t.timers.expire(Timer.LOSS, now)) {
      if (t.recovery.timer.isProbe()) {
        t.lossProbeDue = !t.nothingInFlight();
      } else {
        retransmission(t, now);
      }
    }
  }

  /** RETRANSMISSION TIMEOUT, with the thresholds R1 and R2 of §3.8.3. */
  private static void retransmission(Tcb t, long now) {
    if (t.nothingInFlight()) {
      return;
    }
    boolean syn = !t.snd.synAcknowledged();
    if (givesUp(t, syn, now)) {
      t.fail(TcpError.TIMED_OUT, TcpInput.USER_TIMEOUT);
      return;
    }
    t.move(TcpInput.RETRANSMISSION_TIMEOUT);
    t.counters.timeouts++;
    if (t.timeouts + 1 == t.config.r1Retransmissions()) {
      t.user.raise(TcpEvent.DELIVERY_PROBLEM); // (b), (e)
    }
    suspectPath(t, now);
    t.recovery.onTimeout(t, now);
    t.timeouts++;
    if (t.state == TcpState.SYN_SENT || t.state == TcpState.SYN_RECEIVED) {
      t.synDue = true;
      t.options.synTimedOut(t.config, t.timeouts, t.state == TcpState.SYN_SENT);
    }
  }

  private static boolean givesUp(Tcb t, boolean syn, long now) {
    if (!syn && t.snd.wnd() == 0) {
      return false; // SHLD-17, MUST-37
    }
    int count = syn ? t.config.synR2Retransmissions() : t.user.r2Retransmissions;
    long time = syn ? t.config.synR2Nanos() : t.user.r2Nanos;
    return count > 0 && t.timeouts >= count || now - t.stalledSince >= time;
  }

  /** Whether it is the path that swallows segments for their size. */
  private static void suspectPath(Tcb t, long now) {
    RetransmissionQueue queue = t.sent();
    boolean changed = t.path.timedOut();
    if (!changed
        && t.config.pathProbing() != PathProbing.OFF
        && t.timeouts + 1 >= BLACK_HOLE_TIMEOUTS
        && t.snd.synAcknowledged()) {
      int size =
          SegmentSize.ofSegment(t, queue.length(0)); // full or not: it may be the longest yet
      changed = t.path.blackHole(t.config.minMmsS(), size);
    }
    if (changed) {
      t.congestion.onSegmentSize(t.smss());
      pathLowered(t, now);
    }
  }

  /** The path carries less than was thought; what is known grows old. */
  static void pathLowered(Tcb t, long now) {
    t.timers.arm(Timer.PATH, Deadlines.after(now, PATH_AGE_NANOS));
  }

  /** A closed window is probed (§3.8.6.1); a short segment is forced out (§3.8.6.2.1 (4)). */
  private static void persist(Tcb t, long now) {
    if (t.snd.usable() > 0) {
      t.overridden = true;
      return;
    }
    int limit = t.user.r2Retransmissions;
    boolean silent =
        limit > 0
            ? t.persist.unanswered() >= limit
            : t.persist.unanswered() >= UNANSWERED_PROBES && now - t.heardAt >= t.user.r2Nanos;
    if (silent) { // MUST-37 holds as long as the peer answers
      t.fail(TcpError.TIMED_OUT, TcpInput.USER_TIMEOUT);
      return;
    }
    t.windowProbeDue = true;
  }

  /** §3.8.4: only when nothing is outstanding and the peer has been silent (MUST-26). */
  private static void keepAlive(Tcb t, long now) {
    KeepAlive keepAlive = t.keepAlive;
    if (keepAlive == null || !t.state.isSynchronized()) {
      return;
    }
    long due = keepAlive.deadline(t.heardAt);
    if (!t.nothingInFlight() || t.unsent() > 0 || keepAlive.unanswered() == 0 && due > now) {
      t.timers.arm(Timer.KEEP_ALIVE, due > now ? due : keepAlive.deadline(now));
      return;
    }
    if (keepAlive.exhausted()) {
      TurningPoints.resetByMachine(
          t, TcpError.TIMED_OUT); // a peer that is there after all learns of it
      return;
    }
    t.keepAliveDue = true;
    t.timers.arm(Timer.KEEP_ALIVE, keepAlive.probed(now));
  }

  /** Arms what must be armed, whatever has just happened. */
  static void settle(Tcb t, long now) {
    if (t.state == TcpState.CLOSED || t.state == TcpState.LISTEN) {
      return;
    }
    settleKeepAlive(t);
    settleUserTimeout(t, now);
    if (t.state == TcpState.TIME_WAIT || t.state == TcpState.FIN_WAIT_2) {
      return;
    }
    boolean waiting = t.unacknowledged() > 0 || t.finAt != Tcb.NOWHERE && t.snd.una() <= t.finAt;
    boolean closed = t.snd.synAcknowledged() && t.snd.wnd() == 0 && waiting;
    if (closed) {
      t.timers.cancel(Timer.LOSS);
      if (!t.windowProbeDue) {
        t.timers.armIfIdle(
            Timer.PERSIST,
            Deadlines.after(
                now, t.persist.delay(t.rto.baseRtoNanos(), t.config.persistMaxNanos())));
      }
    } else if (!t.nothingInFlight()) {
      if (!t.timers.isArmed(Timer.LOSS) && !t.timers.isArmed(Timer.REORDERING)) {
        t.recovery.timer.goOn(t, now);
      }
    } else if (t.unsent() > 0 && t.state.isSynchronized() && holdsBack(t, now)) {
      t.timers.armIfIdle(Timer.PERSIST, Deadlines.after(now, t.config.overrideNanos()));
    }
  }

  /** Whether text waits for a window or for more text, and not for a time that is known. */
  private static boolean holdsBack(Tcb t, long now) {
    TransmitPlan plan = TransmitPlanner.plan(t, now);
    return plan.kind == Kind.NONE && plan.notBefore == 0;
  }

  private static void settleKeepAlive(Tcb t) {
    KeepAlive keepAlive = t.keepAlive;
    if (keepAlive != null
        && t.state.isSynchronized()
        && t.state != TcpState.TIME_WAIT
        && !t.timers.isArmed(Timer.KEEP_ALIVE)) {
      t.timers.arm(Timer.KEEP_ALIVE, keepAlive.deadline(t.heardAt));
    }
  }

  /** RFC 9293 §3.9.1.1, RFC 5482: text is delivered within the timeout, or the connection fails. */
  private static void settleUserTimeout(Tcb t, long now) {
    boolean waiting = t.unacknowledged() > 0 || !t.nothingInFlight();
    if (t.user.lingering()) {
      if (!waiting) {
        t.timers.cancel(Timer.USER);
      }
      return;
    }
    if (t.user.userTimeoutNanos == 0) {
      return;
    }
    if (!waiting) {
      t.timers.cancel(Timer.USER);
      t.stalledSince = now;
      return;
    }
    t.timers.arm(Timer.USER, Deadlines.after(t.stalledSince, t.user.userTimeoutNanos));
  }
}
