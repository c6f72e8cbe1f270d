package io.netlayers.fsm.tcp;

/** What a peer, or somebody in its name, did against the protocol, and which clause says so. */
public enum TcpViolation {
  /** Nothing. */
  NONE("", ""),
  /** The segment's header cannot be read. */
  MALFORMED_SEGMENT("RFC 9293 §3.1", "drop"),
  /** The checksum does not agree with the octets. */
  BAD_CHECKSUM("RFC 9293 §3.1, MUST-3", "drop"),
  /** An option's length cannot be. */
  BAD_OPTION("RFC 9293 §3.2, MUST-7", "ignore the option"),
  /** Sequence numbers outside of the window. */
  OUT_OF_WINDOW("RFC 9293 §3.10.7.4, first", "ACK"),
  /** A RST inside the window that is not at RCV.NXT. */
  RST_NOT_AT_EDGE("RFC 5961 §3.2", "challenge ACK"),
  /** A SYN on a synchronized connection. */
  SYN_IN_CONNECTION("RFC 5961 §4.2", "challenge ACK"),
  /** An acknowledgment of what was never sent, or of what is long acknowledged. */
  ACK_OUT_OF_RANGE("RFC 5961 §5.2", "ACK"),
  /** An unacceptable ACK before the connection is synchronized. */
  BAD_HANDSHAKE_ACK("RFC 9293 §3.5.2, group 2", "RST"),
  /** No ACK bit where there must be one. */
  NO_ACK_BIT("RFC 9293 §3.10.7.4, fifth", "drop"),
  /** A timestamp older than the last. */
  OLD_TIMESTAMP("RFC 7323 §5.3 R1", "ACK"),
  /** Timestamps were agreed on and the segment has none. */
  MISSING_TIMESTAMP("RFC 7323 §3.2", "drop"),
  /** A SACK block of what was never sent. */
  BAD_SACK_BLOCK("RFC 2018 §8", "ignore the block"),
  /** The right edge of the window moved left. */
  SHRUNK_WINDOW("RFC 9293 §3.8.6, SHLD-14", "robust"),
  /** Text after the user closed the receiving side. */
  TEXT_AFTER_CLOSE("RFC 9293 §3.6.1, SHLD-3", "RST"),
  /** Text behind the peer's FIN. */
  TEXT_AFTER_FIN("RFC 9293 §3.10.7.4, seventh", "ignore");

  private final String clause;
  private final String answer;

  TcpViolation(String clause, String answer) {
    this.clause = clause;
    this.answer = answer;
  }

  /** The clause that it breaks. */
  public String clause() {
    return clause;
  }

  /** What the machine does about it. */
  public String answer() {
    return answer;
  }
}
