package io.netlayers.fsm.tcp;

/**
 * What a machine tells its user (RFC 9293 §3.9.1.8 and the signals of §3.10). An event that was not
 * polled yet is not told twice; they come in the order of this list.
 */
public enum TcpEvent {
  /** The handshake is done. */
  ESTABLISHED,
  /** Octets, or the end of the stream, can be read where there were none. */
  READABLE,
  /** There is room to write where there was too little. */
  WRITABLE,
  /** Everything written has been acknowledged. */
  DRAINED,
  /** Urgent octets are announced, or more of them (MUST-32). */
  URGENT,
  /** The peer has closed: "connection closing". */
  PEER_CLOSED,
  /** Delivery is in trouble: R1 was reached (§3.8.3 (e)). */
  DELIVERY_PROBLEM,
  /** The network reported an error that may pass (§3.9.2.2); {@link TcpConnection#softError}. */
  SOFT_ERROR,
  /** The peer broke the protocol; {@link TcpConnection#violation}. */
  VIOLATION,
  /** The connection failed; {@link TcpConnection#pendingError} says why. */
  FAILED,
  /** The connection is gone; nothing more comes. */
  CLOSED
}
