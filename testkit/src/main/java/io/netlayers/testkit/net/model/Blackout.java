package io.netlayers.testkit.net.model;

/**
 * A time in which a link carries nothing: a packet whose transmission begins at {@code fromNanos}
 * or later and before {@code untilNanos} is lost. What is already on its way arrives.
 *
 * @param fromNanos 0 or more
 * @param untilNanos more than {@code fromNanos}
 */
public record Blackout(long fromNanos, long untilNanos) {
  /** Refuses an empty interval. */
  public Blackout {
    if (fromNanos < 0 || untilNanos <= fromNanos) {
      throw new IllegalArgumentException("no interval: " + fromNanos + " to " + untilNanos);
    }
  }

  /** Whether it is dark at a time. */
  public boolean covers(long nanos) {
    return nanos >= fromNanos && nanos < untilNanos;
  }
}
