package io.netlayers.fsm.tcp.table;

import java.util.Arrays;

/**
 * Deadlines of many connections: a hierarchical timing wheel (Varghese and Lauck, 1987). Arming,
 * moving and cancelling cost O(1), asking what has expired costs O(1) and O(expired): empty slots
 * are skipped by bit masks, and a deadline is moved down once a level at most.
 *
 * <p>A deadline belongs to a number that the caller gives out, from 0 on, such as a table's entry.
 * It never fires early, and less than a tick late. Those of one tick fire in the order in which
 * they were armed or moved down.
 */
public final class DeadlineWheel {
  /** Nothing is armed, or nothing has expired. */
  public static final int NONE = -1;

  /** No deadline. */
  public static final long NO_DEADLINE = Long.MAX_VALUE;

  private static final int LEVEL_BITS = 6;
  private static final int SLOTS = 1 << LEVEL_BITS;
  private static final short UNARMED = -1;

  private final int tickShift;
  private final int levels;
  private final long[] occupied;
  private final int[] head;
  private final int[] tail;
  private long elapsed;
  private int armed;

  private long[] when = new long[0];
  private int[] next = new int[0];
  private int[] previous = new int[0];
  private short[] slot = new short[0];

  /** A wheel of ticks of 2^17 nanoseconds, 131 microseconds. */
  public DeadlineWheel() {
    this(17);
  }

  /**
   * A wheel.
   *
   * @param tickShift a tick is 2 to this power nanoseconds, 0 to 40
   */
  public DeadlineWheel(int tickShift) {
    if (tickShift < 0 || tickShift > 40) {
      throw new IllegalArgumentException("not within 0 to 40: " + tickShift);
    }
    this.tickShift = tickShift;
    levels = (63 - tickShift + LEVEL_BITS - 1) / LEVEL_BITS;
    occupied = new long[levels];
    head = new int[levels * SLOTS];
    tail = new int[levels * SLOTS];
    Arrays.fill(head, NONE);
    Arrays.fill(tail, NONE);
  }

  /** Deadlines that are armed. */
  public int size() {
    return armed;
  }

  /** Makes room for numbers below a bound, so that arming them allocates nothing. */
  public void ensureCapacity(int capacity) {
    int old = when.length;
    if (capacity <= old) {
      return;
    }
    when = Arrays.copyOf(when, capacity);
    next = Arrays.copyOf(next, capacity);
    previous = Arrays.copyOf(previous, capacity);
    slot = Arrays.copyOf(slot, capacity);
    Arrays.fill(slot, old, capacity, UNARMED);
  }

  /** Whether a number has a deadline. */
  public boolean isArmed(int id) {
    return id < slot.length && slot[id] != UNARMED;
  }

  /** When a number's deadline fires, {@link #NO_DEADLINE} without one. */
  public long deadline(int id) {
    return isArmed(id) ? when[id] << tickShift : NO_DEADLINE;
  }

  /**
   * Arms a number's deadline, or moves it. One in the past fires with the next question; {@link
   * #NO_DEADLINE} cancels.
   */
  public void arm(int id, long deadlineNanos) {
    cancel(id);
    if (deadlineNanos == NO_DEADLINE) {
      return;
    }
    if (id >= when.length) {
      ensureCapacity(id + (id >> 1) + 8);
    }
    long tick = deadlineNanos >> tickShift;
    if (tick << tickShift != deadlineNanos) {
      tick++; // never early
    }
    when[id] = Math.max(Math.min(tick, Long.MAX_VALUE >> tickShift), elapsed);
    insert(id);
    armed++;
  }

  /** Takes a number's deadline away, if it has one. */
  public void cancel(int id) {
    if (isArmed(id)) {
      unlink(id);
      armed--;
    }
  }

  /**
   * A number whose deadline has passed; it is no longer armed. Ask again until there is {@link
   * #NONE}.
   */
  public int pollExpired(long nowNanos) {
    long nowTick = nowNanos >> tickShift;
    while (true) {
      int level = firstLevel();
      if (level < 0) {
        elapsed = Math.max(elapsed, nowTick);
        return NONE;
      }
      int position = Long.numberOfTrailingZeros(occupied[level]);
      long start = slotStart(level, position);
      if (start > nowTick) {
        elapsed = Math.max(elapsed, nowTick);
        return NONE;
      }
      elapsed = Math.max(elapsed, start);
      int at = level * SLOTS + position;
      if (level == 0) {
        int id = head[at];
        unlink(id);
        armed--;
        return id;
      }
      cascade(at);
    }
  }

  /**
   * When to ask next. Not later than the first deadline, rounded up to its tick; it may be earlier,
   * and then nothing has expired yet.
   */
  public long nextDeadline() {
    int level = firstLevel();
    if (level < 0) {
      return NO_DEADLINE;
    }
    return slotStart(level, Long.numberOfTrailingZeros(occupied[level])) << tickShift;
  }

  /** The lowest level with anything in it: what it holds comes before all that is above. */
  private int firstLevel() {
    for (int level = 0; level < levels; level++) {
      if (occupied[level] != 0) {
        return level;
      }
    }
    return -1;
  }

  /** The tick at which a slot of the current turn of its level begins. */
  private long slotStart(int level, int position) {
    int shift = level * LEVEL_BITS;
    int turnShift = shift + LEVEL_BITS;
    long turn = turnShift >= 63 ? 0 : elapsed >> turnShift << turnShift;
    return turn | (long) position << shift;
  }

  /** Moves what a slot holds down to the levels below. */
  private void cascade(int at) {
    int id = head[at];
    while (id != NONE) {
      int following = next[id];
      unlink(id);
      insert(id);
      id = following;
    }
  }

  /** A deadline's level is where it first differs from now. */
  private void insert(int id) {
    long differing = elapsed ^ when[id];
    int level = differing == 0 ? 0 : (63 - Long.numberOfLeadingZeros(differing)) / LEVEL_BITS;
    int position = (int) (when[id] >> level * LEVEL_BITS) & SLOTS - 1;
    int at = level * SLOTS + position;
    slot[id] = (short) at;
    next[id] = NONE;
    previous[id] = tail[at];
    if (tail[at] == NONE) {
      head[at] = id;
      occupied[level] |= 1L << position;
    } else {
      next[tail[at]] = id;
    }
    tail[at] = id;
  }

  private void unlink(int id) {
    int at = slot[id];
    int before = previous[id];
    int behind = next[id];
    if (before == NONE) {
      head[at] = behind;
    } else {
      next[before] = behind;
    }
    if (behind == NONE) {
      tail[at] = before;
    } else {
      previous[behind] = before;
    }
    if (head[at] == NONE) {
      occupied[at / SLOTS] &= ~(1L << at % SLOTS);
    }
    slot[id] = UNARMED;
  }
}
