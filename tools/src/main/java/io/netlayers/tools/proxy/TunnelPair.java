package io.netlayers.tools.proxy;

import io.netlayers.tools.net.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Both directions of a tunnel between the client, near, and the server, far. */
final class TunnelPair {
  /** How long nothing may move. */
  private static final long STILL_NANOS = 300_000_000_000L;

  private final Transport near;
  private final Transport far;
  private final Tunnel up;
  private final Tunnel down;
  private long untilNanos;

  /**
   * Begins.
   *
   * @param early what the client sent before the tunnel was there
   */
  TunnelPair(Transport near, Transport far, ByteBuffer early, long nowNanos) throws IOException {
    this.near = near;
    this.far = far;
    this.up = new Tunnel(near, far);
    this.down = new Tunnel(far, near);
    this.untilNanos = nowNanos + STILL_NANOS;
    up.begin(early);
  }

  /** Moves what goes now; whether anything went. */
  boolean move(long nowNanos) throws IOException {
    boolean moved = up.move() | down.move();
    untilNanos = moved ? nowNanos + STILL_NANOS : untilNanos;
    return moved;
  }

  /** Whether both directions have ended. */
  boolean isOver() {
    return up.isOver() && down.isOver();
  }

  /** When it has been still for too long. */
  long deadline() {
    return untilNanos;
  }

  /** What to watch the client's socket for. */
  int nearInterest() {
    return near.interest(up.wantsRead(), down.wantsWrite());
  }

  /** What to watch the server's socket for. */
  int farInterest() {
    return far.interest(down.wantsRead(), up.wantsWrite());
  }
}
