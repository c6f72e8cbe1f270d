package io.netlayers.fsm.tcp.congestion;

/**
 * HyStart++ (RFC 9406): leaves the first slow start before it overflows the bottleneck, when round
 * trips grow, by way of a conservative slow start (CSS) that may find the growth accidental.
 */
final class HyStart {
  static final long MIN_RTT_THRESH_NANOS = 4_000_000L;
  static final long MAX_RTT_THRESH_NANOS = 16_000_000L;
  static final int MIN_RTT_DIVISOR = 8;
  static final int N_RTT_SAMPLE = 8;
  static final int CSS_GROWTH_DIVISOR = 4;
  static final int CSS_ROUNDS = 5;

  private static final long INFINITE = Long.MAX_VALUE;

  private long lastRoundMinRtt = INFINITE;
  private long currentRoundMinRtt = INFINITE;
  private long cssBaselineMinRtt = INFINITE;
  private int rttSampleCount;
  private int cssRounds;
  private boolean inCss;

  /** Whether growth is conservative now. */
  boolean inCss() {
    return inCss;
  }

  /**
   * Takes an ACK of slow start (§4.2).
   *
   * @param roundEnded whether the ACK ends a round: windowEnd is passed
   * @param rttNanos what it measured, negative for nothing
   * @return whether slow start is over: ssthresh becomes cwnd
   */
  boolean onAck(boolean roundEnded, long rttNanos) {
    if (rttNanos >= 0) {
      currentRoundMinRtt = Math.min(currentRoundMinRtt, rttNanos);
      rttSampleCount++;
      if (rttSampleCount >= N_RTT_SAMPLE) {
        judge();
      }
    }
    if (!roundEnded) {
      return false;
    }
    lastRoundMinRtt = currentRoundMinRtt;
    currentRoundMinRtt = INFINITE;
    rttSampleCount = 0;
    return inCss && ++cssRounds >= CSS_ROUNDS;
  }

  private void judge() {
    if (inCss) {
      if (currentRoundMinRtt < cssBaselineMinRtt) { // the growth was spurious
        cssBaselineMinRtt = INFINITE;
        inCss = false;
      }
      return;
    }
    if (lastRoundMinRtt == INFINITE) {
      return;
    }
    long threshold =
        Math.max(
            MIN_RTT_THRESH_NANOS,
            Math.min(lastRoundMinRtt / MIN_RTT_DIVISOR, MAX_RTT_THRESH_NANOS));
    if (currentRoundMinRtt >= lastRoundMinRtt + threshold) {
      cssBaselineMinRtt = currentRoundMinRtt;
      inCss = true;
      cssRounds = 0; // the round that is begun counts as the first of CSS_ROUNDS when it ends
    }
  }
}
