package io.netlayers.fsm.tcp;

/** A user call that the connection's state does not allow (RFC 9293 §3.10): nothing has changed. */
public final class TcpCallException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final TcpError error;
  private final TcpState state;

  TcpCallException(TcpError error, TcpInput call, TcpState state) {
    super("error: " + error.text() + " (" + call.label() + " in " + state.rfcName() + ")");
    this.error = error;
    this.state = state;
  }

  /** Which of the RFC's errors it is. */
  public TcpError error() {
    return error;
  }

  /** The state that the call met. */
  public TcpState state() {
    return state;
  }
}
