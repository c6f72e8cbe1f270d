package io.netlayers.fsm.tcp.receiving;

/**
 * RCV.* of RFC 9293 §3.3.1, as positions. The window is kept as its right edge, which never moves
 * left (SHLD-14): RCV.WND is the edge less RCV.NXT.
 */
public final class ReceiveSequenceSpace {
  private long irs;
  private long nxt;
  private long edge;
  private long up;
  private int shift;

  /** Begins behind the peer's SYN: RCV.NXT = IRS + 1. */
  public void begin(long irs) {
    this.irs = irs;
    nxt = irs + 1;
    edge = nxt;
    up = nxt;
    shift = 0;
  }

  /** Goes on in the middle of a connection; what was urgent has been passed. */
  public void resume(long irs, long nxt, long wnd, int shift) {
    this.irs = irs;
    this.nxt = nxt;
    edge = nxt + wnd;
    up = irs + 1;
    this.shift = shift;
  }

  /** IRS: the peer's SYN's position. */
  public long irs() {
    return irs;
  }

  /** RCV.NXT: the next position that is expected. */
  public long nxt() {
    return nxt;
  }

  /** RCV.WND: octets that were offered and not yet received. */
  public long wnd() {
    return edge - nxt;
  }

  /** The right edge of the largest window ever offered. */
  public long rightEdge() {
    return edge;
  }

  /** RCV.UP: the position behind the last urgent octet. */
  public long up() {
    return up;
  }

  /** Rcv.Wind.Shift (RFC 7323 §2.2), 0 to 14. */
  public int shift() {
    return shift;
  }

  /** Sets the shift that windows are offered with from now on. */
  public void shift(int shift) {
    this.shift = shift;
  }

  /** RCV.NXT moves over what has been taken. */
  public void advance(long to) {
    nxt = to;
    if (edge < nxt) {
      edge = nxt;
    }
  }

  /** RCV.UP ← max(RCV.UP, SEG.UP); answers whether it moved. */
  public boolean urgent(long segUp) {
    if (segUp > up) {
      up = segUp;
      return true;
    }
    return false;
  }

  /**
   * Whether a segment is acceptable (§3.10.7.4, table 6).
   *
   * @param segLen octets and controls that occupy sequence space
   */
  public boolean acceptable(long segSeq, long segLen) {
    long wnd = edge - nxt;
    if (segLen == 0) {
      return wnd == 0 ? segSeq == nxt : nxt <= segSeq && segSeq < edge;
    }
    if (wnd == 0) {
      return false;
    }
    long last = segSeq + segLen - 1;
    return nxt <= segSeq && segSeq < edge || nxt <= last && last < edge;
  }

  /**
   * Works out the window to offer and moves the right edge (§3.8.6.2.2).
   *
   * @param space octets of buffer that are free
   * @param buffer octets of buffer there are
   * @param mss the effective send MSS, as the peer's is assumed to be
   * @param scaled whether the window field is shifted (it is not in a SYN)
   * @return the window field, 0 to 65,535
   */
  public int offer(long space, long buffer, int mss, boolean scaled) {
    int bits = scaled ? shift : 0;
    long offered = edge - nxt;
    long unit = 1L << bits;
    if (space - offered >= Math.min(buffer / 2, mss) || offered == 0 && space == buffer) {
      long wnd = Math.min(space >> bits, 0xFFFF) << bits;
      if (wnd > offered) {
        edge = nxt + wnd;
        return (int) (wnd >> bits);
      }
    }
    // The edge stays. Rounding down would move it left in the peer's eyes (RFC 7323 §2.4): round up
    // where the buffer has the room.
    long up = (offered + unit - 1) >> bits;
    if (up << bits > space) {
      up = offered >> bits;
    }
    long field = Math.min(up, 0xFFFF);
    edge = Math.max(edge, nxt + (field << bits));
    return (int) field;
  }

  /**
   * Moves the right edge to the end of the room that there is, whether it was offered or not, as
   * FreeBSD does before it looks at a segment.
   */
  public void openTo(long space) {
    edge = Math.max(edge, nxt + space);
  }

  /**
   * The window that offers all the room there is, rounded up where it is shifted.
   *
   * @return the window field, 0 to 65,535
   */
  public int offerAll(long space, boolean scaled) {
    openTo(space);
    int bits = scaled ? shift : 0;
    return (int) Math.min(edge - nxt + (1L << bits) - 1 >> bits, 0xFFFF);
  }

  /** Whether the edge would move far enough to be worth a segment of its own. */
  public boolean updateDue(long space, long buffer, int mss) {
    long gain = gain(space);
    return gain >= Math.min(buffer / 2, 2L * mss)
        || edge == nxt && gain >= Math.min(buffer / 2, mss);
  }

  /** Whether a window of less than half the buffer would be twice as large, or more. */
  public boolean doubleDue(long space, long buffer, int mss) {
    long offered = edge - nxt;
    long gain = gain(space);
    return 2 * offered <= buffer && gain >= offered && gain >= Math.min(buffer / 2, mss);
  }

  /** How far the edge can move, as far as a window field can say so. */
  private long gain(long space) {
    return Math.min(space, 0xFFFFL << shift) - (edge - nxt);
  }

  @Override
  public String toString() {
    return "nxt " + (nxt - irs) + " wnd " + wnd();
  }
}
