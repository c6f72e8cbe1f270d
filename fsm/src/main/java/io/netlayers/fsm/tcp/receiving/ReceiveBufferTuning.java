package io.netlayers.fsm.tcp.receiving;

import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Dynamic right-sizing: how large a receive buffer must be so that the window it lets the peer have
 * does not slow it down (Fisk and Feng, 2001; Linux does the same).
 *
 * <p>What the user read in a round trip is what the peer sent in one. It may send twice as much in
 * the next, in slow start, and the window must not stand in its way: so the buffer is to hold twice
 * what was read, and more while that grows. A user who does not read, or a peer that has no more to
 * send, makes no buffer grow.
 *
 * <p>The receiver's round trip is told by echoed timestamps, or else by how long a window's worth
 * takes to come, which is never less.
 */
public final class ReceiveBufferTuning {
  /** Nothing is to be changed. */
  public static final int STAY = 0;

  /** Segments of slack: what the peer's initial window may hold beyond what was read. */
  private static final int SLACK_SEGMENTS = 16;

  private static final int INITIAL_SEGMENTS = 10;

  private long rtt;
  private @Unsigned int lastEcho;
  private long windowEnd = -1;
  private long windowBegan;
  private long readFrom = -1;
  private long readSince;
  private long readBefore;

  /** Nothing measured yet. */
  public ReceiveBufferTuning() {}

  /** The round trip as the receiver sees it, in nanoseconds; 0 before it is known. */
  public long rttNanos() {
    return rtt;
  }

  /**
   * A full segment came that echoes a timestamp.
   *
   * @param tsEcr the echo: of several segments with the same, the first tells the round trip
   * @param roundTripNanos what it tells, negative for nothing
   */
  public void onEcho(@Unsigned int tsEcr, long roundTripNanos) {
    if (roundTripNanos > 0 && (rtt == 0 || tsEcr != lastEcho)) {
      lastEcho = tsEcr;
      rtt = rtt == 0 ? roundTripNanos : rtt + (roundTripNanos - rtt) / 8;
    }
  }

  /**
   * Text came in order, without timestamps.
   *
   * @param nxt RCV.NXT behind it
   * @param wnd octets that the peer may send beyond
   */
  public void onText(long nxt, long wnd, long nowNanos) {
    if (windowEnd >= 0 && nxt < windowEnd) {
      return;
    }
    if (windowEnd >= 0) {
      long took = Math.max(1, nowNanos - windowBegan);
      rtt = rtt == 0 ? took : Math.min(rtt, took);
    }
    windowEnd = nxt + wnd;
    windowBegan = nowNanos;
  }

  /**
   * The user has read.
   *
   * @param readTo the position behind what was read
   * @param mss the effective MSS of the peer
   * @return octets that the buffer should have at least, {@link #STAY} for no change
   */
  public long onRead(long readTo, int mss, long nowNanos) {
    if (readFrom < 0) {
      readBefore = (long) INITIAL_SEGMENTS * mss;
      readFrom = readTo;
      readSince = nowNanos;
      return STAY;
    }
    if (rtt == 0 || nowNanos - readSince < rtt) {
      return STAY;
    }
    long read = readTo - readFrom;
    readFrom = readTo;
    readSince = nowNanos;
    if (read <= readBefore) {
      return STAY;
    }
    long wanted = 2 * read + (long) SLACK_SEGMENTS * mss;
    double growth = (double) (read - readBefore) / readBefore;
    readBefore = read;
    return wanted + (long) (2 * wanted * Math.min(growth, 1));
  }
}
