package io.netlayers.fsm.tcp.loss;

/**
 * RACK.min_RTT: the least round trip of the last minutes (RFC 8985 §6.2 step 1), so that a path
 * that has become longer is seen in time. Two halves of the window approximate it.
 */
public final class MinRtt {
  private static final long UNKNOWN = Long.MAX_VALUE;

  private final long halfWindowNanos;
  private long older = UNKNOWN;
  private long newer = UNKNOWN;
  private long newerSince;

  /**
   * A filter over so much time.
   *
   * @param windowNanos &gt; 1; five minutes is customary
   */
  public MinRtt(long windowNanos) {
    halfWindowNanos = windowNanos / 2;
  }

  /** Goes on from what another filter of the same time knew. */
  public void resume(long newerNanos, long olderNanos, long newerSinceNanos) {
    newer = newerNanos;
    older = olderNanos;
    newerSince = newerSinceNanos;
  }

  /** The least round trip of the half of the window that runs, as {@link #resume} takes it. */
  public long newer() {
    return newer;
  }

  /** The least round trip of the half before. */
  public long older() {
    return older;
  }

  /** Since when the half runs. */
  public long newerSince() {
    return newerSince;
  }

  /** Whether a round trip was measured. */
  public boolean isKnown() {
    return older != UNKNOWN || newer != UNKNOWN;
  }

  /** The least round trip; 0 while none was measured. */
  public long nanos() {
    long least = Math.min(older, newer);
    return least == UNKNOWN ? 0 : least;
  }

  /** Takes a measured round trip, of a segment that was sent once or that a timestamp tells. */
  public void onSample(long rttNanos, long nowNanos) {
    if (!isKnown()) {
      newerSince = nowNanos;
    }
    if (nowNanos - newerSince >= halfWindowNanos) {
      older = newer;
      newer = UNKNOWN;
      newerSince = nowNanos;
    }
    newer = Math.min(newer, rttNanos);
  }
}
