package io.netlayers.testkit.invariant;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Octets in a buffer of some kind, with others around them. */
public final class PlacedOctets {
  private final BufferKind kind;
  private final ByteBuffer buffer;
  private final int offset;
  private final int length;
  private final ByteBuffer backing;
  private final byte[] whole;
  private final int position;
  private final ByteOrder order;

  PlacedOctets(BufferKind kind, ByteBuffer buffer, int offset, int length, ByteBuffer backing) {
    this.kind = kind;
    this.buffer = buffer;
    this.offset = offset;
    this.length = length;
    this.backing = backing;
    this.whole = new byte[backing.capacity()];
    backing.get(0, whole);
    this.position = buffer.position();
    this.order = buffer.order();
  }

  /** The buffer; its limit is its capacity. */
  public ByteBuffer buffer() {
    return buffer;
  }

  /** Absolute index of the first of the octets. */
  public int offset() {
    return offset;
  }

  /** How many octets there are, those around not counted. */
  public int length() {
    return length;
  }

  /** Has a reader read them. */
  <T extends Object> T readBy(OctetReader<T> reader) throws Exception {
    return reader.read(buffer, offset, length);
  }

  /** What a reader has changed that it must leave alone, or null. */
  @Nullable String disturbed() {
    if (buffer.position() != position) {
      return "moved the buffer's position from " + position + " to " + buffer.position();
    }
    if (buffer.limit() != buffer.capacity()) {
      return "moved the buffer's limit from " + buffer.capacity() + " to " + buffer.limit();
    }
    if (!buffer.order().equals(order)) {
      return "changed the buffer's order";
    }
    for (int i = 0; i < whole.length; i++) {
      if ((backing.get(i) & 0xFF) != (whole[i] & 0xFF)) {
        return "wrote to index " + i + ", where its slice is from " + offset + " on";
      }
    }
    return null;
  }

  /** Overwrites every octet, so that who kept a reference to the buffer is found out. */
  void wipe() {
    for (int i = 0; i < whole.length; i++) {
      backing.put(i, Filler.DEFAULT);
    }
  }

  @Override
  public String toString() {
    return kind
        + " buffer, offset "
        + offset
        + ", "
        + (whole.length - offset - length)
        + " octets behind";
  }
}
