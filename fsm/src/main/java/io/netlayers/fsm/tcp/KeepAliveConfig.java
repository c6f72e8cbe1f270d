package io.netlayers.fsm.tcp;

import org.immutables.value.Value;

/**
 * What of a {@link TcpConfig} is about keep-alive probes (RFC 9293 §3.8.4). Times are nanoseconds.
 */
public interface KeepAliveConfig {
  /** Whether an idle peer is probed (MUST-25: off unless asked for). */
  @Value.Default
  default boolean keepAlive() {
    return false;
  }

  /** Silence before the first keep-alive probe (MUST-28: two hours or more). */
  @Value.Default
  default long keepAliveIdleNanos() {
    return 7_200 * 1_000_000_000L;
  }

  /** From one keep-alive probe to the next. */
  @Value.Default
  default long keepAliveIntervalNanos() {
    return 75 * 1_000_000_000L;
  }

  /** Unanswered keep-alive probes after which the connection fails. */
  @Value.Default
  default int keepAliveProbes() {
    return 9;
  }

  /** Whether a keep-alive probe carries one garbage octet (MAY-6). */
  @Value.Default
  default boolean keepAliveOctet() {
    return false;
  }
}
