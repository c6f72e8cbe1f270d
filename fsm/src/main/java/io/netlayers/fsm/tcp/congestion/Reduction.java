package io.netlayers.fsm.tcp.congestion;

/** The last reduction of a window, while it matters: until its window of data is acknowledged. */
final class Reduction {
  /**
   * SND.NXT when it was made, which an ACK must pass to count again: one reduction a window of data
   * (RFC 3168 §6.1.2).
   */
  long end = -1;

  boolean byEcn;

  /** Whether it may turn out to have been for nothing, and what there was before. */
  boolean undoable;

  long priorCwnd;
  long priorSsthresh;

  /** FlightSize of RFC 7661 §4.4.1, from a loss until it is repaired; -1 outside. */
  long nonvalidatedFlight = -1;
}
