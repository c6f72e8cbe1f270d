package io.netlayers.stack.ip;

/** Who tells a packet's sender what is wrong with it, if the rules allow. */
public interface PacketErrors {
  /**
   * Reports an error about a packet.
   *
   * @param value what the error says it means
   */
  void report(IncomingPacket packet, PacketError error, int value, long nowNanos);
}
