package io.netlayers.tcp;

import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** The same octets in buffers of every kind, at an offset of 3, between octets of 0xA5. */
final class Buffers {
  static final int OFFSET = 3;

  private Buffers() {}

  static ByteBuffer of(String hex) {
    return OctetString.ofHex(hex).asByteBuffer();
  }

  static ByteBuffer filled(int octets) {
    byte[] array = new byte[octets];
    Arrays.fill(array, (byte) 0xA5);
    return ByteBuffer.wrap(array);
  }

  static List<ByteBuffer> everyKind(String hex) {
    byte[] octets = OctetString.ofHex(hex).toByteArray();
    ByteBuffer heap = filled(octets.length + 2 * OFFSET);
    heap.put(OFFSET, octets);
    ByteBuffer direct = ByteBuffer.allocateDirect(heap.capacity()).put(heap.duplicate());
    ByteBuffer wide = filled(heap.capacity() + 20);
    wide.put(7, heap, 0, heap.capacity());
    ByteBuffer slice = wide.slice(7, heap.capacity());
    return List.of(
        heap,
        heap.asReadOnlyBuffer(),
        heap.duplicate().order(ByteOrder.LITTLE_ENDIAN),
        direct.clear(),
        direct.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN),
        slice);
  }

  static String hex(ByteBuffer buffer) {
    return OctetString.copyOf(buffer, 0, buffer.capacity()).toString();
  }
}
