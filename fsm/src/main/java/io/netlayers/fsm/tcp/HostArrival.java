package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.table.SynCookies;
import io.netlayers.fsm.tcp.table.TcpSocketTable;
import io.netlayers.fsm.tcp.table.TimeWaitTable;
import io.netlayers.tcp.TcpFlags;
import io.netlayers.tcp.TcpOptionsView;
import io.netlayers.tcp.TcpSegmentView;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * A segment that no connection is there for (RFC 9293 §3.10.7.1, §3.10.7.2): TIME-WAIT's records,
 * listening sockets, cookies, and the reset for the rest.
 */
final class HostArrival {
  /** What the host does about it. */
  enum Verdict {
    /** Nothing more. */
    DONE,
    /** Makes a connection that listens, and gives it the segment. */
    NEW,
    /** Makes a connection from the cookie that the segment acknowledges. */
    FROM_COOKIE
  }

  /** Two counts of 64 seconds: a cookie that was sent longer ago is not good any more. */
  private static final long COOKIE_LIFE_NANOS = 128_000_000_000L;

  private final TcpConfig config;
  private final TimeWaitTable timeWait;
  private final HostIssues issues;
  private final HostReplies replies;
  private final SynCookies cookies;
  private final HostHandshakes handshakes;
  private final TcpOptionsView options = new TcpOptionsView();
  private int cookieMss;

  HostArrival(
      TcpConfig config,
      TimeWaitTable timeWait,
      HostIssues issues,
      HostReplies replies,
      SynCookies cookies,
      HostHandshakes handshakes) {
    this.config = config;
    this.timeWait = timeWait;
    this.issues = issues;
    this.replies = replies;
    this.cookies = cookies;
    this.handshakes = handshakes;
  }

  /** The MSS that a cookie kept, after {@link Verdict#FROM_COOKIE}. */
  int cookieMss() {
    return cookieMss;
  }

  Verdict arrives(
      HostPeer peer, TcpSegmentView view, @Nullable TcpListener listener, long nowNanos) {
    int entry =
        timeWait.find(
            peer.scope,
            peer.localHigh,
            peer.localLow,
            peer.localPort,
            peer.remoteHigh,
            peer.remoteLow,
            peer.remotePort);
    if (entry != TcpSocketTable.ABSENT && !reopens(entry, peer, view, listener != null, nowNanos)) {
      return Verdict.DONE;
    }
    if (view.has(TcpFlags.RST)) { // first
      return Verdict.DONE;
    }
    if (listener == null) {
      HostReplies.reset(replies.next(peer), view);
      return Verdict.DONE;
    }
    if (view.has(TcpFlags.ACK)) { // second
      return acknowledges(listener, peer, view, nowNanos);
    }
    return view.has(TcpFlags.SYN) ? begins(listener, peer, view, nowNanos) : Verdict.DONE;
  }

  private boolean reopens(
      int entry, HostPeer peer, TcpSegmentView view, boolean listening, long nowNanos) {
    boolean timestamps = options.wrap(view).isOk() && options.hasTimestamps();
    boolean recorded = timeWait.hasTimestamps(entry);
    @Unsigned int seq = timeWait.sndNxt(entry);
    @Unsigned int ack = timeWait.rcvNxt(entry);
    @Unsigned int recent = timeWait.tsRecent(entry);
    TimeWaitTable.Answer answer =
        timeWait.onSegment(
            entry,
            view.sequence(),
            view.segmentLength(),
            view.has(TcpFlags.SYN),
            view.has(TcpFlags.RST),
            view.has(TcpFlags.ACK),
            view.has(TcpFlags.FIN),
            timestamps,
            timestamps ? options.tsVal() : 0,
            nowNanos,
            2 * config.msl(),
            config.timeWaitReuse() && listening,
            config.timeWaitRst());
    if (answer == TimeWaitTable.Answer.REOPEN) {
      issues.bound(timeWait.reuseIss());
      return true;
    }
    if (answer == TimeWaitTable.Answer.ACK) {
      HostReplies.Reply reply = replies.next(peer);
      reply.seq = seq;
      reply.ack = ack;
      reply.flags = TcpFlags.ACK;
      reply.window = 0xFFFF; // as good as any: nothing more is taken
      reply.timestamps = recorded;
      reply.tsVal = HostHandshakes.timestamp(issues.timestampOffset(peer), nowNanos);
      reply.tsEcr = recent;
    }
    return false;
  }

  /** Either it brings a cookie back, or it is a reset's cause. */
  private Verdict acknowledges(
      TcpListener listener, HostPeer peer, TcpSegmentView view, long nowNanos) {
    if (!view.has(TcpFlags.SYN) && listener.expectsCookies(nowNanos, COOKIE_LIFE_NANOS)) {
      cookieMss =
          cookies.decode(
              peer.scope,
              peer.localHigh,
              peer.localLow,
              peer.localPort,
              peer.remoteHigh,
              peer.remoteLow,
              peer.remotePort,
              view.sequence() - 1,
              view.acknowledgment() - 1,
              nowNanos);
      if (cookieMss != SynCookies.INVALID) {
        if (listener.hasRoomToWait()) {
          issues.give(view.acknowledgment() - 1);
          return Verdict.FROM_COOKIE;
        }
        listener.drop(); // the peer will send what it has to say again
        return Verdict.DONE;
      }
    }
    HostReplies.reset(replies.next(peer), view);
    return Verdict.DONE;
  }

  private Verdict begins(TcpListener listener, HostPeer peer, TcpSegmentView view, long nowNanos) {
    if (!listener.hasRoomToWait()) {
      listener.drop();
      return Verdict.DONE;
    }
    if (listener.remembersSyns()) {
      return Verdict.NEW;
    }
    if (!listener.sendsCookies()) {
      listener.drop();
      return Verdict.DONE;
    }
    @Unsigned
    int cookie =
        cookies.encode(
            peer.scope,
            peer.localHigh,
            peer.localLow,
            peer.localPort,
            peer.remoteHigh,
            peer.remoteLow,
            peer.remotePort,
            view.sequence(),
            handshakes.mss(view, listener.config()),
            nowNanos);
    handshakes.answer(
        replies.next(peer),
        view,
        listener.config(),
        cookie,
        issues.timestampOffset(peer),
        nowNanos);
    listener.cookieSent(nowNanos);
    return Verdict.DONE;
  }
}
