package io.netlayers.fsm.tcp.timing;

/** Probes of an idle peer (RFC 9293 §3.8.4); off unless the user turns it on (MUST-25). */
public final class KeepAlive {
  private final long idleNanos;
  private final long intervalNanos;
  private final int maxProbes;
  private int unanswered;

  /**
   * Settings of one connection.
   *
   * @param idleNanos silence before the first probe (MUST-27)
   * @param intervalNanos from one probe to the next
   * @param maxProbes unanswered probes after which the connection is given up, at least 1: never
   *     the failure of a single one (MUST-29) where it is more
   */
  public KeepAlive(long idleNanos, long intervalNanos, int maxProbes) {
    this.idleNanos = idleNanos;
    this.intervalNanos = intervalNanos;
    this.maxProbes = maxProbes;
  }

  /** Whether it has these settings, and no probe is unanswered. */
  public boolean isPlain(long idleNanos, long intervalNanos, int maxProbes) {
    return this.idleNanos == idleNanos
        && this.intervalNanos == intervalNanos
        && this.maxProbes == maxProbes
        && unanswered == 0;
  }

  /** When the first probe is due after the peer was last heard. */
  public long deadline(long heardNanos) {
    return Deadlines.after(heardNanos, idleNanos);
  }

  /** Whether the peer has left so many probes unanswered that it counts as dead. */
  public boolean exhausted() {
    return unanswered >= maxProbes;
  }

  /** A probe goes; answers when the next is due. */
  public long probed(long nowNanos) {
    unanswered++;
    return Deadlines.after(nowNanos, intervalNanos);
  }

  /** Something came from the peer. */
  public void heard() {
    unanswered = 0;
  }

  /** Probes that nothing has answered. */
  public int unanswered() {
    return unanswered;
  }
}
