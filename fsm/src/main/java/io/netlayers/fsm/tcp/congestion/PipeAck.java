package io.netlayers.fsm.tcp.congestion;

/**
 * pipeACK of RFC 7661 §4.2: the most data that was acknowledged within a round trip, over the last
 * sampling period of max (3*RTT, 1 second). It is undefined until a round trip has passed.
 */
final class PipeAck {
  private static final long LEAST_PERIOD_NANOS = 1_000_000_000L;

  private long roundOctets;
  private long newer = -1;
  private long older = -1;
  private long newerSince;

  /** Undefined at first. */
  PipeAck() {}

  /** Whether a value was known that {@link #age} would make nothing of. */
  boolean isSpent(long srttNanos, long nowNanos) {
    return roundOctets == 0 && isDefined() && nowNanos - newerSince >= 2 * halfPeriod(srttNanos);
  }

  /** As {@link #isSpent} has it. */
  void spend() {
    newer = 0;
    older = 0;
  }

  /** Whether nothing was measured or counted. */
  boolean isFresh() {
    return !isDefined() && roundOctets == 0;
  }

  /** Whether there is a value. */
  boolean isDefined() {
    return newer >= 0 || older >= 0;
  }

  /** The value in octets; 0 where it is undefined. */
  long octets() {
    return Math.max(0, Math.max(newer, older));
  }

  /** Forgets everything. */
  void clear() {
    roundOctets = 0;
    newer = -1;
    older = -1;
  }

  /**
   * Counts an ACK.
   *
   * @param roundEnded whether a round trip ended with this ACK
   */
  void onAck(long ackedOctets, boolean roundEnded, long srttNanos, long nowNanos) {
    age(srttNanos, nowNanos);
    roundOctets += ackedOctets;
    if (roundEnded) {
      if (!isDefined()) {
        newerSince = nowNanos;
      }
      newer = Math.max(newer, roundOctets);
      roundOctets = 0;
    }
  }

  /** Lets samples go that are older than the period, which two halves approximate. */
  void age(long srttNanos, long nowNanos) {
    if (!isDefined()) {
      return;
    }
    long half = halfPeriod(srttNanos);
    long passed = nowNanos - newerSince;
    if (passed >= half) {
      older = passed >= 2 * half ? 0 : Math.max(0, newer);
      newer = 0;
      newerSince = nowNanos;
    }
  }

  private static long halfPeriod(long srttNanos) {
    return Math.max(3 * srttNanos, LEAST_PERIOD_NANOS) / 2;
  }
}
