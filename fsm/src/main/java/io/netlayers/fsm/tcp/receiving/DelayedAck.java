package io.netlayers.fsm.tcp.receiving;

/**
 * When received text must be acknowledged: at once, or with the next segment within a delay (RFC
 * 9293 §3.8.6.3, RFC 5681 §4.2).
 */
public final class DelayedAck {
  private int octets;
  private int quick;
  private boolean pending;
  private boolean now;

  /** The next {@code segments} segments are acknowledged at once. */
  public void quick(int segments) {
    quick = Math.max(quick, segments);
  }

  /** Segments that are still to be acknowledged at once. */
  public int quick() {
    return quick;
  }

  /**
   * Notes text that arrived in order.
   *
   * @param length octets
   * @param rmss the MSS that we announced; from twice as many octets on there is no delay
   * @param limit how many octets may wait, 2 × RMSS for RFC 5681
   */
  public void text(int length, int rmss, int limit) {
    octets += length;
    pending = true;
    if (quick > 0) {
      quick--;
      now = true;
    }
    // MUST NOT delay past every second full-sized segment (SHLD-19)
    if (octets >= limit && length > 0 && octets > rmss) {
      now = true;
    }
  }

  /** An ACK is due with the next output: out of order, a gap filled, a FIN, a bad segment. */
  public void immediately() {
    pending = true;
    now = true;
  }

  /** Whether an ACK waits, for a segment or for the timer. */
  public boolean isPending() {
    return pending;
  }

  /** Whether an ACK must go with the next output. */
  public boolean isDue() {
    return now;
  }

  /** An ACK went, alone or with text. */
  public void sent() {
    octets = 0;
    pending = false;
    now = false;
  }

  /** Octets that came since the last ACK. */
  public int octets() {
    return octets;
  }
}
