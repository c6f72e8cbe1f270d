package io.netlayers.core;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** The same octets in buffers of every kind, their positions moved about. */
final class Buffers {
  private Buffers() {}

  /** Buffers that can be written, each with {@code octets} from index 0 on. */
  static List<ByteBuffer> writable(byte[] octets) {
    ByteBuffer heap = ByteBuffer.wrap(octets.clone());
    ByteBuffer direct = ByteBuffer.allocateDirect(octets.length).put(0, octets);
    ByteBuffer heapSlice = ByteBuffer.allocate(octets.length + 9).slice(5, octets.length);
    ByteBuffer directSlice =
        ByteBuffer.allocateDirect(octets.length + 9)
            .slice(3, octets.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer little = ByteBuffer.wrap(octets.clone()).order(ByteOrder.LITTLE_ENDIAN);
    return List.of(
        heap,
        direct,
        heapSlice.put(0, octets),
        directSlice.put(0, octets),
        little.position(octets.length));
  }

  /** Buffers to be read, each with {@code octets} from index 0 on. */
  static List<ByteBuffer> readable(byte[] octets) {
    List<ByteBuffer> all = new java.util.ArrayList<>(writable(octets));
    all.add(ByteBuffer.wrap(octets).asReadOnlyBuffer().position(octets.length / 2));
    all.add(all.get(1).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN));
    return all;
  }
}
