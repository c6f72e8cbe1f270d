package io.netlayers.testkit.net.path;

import io.netlayers.testkit.net.model.DropCause;

/** Carries out what a queue decides about a packet. */
public interface Verdicts {
  /** Sets CE if the packet allows it; answers whether it carries CE now. */
  boolean mark(Packet packet, long nowNanos);

  /** Drops a packet that is not in the queue. */
  void drop(Packet packet, DropCause cause, long nowNanos);
}
