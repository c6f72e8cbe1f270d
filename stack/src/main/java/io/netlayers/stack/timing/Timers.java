package io.netlayers.stack.timing;

import java.util.Arrays;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The armed timers of one host: a binary heap in which each timer knows its place. Arming and
 * cancelling cost the logarithm of their number and allocate only to grow.
 */
public final class Timers {
  /** {@link #nextDeadline}: nothing waits. */
  public static final long NO_DEADLINE = Long.MAX_VALUE;

  private @Nullable Timer[] heap = new @Nullable Timer[16];
  private int size;

  /** None armed. */
  public Timers() {}

  /** How many are armed. */
  public int size() {
    return size;
  }

  /** Arms a timer, or moves its time. */
  public void arm(Timer timer, long deadlineNanos) {
    timer.deadline = deadlineNanos;
    if (timer.place < 0) {
      if (size == heap.length) {
        heap = Arrays.copyOf(heap, size * 2);
      }
      place(timer, size++);
    }
    up(timer);
    down(timer);
  }

  /** Disarms a timer, if it is armed. */
  public void cancel(Timer timer) {
    int hole = timer.place;
    if (hole < 0) {
      return;
    }
    timer.place = -1;
    Timer last = at(--size);
    heap[size] = null;
    if (last != timer) {
      place(last, hole);
      up(last);
      down(last);
    }
  }

  /** When the first of them wants to be called, or {@link #NO_DEADLINE}. */
  public long nextDeadline() {
    return size == 0 ? NO_DEADLINE : at(0).deadline;
  }

  /**
   * Calls all whose time has come. One that arms itself for a time that has come too waits for the
   * next call, so this ends.
   */
  public void expire(long nowNanos) {
    for (int left = size; left > 0 && size > 0; left--) {
      Timer first = at(0);
      if (first.deadline > nowNanos) {
        return;
      }
      cancel(first);
      first.expire(nowNanos);
    }
  }

  private Timer at(int index) {
    Timer timer = heap[index];
    if (timer == null) {
      throw new IllegalStateException("no timer at " + index);
    }
    return timer;
  }

  private void place(Timer timer, int index) {
    heap[index] = timer;
    timer.place = index;
  }

  private void up(Timer timer) {
    int child = timer.place;
    while (child > 0) {
      Timer parent = at((child - 1) / 2);
      if (parent.deadline <= timer.deadline) {
        break;
      }
      int above = parent.place;
      place(parent, child);
      child = above;
    }
    place(timer, child);
  }

  private void down(Timer timer) {
    int parent = timer.place;
    while (true) {
      int child = parent * 2 + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size && at(child + 1).deadline < at(child).deadline) {
        child++;
      }
      if (at(child).deadline >= timer.deadline) {
        break;
      }
      place(at(child), parent);
      parent = child;
    }
    place(timer, parent);
  }
}
