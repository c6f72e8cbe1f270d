package io.netlayers.ip.fragment;

import java.nio.ByteBuffer;
import java.util.IdentityHashMap;
import java.util.Map;

/** A pool that knows what is out, and hands out buffers of just the size that was asked for. */
final class CountingPool implements BufferPool {
  private final Map<ByteBuffer, Boolean> lent = new IdentityHashMap<>();
  int out;
  long octetsOut;
  boolean empty;

  @Override
  public ByteBuffer acquire(int octets) {
    if (empty) {
      return null;
    }
    out++;
    octetsOut += octets;
    ByteBuffer buffer = ByteBuffer.allocate(octets);
    lent.put(buffer, true);
    return buffer;
  }

  @Override
  public void release(ByteBuffer buffer) {
    if (lent.remove(buffer) == null) {
      throw new AssertionError("not lent, or released twice");
    }
    out--;
    octetsOut -= buffer.capacity();
  }
}
