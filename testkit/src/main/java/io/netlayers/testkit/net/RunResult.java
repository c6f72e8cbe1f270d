package io.netlayers.testkit.net;

/** Why a run of a {@link SimulatedNetwork} ended. */
public enum RunResult {
  /** Nothing is left to happen: no packet on its way, no deadline, nothing planned. */
  IDLE,
  /** What was waited for is there. */
  DONE,
  /** The next event is later than the run may go. */
  TIME_LIMIT,
  /** As many events happened as were allowed. */
  STEP_LIMIT
}
