package io.netlayers.fsm.tcp.memory;

import java.nio.ByteBuffer;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Octets of a stream by their position, in chunks that are taken from a pool when they are first
 * written and given back once they are released. Positions may be written in any order within the
 * capacity above the lowest that is not released; holes between them are the caller's to know.
 */
public final class StreamBuffer {
  private final ChunkPool pool;
  private final int shift;
  private final int mask;
  private @Nullable ByteBuffer[] slots;
  private long floor;
  private int held;

  /** A buffer with room for {@code capacity} octets. */
  public StreamBuffer(ChunkPool pool, int capacity) {
    this.pool = pool;
    this.shift = Integer.numberOfTrailingZeros(pool.chunkOctets());
    this.mask = pool.chunkOctets() - 1;
    this.slots = new @Nullable ByteBuffer[slotsFor(capacity, shift)];
  }

  private static int slotsFor(int capacity, int shift) {
    int least = (capacity >> shift) + 2;
    return Integer.highestOneBit(least - 1) << 1; // a power of two, so that places are masked
  }

  /** Octets above the floor that may always be written. */
  public int capacity() {
    return slots.length - 1 << shift;
  }

  /** Chunks that it holds. */
  public int chunksHeld() {
    return held;
  }

  /** Starts over at a position: everything that it held is gone. */
  public void reset(long position) {
    clear();
    floor = position;
  }

  /** Makes room for at least {@code capacity} octets; it never gives up room. */
  public void ensureCapacity(int capacity) {
    int wanted = slotsFor(capacity, shift);
    if (wanted <= slots.length) {
      return;
    }
    @Nullable ByteBuffer[] old = slots;
    @Nullable ByteBuffer[] grown = new @Nullable ByteBuffer[wanted];
    long first = floor >> shift;
    for (long i = first; i < first + old.length; i++) {
      grown[(int) i & wanted - 1] = old[(int) i & old.length - 1];
    }
    slots = grown;
  }

  /**
   * Writes {@code length} octets of {@code from}, which stays as it is, at a position.
   *
   * @throws IndexOutOfBoundsException if a position is below the floor or beyond the capacity
   */
  public void write(long position, ByteBuffer from, int fromIndex, int length) {
    if (position < floor || position + length > floor + capacity()) {
      throw new IndexOutOfBoundsException("not within the buffer: " + position + "+" + length);
    }
    long at = position;
    int index = fromIndex;
    int left = length;
    while (left > 0) {
      int inChunk = (int) at & mask;
      int part = Math.min(left, mask + 1 - inChunk);
      chunkForWrite(at).put(inChunk, from, index, part);
      at += part;
      index += part;
      left -= part;
    }
  }

  /**
   * Copies {@code length} octets that were written to an index of {@code to}.
   *
   * @throws IndexOutOfBoundsException if they were never written or are released
   */
  public void read(long position, ByteBuffer to, int toIndex, int length) {
    long at = position;
    int index = toIndex;
    int left = length;
    while (left > 0) {
      int inChunk = (int) at & mask;
      int part = Math.min(left, mask + 1 - inChunk);
      ByteBuffer chunk = slots[slot(at)];
      if (chunk == null || at < floor) {
        throw new IndexOutOfBoundsException("nothing at " + at);
      }
      to.put(index, chunk, inChunk, part);
      at += part;
      index += part;
      left -= part;
    }
  }

  /** Gives up every octet below a position. */
  public void release(long below) {
    if (below <= floor) {
      return;
    }
    long first = floor >> shift;
    long end = Math.min(below >> shift, first + slots.length);
    for (long i = first; i < end && held > 0; i++) {
      drop((int) i & slots.length - 1);
    }
    floor = below;
  }

  /** Gives every chunk back, as when it is known that no octet is wanted any more. */
  public void clear() {
    for (int i = 0; i < slots.length && held > 0; i++) {
      drop(i);
    }
  }

  private void drop(int slot) {
    ByteBuffer chunk = slots[slot];
    if (chunk != null) {
      slots[slot] = null;
      held--;
      pool.give(chunk);
    }
  }

  private int slot(long position) {
    return (int) (position >> shift) & slots.length - 1;
  }

  private ByteBuffer chunkForWrite(long position) {
    int slot = slot(position);
    ByteBuffer chunk = slots[slot];
    if (chunk == null) {
      chunk = pool.take();
      slots[slot] = chunk;
      held++;
    }
    return chunk;
  }
}
