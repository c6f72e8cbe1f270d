package io.netlayers.stack.ip;

/** Who takes the packets that are for this host. */
public interface PacketHandler {
  /**
   * Takes a whole packet; its octets are lent for the call.
   *
   * @return false where nobody speaks its protocol
   */
  boolean receive(IncomingPacket packet, long nowNanos);

  /** Whether a packet for a group is taken. */
  boolean isMember(IncomingPacket packet);
}
