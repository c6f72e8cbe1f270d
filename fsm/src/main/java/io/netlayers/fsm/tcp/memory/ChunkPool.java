package io.netlayers.fsm.tcp.memory;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * Chunks of one size, a power of two, lent and given back. It allocates when it has none, and keeps
 * what comes back up to a bound. It belongs to one thread.
 */
public final class ChunkPool {
  private final ArrayDeque<ByteBuffer> free = new ArrayDeque<>();
  private final int chunkOctets;
  private final int retained;
  private final boolean direct;
  private int lent;

  /**
   * A pool.
   *
   * @param chunkOctets octets of a chunk, a power of two, 64 to 2^24
   * @param retained chunks that are kept for the next user
   * @param direct whether chunks lie outside the heap
   * @throws IllegalArgumentException if {@code chunkOctets} is no such power
   */
  public ChunkPool(int chunkOctets, int retained, boolean direct) {
    if (chunkOctets < 64 || chunkOctets > 1 << 24 || Integer.bitCount(chunkOctets) != 1) {
      throw new IllegalArgumentException("not a power of two within 64 to 2^24: " + chunkOctets);
    }
    this.chunkOctets = chunkOctets;
    this.retained = retained;
    this.direct = direct;
  }

  /** Octets of a chunk. */
  public int chunkOctets() {
    return chunkOctets;
  }

  /** Chunks that are out. */
  public int lent() {
    return lent;
  }

  /** A chunk whose contents mean nothing. */
  public ByteBuffer take() {
    lent++;
    ByteBuffer chunk = free.pollLast();
    if (chunk != null) {
      return chunk;
    }
    return direct ? ByteBuffer.allocateDirect(chunkOctets) : ByteBuffer.allocate(chunkOctets);
  }

  /** Takes back what {@link #take} gave. */
  public void give(ByteBuffer chunk) {
    lent--;
    if (free.size() < retained) {
      free.addLast(chunk);
    }
  }
}
