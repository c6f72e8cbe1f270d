package io.netlayers.tools.tap;

/** Who uses a socket of the host: it is called when something about the socket has changed. */
@FunctionalInterface
public interface SocketUser {
  /** Does what can be done now. */
  void onReady(long nowNanos);

  /** Whether it left something for another turn, so that others had theirs. */
  default boolean wantsTurn() {
    return false;
  }
}
