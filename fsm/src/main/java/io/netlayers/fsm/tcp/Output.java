package io.netlayers.fsm.tcp;

import io.netlayers.core.Octets;
import io.netlayers.fsm.tcp.TransmitPlan.Kind;
import io.netlayers.fsm.tcp.memory.Positions;
import io.netlayers.fsm.tcp.sending.RetransmissionQueue;
import io.netlayers.fsm.tcp.timing.Deadlines.Timer;
import io.netlayers.tcp.TcpFlags;
import java.nio.ByteBuffer;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Carries a plan out: writes the segment, and notes in every component that it went. */
final class Output {
  private static final int HEADER = 20;
  private static final long SECOND = 1_000_000_000L;

  private Output() {}

  /** Gives the sink at most one segment; answers whether it took one. */
  static boolean poll(Tcb t, long now, SegmentSink sink) {
    if (t.nothingInFlight() && t.unsent() > 0 && t.state.isSynchronized()) {
      t.recovery.beforeIdleSend(t, now);
    }
    TransmitPlan plan = TransmitPlanner.plan(t, now);
    return switch (plan.kind) {
      case NONE -> false;
      case REPLY -> reply(t, now, sink);
      case SYN -> syn(t, plan, now, sink);
      default -> segment(t, plan, now, sink);
    };
  }

  private static boolean reply(Tcb t, long now, SegmentSink sink) {
    ByteBuffer room = sink.claim(HEADER);
    if (room == null) {
      return false;
    }
    OutgoingSegment out = t.pool.outgoing;
    out.begin(t, room, 0, 0, t.reply.seq(), t.reply.ack(), t.reply.flags(), 0);
    t.reply.clear();
    commit(t, out, now, sink, SegmentSink.NOT_ECT, now);
    return true;
  }

  private static boolean syn(Tcb t, TransmitPlan plan, long now, SegmentSink sink) {
    int options = OutgoingSegment.synOptions(t);
    ByteBuffer room = sink.claim(HEADER + options);
    if (room == null) {
      return false;
    }
    boolean withAck = t.state != TcpState.SYN_SENT;
    int flags = TcpFlags.SYN | t.options.synEcnFlags(t.config, withAck);
    OutgoingSegment out = t.pool.outgoing;
    if (withAck) {
      int window = t.offer(false);
      out.beginAck(t, room, options, 0, t.snd.iss(), flags | TcpFlags.ACK, window);
      acknowledged(t);
    } else {
      int window = Math.min(t.user.receiveBuffer, 0xFFFF);
      out.begin(
          t, room, options, 0, Positions.number(t.snd.iss()), Octets.asBits(0), flags, window);
    }
    out.writeSynOptions(t, now);
    t.synDue = false;
    RetransmissionQueue queue = t.sent();
    if (t.snd.nxt() == t.snd.iss()) {
      queue.append(t.snd.iss() + 1, now);
      t.snd.sent(t.snd.iss() + 1);
      t.stalledSince = now;
    } else {
      queue.markRetransmitted(0, now);
      t.counters.retransmitted++;
    }
    if (!t.timers.isArmed(Timer.LOSS)) {
      t.recovery.timer.arm(t, now);
    }
    commit(t, out, now, sink, SegmentSink.NOT_ECT, now);
    return true;
  }

  /** Everything that is neither a SYN nor a reply: text, FIN, probes, a bare ACK. */
  private static boolean segment(Tcb t, TransmitPlan plan, long now, SegmentSink sink) {
    int options = OutgoingSegment.steadyOptions(t);
    int length = plan.length;
    ByteBuffer room = sink.claim(HEADER + options + length);
    if (room == null) {
      return false;
    }
    boolean fresh = plan.kind == Kind.NEW || plan.kind == Kind.LOSS_PROBE && plan.index < 0;
    OutgoingSegment out = t.pool.outgoing;
    int window = t.offer(true);
    out.beginAck(t, room, options, length, plan.seq, flags(t, plan, fresh), window);
    out.writeSteadyOptions(t, now);
    if (plan.kind == Kind.KEEP_ALIVE) {
      fillGarbage(out, length);
    } else {
      out.writeText(t, plan.seq, length);
    }
    acknowledged(t);
    long release = release(t, HEADER + options + length, plan, now);
    note(t, plan, fresh, Math.max(now, release));
    boolean ect = t.options.ecn() && fresh && length > 0; // RFC 3168 §6.1.1, §6.1.4, §6.1.5
    commit(t, out, now, sink, ect ? SegmentSink.ECT_0 : SegmentSink.NOT_ECT, release);
    return true;
  }

  private static void fillGarbage(OutgoingSegment out, int length) {
    for (int i = 0; i < length; i++) {
      out.view.buffer().put(out.view.payloadOffset() + i, (byte) 0);
    }
  }

  private static int flags(Tcb t, TransmitPlan plan, boolean fresh) {
    int flags = TcpFlags.ACK;
    if (plan.fin) {
      flags |= TcpFlags.FIN;
    }
    boolean text = plan.length > 0 && plan.kind != Kind.KEEP_ALIVE;
    if (text && plan.seq + plan.length == t.writeEnd) {
      flags |= TcpFlags.PSH; // MUST-61: the last of what is buffered
    }
    if (t.ecn.echoes()) {
      flags |= TcpFlags.ECE;
    }
    if (fresh && text && t.options.ecn() && t.ecn.takeReduced()) {
      flags |= TcpFlags.CWR;
    }
    return flags;
  }

  /** An ACK went, with or without text. */
  private static void acknowledged(Tcb t) {
    t.ack.sent();
    t.bareAck = false;
    t.timers.cancel(Timer.DELAYED_ACK);
    t.timestamps.acknowledged(t.rcv.nxt());
  }

  /** When a segment may go: at once, or as pacing has it. */
  private static long release(Tcb t, int octets, TransmitPlan plan, long now) {
    long srtt = t.rto.srttNanos();
    if (!t.config.pacing() || plan.length == 0 || srtt == 0) {
      return now;
    }
    long at = Math.max(now, t.paceAt);
    long cwnd = t.congestion.cwnd();
    // the window in a round trip, a quarter more; twice in slow start, so that it can double
    long rate = t.congestion.inSlowStart() ? 2 * cwnd : cwnd + cwnd / 4;
    t.paceAt = at + Math.min(SECOND, (long) ((double) octets * srtt / rate));
    return at;
  }

  private static void note(Tcb t, TransmitPlan plan, boolean fresh, long sentAt) {
    long end = plan.seq + plan.length + (plan.fin ? 1 : 0);
    RetransmissionQueue queue = t.sentQueue;
    switch (plan.kind) {
      case ACK -> {}
      case KEEP_ALIVE -> t.keepAliveDue = false;
      case WINDOW_PROBE -> {
        t.windowProbeDue = false;
        t.snd.probed(end);
        t.persist.probed();
      }
      default -> {
        if (fresh) {
          sentNew(t, plan, end, sentAt);
        } else if (queue != null) {
          sentAgain(t, queue, plan, end, sentAt);
        }
      }
    }
    if (plan.kind == Kind.LOSS_PROBE) {
      t.lossProbeDue = false;
      t.recovery.timer.onProbeSent(t, !fresh, sentAt);
    }
    t.counters.octetsSent += plan.length;
  }

  private static void sentNew(Tcb t, TransmitPlan plan, long end, long sentAt) {
    RetransmissionQueue queue = t.sent();
    if (queue.isEmpty()) {
      t.stalledSince = sentAt;
    }
    queue.append(end, sentAt);
    t.snd.sent(end);
    t.recovery.onSent(plan.length);
    t.textSentAt = sentAt;
    t.overridden = false;
    t.timers.cancel(Timer.PERSIST);
    if (plan.pathProbe) {
      t.path.probed(SegmentSize.ofSegment(t, plan.length), end);
    } else if (plan.length > 0 && plan.length < t.smss()) {
      t.shortEnd = end;
    }
    if (plan.kind == Kind.NEW) {
      t.recovery.timer.onNewText(t, sentAt);
    }
  }

  private static void sentAgain(
      Tcb t, RetransmissionQueue queue, TransmitPlan plan, long end, long sentAt) {
    int i = plan.index;
    if (end < queue.end(i)) {
      queue.split(i, end);
    }
    boolean before = queue.isEverRetransmitted(i);
    queue.markRetransmitted(i, sentAt);
    t.recovery.onResent(t, i, before, sentAt);
    t.counters.retransmitted++;
    t.counters.octetsRetransmitted += plan.length;
    t.textSentAt = sentAt;
    if (!t.timers.isArmed(Timer.LOSS)) {
      t.recovery.timer.armTimeout(t, sentAt);
    }
  }

  private static void commit(
      Tcb t, OutgoingSegment out, long now, SegmentSink sink, int ecn, long release) {
    out.finish(t);
    t.counters.segmentsOut++;
    @Nullable TcpObserver observer = t.observer;
    if (observer != null) {
      observer.sent(t.owner, out.view, now);
    }
    sink.commit(out.view.length(), ecn, release);
  }
}
