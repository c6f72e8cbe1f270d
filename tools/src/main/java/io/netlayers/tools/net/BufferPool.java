package io.netlayers.tools.net;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/** Direct buffers that connections share, each only while it holds something. */
public final class BufferPool {
  /** Octets of a buffer. */
  public static final int OCTETS = 16384;

  private static final int KEPT = 256;

  private final ArrayDeque<ByteBuffer> free = new ArrayDeque<>();
  private final ByteBuffer scratch = ByteBuffer.allocateDirect(OCTETS);

  /** A pool with nothing in it. */
  public BufferPool() {}

  /** A buffer from 0 to its capacity. */
  ByteBuffer take() {
    ByteBuffer buffer = free.pollFirst();
    return buffer == null ? ByteBuffer.allocateDirect(OCTETS) : buffer.clear();
  }

  /** Takes a buffer back; one of another size is let go. */
  void give(ByteBuffer buffer) {
    if (buffer.capacity() == OCTETS && free.size() < KEPT) {
      free.addFirst(buffer);
    }
  }

  /** A buffer for use within one call, from 0 to its capacity. */
  public ByteBuffer scratch() {
    return scratch.clear();
  }
}
