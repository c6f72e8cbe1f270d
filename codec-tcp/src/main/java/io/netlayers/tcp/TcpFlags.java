package io.netlayers.tcp;

/** The nine control bits (RFC 9293 §3.1, RFC 9768 §3.1), as they lie in the low bits of a word. */
public final class TcpFlags {
  /** No more data from sender. */
  public static final int FIN = 1;

  /** Synchronize sequence numbers. */
  public static final int SYN = 1 << 1;

  /** Reset the connection. */
  public static final int RST = 1 << 2;

  /** Push function. */
  public static final int PSH = 1 << 3;

  /** The acknowledgment field is significant. */
  public static final int ACK = 1 << 4;

  /** The urgent pointer is significant. */
  public static final int URG = 1 << 5;

  /** ECN echo (RFC 3168 §6.1). */
  public static final int ECE = 1 << 6;

  /** Congestion window reduced (RFC 3168 §6.1). */
  public static final int CWR = 1 << 7;

  /** Accurate ECN (RFC 9768 §3.1); NS in RFC 3540, which is historic. */
  public static final int AE = 1 << 8;

  /** All nine. */
  public static final int ALL = 0x1FF;

  /** tcpdump's letters, from FIN up. */
  private static final String LETTERS = "FSRP.UEWe";

  private TcpFlags() {}

  /**
   * Appends the flags as tcpdump shows them, such as {@code S.} for SYN and ACK; {@code none} where
   * no flag is set.
   */
  public static void appendTo(StringBuilder text, int flags) {
    if ((flags & ALL) == 0) {
      text.append("none");
      return;
    }
    for (int bit = 0; bit < LETTERS.length(); bit++) {
      if ((flags & 1 << bit) != 0) {
        text.append(LETTERS.charAt(bit));
      }
    }
  }

  /** The text that {@link #appendTo} makes. */
  public static String toString(int flags) {
    StringBuilder text = new StringBuilder(LETTERS.length());
    appendTo(text, flags);
    return text.toString();
  }
}
