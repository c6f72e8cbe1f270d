package io.netlayers.fsm.tcp.sending;

import java.util.Arrays;

/**
 * What was sent and is not acknowledged: contiguous segments from SND.UNA to SND.NXT, each with the
 * time of its last transmission and its marks. The octets lie in the send buffer.
 *
 * <p>A segment is <em>sacked</em> (the peer holds it), <em>lost</em> (loss detection says so; it
 * stays so when it is sent again), <em>in retransmission</em> (sent again since it was found lost)
 * and <em>ever retransmitted</em> (Karn's rule). From these marks {@link #pipe()} is what is in the
 * network (RFC 6675 §2). Indices count from the oldest segment, 0, and change with every
 * acknowledgment, append or split.
 */
public final class RetransmissionQueue {
  private static final byte SACKED = 1;
  private static final byte LOST = 2;
  private static final byte RETRANS = 4;
  private static final byte EVER_RETRANS = 8;
  private static final int FIRST_CAPACITY = 8;

  private final int maxSegments;
  private long[] start;
  private long[] sentAt;
  private byte[] marks;
  private int head;
  private int count;
  private long tail;
  private long sackedOctets;
  private long lostOctets;
  private long retransOctets;
  private long resendHint;

  /** Told of each segment that is newly acknowledged or sacked, oldest first. */
  public interface Delivery {
    /**
     * A segment was delivered.
     *
     * @param start its first position
     * @param end the position behind it
     * @param sentAtNanos when it was last sent
     * @param everRetransmitted whether it was sent more than once
     * @param cumulative whether SND.UNA passed it, and not a SACK block
     */
    void delivered(
        long start, long end, long sentAtNanos, boolean everRetransmitted, boolean cumulative);
  }

  /** A queue for at most {@code maxSegments} segments, a power of two ≥ 8. */
  public RetransmissionQueue(int maxSegments) {
    this.maxSegments = maxSegments;
    start = new long[FIRST_CAPACITY];
    sentAt = new long[FIRST_CAPACITY];
    marks = new byte[FIRST_CAPACITY];
  }

  /** Segments that fit. */
  public int maxSegments() {
    return maxSegments;
  }

  /** Starts over at a position. */
  public void reset(long position) {
    head = 0;
    count = 0;
    tail = position;
    sackedOctets = 0;
    lostOctets = 0;
    retransOctets = 0;
    resendHint = position;
  }

  /** Segments in the queue. */
  public int count() {
    return count;
  }

  /** Whether everything that was sent is acknowledged. */
  public boolean isEmpty() {
    return count == 0;
  }

  /** Whether no further segment fits. */
  public boolean isFull() {
    return count == maxSegments;
  }

  private int at(int i) {
    return head + i & start.length - 1;
  }

  /** Where segment {@code i} begins. */
  public long start(int i) {
    return start[at(i)];
  }

  /** Where segment {@code i} ends. */
  public long end(int i) {
    return i + 1 < count ? start[at(i + 1)] : tail;
  }

  /** Positions of segment {@code i}. */
  public int length(int i) {
    return (int) (end(i) - start(i));
  }

  /** When segment {@code i} was last sent. */
  public long sentAt(int i) {
    return sentAt[at(i)];
  }

  /** Whether the peer says that it holds segment {@code i}. */
  public boolean isSacked(int i) {
    return (marks[at(i)] & SACKED) != 0;
  }

  /** Whether segment {@code i} was found lost, sent again or not. */
  public boolean isLost(int i) {
    return (marks[at(i)] & LOST) != 0;
  }

  /** Whether segment {@code i} was sent again and that transmission counts as in flight. */
  public boolean isInRetransmission(int i) {
    return (marks[at(i)] & RETRANS) != 0;
  }

  /** Whether segment {@code i} was ever sent again. */
  public boolean isEverRetransmitted(int i) {
    return (marks[at(i)] & EVER_RETRANS) != 0;
  }

  /** Octets from the oldest segment to the end of the newest. */
  public long outstanding() {
    return count == 0 ? 0 : tail - start[head];
  }

  /** Octets that are sacked. */
  public long sackedOctets() {
    return sackedOctets;
  }

  /** Octets that are lost and not sacked, sent again or not. */
  public long lostOctets() {
    return lostOctets;
  }

  /** Octets in retransmission. */
  public long retransOctets() {
    return retransOctets;
  }

  /** Octets that are believed to be in the network (RFC 6675 §4, SetPipe). */
  public long pipe() {
    return outstanding() - sackedOctets - lostOctets + retransOctets;
  }

  /** Adds a segment behind the newest, up to {@code end}. */
  public void append(long end, long nowNanos) {
    if (count == start.length) {
      grow();
    }
    int slot = at(count);
    start[slot] = tail;
    sentAt[slot] = nowNanos;
    marks[slot] = 0;
    count++;
    tail = end;
  }

  private void grow() {
    int capacity = start.length * 2;
    long[] starts = new long[capacity];
    long[] times = new long[capacity];
    byte[] marked = new byte[capacity];
    for (int i = 0; i < count; i++) {
      int slot = at(i);
      starts[i] = start[slot];
      times[i] = sentAt[slot];
      marked[i] = marks[slot];
    }
    start = starts;
    sentAt = times;
    marks = marked;
    head = 0;
  }

  /**
   * SND.UNA moved: drops what is acknowledged, and cuts a segment that is so in part.
   *
   * @return octets that left the queue and had not been sacked before
   */
  public long acknowledge(long una, Delivery delivery) {
    long fresh = 0;
    while (count > 0 && start[head] < una) {
      long from = start[head];
      long end = end(0);
      byte mark = marks[head];
      long upTo = Math.min(end, una);
      if ((mark & SACKED) == 0) {
        fresh += upTo - from;
        delivery.delivered(from, upTo, sentAt[head], (mark & EVER_RETRANS) != 0, true);
      }
      account(mark, from - upTo);
      if (end > una) {
        start[head] = una;
        break;
      }
      head = head + 1 & start.length - 1;
      count--;
    }
    if (count == 0) {
      tail = Math.max(tail, una);
    }
    return fresh;
  }

  /** Adds octets to, or with a negative number takes them from, what a set of marks counts. */
  private void account(byte mark, long octets) {
    if ((mark & SACKED) != 0) {
      sackedOctets += octets;
      return;
    }
    if ((mark & LOST) != 0) {
      lostOctets += octets;
    }
    if ((mark & RETRANS) != 0) {
      retransOctets += octets;
    }
  }

  /** Replaces the marks of a slot of so many octets. */
  private void mark(int slot, byte to, long octets) {
    account(marks[slot], -octets);
    marks[slot] = to;
    account(to, octets);
  }

  /**
   * A SACK block says that the peer holds {@code [from, to)}.
   *
   * @return octets that were not sacked before
   */
  public long sack(long from, long to, Delivery delivery) {
    long fresh = 0;
    int i = indexOf(Math.max(from, count == 0 ? from : start[head]));
    for (; i >= 0 && i < count && start(i) < to; i++) {
      if (isSacked(i)) {
        continue;
      }
      if (start(i) < from) {
        if (!split(i, from)) {
          continue;
        }
        continue; // the second half comes next
      }
      if (end(i) > to && !split(i, to)) {
        break;
      }
      int slot = at(i);
      int octets = length(i);
      delivery.delivered(start(i), end(i), sentAt[slot], (marks[slot] & EVER_RETRANS) != 0, false);
      mark(slot, (byte) (marks[slot] | SACKED), octets);
      fresh += octets;
    }
    return fresh;
  }

  /** The segment that holds a position; -1 where none does. */
  public int indexOf(long position) {
    if (count == 0 || position < start[head] || position >= tail) {
      return -1;
    }
    int low = 0;
    int high = count - 1;
    while (low < high) {
      int middle = low + high + 1 >> 1;
      if (start(middle) <= position) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /**
   * Cuts segment {@code i} in two at a position inside it; both keep its marks and its time.
   *
   * @return false, and nothing is changed, where the queue is full
   */
  public boolean split(int i, long position) {
    if (count == maxSegments) {
      return false;
    }
    if (count == start.length) {
      grow();
    }
    for (int k = count; k > i + 1; k--) {
      int to = at(k);
      int from = at(k - 1);
      start[to] = start[from];
      sentAt[to] = sentAt[from];
      marks[to] = marks[from];
    }
    int first = at(i);
    int second = at(i + 1);
    start[second] = position;
    sentAt[second] = sentAt[first];
    marks[second] = marks[first];
    count++;
    return true;
  }

  /** Segment {@code i} is lost; if it was in retransmission, that transmission is lost too. */
  public void markLost(int i) {
    int slot = at(i);
    if ((marks[slot] & SACKED) == 0) {
      mark(slot, (byte) (marks[slot] & ~RETRANS | LOST), length(i));
      resendHint = Math.min(resendHint, start[slot]);
    }
  }

  /** Everything that is not sacked is lost (after a retransmission timeout). */
  public void markAllLost() {
    for (int i = 0; i < count; i++) {
      markLost(i);
    }
  }

  /** The peer forgot what it said it held: no segment is sacked any more (RFC 2018 §8). */
  public void forgetSacks() {
    for (int i = 0; i < count; i++) {
      int slot = at(i);
      mark(slot, (byte) (marks[slot] & ~SACKED), length(i));
    }
  }

  /** No segment was lost after all: what is out counts as in flight again. */
  public void clearLost() {
    for (int i = 0; i < count; i++) {
      int slot = at(i);
      mark(slot, (byte) (marks[slot] & ~(LOST | RETRANS)), length(i));
    }
  }

  /** Segment {@code i} was sent again. */
  public void markRetransmitted(int i, long nowNanos) {
    int slot = at(i);
    byte marked = (byte) (marks[slot] | RETRANS | EVER_RETRANS);
    if ((marks[slot] & LOST) == 0) {
      marked &= ~RETRANS; // a probe of what is in flight anyway adds nothing to the pipe
    }
    mark(slot, marked, length(i));
    sentAt[slot] = nowNanos;
  }

  /** The oldest segment that is lost and not sent again since; -1 where there is none. */
  public int nextToResend() {
    if (lostOctets <= retransOctets) {
      return -1;
    }
    int from = indexOf(Math.max(resendHint, count == 0 ? resendHint : start[head]));
    for (int i = Math.max(from, 0); i < count; i++) {
      if ((marks[at(i)] & (LOST | RETRANS | SACKED)) == LOST) {
        resendHint = start(i);
        return i;
      }
    }
    return -1;
  }

  /** Whether some segment was ever sent again. */
  public boolean anyEverRetransmitted() {
    for (int i = 0; i < count; i++) {
      if (isEverRetransmitted(i)) {
        return true;
      }
    }
    return false;
  }

  /** Gives up what it grew to, so that a queue in a pool stays small. */
  public void trim() {
    if (count == 0 && start.length > 1024) {
      start = Arrays.copyOf(start, FIRST_CAPACITY);
      sentAt = Arrays.copyOf(sentAt, FIRST_CAPACITY);
      marks = Arrays.copyOf(marks, FIRST_CAPACITY);
      head = 0;
    }
  }
}
