package io.netlayers.fsm.tcp.timing;

/**
 * How long to wait before a closed window is probed (again): the retransmission timeout, doubled
 * with every probe, up to a bound (RFC 9293 §3.8.6.1, SHLD-29, SHLD-30).
 */
public final class PersistTimer {
  private int probes;
  private int unanswered;

  /** Probes since the window closed. */
  public int probes() {
    return probes;
  }

  /** Probes that nothing has answered. */
  public int unanswered() {
    return unanswered;
  }

  /** A probe went. */
  public void probed() {
    probes++;
    unanswered++;
  }

  /** The peer answered: as long as it does, the connection stays (MUST-37). */
  public void answered() {
    unanswered = 0;
  }

  /** The window opened. */
  public void reset() {
    probes = 0;
    unanswered = 0;
  }

  /** Nanoseconds until the next probe. */
  public long delay(long rtoNanos, long maxNanos) {
    int doublings = Math.min(probes, 30);
    long delay = rtoNanos << doublings;
    return delay >> doublings != rtoNanos || delay > maxNanos ? maxNanos : delay;
  }
}
