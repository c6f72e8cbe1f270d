package io.netlayers.fsm.tcp.congestion;

/** Of what a part is kept when the window is reduced. */
public enum ReductionBasis {
  /** Of what is in flight (RFC 5681 §3.1 (4)), or was used of late (RFC 7661 §4.4.1). */
  FLIGHT_SIZE,
  /**
   * Of the window, as Linux has it. RFC 9438 §4.6 lets CUBIC do so where a window that is not used
   * does not grow, and none does here; RFC 5681 §3.1 wants it of no Reno.
   */
  CWND
}
