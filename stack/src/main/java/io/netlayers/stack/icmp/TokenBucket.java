package io.netlayers.stack.icmp;

/**
 * A rate with a burst (RFC 4443 §2.4 (f), RFC 1812 §4.3.2.8): so many at once, so many a second.
 */
public final class TokenBucket {
  private final long nanosEach;
  private final long fullNanos;

  /** The tokens that are there, in the time that it takes to earn them. */
  private long earned;

  private long lastNanos;

  /** A full bucket. */
  public TokenBucket(int perSecond, int burst) {
    nanosEach = 1_000_000_000L / perSecond;
    fullNanos = nanosEach * burst;
    earned = fullNanos;
  }

  /** Takes a token, if there is one. */
  public boolean take(long nowNanos) {
    long gained = Math.min(fullNanos, Math.max(0, nowNanos - lastNanos));
    earned = Math.min(fullNanos, earned + gained);
    lastNanos = nowNanos;
    if (earned < nanosEach) {
      return false;
    }
    earned -= nanosEach;
    return true;
  }
}
