package io.netlayers.testkit.net;

import java.nio.ByteBuffer;

/**
 * Something that sits in a {@link SimulatedNetwork}: a machine under test with the few lines that
 * join it to its links, a router, a traffic source. Called by the network only, one call at a time.
 */
public interface NetworkNode {
  /** No timeout to come. */
  long NO_DEADLINE = Long.MAX_VALUE;

  /**
   * A link was connected; packets for it go through the port. Called in the order of connecting.
   */
  default void onAttached(NetworkPort port) {}

  /**
   * A packet arrived. {@link #pollTransmit} follows.
   *
   * @param port where it came in
   * @param packet its octets, from position 0 to the limit; lent until the method returns, and may
   *     be written to
   */
  void onPacket(NetworkPort port, ByteBuffer packet, long nowNanos);

  /** When {@link #onTimeout} wants to be called; a time that is past means at once. */
  default long nextDeadline() {
    return NO_DEADLINE;
  }

  /** The deadline is there; afterwards it has to be another. {@link #pollTransmit} follows. */
  default void onTimeout(long nowNanos) {}

  /** Sends what there is to send. Called after every event of the node and when a run begins. */
  default void pollTransmit(long nowNanos) {}

  /**
   * A packet that was sent into a port was longer than the link's MTU, and was dropped. Called
   * inside {@link NetworkPort#send}: a router answers here (RFC 1191, RFC 8201).
   *
   * @param packet its octets, from position 0 to the limit; lent until the method returns
   * @param mtuOctets the longest packet that the link takes
   */
  default void onTooBig(NetworkPort port, ByteBuffer packet, int mtuOctets, long nowNanos) {}
}
