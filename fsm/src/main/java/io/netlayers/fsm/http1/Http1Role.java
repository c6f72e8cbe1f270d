package io.netlayers.fsm.http1;

/** The two ends of a connection. */
public enum Http1Role {
  /** Sends requests. */
  CLIENT,
  /** Sends responses. */
  SERVER;

  /** The other end. */
  public Http1Role peer() {
    return this == CLIENT ? SERVER : CLIENT;
  }
}
