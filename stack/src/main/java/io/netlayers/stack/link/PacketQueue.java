package io.netlayers.stack.link;

import org.checkerframework.checker.nullness.qual.Nullable;

/** Packets in the order in which they came. It links them and allocates nothing. */
public final class PacketQueue {
  private @Nullable PacketBuffer first;
  private @Nullable PacketBuffer last;
  private int size;
  private long octets;

  /** Empty. */
  public PacketQueue() {}

  /** Packets in it. */
  public int size() {
    return size;
  }

  /** Octets in it, by the size of their buffers. */
  public long octets() {
    return octets;
  }

  /** Adds one behind the last. */
  public void add(PacketBuffer packet) {
    packet.next = null;
    if (last == null) {
      first = packet;
    } else {
      last.next = packet;
    }
    last = packet;
    size++;
    octets += packet.buffer.capacity();
  }

  /** The first one, which stays; null where there is none. */
  public @Nullable PacketBuffer peek() {
    return first;
  }

  /** Takes the first one; null where there is none. */
  public @Nullable PacketBuffer poll() {
    PacketBuffer packet = first;
    if (packet != null) {
      first = packet.next;
      if (first == null) {
        last = null;
      }
      packet.next = null;
      size--;
      octets -= packet.buffer.capacity();
    }
    return packet;
  }
}
