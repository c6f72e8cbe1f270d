package io.netlayers.fsm.tcp.table;

import io.netlayers.core.Octets;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * ISN = M + F(localip, localport, remoteip, remoteport, secretkey), where M counts steps of 4
 * microseconds (RFC 9293 §3.4.1, RFC 6528). Ask once for each SYN or SYN,ACK of a new connection.
 */
public final class InitialSequenceNumbers {
  private static final long STEP_NANOS = 4_000;

  private final ConnectionHash hash;

  /** Numbers under a key. */
  public InitialSequenceNumbers(ConnectionHash hash) {
    this.hash = hash;
  }

  /** The ISN of a connection that begins now. */
  public @Unsigned int next(
      @Unsigned int scope,
      @Unsigned long localHigh,
      @Unsigned long localLow,
      int localPort,
      @Unsigned long remoteHigh,
      @Unsigned long remoteLow,
      int remotePort,
      long nowNanos) {
    @Unsigned
    long f =
        hash.of(
            ConnectionHash.Purpose.SEQUENCE,
            scope,
            localHigh,
            localLow,
            localPort,
            remoteHigh,
            remoteLow,
            remotePort,
            0);
    return Octets.asBits((int) (nowNanos / STEP_NANOS)) + (@Unsigned int) f;
  }

  /** What is added to the timestamp clock of a connection (RFC 7323 §5.4), the same each time. */
  public @Unsigned int timestampOffset(
      @Unsigned int scope,
      @Unsigned long localHigh,
      @Unsigned long localLow,
      int localPort,
      @Unsigned long remoteHigh,
      @Unsigned long remoteLow,
      int remotePort) {
    return (@Unsigned int)
        hash.of(
            ConnectionHash.Purpose.TIMESTAMP,
            scope,
            localHigh,
            localLow,
            localPort,
            remoteHigh,
            remoteLow,
            remotePort,
            0);
  }
}
