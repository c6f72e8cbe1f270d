package io.netlayers.fsm.tcp.follow;

/** Who sent a segment. Which endpoint is which is the caller's to say, and to keep to. */
public enum FollowSide {
  /** The one side; by custom the one that opened the connection. */
  CLIENT,
  /** The other side. */
  SERVER;

  /** The other one. */
  public FollowSide peer() {
    return this == CLIENT ? SERVER : CLIENT;
  }
}
