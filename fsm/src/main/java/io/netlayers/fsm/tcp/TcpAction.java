package io.netlayers.fsm.tcp;

/**
 * What a cell of {@link TcpTransitions} asks for beside its target. The errors of RFC 9293 §3.10
 * that a user call earns are actions too: they leave the state as it is.
 */
public enum TcpAction {
  /** Nothing but the target. */
  NONE("x"),
  /** Create a connection record. */
  CREATE_TCB("create TCB"),
  /** Send {@code <SEQ=ISS><CTL=SYN>}. */
  SEND_SYN("snd SYN"),
  /** Send {@code <SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK>}. */
  SEND_SYN_ACK("snd SYN,ACK"),
  /** Send {@code <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>}. */
  SEND_ACK("snd ACK"),
  /** Send FIN once all queued text has been sent. */
  SEND_FIN("snd FIN"),
  /** Send {@code <SEQ=SND.NXT><CTL=RST>}, drop all queues. */
  SEND_RST("snd RST"),
  /** Drop the connection record and its queues. */
  DELETE_TCB("delete TCB"),
  /** Drop the queues, forget the peer and wait for another. */
  RESTART_LISTEN("flush"),
  /** Wait another 2 MSL. */
  RESTART_TIME_WAIT("restart 2MSL"),
  /** Do what the call asks within this state. */
  SERVE("serve"),
  /** Keep what the call brings until the connection is established. */
  QUEUE("queue"),
  /** Send the segment at the front of the retransmission queue again. */
  RETRANSMIT("retransmit"),
  /** Nothing: the input cannot matter here. */
  IGNORE("ignore"),
  /** The checks before the table let no such input through. */
  ILLEGAL("illegal"),
  /** "error: connection does not exist". */
  ERROR_DOES_NOT_EXIST("error: connection does not exist"),
  /** "error: connection already exists". */
  ERROR_ALREADY_EXISTS("error: connection already exists"),
  /** "error: connection closing". */
  ERROR_CLOSING("error: connection closing");

  private final String label;

  TcpAction(String label) {
    this.label = label;
  }

  /** As figure 5 or §3.10 of RFC 9293 writes it. */
  public String label() {
    return label;
  }

  /** Whether the input is refused: nothing changes. */
  public boolean isError() {
    return compareTo(ILLEGAL) >= 0;
  }
}
