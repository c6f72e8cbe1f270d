package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.timing.Deadlines;
import io.netlayers.fsm.tcp.timing.Deadlines.Timer;
import io.netlayers.tcp.TcpSegmentView;
import java.nio.ByteBuffer;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * One end of a TCP connection: segments, user calls and time in; segments, events and a deadline
 * out. It belongs to one thread and owns none.
 *
 * <p>Times are nanoseconds ≥ 0 of the caller's clock and never run backwards: a call with an
 * earlier time than the last is refused. After any call, {@link #pollTransmit} gives what is to be
 * sent, {@link #pollEvent} what is to be known, and {@link #nextDeadline} when to come back.
 *
 * <p>A call that the state does not allow throws {@link TcpCallException} with the RFC's error and
 * changes nothing. What the peer or the network does is never an exception.
 */
public final class TcpConnection {
  /** {@link #nextDeadline}: nothing is waited for. */
  public static final long NO_DEADLINE = Deadlines.NONE;

  /** {@link #read}: the peer has closed and everything is read. */
  public static final int END_OF_STREAM = -1;

  /** {@link #read} and {@link #write}: the connection failed; {@link #pendingError} says why. */
  public static final int FAILED = -2;

  private static final TcpEvent[] EVENTS = TcpEvent.values();

  private final Tcb t;
  private final UserCalls calls;

  /**
   * A connection in CLOSED.
   *
   * @param localPort 0 to 65,535
   */
  @SuppressWarnings("nullness:assignment") // the record only remembers whose it is
  public TcpConnection(TcpConfig config, TcpPool pool, InitialSequence sequences, int localPort) {
    t = new Tcb(this, config, pool, sequences, localPort);
    calls = new UserCalls(t);
  }

  /**
   * Names the peer. A passive open without one takes the first that comes.
   *
   * @param remotePort 0 to 65,535
   * @param pseudoHeader the addresses' partial sum with TCP's number
   * @throws TcpCallException if a connection exists
   */
  public TcpConnection remote(int remotePort, long pseudoHeader) {
    if (t.state != TcpState.CLOSED && t.state != TcpState.LISTEN) {
      throw new TcpCallException(TcpError.ALREADY_EXISTS, TcpInput.ACTIVE_OPEN, t.state);
    }
    t.remotePort = remotePort;
    t.pseudoHeader = pseudoHeader;
    t.remoteSpecified = true;
    t.remoteFixed = true;
    return this;
  }

  /** User calls: open, write, read, close, and what a socket can be asked and told. */
  public UserCalls user() {
    return calls;
  }

  /** Active OPEN (RFC 9293 §3.10.1). */
  public void openActive(long nowNanos) {
    tick(nowNanos);
    calls.openActive(nowNanos);
  }

  /** Passive OPEN (§3.10.1). */
  public void openPassive(long nowNanos) {
    tick(nowNanos);
    calls.openPassive(nowNanos);
  }

  /** SEND (§3.10.2): {@link UserCalls#write}. */
  public int write(ByteBuffer octets, long nowNanos) {
    tick(nowNanos);
    return calls.write(octets, false, nowNanos);
  }

  /** SEND with the URGENT flag (§3.8.5): what is written is the end of urgent data. */
  public int writeUrgent(ByteBuffer octets, long nowNanos) {
    tick(nowNanos);
    return calls.write(octets, true, nowNanos);
  }

  /** RECEIVE (§3.10.3): {@link UserCalls#read}. */
  public int read(ByteBuffer octets, long nowNanos) {
    tick(nowNanos);
    return calls.read(octets, nowNanos);
  }

  /** Reads without taking: {@link UserCalls#peek}. */
  public int peek(ByteBuffer octets) {
    return calls.peek(octets);
  }

  /** CLOSE (§3.10.4): no more to send; receiving goes on. */
  public void shutdown(long nowNanos) {
    tick(nowNanos);
    calls.shutdown(nowNanos);
  }

  /** No more to receive either: what comes is dropped. */
  public void shutdownRead(long nowNanos) {
    tick(nowNanos);
    calls.shutdownRead(nowNanos);
  }

  /** Lets go of both directions (§3.6.1 MAY-1): {@link UserCalls#close}. */
  public void close(long nowNanos) {
    tick(nowNanos);
    calls.close(nowNanos);
  }

  /** ABORT (§3.10.5). */
  public void abort(long nowNanos) {
    tick(nowNanos);
    calls.abort(nowNanos);
  }

  /**
   * A segment arrives. Its octets are not kept.
   *
   * @param view a segment that wrapped OK, for this connection's ports
   * @param ecn the IP header's ECN field, 0 to 3
   */
  public void onSegment(TcpSegmentView view, int ecn, long nowNanos) {
    onSegment(view, t.pseudoHeader, ecn, nowNanos);
  }

  /**
   * As {@link #onSegment(TcpSegmentView, int, long)}, with the pseudo-header of the packet that the
   * segment came in: a passive open without a peer learns it from there.
   */
  public void onSegment(TcpSegmentView view, long pseudoHeader, int ecn, long nowNanos) {
    tick(nowNanos);
    t.counters.segmentsIn++;
    if (t.config.verifyChecksums() && !view.checksumValid(pseudoHeader)) { // MUST-3
      t.counters.checksumErrors++;
      violated(TcpViolation.BAD_CHECKSUM);
      return;
    }
    if (t.observer != null) {
      t.observer.received(this, view, nowNanos);
    }
    if (t.remoteFixed || t.state != TcpState.LISTEN && t.state != TcpState.CLOSED) {
      if (view.sourcePort() != t.remotePort) {
        return;
      }
    } else {
      t.remotePort = view.sourcePort();
      t.pseudoHeader = pseudoHeader;
      t.remoteSpecified = true;
    }
    IncomingSegment s = t.pool.incoming;
    s.read(view, ecn, nowNanos);
    if (s.malformedOptions) {
      violated(TcpViolation.BAD_OPTION);
    }
    SegmentArrival.arrives(t, s);
    s.done();
    t.giveBackIdle();
    Timeouts.settle(t, nowNanos);
  }

  /** Time has come, whether the deadline was reached or not. */
  public void onTimeout(long nowNanos) {
    tick(nowNanos);
    Timeouts.expire(t, nowNanos);
    Timeouts.settle(t, nowNanos);
  }

  /**
   * The network reports an error about a segment of ours (§3.9.2.2).
   *
   * @param quotedSeq the sequence number in the report
   * @param mmsS for {@link NetworkErrorKind#TOO_BIG}: octets of segment that the path carries
   */
  public void onNetworkError(
      NetworkErrorKind kind, @Unsigned int quotedSeq, int mmsS, long nowNanos) {
    onNetworkError(kind, 0, quotedSeq, mmsS, nowNanos);
  }

  /**
   * As {@link #onNetworkError(NetworkErrorKind, int, int, long)}, with a number of the caller's
   * that {@link UserCalls#errorCode} gives back, such as an ICMP type and code.
   */
  public void onNetworkError(
      NetworkErrorKind kind, int code, @Unsigned int quotedSeq, int mmsS, long nowNanos) {
    tick(nowNanos);
    NetworkErrors.onError(t, kind, code, quotedSeq, mmsS, nowNanos);
    Timeouts.settle(t, nowNanos);
  }

  /**
   * Gives the sink at most one segment. To be called until it answers false.
   *
   * @return whether a segment was committed
   */
  public boolean pollTransmit(long nowNanos, SegmentSink sink) {
    tick(nowNanos);
    boolean sent = Output.poll(t, nowNanos, sink);
    Timeouts.settle(t, nowNanos);
    return sent;
  }

  /** The next thing that the user should know; null where there is none. */
  public @Nullable TcpEvent pollEvent() {
    int event = t.user.takeEvent();
    return event < 0 ? null : EVENTS[event];
  }

  /**
   * When to call {@link #onTimeout} and {@link #pollTransmit} again at the latest: the time of the
   * last call where something is to be sent now, {@link #NO_DEADLINE} where nothing is waited for.
   */
  public long nextDeadline() {
    TransmitPlan plan = TransmitPlanner.plan(t, t.lastNow);
    if (plan.kind != TransmitPlan.Kind.NONE) {
      return t.lastNow;
    }
    long first = t.timers.next();
    return plan.notBefore > 0 ? Math.min(first, plan.notBefore) : first;
  }

  /** The state. */
  public TcpState state() {
    return t.state;
  }

  /** Why the connection failed; {@link TcpError#NONE} while it has not. */
  public TcpError pendingError() {
    return t.user.pendingError;
  }

  /** What the network reported last. */
  public NetworkErrorKind softError() {
    return t.user.softError;
  }

  /** What the peer last did against the protocol. */
  public TcpViolation violation() {
    return t.user.violation;
  }

  /** The local port. */
  public int localPort() {
    return t.localPort;
  }

  /** The peer's port, where a peer is known. */
  public int remotePort() {
    return t.remotePort;
  }

  /** Looks on from now on; null for nobody. */
  public void observe(@Nullable TcpObserver observer) {
    t.observer = observer;
  }

  /** STATUS (§3.10.6) and more: the connection's values. */
  public TcpInfo info() {
    return TcpInfo.of(t);
  }

  /** What the machine's own classes work on. */
  Tcb tcb() {
    return t;
  }

  void violated(TcpViolation violation) {
    t.user.violation = violation;
    t.user.raise(TcpEvent.VIOLATION);
  }

  /** SYN-RECEIVED goes back to LISTEN: queues are flushed, the peer is forgotten. */
  void relisten(TcpInput input) {
    t.move(input);
    t.timers.cancelAll();
    t.giveBackAll();
    t.ack.sent();
    t.synDue = false;
    t.peerFinAt = Tcb.NOWHERE;
    t.readAt = t.rcv.nxt();
    t.remoteSpecified = t.remoteFixed;
    calls.closePending = false;
  }

  /** A new incarnation of a connection that was over: what the user did to the old one is past. */
  void renewed() {
    t.user.renew();
  }

  /** The handshake is done: what waited for it happens now. */
  void established(long now) {
    if (calls.closePending) {
      calls.closePending = false;
      t.move(TcpInput.CLOSE);
    }
    if (t.config.keepAlive() && t.keepAlive == null) {
      calls.keepAlive(true);
    }
    t.heardAt = now;
    t.timers.cancel(Timer.USER);
    if (t.config.pathProbing() == PathProbing.ALWAYS) {
      t.path.startBelow(Math.max(t.config.minMmsS(), 1044));
      t.congestion.onSegmentSize(t.smss());
    }
  }

  /** The machine itself resets the connection. */
  void resetByMachine(TcpError error) {
    t.user.pendingError = error;
    t.user.raise(TcpEvent.FAILED);
    calls.sendReset();
    t.drop(TcpInput.ABORT);
  }

  private void tick(long nowNanos) {
    if (nowNanos < t.lastNow) {
      throw new IllegalArgumentException(
          "time runs backwards: " + nowNanos + " after " + t.lastNow);
    }
    t.lastNow = nowNanos;
  }

  @Override
  public String toString() {
    return t.localPort + " > " + t.remotePort + " " + t.state.rfcName() + " " + t.snd;
  }
}
