package io.netlayers.fsm.tcp;

/** Errors in the words of RFC 9293 §3.10. */
public enum TcpError {
  /** None. */
  NONE("none"),
  /** There is no connection. */
  DOES_NOT_EXIST("connection does not exist"),
  /** The call would open what is open. */
  ALREADY_EXISTS("connection already exists"),
  /** The direction that the call needs is closed. */
  CLOSING("connection closing"),
  /** An active open without a peer to open to. */
  REMOTE_UNSPECIFIED("remote socket unspecified"),
  /** A buffer or a number would exceed what the configuration allows. */
  INSUFFICIENT_RESOURCES("insufficient resources"),
  /** The peer answered a SYN with a RST. */
  REFUSED("connection refused"),
  /** The peer reset the connection, or a RST was sent in answer to it. */
  RESET("connection reset"),
  /** What was sent was not acknowledged in time. */
  TIMED_OUT("connection aborted due to user timeout"),
  /** The network cannot reach the peer. */
  UNREACHABLE("destination unreachable"),
  /** The user aborted. */
  ABORTED("connection aborted");

  private final String text;

  TcpError(String text) {
    this.text = text;
  }

  /** As the RFC writes it after "error:". */
  public String text() {
    return text;
  }
}
