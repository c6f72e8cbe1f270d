package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.timing.Deadlines;
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

  /** The record, or what is kept of it while the connection rests: one of the two. */
  private @Nullable Tcb record;

  private @Nullable Resting resting;

  /** What all records of this connection are made with. */
  final TcpConfig config;

  final TcpPool pool;
  final InitialSequence sequences;
  final char localPort;

  /** Its place in a host's table, -1 without one, and whether the host will tell of its events. */
  int entry = -1;

  boolean eventsTold;

  /**
   * A connection in CLOSED.
   *
   * @param localPort 0 to 65,535
   */
  public TcpConnection(TcpConfig config, TcpPool pool, InitialSequence sequences, int localPort) {
    this.config = config;
    this.pool = pool;
    this.sequences = sequences;
    this.localPort = (char) localPort;
    record = new Tcb(this, config, pool, sequences, config.congestionControl().create());
  }

  /**
   * Names the peer. A passive open without one takes the first that comes.
   *
   * @param remotePort 0 to 65,535
   * @param pseudoHeader the addresses' partial sum with TCP's number
   * @throws TcpCallException if a connection exists
   */
  public TcpConnection remote(int remotePort, long pseudoHeader) {
    Tcb t = tcb();
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
    return tcb().calls;
  }

  /** Active OPEN (RFC 9293 §3.10.1). */
  public void openActive(long nowNanos) {
    Tcb t = tick(nowNanos);
    UserCommands.openActive(t, nowNanos);
  }

  /** Passive OPEN (§3.10.1). */
  public void openPassive(long nowNanos) {
    Tcb t = tick(nowNanos);
    UserCommands.openPassive(t, nowNanos);
  }

  /** SEND (§3.10.2): {@link UserCalls#write}. */
  public int write(ByteBuffer octets, long nowNanos) {
    Tcb t = tick(nowNanos);
    return UserCommands.write(t, octets, false, nowNanos);
  }

  /** SEND with the URGENT flag (§3.8.5): what is written is the end of urgent data. */
  public int writeUrgent(ByteBuffer octets, long nowNanos) {
    Tcb t = tick(nowNanos);
    return UserCommands.write(t, octets, true, nowNanos);
  }

  /** RECEIVE (§3.10.3): {@link UserCalls#read}. */
  public int read(ByteBuffer octets, long nowNanos) {
    Resting kept = resting;
    if (kept != null) {
      kept.tick(nowNanos);
      return 0;
    }
    Tcb t = tick(nowNanos);
    return UserCommands.read(t, octets, nowNanos);
  }

  /** Reads without taking: {@link UserCalls#peek}. */
  public int peek(ByteBuffer octets) {
    return UserCommands.peek(tcb(), octets);
  }

  /** CLOSE (§3.10.4): no more to send; receiving goes on. */
  public void shutdown(long nowNanos) {
    Tcb t = tick(nowNanos);
    UserCommands.shutdown(t, nowNanos);
  }

  /** No more to receive either: what comes is dropped. */
  public void shutdownRead(long nowNanos) {
    Tcb t = tick(nowNanos);
    UserCommands.shutdownRead(t, nowNanos);
  }

  /** Lets go of both directions (§3.6.1 MAY-1): {@link UserCalls#close}. */
  public void close(long nowNanos) {
    Tcb t = tick(nowNanos);
    UserCommands.close(t, nowNanos);
  }

  /** ABORT (§3.10.5). */
  public void abort(long nowNanos) {
    Tcb t = tick(nowNanos);
    UserCommands.abort(t, nowNanos);
  }

  /**
   * A segment arrives. Its octets are not kept.
   *
   * @param view a segment that wrapped OK, for this connection's ports
   * @param ecn the IP header's ECN field, 0 to 3
   */
  public void onSegment(TcpSegmentView view, int ecn, long nowNanos) {
    onSegment(view, tcb().pseudoHeader, ecn, nowNanos);
  }

  /**
   * As {@link #onSegment(TcpSegmentView, int, long)}, with the pseudo-header of the packet that the
   * segment came in: a passive open without a peer learns it from there.
   */
  public void onSegment(TcpSegmentView view, long pseudoHeader, int ecn, long nowNanos) {
    Tcb t = tick(nowNanos);
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
    Tcb t = tick(nowNanos);
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
    Tcb t = tick(nowNanos);
    NetworkErrors.onError(t, kind, code, quotedSeq, mmsS, nowNanos);
    Timeouts.settle(t, nowNanos);
  }

  /**
   * Gives the sink at most one segment. To be called until it answers false.
   *
   * @return whether a segment was committed
   */
  public boolean pollTransmit(long nowNanos, SegmentSink sink) {
    Tcb t = tick(nowNanos);
    boolean sent = Output.poll(t, nowNanos, sink);
    Timeouts.settle(t, nowNanos);
    return sent;
  }

  /** The next thing that the user should know; null where there is none. */
  public @Nullable TcpEvent pollEvent() {
    Resting kept = resting;
    int event = kept != null && !kept.hasEvents() ? -1 : tcb().user.takeEvent();
    return event < 0 ? null : EVENTS[event];
  }

  /**
   * When to call {@link #onTimeout} and {@link #pollTransmit} again at the latest: the time of the
   * last call where something is to be sent now, {@link #NO_DEADLINE} where nothing is waited for.
   */
  public long nextDeadline() {
    Tcb t = record;
    if (t == null) {
      return at().timers.next();
    }
    TransmitPlan plan = TransmitPlanner.plan(t, t.lastNow);
    if (plan.kind != TransmitPlan.Kind.NONE) {
      return t.lastNow;
    }
    long first = t.timers.next();
    return plan.notBefore > 0 ? Math.min(first, plan.notBefore) : first;
  }

  /** The state. */
  public TcpState state() {
    return resting != null ? TcpState.ESTABLISHED : at().state;
  }

  /** Why the connection failed; {@link TcpError#NONE} while it has not. */
  public TcpError pendingError() {
    return at().user.pendingError;
  }

  /** What the network reported last. */
  public NetworkErrorKind softError() {
    return at().user.softError;
  }

  /** What the peer last did against the protocol. */
  public TcpViolation violation() {
    return at().user.violation;
  }

  /** The local port. */
  public int localPort() {
    return localPort;
  }

  /** The peer's port, where a peer is known. */
  public int remotePort() {
    return at().remotePort;
  }

  /** Looks on from now on; null for nobody. */
  public void observe(@Nullable TcpObserver observer) {
    tcb().observer = observer;
  }

  /** STATUS (§3.10.6) and more: the connection's values. */
  public TcpInfo info() {
    return TcpInfo.of(at());
  }

  /** What the machine's own classes work on: a connection at rest rests no longer. */
  Tcb tcb() {
    Tcb t = record;
    if (t == null) {
      t = at();
      record = t;
      resting = null;
    }
    return t;
  }

  /** The record to look at and not to change: a connection at rest goes on resting. */
  Tcb at() {
    Tcb t = record;
    Resting kept = resting;
    if (t != null) {
      return t;
    }
    if (kept == null) {
      throw new IllegalStateException("neither at rest nor awake");
    }
    return kept.restore(this);
  }

  /** Whether little is kept of the connection until it is used again. */
  boolean isResting() {
    return record == null;
  }

  /** When this connection may {@link #rest} if nothing happens; {@link #NO_DEADLINE} for never. */
  long restFrom() {
    Tcb t = record;
    return t == null ? NO_DEADLINE : Resting.from(t);
  }

  /** Keeps only what the connection cannot do without until it is used again. */
  void rest() {
    Tcb t = record;
    if (t != null) {
      resting = new Resting(t);
      record = null;
    }
  }

  void violated(TcpViolation violation) {
    Tcb t = tcb();
    t.user.violation = violation;
    t.user.raise(TcpEvent.VIOLATION);
  }

  private Tcb tick(long nowNanos) {
    Tcb t = tcb();
    t.lastNow = later(t.lastNow, nowNanos);
    return t;
  }

  static long later(long lastNow, long nowNanos) {
    if (nowNanos < lastNow) {
      throw new IllegalArgumentException("time runs backwards: " + nowNanos + " after " + lastNow);
    }
    return nowNanos;
  }

  @Override
  public String toString() {
    Tcb t = at();
    return (int) localPort + " > " + t.remotePort + " " + t.state.rfcName() + " " + t.snd;
  }
}
