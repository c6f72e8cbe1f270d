package io.netlayers.fsm.tcp;

/** The states of a connection (RFC 9293 §3.3.2); CLOSED is the absence of one. */
public enum TcpState {
  /** No connection. */
  CLOSED("CLOSED"),
  /** Waiting for a connection request from any remote endpoint, or from a named one. */
  LISTEN("LISTEN"),
  /** A connection request was sent. */
  SYN_SENT("SYN-SENT"),
  /** A connection request was received and sent, and ours is not acknowledged. */
  SYN_RECEIVED("SYN-RECEIVED"),
  /** Data flows both ways. */
  ESTABLISHED("ESTABLISHED"),
  /** We closed; neither our FIN is acknowledged nor the peer's received. */
  FIN_WAIT_1("FIN-WAIT-1"),
  /** Our FIN is acknowledged; the peer may still send. */
  FIN_WAIT_2("FIN-WAIT-2"),
  /** The peer closed; we may still send. */
  CLOSE_WAIT("CLOSE-WAIT"),
  /** Both closed at once; our FIN is not acknowledged. */
  CLOSING("CLOSING"),
  /** The peer closed first, then we; our FIN is not acknowledged. */
  LAST_ACK("LAST-ACK"),
  /** Both closed; old segments are waited out. */
  TIME_WAIT("TIME-WAIT");

  private final String rfcName;

  TcpState(String rfcName) {
    this.rfcName = rfcName;
  }

  /** The name as the RFC writes it, such as {@code FIN-WAIT-1}. */
  public String rfcName() {
    return rfcName;
  }

  /**
   * Whether both ends have agreed on sequence numbers (RFC 9293 §3.5.2, group 3): an unacceptable
   * segment is then answered with an ACK and not with a reset.
   */
  public boolean isSynchronized() {
    return compareTo(ESTABLISHED) >= 0;
  }

  /** Whether text of the peer may still arrive (RFC 9293 §3.10.7.4, seventh). */
  public boolean mayReceive() {
    return this == ESTABLISHED || this == FIN_WAIT_1 || this == FIN_WAIT_2;
  }

  /** Whether the user may still add text of his own (RFC 9293 §3.10.2). */
  public boolean mayWrite() {
    return this == SYN_SENT || this == SYN_RECEIVED || this == ESTABLISHED || this == CLOSE_WAIT;
  }
}
