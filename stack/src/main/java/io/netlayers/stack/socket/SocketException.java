package io.netlayers.stack.socket;

/** A call that cannot be done; nothing has changed. */
public final class SocketException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final SocketError error;

  SocketException(SocketError error, String what) {
    super(error + ": " + what);
    this.error = error;
  }

  /** Why. */
  public SocketError error() {
    return error;
  }
}
