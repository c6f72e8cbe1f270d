package io.netlayers.fsm.tcp;

import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Where initial sequence numbers come from: a clock and a keyed hash of the connection's four-tuple
 * (RFC 9293 §3.4.1, RFC 6528), which the caller owns. One such object serves many connections.
 */
public interface InitialSequence {
  /** An ISN for a connection that is about to send its SYN. */
  @Unsigned
  int initialSequence(TcpConnection connection, long nowNanos);

  /** What is added to the timestamp clock of a connection, so that it tells nothing of another. */
  default @Unsigned int timestampOffset(TcpConnection connection) {
    return 0;
  }
}
