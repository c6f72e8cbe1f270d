package io.netlayers.fsm.tcp.follow;

/**
 * Which octets count where segments overlap and differ, as long as none of them has been handed on;
 * what has been handed on stays, under both.
 */
public enum OverlapPolicy {
  /** Those that were captured first, as most receivers have it. */
  FIRST,
  /** Those that were captured last. */
  LAST
}
