package io.netlayers.fsm.tcp;

/** How short segments wait for the acknowledgment of what is in flight. */
public enum NagleMode {
  /** They do not (the user's no-delay, RFC 9293 MUST-17). */
  OFF,
  /** While anything is in flight (RFC 9293 §3.7.4). */
  ANY,
  /** While a short segment is in flight (RFC 9293 appendix A.3, Minshall). */
  SHORT
}
