package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.congestion.CongestionControl;
import io.netlayers.fsm.tcp.sending.PathMtu;
import io.netlayers.fsm.tcp.timing.Deadlines.Timer;
import io.netlayers.fsm.tcp.timing.KeepAlive;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * What is kept of an established connection with nothing to send, to read or to wait for, so that a
 * million of them fit: a tenth of the whole record. {@link #from} says whether and when a
 * connection may rest; {@link #restore} makes the record again, and what it does from then on is
 * what it would have done without a rest.
 *
 * <p>Most numbers follow from few: SND.NXT is SND.UNA, what is read is what came, no loss is being
 * repaired. What the user has set, and what is counted, is kept whole only where it is not as in
 * most connections.
 */
final class Resting {
  /** The least time of silence before a rest; a busy connection is not to come and go. */
  private static final long LEAST_QUIET_NANOS = 1_000_000_000L;

  private static final int REMOTE_SPECIFIED = 1;
  private static final int REMOTE_FIXED = 2;
  private static final int PASSIVE = 4;
  private static final int ECN_ECHO = 8;
  private static final int ECN_REDUCED = 16;
  private static final int PROBE_UNANSWERED = 32;
  private static final int REORDERING_SEEN = 64;
  private static final int KEEPS_ALIVE = 128;
  private static final int PROBE_MEASURED = 256;
  private static final int RECOVERED_TO_UNA = 512;

  private static final NagleMode[] NAGLE = NagleMode.values();
  private static final TcpViolation[] VIOLATIONS = TcpViolation.values();

  private final CongestionControl congestion;
  private final @Nullable UserSide user;
  private final @Nullable Counters counters;
  private final @Nullable PathMtu path;
  private final @Nullable KeepAlive keepAlive;

  private final long iss;
  private final long una;
  private final int sndWnd;
  private final int maxWnd;
  private final int behindWl1;
  private final int behindWl2;

  private final long irs;
  private final long rcvNxt;
  private final int rcvWnd;
  private final int quickAcks;

  private final int options;
  private final @Unsigned int tsOffset;
  private final @Unsigned int tsRecent;
  private final long tsRecentAt;

  private final long srtt;
  private final long rttVar;
  private final long baseRto;
  private final long minRttNewer;
  private final long minRttOlder;
  private final long minRttSince;
  private final long rackRtt;
  private final long reoWnd;

  private long lastNow;
  private final long heardAt;
  private final long textSentAt;
  private final long pseudoHeader;

  private final int segmentsIn;
  private final int segmentsOut;
  private final int pathMaxAcked;
  private final char remotePort;
  private final short events;
  private final short flags;
  private final byte reoWndMult;
  private final byte reoWndPersist;
  private final byte backOffs;
  private final byte nagle;
  private final byte violation;

  /** Takes from a connection what it needs to go on; {@link #from} must have allowed it. */
  Resting(Tcb t) {
    t.congestion.onRest(t.lastNow);
    congestion = t.congestion;
    iss = t.snd.iss();
    una = t.snd.una();
    sndWnd = (int) t.snd.wnd();
    maxWnd = (int) t.snd.maxWnd();
    behindWl1 = (int) (t.rcv.nxt() - t.snd.wl1());
    behindWl2 = (int) (una - t.snd.wl2());
    irs = t.rcv.irs();
    rcvNxt = t.rcv.nxt();
    rcvWnd = (int) t.rcv.wnd();
    quickAcks = t.ack.quick();
    options = t.options.packed();
    tsOffset = t.timestamps.offset();
    tsRecent = t.timestamps.recent();
    tsRecentAt = t.timestamps.recentAt();
    srtt = t.rto.srttNanos();
    rttVar = t.rto.rttVarNanos();
    baseRto = t.rto.baseRtoNanos();
    backOffs = (byte) t.rto.backOffs();
    minRttNewer = t.recovery.minRtt().newer();
    minRttOlder = t.recovery.minRtt().older();
    minRttSince = t.recovery.minRtt().newerSince();
    rackRtt = t.recovery.rack().rttNanos();
    reoWnd = t.recovery.rack().reorderingWindowNanos();
    reoWndMult = (byte) t.recovery.rack().reoWndMult();
    reoWndPersist = (byte) t.recovery.rack().reoWndPersist();
    lastNow = t.lastNow;
    heardAt = t.heardAt;
    textSentAt = t.textSentAt;
    pseudoHeader = t.pseudoHeader;
    remotePort = (char) t.remotePort;
    flags = (short) flags(t);
    nagle = (byte) t.user.nagle.ordinal();
    violation = (byte) t.user.violation.ordinal();
    events = (short) t.user.events();
    user = t.user.isAsConfigured(t.config) ? null : t.user;
    segmentsIn = (int) t.counters.segmentsIn;
    segmentsOut = (int) t.counters.segmentsOut;
    counters = t.counters.isPlain(una - iss - 1, rcvNxt - irs - 1) ? null : t.counters;
    pathMaxAcked = t.path.maxAcked();
    path = t.path.isAsBegun(t.config.mmsS()) ? null : t.path;
    keepAlive = isConfigured(t.keepAlive, t.config) ? null : t.keepAlive;
  }

  private static int flags(Tcb t) {
    return (t.remoteSpecified ? REMOTE_SPECIFIED : 0)
        | (t.remoteFixed ? REMOTE_FIXED : 0)
        | (t.passive ? PASSIVE : 0)
        | (t.ecn.echoes() ? ECN_ECHO : 0)
        | (t.ecn.isReduced() ? ECN_REDUCED : 0)
        | (t.recovery.timer.probe.isOutstanding() ? PROBE_UNANSWERED : 0)
        | (t.recovery.reorderingSeen() ? REORDERING_SEEN : 0)
        | (t.keepAlive != null ? KEEPS_ALIVE : 0)
        | (t.recovery.timer.probe.isMeasured() ? PROBE_MEASURED : 0)
        | (t.recovery.hasRecoveredTo(t.snd.una()) ? RECOVERED_TO_UNA : 0);
  }

  private static boolean isConfigured(@Nullable KeepAlive keepAlive, TcpConfig config) {
    return keepAlive == null
        || keepAlive.isPlain(
            config.keepAliveIdleNanos(), config.keepAliveIntervalNanos(), config.keepAliveProbes());
  }

  /**
   * When a connection may rest if nothing happens until then; {@link TcpConnection#NO_DEADLINE}
   * where it may not.
   */
  static long from(Tcb t) {
    if (t.state != TcpState.ESTABLISHED || !isAtRest(t)) {
      return TcpConnection.NO_DEADLINE;
    }
    // by then whatever was in flight has arrived, and no congestion control looks back so far
    long quiet = Math.max(LEAST_QUIET_NANOS, Math.max(t.rto.rtoNanos() + 1, 3 * t.rto.srttNanos()));
    long last = Math.max(Math.max(t.heardAt, t.textSentAt), t.paceAt);
    return Math.max(last + quiet, t.challenges.periodEnd(t.config.challengeAckPeriodNanos()));
  }

  private static boolean isAtRest(Tcb t) {
    return t.sentQueue == null
        && t.heldQueue == null
        && t.inStream == null
        && t.outStream == null
        && t.observer == null
        && t.timers.isIdleBut(Timer.KEEP_ALIVE)
        && nothingUnderWay(t)
        && follows(t);
  }

  /** Nothing waits to be sent, to be told to the peer, to be read or to be repaired. */
  private static boolean nothingUnderWay(Tcb t) {
    return !(t.synDue || t.lossProbeDue || t.windowProbeDue || t.keepAliveDue || t.overridden)
        && !(t.ack.isPending() || t.duplicate.isPending() || t.reply.isPending())
        && !(t.closePending || t.recovery.isRunning())
        && t.parent == null
        && t.timeouts == 0
        && t.persist.probes() == 0
        && t.persist.unanswered() == 0
        && (t.keepAlive == null || t.keepAlive.unanswered() == 0);
  }

  /** The numbers that are not kept follow from those that are. */
  private static boolean follows(Tcb t) {
    long rcvNxt = t.rcv.nxt();
    return t.snd.isSettled()
        && t.writeEnd == t.snd.una()
        && t.readAt == rcvNxt
        && t.timestamps.lastAckSent() == rcvNxt
        && t.finAt == Tcb.NOWHERE
        && t.peerFinAt == Tcb.NOWHERE
        && !UserCalls.atMark(t)
        && t.rcv.up() <= t.readAt
        && fits(rcvNxt - t.snd.wl1())
        && fits(t.snd.una() - t.snd.wl2());
  }

  private static boolean fits(long number) {
    return number == (int) number;
  }

  /** Makes the record again. */
  Tcb restore(TcpConnection owner) {
    Tcb t = new Tcb(owner, owner.config, owner.pool, owner.sequences, congestion);
    t.state = TcpState.ESTABLISHED;
    t.remotePort = remotePort;
    t.pseudoHeader = pseudoHeader;
    t.remoteSpecified = has(REMOTE_SPECIFIED);
    t.remoteFixed = has(REMOTE_FIXED);
    t.passive = has(PASSIVE);
    t.writeEnd = una;
    t.shortEnd = una;
    t.readAt = rcvNxt;
    t.lastNow = lastNow;
    t.heardAt = heardAt;
    t.textSentAt = textSentAt;
    t.stalledSince = textSentAt;
    t.paceAt = textSentAt;
    sequences(t);
    measurements(t);
    sides(t);
    return t;
  }

  private void sequences(Tcb t) {
    t.snd.resume(iss, una, sndWnd, maxWnd, rcvNxt - behindWl1, una - behindWl2);
    t.options.unpack(options);
    t.rcv.resume(irs, rcvNxt, rcvWnd, t.options.rcvShift());
    t.timestamps.resume(tsOffset, tsRecent, tsRecentAt, rcvNxt);
    t.ack.quick(quickAcks);
    if (has(ECN_ECHO)) {
      t.ecn.marked();
    }
    if (has(ECN_REDUCED)) {
      t.ecn.reduced();
    }
  }

  private void measurements(Tcb t) {
    t.used = true;
    t.rto.resume(srtt, rttVar, baseRto, backOffs);
    t.recovery.minRtt().resume(minRttNewer, minRttOlder, minRttSince);
    t.recovery
        .rack()
        .resume(una, rackRtt, reoWnd, has(REORDERING_SEEN), reoWndMult & 0xFF, reoWndPersist);
    t.recovery.resume(una, has(RECOVERED_TO_UNA));
    t.recovery.timer.resume(una, has(PROBE_UNANSWERED), has(PROBE_MEASURED));
    PathMtu kept = path;
    if (kept != null) {
      t.path = kept;
    } else {
      t.path.reset(t.config.mmsS());
      t.path.acknowledged(pathMaxAcked);
    }
  }

  private void sides(Tcb t) {
    UserSide keptUser = user;
    if (keptUser != null) {
      t.user = keptUser;
    }
    t.user.nagle = NAGLE[nagle];
    t.user.violation = VIOLATIONS[violation];
    t.user.events(events);
    Counters keptCounters = counters;
    if (keptCounters != null) {
      t.counters = keptCounters;
    } else {
      t.counters.resume(segmentsIn, segmentsOut, una - iss - 1, rcvNxt - irs - 1);
    }
    if (has(KEEPS_ALIVE)) {
      KeepAlive keptAlive = keepAlive;
      TcpConfig config = t.config;
      t.keepAlive =
          keptAlive != null
              ? keptAlive
              : new KeepAlive(
                  config.keepAliveIdleNanos(),
                  config.keepAliveIntervalNanos(),
                  config.keepAliveProbes());
      t.timers.arm(Timer.KEEP_ALIVE, t.keepAlive.deadline(heardAt));
    }
  }

  private boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** Whether the user has not polled every event yet. */
  boolean hasEvents() {
    return events != 0;
  }

  /** A call came that changes nothing. */
  void tick(long nowNanos) {
    lastNow = TcpConnection.later(lastNow, nowNanos);
  }
}
