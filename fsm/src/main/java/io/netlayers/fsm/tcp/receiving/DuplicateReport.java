package io.netlayers.fsm.tcp.receiving;

/**
 * The range that arrived twice, to be told once as the first block of the next SACK option (RFC
 * 2883 §4).
 */
public final class DuplicateReport {
  private long start;
  private long end;

  /** Notes that {@code [from, to)} came again; a report that was not sent yet is replaced. */
  public void note(long from, long to) {
    start = from;
    end = to;
  }

  /** Whether there is something to tell. */
  public boolean isPending() {
    return start < end;
  }

  /** Where the duplicate begins. */
  public long start() {
    return start;
  }

  /** Where it ends. */
  public long end() {
    return end;
  }

  /** It was told. */
  public void sent() {
    start = 0;
    end = 0;
  }
}
