package io.netlayers.ip.fragment;

import java.nio.ByteBuffer;

/**
 * A pool of heap buffers in sizes of powers of two, from 256 octets to 128 KiB. It keeps what comes
 * back, up to a number of each size, and makes new buffers where it has none.
 */
public final class HeapBufferPool implements BufferPool {
  private static final int SMALLEST_SHIFT = 8;
  private static final int SIZES = 10;

  private final ByteBuffer[][] kept;
  private final int[] count = new int[SIZES];

  /**
   * An empty pool.
   *
   * @param keepOfEachSize how many idle buffers of a size it holds on to, from 0
   */
  public HeapBufferPool(int keepOfEachSize) {
    kept = new ByteBuffer[SIZES][keepOfEachSize];
  }

  private static int sizeIndex(int octets) {
    int shift = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(octets, 2) - 1);
    return Math.max(0, shift - SMALLEST_SHIFT);
  }

  @Override
  public ByteBuffer acquire(int octets) {
    int size = sizeIndex(octets);
    if (octets < 0 || size >= SIZES) {
      throw new IllegalArgumentException("octets: " + octets);
    }
    if (count[size] > 0) {
      count[size]--;
      return kept[size][count[size]];
    }
    return ByteBuffer.allocate(1 << SMALLEST_SHIFT + size);
  }

  @Override
  public void release(ByteBuffer buffer) {
    int size = sizeIndex(buffer.capacity());
    if (count[size] < kept[size].length) {
      kept[size][count[size]] = buffer;
      count[size]++;
    }
  }
}
