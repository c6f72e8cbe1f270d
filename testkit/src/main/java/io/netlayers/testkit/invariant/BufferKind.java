package io.netlayers.testkit.invariant;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The kinds of buffer that octets may come in; protocol code must not tell them apart. */
public enum BufferKind {
  /** Over an array, from its first element on. */
  HEAP,
  /** Outside the heap. */
  DIRECT,
  /** Over an array that it does not give out. */
  READ_ONLY,
  /** Over the middle of an array: {@code array()} alone finds the wrong octets. */
  SLICED,
  /** Over an array, with the order that the wire has not. */
  LITTLE_ENDIAN;

  private static final int SLICED_AT = 5;

  /**
   * Puts octets into a buffer of this kind, with others around them and nothing behind those. The
   * position is not at the octets: who reads them relatively finds others.
   *
   * @param octets what is to be read
   * @param before what stands before
   * @param after what stands behind, up to limit and capacity
   */
  public PlacedOctets place(byte[] octets, byte[] before, byte[] after) {
    ByteBuffer backing = allocate(before.length + octets.length + after.length);
    backing.put(0, before).put(before.length, octets);
    backing.put(before.length + octets.length, after);
    ByteBuffer buffer = this == READ_ONLY ? backing.asReadOnlyBuffer() : backing.duplicate();
    buffer.order(this == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    buffer.position(before.length == 0 ? buffer.limit() : before.length - 1);
    return new PlacedOctets(this, buffer, before.length, octets.length, backing);
  }

  private ByteBuffer allocate(int octets) {
    return switch (this) {
      case DIRECT -> ByteBuffer.allocateDirect(octets);
      case SLICED -> ByteBuffer.allocate(octets + SLICED_AT + 2).slice(SLICED_AT, octets);
      case HEAP, READ_ONLY, LITTLE_ENDIAN -> ByteBuffer.allocate(octets);
    };
  }
}
