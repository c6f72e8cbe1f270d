package io.netlayers.fsm.tcp.timing;

/**
 * The bounds of a retransmission timeout, in nanoseconds (RFC 6298 §2).
 *
 * @param initialNanos the timeout before a round trip was measured (2.1)
 * @param minNanos the least timeout (2.4)
 * @param maxNanos the greatest, also after back-off; the RFC wants 60 seconds or more (2.5)
 * @param granularityNanos G, the clock's step, &gt; 0
 * @param slopNanos what a timeout has beyond the estimate or the doubled one, as FreeBSD has it
 */
public record RtoLimits(
    long initialNanos, long minNanos, long maxNanos, long granularityNanos, long slopNanos) {
  /** What RFC 6298 asks for: 1 second at first and at least, 60 seconds at most. */
  public static final RtoLimits STANDARD =
      new RtoLimits(1_000_000_000L, 1_000_000_000L, 60_000_000_000L, 1_000_000L);

  /** As {@link #STANDARD}, but as little as 200 ms, as the common kernels have it. */
  public static final RtoLimits PROMPT =
      new RtoLimits(1_000_000_000L, 200_000_000L, 120_000_000_000L, 1_000_000L);

  private static final long LARGEST = 1L << 50; // thirteen days; leaves room to double and add

  /** Bounds without slop. */
  public RtoLimits(long initialNanos, long minNanos, long maxNanos, long granularityNanos) {
    this(initialNanos, minNanos, maxNanos, granularityNanos, 0);
  }

  /**
   * Checks that the bounds are in order.
   *
   * @throws IllegalArgumentException if they are not, or are beyond 2^50
   */
  public RtoLimits {
    if (granularityNanos < 1
        || minNanos < 1
        || minNanos > maxNanos
        || maxNanos > LARGEST
        || granularityNanos > maxNanos
        || initialNanos < minNanos
        || slopNanos < 0
        || slopNanos > maxNanos
        || initialNanos > maxNanos) {
      throw new IllegalArgumentException(
          "not granularity >= 1, 1 <= min <= initial <= max <= 2^50: "
              + minNanos
              + ", "
              + initialNanos
              + ", "
              + maxNanos
              + ", G "
              + granularityNanos);
    }
  }
}
