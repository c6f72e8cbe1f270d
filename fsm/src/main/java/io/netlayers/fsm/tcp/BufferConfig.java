package io.netlayers.fsm.tcp;

import org.immutables.value.Value;

/** What of a {@link TcpConfig} is about octets that wait, in either direction. */
public interface BufferConfig {
  /** Octets that may be written and not yet acknowledged. */
  @Value.Default
  default int sendBufferOctets() {
    return 1 << 18;
  }

  /** Octets that may be received and not yet read. */
  @Value.Default
  default int receiveBufferOctets() {
    return 1 << 18;
  }

  /**
   * How far the receive buffer may grow by itself, as the user reads more in a round trip than it
   * holds: a path of a high bandwidth-delay product is filled without a large buffer for every
   * connection. The window scale that is offered covers this size. 0, or not more than {@link
   * #receiveBufferOctets}, for a buffer of a fixed size. A buffer that the user sets himself stays
   * as he has set it.
   */
  @Value.Default
  default int maxReceiveBufferOctets() {
    return 0;
  }

  /** Octets that must be free before the user is told that he may write again. */
  @Value.Default
  default int sendLowWater() {
    return 2048;
  }

  /** Octets that must have come before the user is told that he may read. */
  @Value.Default
  default int receiveLowWater() {
    return 1;
  }

  /**
   * Whether reading is followed by a window update only where a small window doubles, as Linux has
   * it; without, where it grows by two segments or by half the buffer.
   */
  @Value.Default
  default boolean updatesDoubledWindows() {
    return false;
  }
}
