package io.netlayers.testkit.net;

import java.nio.ByteBuffer;

/** The other end of a {@link SimulatedLink}. */
@FunctionalInterface
public interface LinkReceiver {
  /**
   * A packet came out.
   *
   * @param packet its octets, from position 0 to the limit; lent until the method returns, and may
   *     be written to
   * @param arrivalNanos when it came out
   */
  void onPacket(ByteBuffer packet, long arrivalNanos);
}
