package io.netlayers.fsm.tcp.follow;

import io.netlayers.core.Octets;
import io.netlayers.fsm.tcp.memory.ChunkPool;
import io.netlayers.fsm.tcp.memory.Positions;
import io.netlayers.fsm.tcp.memory.StreamBuffer;
import io.netlayers.fsm.tcp.receiving.ReassemblyQueue;
import java.nio.ByteBuffer;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * One side's octets. Inside, positions are unwrapped sequence numbers; before the stream has
 * <em>begun</em>, that is, while its first position is not settled, everything is kept.
 */
final class FollowedStream {
  private static final long NOWHERE = -1;

  /** How far an ACK may lie ahead of what was seen and still be believed: the widest window. */
  private static final long WIDEST_WINDOW = 1L << 30;

  private final FollowSide side;
  private final FollowLimits limits;
  private final FollowSink sink;
  private final ByteBuffer scratch;
  private final ReassemblyQueue held;
  private final ReassemblyQueue absent;
  private @Nullable StreamBuffer kept;
  private final ChunkPool pool;

  private long reference = NOWHERE;
  private long base;
  private long next;
  private boolean begun;
  private long lowest;
  private long synAt = NOWHERE;
  private long finAt = NOWHERE;
  private boolean closed;
  private long acked = NOWHERE;
  private int waited;

  FollowedStream(
      FollowSide side, FollowLimits limits, FollowSink sink, ChunkPool pool, ByteBuffer scratch) {
    this.side = side;
    this.limits = limits;
    this.sink = sink;
    this.pool = pool;
    this.scratch = scratch;
    held = new ReassemblyQueue(limits.maxRanges());
    absent = new ReassemblyQueue(limits.maxRanges());
  }

  /** Forgets everything. */
  void clear() {
    reference = NOWHERE;
    begun = false;
    synAt = NOWHERE;
    finAt = NOWHERE;
    closed = false;
    acked = NOWHERE;
    waited = 0;
    held.clear();
    absent.clear();
    if (kept != null) {
      kept.clear();
      kept = null;
    }
  }

  boolean hasBegun() {
    return begun;
  }

  boolean isClosed() {
    return closed;
  }

  /** Whether anything of this side was seen. */
  boolean isKnown() {
    return reference != NOWHERE;
  }

  /** Whether a SYN of this number is not the one that this stream began with. */
  boolean contradicts(@Unsigned int isn) {
    if (synAt != NOWHERE) {
      return Positions.number(synAt) != isn;
    }
    if (!begun) {
      return false;
    }
    long first = locate(isn) + 1; // a late one lies a little before what was seen
    return first > base || base - first > limits.windowOctets();
  }

  private long locate(@Unsigned int seq) {
    if (reference == NOWHERE) {
      reference = Positions.first(seq);
      lowest = Long.MAX_VALUE;
      return reference;
    }
    return Positions.near(begun ? next : reference, seq);
  }

  /** The side's SYN. */
  void onSyn(@Unsigned int isn) {
    long at = locate(isn);
    if (synAt != NOWHERE) {
      return; // sent again
    }
    synAt = at;
    sink.opened(side, isn);
    if (!begun) {
      begin(at + 1);
    }
  }

  /** The first position is settled: what waits in order goes. */
  private void begin(long first) {
    begun = true;
    base = first;
    next = first;
    if (kept != null) {
      kept.release(first);
    }
    while (!held.isEmpty() && held.end(held.count() - 1) - next > limits.windowOctets()) {
      skip();
    }
    drain();
  }

  /** No SYN was seen in time, or will be: the stream begins with the lowest octet. */
  void beginMidstream() {
    if (!begun && reference != NOWHERE) {
      begin(lowest == Long.MAX_VALUE ? reference : lowest);
    }
  }

  /** What the peer acknowledged. */
  void onPeerAck(@Unsigned int ack) {
    if (reference == NOWHERE) {
      return;
    }
    long at = locate(ack);
    long from = begun ? next : reference;
    if (at > acked && at - from < WIDEST_WINDOW) {
      acked = at;
    }
  }

  /** A segment of either side has passed: octets that were acknowledged are not waited for long. */
  void tick() {
    if (limits.segmentsAfterAck() > 0 && begun && acked > next && !held.isEmpty()) {
      if (++waited >= limits.segmentsAfterAck()) {
        skip();
      }
    }
  }

  /**
   * Text.
   *
   * @param length octets that are there
   * @param wireLength octets that were sent; the rest was not captured
   */
  void onText(@Unsigned int seq, ByteBuffer buffer, int index, int length, int wireLength) {
    if (wireLength == 0) {
      return;
    }
    long from = locate(seq);
    if (!begun && !isNear(from, from + wireLength)) {
      beginMidstream();
    }
    lowest = Math.min(lowest, from);
    if (begun && (from + wireLength <= next || from - next > WIDEST_WINDOW)) {
      return; // nothing new, or nothing that a receiver could take
    }
    long to = from + length;
    long end = from + wireLength;
    if (begun && from <= next && (held.isEmpty() || held.start(0) >= to)) {
      int skipped = (int) Math.min(length, next - from);
      deliver(buffer, index + skipped, length - skipped);
    } else if (length > 0) {
      keep(from, to, buffer, index);
    }
    if (end > to) {
      absent.add(to, end); // a range too many is found missing later
    }
    if (begun) {
      drain();
    }
  }

  /** Whether octets can be kept while the stream has not begun. */
  private boolean isNear(long from, long to) {
    int window = limits.windowOctets();
    return from >= reference - window && to <= reference + window;
  }

  /** The side's FIN, behind all of its text. */
  void onFin(@Unsigned int seq) {
    long at = locate(seq);
    if (finAt == NOWHERE && (!begun || at >= next)) {
      finAt = at;
      if (!begun && isNear(at, at)) {
        lowest = Math.min(lowest, at);
      }
    }
    checkClosed();
  }

  /** Whether a RST can be of this conversation: a forged one is mostly far off. */
  boolean accepts(@Unsigned int seq) {
    return reference == NOWHERE
        || Math.abs(locate(seq) - (begun ? next : reference)) <= limits.windowOctets();
  }

  /** Keeps octets until those before them come. */
  private void keep(long from, long to, ByteBuffer buffer, int index) {
    if (begun && to - next > limits.windowOctets()) { // too far ahead to wait for what is missing
      if (!skip()) {
        jump(Math.min(from, to - limits.windowOctets()));
      }
      again(from, to, buffer, index);
      return;
    }
    long low = begun ? Math.max(from, next) : from;
    overlaps(low, to, buffer, index + (int) (low - from), store());
    if (!held.add(low, to)) { // a range too many
      if (!begun) {
        beginMidstream();
      } else {
        skip();
      }
      again(from, to, buffer, index);
    }
  }

  /** Takes octets once more, after something before them was handed on or given up. */
  private void again(long from, long to, ByteBuffer buffer, int index) {
    int length = (int) (to - from);
    onText(Positions.number(from), buffer, index, length, length);
  }

  /** Room from {@link #next} on; before the stream has begun, around what was seen first. */
  private StreamBuffer store() {
    StreamBuffer store = kept;
    if (store == null) {
      int window = limits.windowOctets();
      store = new StreamBuffer(pool, begun ? window : (int) Math.min(3L * window, 1 << 30));
      store.reset(begun ? next : reference - 2L * window);
      kept = store;
    }
    return store;
  }

  /** Writes octets, those that are there already only if the last ones count. */
  private void overlaps(long from, long to, ByteBuffer buffer, int index, StreamBuffer store) {
    long at = from;
    for (int i = 0; i < held.count() && at < to; i++) {
      if (held.end(i) <= at || held.start(i) >= to) {
        continue;
      }
      long low = Math.max(at, held.start(i));
      long high = Math.min(to, held.end(i));
      store.write(at, buffer, index + (int) (at - from), (int) (low - at));
      compare(low, high, buffer, index + (int) (low - from), store);
      if (limits.overlaps() == OverlapPolicy.LAST) {
        store.write(low, buffer, index + (int) (low - from), (int) (high - low));
      }
      at = high;
    }
    if (at < to) {
      store.write(at, buffer, index + (int) (at - from), (int) (to - at));
    }
  }

  private void compare(long from, long to, ByteBuffer buffer, int index, StreamBuffer store) {
    for (long at = from; at < to; at += scratch.capacity()) {
      int part = (int) Math.min(scratch.capacity(), to - at);
      store.read(at, scratch, 0, part);
      if (!Octets.equal(scratch, 0, buffer, index + (int) (at - from), part)) {
        sink.conflict(side, from - (begun ? base : lowest), to - from);
        return;
      }
    }
  }

  /** Hands on octets that begin at {@link #next}. */
  private void deliver(ByteBuffer buffer, int index, int length) {
    if (length > 0) {
      long position = next - base;
      next += length;
      waited = 0;
      sink.octets(side, position, buffer, index, length);
    }
  }

  /** Hands on what now follows in order, octets and what is known to be missing. */
  private void drain() {
    boolean moved = true;
    while (moved) {
      moved = false;
      long to = held.advance(next);
      StreamBuffer full = kept;
      while (full != null && next < to) {
        moved = true;
        int part = (int) Math.min(scratch.capacity(), to - next);
        full.read(next, scratch, 0, part);
        deliver(scratch, 0, part);
      }
      moved |= drainAbsent();
    }
    StreamBuffer store = kept;
    if (store != null) {
      store.release(next);
      if (held.isEmpty()) {
        store.clear();
        kept = null;
      }
    }
    checkClosed();
  }

  private boolean drainAbsent() {
    if (absent.isEmpty() || absent.start(0) > next) {
      return false;
    }
    long end = absent.advance(next);
    if (end <= next) {
      return false;
    }
    long stop = held.isEmpty() ? end : Math.min(end, held.start(0));
    if (stop < end) {
      absent.add(stop, end);
    }
    jump(stop);
    return true;
  }

  /** Gives up what is missing before the first octets that wait. */
  private boolean skip() {
    if (held.isEmpty()) {
      return false;
    }
    jump(held.start(0));
    drain();
    return true;
  }

  private void jump(long to) {
    if (to > next) {
      long position = next - base;
      long length = to - next;
      next = to;
      waited = 0;
      if (kept != null) {
        kept.release(next);
      }
      sink.gap(side, position, length);
    }
  }

  private void checkClosed() {
    if (begun && !closed && finAt != NOWHERE && next >= finAt) {
      closed = true;
      sink.closed(side, finAt - base);
    }
  }

  /** No more will come: everything that waits goes, what is missing becomes gaps. */
  void finish() {
    beginMidstream();
    while (skip()) {
      // each call hands on one range at least
    }
    if (begun) {
      jump(finAt != NOWHERE ? finAt : acked);
      checkClosed();
    }
  }
}
