package io.netlayers.fsm.tcp.receiving;

/**
 * Which positions beyond RCV.NXT have come: disjoint ranges in order, a bounded number of them. A
 * range that would be one too many is refused, and its sender sends it again. The octets lie in the
 * receive buffer.
 *
 * <p>It also says what a SACK option tells of them: the range that came last first (RFC 2018 §4).
 */
public final class ReassemblyQueue {
  private final long[] start;
  private final long[] end;
  private final long[] stamp;
  private int count;
  private long clock;

  /** A queue of at most {@code ranges} ranges, at least 1. */
  public ReassemblyQueue(int ranges) {
    start = new long[ranges];
    end = new long[ranges];
    stamp = new long[ranges];
  }

  /** Ranges that fit. */
  public int maxRanges() {
    return start.length;
  }

  /** Ranges that it holds. */
  public int count() {
    return count;
  }

  /** Whether it holds nothing. */
  public boolean isEmpty() {
    return count == 0;
  }

  /** Positions that it holds. */
  public long octets() {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += end[i] - start[i];
    }
    return sum;
  }

  /** Where range {@code i} begins, in order of position. */
  public long start(int i) {
    return start[i];
  }

  /** Where range {@code i} ends. */
  public long end(int i) {
    return end[i];
  }

  /** Forgets everything. */
  public void clear() {
    count = 0;
    clock = 0;
  }

  /** Whether all of {@code [from, to)} is there already. */
  public boolean contains(long from, long to) {
    for (int i = 0; i < count; i++) {
      if (start[i] <= from && to <= end[i]) {
        return true;
      }
    }
    return false;
  }

  /** Whether some of {@code [from, to)} is there already. */
  public boolean overlaps(long from, long to) {
    return firstOverlap(from, to) >= 0;
  }

  /**
   * The first range that has some of {@code [from, to)}.
   *
   * @return an index for {@link #start(int)}, or -1 where none has
   */
  public int firstOverlap(long from, long to) {
    for (int i = 0; i < count; i++) {
      if (start[i] < to && from < end[i]) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Adds {@code [from, to)}, joined with what it touches.
   *
   * @return false, and nothing is changed, where it would be a range too many
   */
  public boolean add(long from, long to) {
    int first = 0;
    while (first < count && end[first] < from) {
      first++;
    }
    int past = first;
    long low = from;
    long high = to;
    while (past < count && start[past] <= to) {
      low = Math.min(low, start[past]);
      high = Math.max(high, end[past]);
      past++;
    }
    int joined = past - first;
    if (joined == 0 && count == start.length) {
      return false;
    }
    shift(past, first + 1);
    start[first] = low;
    end[first] = high;
    stamp[first] = ++clock;
    return true;
  }

  /** Moves the ranges from {@code from} on to {@code to}, and counts them anew. */
  private void shift(int from, int to) {
    int tail = count - from;
    System.arraycopy(start, from, start, to, tail);
    System.arraycopy(end, from, end, to, tail);
    System.arraycopy(stamp, from, stamp, to, tail);
    count = to + tail;
  }

  /**
   * Takes out what now follows in order.
   *
   * @param nxt RCV.NXT
   * @return RCV.NXT behind what it held from there on; {@code nxt} where there is a gap
   */
  public long advance(long nxt) {
    long reached = nxt;
    int gone = 0;
    while (gone < count && start[gone] <= reached) {
      reached = Math.max(reached, end[gone]);
      gone++;
    }
    if (gone > 0) {
      shift(gone, 0);
    }
    return reached;
  }

  /**
   * The {@code rank}th most recent range, 0 first.
   *
   * @return an index for {@link #start(int)}, or -1 where there are not so many
   */
  public int recent(int rank) {
    if (rank >= count) {
      return -1;
    }
    long below = Long.MAX_VALUE;
    int found = -1;
    for (int r = 0; r <= rank; r++) {
      found = -1;
      for (int i = 0; i < count; i++) {
        if (stamp[i] < below && (found < 0 || stamp[i] > stamp[found])) {
          found = i;
        }
      }
      below = found < 0 ? 0 : stamp[found];
    }
    return found;
  }
}
