package io.netlayers.fsm.tcp.congestion;

/** The window that a connection begins with (RFC 6928 §2). */
public final class InitialWindow {
  private static final int SEGMENTS = 10;
  private static final int OCTETS = 14_600;

  private InitialWindow() {}

  /**
   * IW = min (10*MSS, max (2*MSS, 14600)), in octets.
   *
   * @param smss the effective send MSS, &gt; 0
   */
  public static long octets(int smss) {
    return Math.min((long) SEGMENTS * smss, Math.max(2L * smss, OCTETS));
  }
}
