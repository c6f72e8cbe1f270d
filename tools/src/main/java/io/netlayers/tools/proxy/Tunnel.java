package io.netlayers.tools.proxy;

import io.netlayers.tools.net.BufferPool;
import io.netlayers.tools.net.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One direction of a tunnel: octets from one transport to another, and its end. */
final class Tunnel {
  private final Transport from;
  private final Transport to;
  private final ByteBuffer held = ByteBuffer.allocate(BufferPool.OCTETS).limit(0);
  private boolean ended;
  private boolean passedOn;

  Tunnel(Transport from, Transport to) {
    this.from = from;
    this.to = to;
  }

  /** Octets that came before the tunnel was there. */
  void begin(ByteBuffer early) throws IOException {
    while (early.hasRemaining()) {
      if (held.capacity() - held.limit() < early.remaining()) {
        throw new IOException("too much came before the tunnel was there");
      }
      int at = held.limit();
      int count = early.remaining();
      held.limit(at + count);
      held.put(at, early, early.position(), count);
      early.position(early.limit());
    }
  }

  /** Moves what goes now; whether anything went. */
  boolean move() throws IOException {
    boolean moved = false;
    if (!held.hasRemaining() && !ended) {
      held.clear();
      int count;
      try {
        count = from.read(held);
      } finally {
        held.flip();
      }
      ended = count < 0;
      moved = count > 0;
    }
    if (held.hasRemaining()) {
      moved |= to.write(held) > 0;
    }
    if (ended && !held.hasRemaining() && !passedOn) {
      passedOn = to.shutdownOutput();
      moved |= passedOn;
    }
    return moved;
  }

  /** Whether it waits for the sender. */
  boolean wantsRead() {
    return !ended && !held.hasRemaining();
  }

  /** Whether it waits for the receiver. */
  boolean wantsWrite() {
    return held.hasRemaining() || ended && !passedOn;
  }

  boolean isOver() {
    return passedOn;
  }
}
