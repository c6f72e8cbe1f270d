package io.netlayers.testkit.net.path;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/** Packets that were used and will be again. */
public final class PacketPool {
  private final ArrayDeque<Packet> free = new ArrayDeque<>();
  private int lent;

  /** An empty pool. */
  public PacketPool() {}

  /** A packet with a copy of the octets. */
  public Packet lend(ByteBuffer from, int offset, int length, long index, long sentAt) {
    Packet packet = take();
    packet.fill(from, offset, length, index, sentAt);
    return packet;
  }

  /** A second one of a packet. */
  public Packet lendDuplicate(Packet original) {
    Packet packet = take();
    packet.fillAsDuplicate(original);
    return packet;
  }

  private Packet take() {
    Packet packet = free.poll();
    lent++;
    return packet == null ? new Packet() : packet;
  }

  /** Takes a packet back, which nobody may hold any more. */
  public void giveBack(Packet packet) {
    lent--;
    free.push(packet);
  }

  /** Packets that were lent and have not come back. */
  public int lent() {
    return lent;
  }
}
