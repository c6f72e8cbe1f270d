package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.timing.Deadlines.Timer;
import io.netlayers.fsm.tcp.timing.KeepAlive;

/**
 * What a socket can be asked and told beside the calls of {@link TcpConnection} (RFC 9293 §3.9.1).
 */
public final class UserCalls {
  private final TcpConnection connection;

  UserCalls(TcpConnection connection) {
    this.connection = connection;
  }

  private Tcb t() {
    return connection.tcb();
  }

  private Tcb look() {
    return connection.at();
  }

  /** Octets that {@link TcpConnection#write} would take now. */
  public long writable() {
    return UserCommands.writable(look());
  }

  /** Octets that can be read now. */
  public int readable() {
    return look().state == TcpState.SYN_RECEIVED ? 0 : look().readable();
  }

  /** Octets of urgent data that have come or are to come and are not read (MUST-33). */
  public long urgentRemaining() {
    return Math.max(0, look().rcv.up() - look().readAt);
  }

  /** Whether the next octet to be read is the first behind urgent data. */
  public boolean atMark() {
    return atMark(look());
  }

  static boolean atMark(Tcb t) {
    return t.rcv.up() == t.readAt && t.rcv.up() > t.rcv.irs() + 1;
  }

  /** Octets that were written and not sent. */
  public long unsent() {
    return look().unsent();
  }

  /** Octets that were written and not acknowledged. */
  public long unacknowledged() {
    return look().unacknowledged();
  }

  /** The number that came with what the network reported last. */
  public int errorCode() {
    return look().user.softErrorCode;
  }

  /** Takes the pending error: it is {@link TcpError#NONE} from now on. */
  public TcpError takeError() {
    TcpError error = t().user.pendingError;
    t().user.pendingError = TcpError.NONE;
    return error;
  }

  /** Turns the Nagle algorithm off, or on again as configured (MUST-17). */
  public void noDelay(boolean on) {
    NagleMode configured = t().config.nagle() == NagleMode.OFF ? NagleMode.ANY : t().config.nagle();
    t().user.nagle = on ? NagleMode.OFF : configured;
  }

  /** Holds short segments back until released, or until the override timer runs out. */
  public void cork(boolean on) {
    t().user.cork = on;
  }

  /** Nanoseconds that {@link TcpConnection#close} may take; 0 aborts, -1 takes what it takes. */
  public void linger(long nanos) {
    t().user.lingerNanos = nanos;
  }

  /** Segments carry at most so many octets, options counted; before or after the handshake. */
  public void maxSegment(int octets) {
    if (octets < 1) {
      throw new IllegalArgumentException("not at least 1: " + octets);
    }
    t().user.maxSegment = octets;
  }

  /** Octets that may be written and not acknowledged, at least 1. */
  public void sendBuffer(int octets) {
    if (octets < 1) {
      throw new IllegalArgumentException("not at least 1: " + octets);
    }
    Tcb t = t();
    t.user.sendBuffer = octets;
    if (t.outStream != null) {
      t.outStream.ensureCapacity(octets);
    }
  }

  /**
   * Octets that may be received and not read, at least 1; the window never shrinks by it. From now
   * on the buffer does not grow by itself.
   */
  public void receiveBuffer(int octets) {
    if (octets < 1) {
      throw new IllegalArgumentException("not at least 1: " + octets);
    }
    Tcb t = t();
    t.user.receiveBufferFixed = true;
    ReceiveBuffer.resize(t, octets);
  }

  /** Low-water marks for {@link TcpEvent#WRITABLE} and {@link TcpEvent#READABLE}. */
  public void lowWater(int send, int receive) {
    t().user.sendLowWater = send;
    t().user.receiveLowWater = receive;
  }

  /** The user timeout in nanoseconds (RFC 5482); 0 for none. */
  public void userTimeout(long nanos) {
    t().user.userTimeoutNanos = nanos;
    t().user.userTimeoutChangeable = false;
    if (nanos == 0) {
      t().timers.cancel(Timer.USER);
    }
  }

  /** R2 of this connection (MUST-21): a time, and a count of retransmissions or 0. */
  public void r2(long nanos, int retransmissions) {
    t().user.r2Nanos = nanos;
    t().user.r2Retransmissions = retransmissions;
  }

  /** Turns keep-alive on or off with the configured times (MUST-24). */
  public void keepAlive(boolean on) {
    if (on) {
      keepAlive(
          t().config.keepAliveIdleNanos(),
          t().config.keepAliveIntervalNanos(),
          t().config.keepAliveProbes());
    } else {
      t().keepAlive = null;
      t().keepAliveDue = false;
      t().timers.cancel(Timer.KEEP_ALIVE);
    }
  }

  /** Turns keep-alive on with times of its own. */
  public void keepAlive(long idleNanos, long intervalNanos, int probes) {
    t().keepAlive = new KeepAlive(idleNanos, intervalNanos, probes);
    t().timers.cancel(Timer.KEEP_ALIVE);
    Timeouts.settle(t(), t().lastNow);
  }

  /** Whether soft errors raise events (SHLD-20). */
  public void reportErrors(boolean on) {
    t().user.reportsErrors = on;
  }

  /** Acknowledges the next segments at once, or what is pending now. */
  public void quickAck(int segments) {
    t().ack.quick(segments);
    if (t().ack.isPending()) {
      t().ack.immediately();
    }
  }
}
