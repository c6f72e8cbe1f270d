package io.netlayers.stack.link;

import io.netlayers.ip.fragment.HeapBufferPool;
import java.util.ArrayDeque;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Buffers for packets that are held, within one bound for the whole host. */
public final class PacketPool {
  /** A frame is padded to 60 octets, and must have the room. */
  private static final int LEAST = 64;

  private static final int RETAINED = 256;

  private final long maxOctets;
  private final HeapBufferPool buffers = new HeapBufferPool(RETAINED);
  private final ArrayDeque<PacketBuffer> shells = new ArrayDeque<>();
  private long lent;

  /** A pool that lends {@code maxOctets} at most, by the size of its buffers. */
  public PacketPool(long maxOctets) {
    this.maxOctets = maxOctets;
  }

  /** Octets that are lent, by the size of their buffers. */
  public long lent() {
    return lent;
  }

  /**
   * A packet of so many octets, whatever they are.
   *
   * @param octets 0 to 65,575
   * @return null where the bound is reached
   */
  public @Nullable PacketBuffer acquire(int octets) {
    int needed = PacketBuffer.HEADROOM + Math.max(octets, LEAST);
    if (lent + needed > maxOctets) {
      return null;
    }
    var buffer = buffers.acquire(needed);
    lent += buffer.capacity();
    PacketBuffer packet = shells.pollLast();
    if (packet == null) {
      packet = new PacketBuffer(buffer);
    } else {
      packet.buffer = buffer;
    }
    packet.offset = PacketBuffer.HEADROOM;
    packet.length = octets;
    return packet;
  }

  /** Takes a packet back. */
  public void release(PacketBuffer packet) {
    lent -= packet.buffer.capacity();
    buffers.release(packet.buffer);
    packet.next = null;
    packet.through = null;
    if (shells.size() < RETAINED) {
      shells.addLast(packet);
    }
  }
}
