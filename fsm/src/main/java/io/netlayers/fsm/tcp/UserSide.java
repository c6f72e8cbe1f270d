package io.netlayers.fsm.tcp;

/** What the user has set on one connection, and what waits to be told to him. */
final class UserSide {
  /** L_LIMIT of RFC 5482 §3.1. */
  private static final int LEAST_USER_TIMEOUT_SECONDS = 100;

  private static final int LARGEST_SEGMENT = 65535;

  int sendBuffer;
  int receiveBuffer;

  /** Whether the user has set it, and it is not to grow by itself. */
  boolean receiveBufferFixed;

  int sendLowWater;
  int receiveLowWater;
  int maxSegment = LARGEST_SEGMENT;
  NagleMode nagle;
  boolean cork;
  long userTimeoutNanos;
  long r2Nanos;
  int r2Retransmissions;
  boolean userTimeoutChangeable;

  /** How long CLOSE may take to deliver what is queued; -1 for as long as it takes. */
  long lingerNanos = -1;

  /** The user wants no more octets: arriving ones are dropped. */
  boolean readClosed;

  /** The user has let go of the connection: arriving octets are answered with a RST. */
  boolean orphaned;

  /** Whether the user was told to wait for room. */
  boolean wantsRoom;

  TcpError pendingError = TcpError.NONE;
  NetworkErrorKind softError = NetworkErrorKind.SOFT;
  int softErrorCode;
  TcpViolation violation = TcpViolation.NONE;
  boolean reportsErrors = true;
  private int events;

  UserSide(TcpConfig config) {
    sendBuffer = config.sendBufferOctets();
    receiveBuffer = config.receiveBufferOctets();
    sendLowWater = config.sendLowWater();
    receiveLowWater = config.receiveLowWater();
    nagle = config.nagle();
    userTimeoutNanos = config.userTimeoutNanos();
    userTimeoutChangeable = userTimeoutNanos == 0;
    r2Nanos = config.r2Nanos();
    r2Retransmissions = config.r2Retransmissions();
  }

  /** Whether everything is as the configuration has it but {@link #nagle} and what is told. */
  boolean isAsConfigured(TcpConfig config) {
    return sendBuffer == config.sendBufferOctets()
        && receiveBuffer == config.receiveBufferOctets()
        && !receiveBufferFixed
        && sendLowWater == config.sendLowWater()
        && receiveLowWater == config.receiveLowWater()
        && maxSegment == LARGEST_SEGMENT
        && userTimeoutNanos == config.userTimeoutNanos()
        && userTimeoutChangeable == (userTimeoutNanos == 0)
        && r2Nanos == config.r2Nanos()
        && r2Retransmissions == config.r2Retransmissions()
        && lingerNanos < 0
        && softError == NetworkErrorKind.SOFT
        && softErrorCode == 0
        && pendingError == TcpError.NONE
        && reportsErrors
        && !(cork || readClosed || orphaned || wantsRoom);
  }

  /** The events that wait, a bit each. */
  int events() {
    return events;
  }

  void events(int events) {
    this.events = events;
  }

  /** A new connection: what the old one's user did is past; what he set stays. */
  void renew() {
    readClosed = false;
    orphaned = false;
    wantsRoom = false;
    pendingError = TcpError.NONE;
    violation = TcpViolation.NONE;
    events = 0;
  }

  /** RFC 5482 §3.1: the peer's user timeout, not below a limit, where ours may change. */
  void adoptUserTimeout(int seconds) {
    if (userTimeoutChangeable && seconds > 0) {
      userTimeoutNanos = Math.max(seconds, LEAST_USER_TIMEOUT_SECONDS) * 1_000_000_000L;
    }
  }

  /** Whether CLOSE runs against a time of its own. */
  boolean lingering() {
    return orphaned && lingerNanos > 0;
  }

  void raise(TcpEvent event) {
    events |= 1 << event.ordinal();
  }

  boolean isRaised(TcpEvent event) {
    return (events & 1 << event.ordinal()) != 0;
  }

  boolean hasEvents() {
    return events != 0;
  }

  /** The ordinal of the next event, which is forgotten; -1 where there is none. */
  int takeEvent() {
    if (events == 0) {
      return -1;
    }
    int next = Integer.numberOfTrailingZeros(events);
    events &= events - 1;
    return next;
  }
}
