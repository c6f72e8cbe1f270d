package io.netlayers.testkit.net.model;

/** Why a link did not carry a packet to its other end. */
public enum DropCause {
  /** Longer than the link's MTU. */
  TOO_BIG,
  /** The queue was at its limit. */
  QUEUE_FULL,
  /** RED or CoDel chose it, and it could not be marked instead. */
  QUEUE_EARLY,
  /** Its transmission began during a blackout. */
  BLACKOUT,
  /** {@link Loss.Independent}. */
  LOST_ALONE,
  /** {@link Loss.Bursts}. */
  LOST_IN_BURST,
  /** {@link Loss.EveryNth}. */
  LOST_AS_NTH,
  /** {@link Loss.Chosen}. */
  LOST_BY_CHOICE;

  /** Whether it was lost on the way, and not refused before it. */
  public boolean isLoss() {
    return compareTo(QUEUE_EARLY) > 0;
  }
}
