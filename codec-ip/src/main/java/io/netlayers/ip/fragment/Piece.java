package io.netlayers.ip.fragment;

import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The data of one fragment. The first one of a datagram keeps the headers too, in front of its
 * data: they are the datagram's, and an ICMP error quotes them.
 */
final class Piece {
  private static final ByteBuffer NONE = ByteBuffer.allocate(0);

  ByteBuffer buffer = NONE;

  /** Octets of headers in front of the data. */
  int headLength;

  /** The range of the datagram's data that this is. */
  int from;

  int to;

  @Nullable Piece next;

  /** Whether these octets are what is here, at the same place. */
  boolean holds(ByteBuffer other, int otherIndex, int otherFrom, int otherTo) {
    return from == otherFrom
        && to == otherTo
        && Octets.equal(buffer, headLength, other, otherIndex, to - from);
  }

  void clear() {
    buffer = NONE;
    next = null;
  }
}
