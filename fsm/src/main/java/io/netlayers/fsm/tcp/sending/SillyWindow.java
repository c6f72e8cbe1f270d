package io.netlayers.fsm.tcp.sending;

/**
 * When a segment shorter than the maximum may go: the sender's half of silly window avoidance (RFC
 * 9293 §3.8.6.2.1) with the Nagle algorithm (§3.7.4).
 */
public final class SillyWindow {
  private SillyWindow() {}

  /**
   * Whether {@code length} octets may go now.
   *
   * @param length octets that window and segment size let into this segment, &gt; 0
   * @param queued octets that wait to be sent, ≥ {@code length}
   * @param smss the effective send MSS
   * @param waits whether the Nagle algorithm holds a short segment back now
   * @param corked whether the user asked for full segments only
   * @param maxWnd the largest window seen
   * @param overridden whether the override timer has run out
   */
  public static boolean maySend(
      int length,
      long queued,
      int smss,
      boolean waits,
      boolean corked,
      long maxWnd,
      boolean overridden) {
    if (length >= smss) { // (1)
      return true;
    }
    if (waits) {
      return false;
    }
    if (overridden) { // (4)
      return true;
    }
    if (corked) {
      return false;
    }
    if (queued <= length) { // (2): the last of what is queued counts as pushed
      return true;
    }
    return length >= maxWnd - length; // (3): at least half of the largest window
  }
}
