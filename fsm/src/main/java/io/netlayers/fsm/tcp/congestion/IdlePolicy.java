package io.netlayers.fsm.tcp.congestion;

/** What becomes of a window that is not used. */
public enum IdlePolicy {
  /** After an idle timeout's time it is the initial window again (RFC 5681 §4.1). */
  RESTART,
  /** It is kept, but not trusted, and halved every five minutes (RFC 7661 §4.4). */
  VALIDATE
}
