package io.netlayers.fsm.tcp;

import org.immutables.value.Value;

/** What of a {@link TcpConfig} is about losses: how they are found, and what is done about them. */
public interface LossConfig {
  /** Whether the first duplicate ACKs let new segments go (RFC 3042). */
  @Value.Default
  default boolean limitedTransmit() {
    return true;
  }

  /** Time-based loss detection with tail loss probes (RFC 8985), where SACK is in use. */
  @Value.Default
  default boolean rack() {
    return true;
  }

  /** Tail loss probes (RFC 8985 §7), where {@link #rack} is on. */
  @Value.Default
  default boolean tailLossProbe() {
    return true;
  }

  /** Whether spurious timeouts are detected and undone (RFC 5682, RFC 4015). */
  @Value.Default
  default boolean undo() {
    return true;
  }

  /**
   * Whether RACK.rtt is of the last segment of an ACK by its number, as Linux has it, and not by
   * when it was sent (RFC 8985 §6.2 step 2).
   */
  @Value.Default
  default boolean rackRttByNumber() {
    return false;
  }
}
