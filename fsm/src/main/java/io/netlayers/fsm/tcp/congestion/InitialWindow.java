package io.netlayers.fsm.tcp.congestion;

/** The window that a connection begins with (RFC 6928 §2). */
public final class InitialWindow {
  static final int SEGMENTS = 10;
  private static final int SEGMENT_OCTETS = 1_460;

  private InitialWindow() {}

  /**
   * IW = min (10*MSS, max (2*MSS, 14600)), in octets.
   *
   * @param smss the effective send MSS, &gt; 0
   */
  public static long octets(int smss) {
    return octets(smss, SEGMENTS);
  }

  /** The same formula for another number of segments than 10, as FreeBSD has it. */
  static long octets(int smss, int segments) {
    return Math.min((long) segments * smss, Math.max(2L * smss, (long) segments * SEGMENT_OCTETS));
  }
}
