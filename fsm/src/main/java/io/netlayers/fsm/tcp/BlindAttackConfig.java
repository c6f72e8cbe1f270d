package io.netlayers.fsm.tcp;

import org.immutables.value.Value;

/** What of a {@link TcpConfig} is about segments that somebody may have guessed (RFC 5961). */
public interface BlindAttackConfig {
  /** Challenge ACKs, and ACKs of segments out of the window, in a period (RFC 5961 §7). */
  @Value.Default
  default int challengeAcks() {
    return 10;
  }

  /** That period; 0 for no limit. */
  @Value.Default
  default long challengeAckPeriodNanos() {
    return 5_000_000_000L;
  }

  /** Whether a RST anywhere in the window resets, as before RFC 5961 §3: open to blind attacks. */
  @Value.Default
  default boolean resetAnywhereInWindow() {
    return false;
  }

  /** Whether a SYN in the window resets, as before RFC 5961 §4: open to blind attacks. */
  @Value.Default
  default boolean resetBySyn() {
    return false;
  }
}
