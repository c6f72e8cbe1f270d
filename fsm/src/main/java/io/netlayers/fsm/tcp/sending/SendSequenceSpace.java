package io.netlayers.fsm.tcp.sending;

/**
 * SND.* of RFC 9293 §3.3.1, as positions. It holds what the peer has said and what has been sent,
 * and nothing else.
 */
public final class SendSequenceSpace {
  private long iss;
  private long una;
  private long nxt;
  private long wnd;
  private long wl1;
  private long wl2;
  private long up;
  private long maxWnd;
  private long max;

  /** Begins at an initial sequence number: SND.UNA = SND.NXT = SND.UP = ISS, no window. */
  public void begin(long iss) {
    this.iss = iss;
    una = iss;
    nxt = iss;
    up = iss;
    wnd = 0;
    maxWnd = 0;
    max = iss;
    wl1 = 0;
    wl2 = 0;
  }

  /** Goes on with everything acknowledged, as {@link #isSettled} had it. */
  public void resume(long iss, long una, long wnd, long maxWnd, long wl1, long wl2) {
    this.iss = iss;
    this.una = una;
    nxt = una;
    max = una;
    up = una;
    this.wnd = wnd;
    this.maxWnd = maxWnd;
    this.wl1 = wl1;
    this.wl2 = wl2;
  }

  /** Whether everything that was ever sent is acknowledged. */
  public boolean isSettled() {
    return una > iss && nxt == una && max == una && up == una;
  }

  /** ISS: the SYN's position. */
  public long iss() {
    return iss;
  }

  /** SND.UNA: the oldest position that is not acknowledged. */
  public long una() {
    return una;
  }

  /** SND.NXT: the next position to send. */
  public long nxt() {
    return nxt;
  }

  /** SND.WND: octets that the peer allows from SND.UNA on. */
  public long wnd() {
    return wnd;
  }

  /** SND.WL1: where the segment began that last set the window, of the peer's numbers. */
  public long wl1() {
    return wl1;
  }

  /** SND.WL2: what that segment acknowledged. */
  public long wl2() {
    return wl2;
  }

  /** SND.UP: the position behind the last urgent octet; ≤ SND.UNA where there is none. */
  public long up() {
    return up;
  }

  /** MAX.SND.WND: the largest window that the peer ever offered (RFC 5961 §5). */
  public long maxWnd() {
    return maxWnd;
  }

  /** The right edge of the peer's window. */
  public long rightEdge() {
    return una + wnd;
  }

  /** The usable window U of §3.8.6.2.1; negative after the peer has shrunk it. */
  public long usable() {
    return una + wnd - nxt;
  }

  /** Positions sent and not acknowledged, SYN and FIN included. */
  public long outstanding() {
    return nxt - una;
  }

  /** Whether the SYN has been acknowledged. */
  public boolean synAcknowledged() {
    return una > iss;
  }

  /** SND.UNA &lt; SEG.ACK =&lt; SND.NXT: it acknowledges something new. */
  public boolean acknowledgesNew(long segAck) {
    return una < segAck && segAck <= max;
  }

  /** (SND.UNA - MAX.SND.WND) =&lt; SEG.ACK =&lt; SND.NXT (RFC 5961 §5.2). */
  public boolean acceptableAck(long segAck) {
    return una - maxWnd <= segAck && segAck <= max;
  }

  /** SND.UNA ← SEG.ACK. */
  public void acknowledge(long segAck) {
    una = segAck;
    if (up < una) {
      up = una;
    }
    if (nxt < una) {
      nxt = una;
    }
  }

  /** SND.NXT moves over what has been sent. */
  public void sent(long end) {
    if (end > nxt) {
      nxt = end;
    }
    probed(end);
  }

  /** A probe of a closed window went up to {@code end}; SND.NXT stays, but it may be answered. */
  public void probed(long end) {
    if (end > max) {
      max = end;
    }
  }

  /**
   * Takes SND.NXT back to SND.UNA before anything but the SYN was sent (a SYN that was refused).
   */
  public void rewind() {
    nxt = una;
  }

  /** Marks the octets before a position urgent. */
  public void urgent(long end) {
    if (end > up) {
      up = end;
    }
  }

  /**
   * Takes a window if its segment is not older than the one that set the last (§3.10.7.4, fifth).
   *
   * @return whether the window was taken
   */
  public boolean updateWindow(long segSeq, long segAck, long segWnd) {
    if (wl1 < segSeq || wl1 == segSeq && wl2 <= segAck) {
      setWindow(segSeq, segAck, segWnd);
      return true;
    }
    return false;
  }

  /** SND.WND ← SEG.WND, SND.WL1 ← SEG.SEQ, SND.WL2 ← SEG.ACK. */
  public void setWindow(long segSeq, long segAck, long segWnd) {
    wnd = segWnd;
    wl1 = segSeq;
    wl2 = segAck;
    if (segWnd > maxWnd) {
      maxWnd = segWnd;
    }
  }

  @Override
  public String toString() {
    return "una " + (una - iss) + " nxt " + (nxt - iss) + " wnd " + wnd;
  }
}
