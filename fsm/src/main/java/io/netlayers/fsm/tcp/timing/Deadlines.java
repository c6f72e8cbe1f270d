package io.netlayers.fsm.tcp.timing;

import java.util.Arrays;

/** The armed timers of one connection. Each timer is armed at most once at a time. */
public final class Deadlines {
  /** No timer is armed. */
  public static final long NONE = Long.MAX_VALUE;

  /** What can be waited for. */
  public enum Timer {
    /** The retransmission timeout (RFC 6298 §5), or a loss probe in its place (RFC 8985 §7). */
    LOSS,
    /** A segment may have been reordered so long and no longer (RFC 8985 §6.2). */
    REORDERING,
    /** A closed window is to be probed (RFC 9293 §3.8.6.1), or a short segment forced out. */
    PERSIST,
    /** An ACK has been held back long enough (§3.8.6.3). */
    DELAYED_ACK,
    /** The peer has been silent (§3.8.4). */
    KEEP_ALIVE,
    /** 2 MSL (§3.6), or the life of an orphan in FIN-WAIT-2. */
    TIME_WAIT,
    /** What the user allows for delivery (RFC 5482), or for lingering. */
    USER,
    /** What was learned of the path has grown old. */
    PATH
  }

  private static final Timer[] TIMERS = Timer.values();

  private final long[] at = new long[TIMERS.length];

  /** Nothing is armed. */
  public Deadlines() {
    Arrays.fill(at, NONE);
  }

  /** Arms a timer, or moves it. */
  public void arm(Timer timer, long atNanos) {
    at[timer.ordinal()] = atNanos;
  }

  /** Arms a timer that is not armed yet. */
  public void armIfIdle(Timer timer, long atNanos) {
    if (at[timer.ordinal()] == NONE) {
      at[timer.ordinal()] = atNanos;
    }
  }

  /** Disarms a timer. */
  public void cancel(Timer timer) {
    at[timer.ordinal()] = NONE;
  }

  /** Disarms every timer. */
  public void cancelAll() {
    Arrays.fill(at, NONE);
  }

  /** Whether a timer is armed. */
  public boolean isArmed(Timer timer) {
    return at[timer.ordinal()] != NONE;
  }

  /** When a timer runs out; {@link #NONE} where it is not armed. */
  public long at(Timer timer) {
    return at[timer.ordinal()];
  }

  /** Whether a timer has run out; if so it is disarmed. */
  public boolean expire(Timer timer, long nowNanos) {
    if (at[timer.ordinal()] > nowNanos) {
      return false;
    }
    at[timer.ordinal()] = NONE;
    return true;
  }

  /** When the first timer runs out. */
  public long next() {
    long first = NONE;
    for (long deadline : at) {
      first = Math.min(first, deadline);
    }
    return first;
  }

  /** Whether no timer is armed but, maybe, one. */
  public boolean isIdleBut(Timer timer) {
    for (int i = 0; i < at.length; i++) {
      if (at[i] != NONE && i != timer.ordinal()) {
        return false;
      }
    }
    return true;
  }

  /** A deadline that cannot overflow. */
  public static long after(long nowNanos, long delayNanos) {
    long deadline = nowNanos + delayNanos;
    return deadline < 0 ? NONE - 1 : deadline;
  }
}
