package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.TransmitPlan.Kind;
import io.netlayers.fsm.tcp.sending.RetransmissionQueue;
import io.netlayers.fsm.tcp.sending.SillyWindow;

/**
 * The one decision behind output and deadline: what goes next, if anything may go at this time. It
 * changes nothing but the plan, so that it can be asked at any time.
 */
final class TransmitPlanner {
  private static final int DUP_THRESH = 3;

  private TransmitPlanner() {}

  /** Decides; the plan's kind is NONE where nothing may go at {@code now}. */
  static TransmitPlan plan(Tcb t, long now) {
    TransmitPlan plan = t.pool.plan.none();
    if (t.reply.isPending()) {
      plan.kind = Kind.REPLY;
      return plan;
    }
    switch (t.state) {
      case CLOSED, LISTEN -> {
        return plan;
      }
      case SYN_SENT, SYN_RECEIVED -> {
        if (t.synDue) {
          return plan.of(Kind.SYN, t.snd.iss(), 0);
        }
      }
      case FIN_WAIT_2, TIME_WAIT -> {}
      default -> {
        if (planText(t, now, plan)) {
          return plan;
        }
      }
    }
    if (t.keepAliveDue) {
      return plan.of(Kind.KEEP_ALIVE, t.snd.nxt() - 1, t.config.keepAliveOctet() ? 1 : 0);
    }
    if (t.ack.isDue()) {
      long notBefore = plan.notBefore;
      boolean fin = repeatsFin(t);
      plan.of(Kind.ACK, t.snd.nxt() - (fin ? 1 : 0), 0);
      plan.fin = fin;
      plan.notBefore = notBefore;
    }
    return plan;
  }

  /** Whether an ACK carries our FIN once more, as FreeBSD has it until the FIN is acknowledged. */
  private static boolean repeatsFin(Tcb t) {
    return t.config.finWithAcks()
        && !t.bareAck
        && t.finAt != Tcb.NOWHERE
        && t.snd.una() <= t.finAt
        && t.snd.nxt() == t.finAt + 1;
  }

  /** ESTABLISHED to LAST-ACK: lost text first, then probes, then new text. */
  private static boolean planText(Tcb t, long now, TransmitPlan plan) {
    if (t.synDue) { // CLOSE came in SYN-RECEIVED, and the SYN,ACK is to go again
      plan.of(Kind.SYN, t.snd.iss(), 0);
      return true;
    }
    if (t.lossProbeDue) {
      return planLossProbe(t, plan);
    }
    if (t.windowProbeDue && t.snd.usable() <= 0) {
      planWindowProbe(t, plan);
      return true;
    }
    if (t.paceAt > now + t.config.pacingHorizonNanos() && t.config.pacing()) {
      plan.notBefore = t.paceAt - t.config.pacingHorizonNanos();
      return false;
    }
    if (planRetransmission(t, plan)) {
      return true;
    }
    if (t.recovery.ecn.holdUntil() > now) {
      plan.notBefore = t.recovery.ecn.holdUntil();
      return false;
    }
    return planNew(t, plan, t.recovery.allowance(t));
  }

  private static boolean planRetransmission(Tcb t, TransmitPlan plan) {
    RetransmissionQueue queue = t.sentQueue;
    if (queue == null) {
      return false;
    }
    int i = t.recovery.nextToResend(t, t.unsent() > 0 && t.snd.usable() > 0);
    if (i < 0 || t.recovery.allowance(t) < Math.min(queue.length(i), t.smss())) {
      return false;
    }
    // SHLD-16: within the window; what a shrunken window leaves outside waits for a probe
    if (queue.start(i) >= t.snd.rightEdge()
        && t.snd.synAcknowledged()
        && !mayGoBeyondWindow(t, queue, i)) {
      return false;
    }
    planQueued(t, plan, Kind.RETRANSMISSION, i);
    return true;
  }

  /**
   * RFC 7323 §2.4 (4): a scaled window may seem to shrink. What was within it when it went may go
   * again once, and as often as need be where less than the scale's step is missing.
   */
  private static boolean mayGoBeyondWindow(Tcb t, RetransmissionQueue queue, int i) {
    return t.options.scaling()
        && t.snd.wnd() > 0
        && (!queue.isEverRetransmitted(i)
            || queue.start(i) - t.snd.rightEdge() < 1L << t.options.sndShift());
  }

  /** The {@code i}th segment of the queue again, at most a segment of today's size. */
  private static void planQueued(Tcb t, TransmitPlan plan, Kind kind, int i) {
    RetransmissionQueue queue = t.sent();
    long start = queue.start(i);
    if (start == t.snd.iss()) {
      plan.of(Kind.SYN, start, 0);
      plan.index = i;
      return;
    }
    long end = queue.end(i);
    boolean fin = t.finAt != Tcb.NOWHERE && end > t.finAt;
    int text = (int) (end - start) - (fin ? 1 : 0);
    int limit = limit(t);
    plan.of(kind, start, Math.min(text, limit));
    plan.fin = fin && text <= limit;
    plan.index = i;
  }

  /** Text that fits a segment which goes now: a SACK option takes its place. */
  private static int limit(Tcb t) {
    return SegmentSize.textLimit(t, OutgoingSegment.steadyOptions(t));
  }

  private static boolean planLossProbe(Tcb t, TransmitPlan plan) {
    if (planNew(t, plan, Long.MAX_VALUE)) {
      plan.kind = Kind.LOSS_PROBE;
      plan.index = -1;
      return true;
    }
    RetransmissionQueue queue = t.sentQueue;
    if (queue == null || queue.isEmpty()) {
      return false;
    }
    planQueued(t, plan, Kind.LOSS_PROBE, queue.count() - 1);
    return true;
  }

  /** MUST-35, MUST-36: one octet beyond the window, or a number that draws an answer. */
  private static void planWindowProbe(Tcb t, TransmitPlan plan) {
    if (!t.config.zeroWindowProbeWithOctet()) {
      plan.of(Kind.WINDOW_PROBE, t.snd.una() - 1, 0);
      return;
    }
    long from = Math.max(t.snd.una(), t.snd.iss() + 1);
    boolean text = from < t.writeEnd;
    plan.of(Kind.WINDOW_PROBE, from, text ? 1 : 0);
    plan.fin = !text && from == t.finAt;
  }

  /** New text, a FIN, or both, as far as window, congestion and silly window avoidance allow. */
  private static boolean planNew(Tcb t, TransmitPlan plan, long allowance) {
    long from = t.snd.nxt();
    if (!t.snd.synAcknowledged() && t.state != TcpState.FIN_WAIT_1 || t.finSent()) {
      return false;
    }
    if (t.sentQueue != null && t.sentQueue.isFull()) {
      return false;
    }
    long queued = t.writeEnd - from;
    long usable = t.snd.usable();
    if (queued == 0) {
      boolean finNow = from == t.finAt && (usable >= 1 || t.snd.wnd() > 0);
      if (finNow) {
        plan.of(Kind.NEW, from, 0);
        plan.fin = true;
      }
      return finNow;
    }
    if (usable <= 0 || allowance <= 0) {
      return false;
    }
    if (!t.lossProbeDue && planPathProbe(t, plan, queued, usable, allowance)) {
      return true;
    }
    int limit = limit(t);
    int length = (int) Math.min(Math.min(queued, usable), limit);
    if (length > allowance) {
      return false;
    }
    boolean last = length == queued;
    boolean fin = last && t.finAt == t.writeEnd;
    if (!fin
        && !SillyWindow.maySend(
            length, queued, limit, nagleHolds(t), t.user.cork, t.snd.maxWnd(), t.overridden)) {
      return false;
    }
    plan.of(Kind.NEW, from, length);
    plan.fin = fin && usable > length;
    return true;
  }

  /** Whether the Nagle algorithm holds a short segment back (§3.7.4, appendix A.3). */
  private static boolean nagleHolds(Tcb t) {
    if (t.user.nagle == NagleMode.OFF || t.finAt != Tcb.NOWHERE) {
      return false; // CLOSE implies PUSH
    }
    return t.user.nagle == NagleMode.ANY ? t.snd.outstanding() > 0 : t.shortEnd > t.snd.una();
  }

  /** RFC 4821 §7.4: a probe goes when enough text follows for its loss to be noticed. */
  private static boolean planPathProbe(
      Tcb t, TransmitPlan plan, long queued, long usable, long allowance) {
    if (t.config.pathProbing() == PathProbing.OFF || t.recovery.isRunning()) {
      return false;
    }
    int size = t.path.nextProbe(t.options.peerMss() + 20);
    if (size == 0) {
      return false;
    }
    int text = SegmentSize.probeText(t, size);
    long needed = text + (long) DUP_THRESH * t.smss();
    if (text <= t.smss() || queued < needed || usable < needed || allowance < text) {
      return false;
    }
    plan.of(Kind.NEW, t.snd.nxt(), text);
    plan.pathProbe = true;
    return true;
  }
}
