package io.netlayers.testkit.script.run;

import io.netlayers.testkit.script.model.ScriptAction;
import io.netlayers.testkit.script.port.CallResult;

/**
 * A socket call that is being made.
 *
 * @param call what the line says
 * @param line where it stands
 * @param attempt tries it
 * @param mayBlock whether it waits where it would block; else that is its answer
 * @param deadlineNanos when it gives up waiting, as {@code poll} does
 */
record PendingCall(
    ScriptAction.Call call, int line, Attempt attempt, boolean mayBlock, long deadlineNanos) {
  /** Never gives up. */
  static final long NEVER = Long.MAX_VALUE;

  /** Tries a call. */
  @FunctionalInterface
  interface Attempt {
    /** The answer at a time; one that would block may be tried again. */
    CallResult at(long nowNanos);
  }
}
