package io.netlayers.fsm.tcp;

/**
 * What can move a connection from one state to another (RFC 9293 §3.3.2, §3.10). A segment becomes
 * inputs once the checks of §3.10.7.4 have passed: one that acknowledges our FIN and carries the
 * peer's is {@link #ACK_OF_FIN} and then {@link #FIN}. What a state cannot tell by itself, whether
 * the connection began passively, is told by the input.
 */
public enum TcpInput {
  /** The user's OPEN, passive (§3.10.1). */
  PASSIVE_OPEN(Kind.USER, "passive OPEN"),
  /** The user's OPEN, active (§3.10.1). */
  ACTIVE_OPEN(Kind.USER, "active OPEN"),
  /** The user's SEND (§3.10.2). */
  SEND(Kind.USER, "SEND"),
  /** The user's RECEIVE (§3.10.3). */
  RECEIVE(Kind.USER, "RECEIVE"),
  /** The user's CLOSE: no more to send (§3.10.4). */
  CLOSE(Kind.USER, "CLOSE"),
  /** The user's ABORT (§3.10.5). */
  ABORT(Kind.USER, "ABORT"),
  /** The user's STATUS (§3.10.6). */
  STATUS(Kind.USER, "STATUS"),
  /** A SYN that is good where it arrives: in LISTEN, in SYN-SENT, or a new one in TIME-WAIT. */
  SYN(Kind.SEGMENT, "rcv SYN"),
  /** A SYN with a good ACK of ours. */
  SYN_ACK(Kind.SEGMENT, "rcv SYN,ACK"),
  /** A SYN on a connection that came from LISTEN and is not yet established (§3.10.7.4, fourth). */
  SYN_AFTER_PASSIVE_OPEN(Kind.SEGMENT, "rcv SYN (passive)"),
  /** An ACK that covers our SYN. */
  ACK_OF_SYN(Kind.SEGMENT, "rcv ACK of SYN"),
  /** An ACK that covers our FIN. */
  ACK_OF_FIN(Kind.SEGMENT, "rcv ACK of FIN"),
  /** The peer's FIN, in sequence. */
  FIN(Kind.SEGMENT, "rcv FIN"),
  /** A RST that passed its check. */
  RST(Kind.SEGMENT, "rcv RST"),
  /** A RST that passed its check, on a connection that came from LISTEN (figure 5, note 1). */
  RST_AFTER_PASSIVE_OPEN(Kind.SEGMENT, "rcv RST (passive)"),
  /** What was sent, or the peer's silence, outlasted what the user allows (§3.8.3, §3.10.8). */
  USER_TIMEOUT(Kind.TIMEOUT, "user timeout"),
  /** The retransmission timer ran out (§3.10.8). */
  RETRANSMISSION_TIMEOUT(Kind.TIMEOUT, "retransmission timeout"),
  /** Twice the maximum segment lifetime went by (§3.10.8). */
  TIME_WAIT_TIMEOUT(Kind.TIMEOUT, "timeout=2MSL"),
  /** The network said that the peer cannot be reached, and it was believed (§3.9.2.2). */
  HARD_ERROR(Kind.NETWORK, "hard error");

  /** Where an input comes from. */
  public enum Kind {
    /** A call of the user. */
    USER,
    /** A segment that arrived. */
    SEGMENT,
    /** A timer. */
    TIMEOUT,
    /** A report of the layer below. */
    NETWORK
  }

  private final Kind kind;
  private final String label;

  TcpInput(Kind kind, String label) {
    this.kind = kind;
    this.label = label;
  }

  /** Where it comes from. */
  public Kind kind() {
    return kind;
  }

  /** As figure 5 of RFC 9293 writes it, such as {@code rcv ACK of SYN}. */
  public String label() {
    return label;
  }
}
