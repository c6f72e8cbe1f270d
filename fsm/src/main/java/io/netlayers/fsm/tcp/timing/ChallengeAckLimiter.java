package io.netlayers.fsm.tcp.timing;

/**
 * How many challenge ACKs, and ACKs of segments out of the window, a connection sends in a period
 * (RFC 5961 §7). The count is the connection's own: one that is shared by a host tells an attacker
 * what others do.
 */
public final class ChallengeAckLimiter {
  private long periodStart = Long.MIN_VALUE;
  private int sent;

  /** When the count starts over; 0 where it has not begun. */
  public long periodEnd(long periodNanos) {
    return periodStart == Long.MIN_VALUE ? 0 : Deadlines.after(periodStart, periodNanos);
  }

  /**
   * Whether one more may go; if so it is counted.
   *
   * @param limit ACKs in a period, ≥ 0
   * @param periodNanos length of a period; 0 for no limit
   */
  public boolean allow(long nowNanos, int limit, long periodNanos) {
    if (periodNanos == 0) {
      return true;
    }
    if (periodStart == Long.MIN_VALUE || nowNanos - periodStart >= periodNanos) {
      periodStart = nowNanos;
      sent = 0;
    }
    if (sent >= limit) {
      return false;
    }
    sent++;
    return true;
  }
}
