package io.netlayers.stack.timing;

/** Something that waits for a time. It belongs to one {@link Timers} and is armed there. */
public abstract class Timer {
  /** Where it stands in the heap; -1 while it is not armed. */
  int place = -1;

  long deadline;

  /** A timer that is not armed. */
  protected Timer() {}

  /** Whether it waits. */
  public final boolean isArmed() {
    return place >= 0;
  }

  /** What it waits for, nanoseconds; meaningless while it is not armed. */
  public final long deadline() {
    return deadline;
  }

  /** Its time has come; it is not armed any more and may be armed again. */
  protected abstract void expire(long nowNanos);
}
