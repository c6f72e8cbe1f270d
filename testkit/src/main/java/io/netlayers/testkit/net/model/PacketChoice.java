package io.netlayers.testkit.net.model;

import java.nio.ByteBuffer;

/** Picks packets by their number on the link and by their octets. */
@FunctionalInterface
public interface PacketChoice {
  /** Picks none. */
  PacketChoice NONE = (index, packet) -> false;

  /**
   * Whether this packet is meant. Asked once a packet, in the order of transmission.
   *
   * @param index the packet's number among those sent into the link, from 0; packets that a queue
   *     dropped were counted and are not asked about
   * @param packet the octets, from position 0 to the limit, to be left as they are
   */
  boolean test(long index, ByteBuffer packet);

  /** Picks packets by their numbers, from 0. */
  static PacketChoice indices(long... indices) {
    long[] copy = indices.clone();
    return (index, packet) -> {
      for (long one : copy) {
        if (one == index) {
          return true;
        }
      }
      return false;
    };
  }
}
