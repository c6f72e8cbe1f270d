package io.netlayers.fsm.tcp.congestion;

/**
 * The window of CUBIC as a function of time since the last reduction (RFC 9438 §4.2, §4.3): steep,
 * flat near where the loss was, and steep again. Windows are octets, kept as doubles where the
 * RFC's formulas have fractions; only exact operations and {@code StrictMath} are used, so that a
 * run is the same everywhere.
 */
final class CubicCurve {
  /** How fast the cubic function grows, in segments a second cubed (§5.1). */
  static final double C = 0.4;

  /** The Reno-friendly increase that makes up for what is kept at a loss (§4.3). */
  static final double ALPHA = 3 * (1 - Cubic.BETA) / (1 + Cubic.BETA);

  private static final double NANOS = 1e9;

  private boolean inEpoch;
  private boolean flatStart = true;
  private long epochStart;
  private double wMax;
  private double k;
  private double wEst;
  private double cwndPrior;
  private double remainder;

  void copy(CubicCurve from) {
    inEpoch = from.inEpoch;
    flatStart = from.flatStart;
    epochStart = from.epochStart;
    wMax = from.wMax;
    k = from.k;
    wEst = from.wEst;
    cwndPrior = from.cwndPrior;
    remainder = from.remainder;
  }

  /** The window that an ACK in congestion avoidance makes of another. */
  long grow(long octets, AckSample ack, int smss) {
    double cwnd = octets;
    if (!inEpoch) {
      beginEpoch(ack.nowNanos(), cwnd, smss);
    }
    double share = ack.ackedOctets() / cwnd;
    double alpha = wEst >= cwndPrior ? 1 : ALPHA; // §4.3: as Reno, once what was lost is regained
    wEst += alpha * smss * share; // Figure 4
    double t = (ack.nowNanos() - epochStart) / NANOS;
    if (wCubic(t, smss) < wEst) { // §4.3, the Reno-friendly region
      if (wEst <= cwnd) {
        return octets;
      }
      remainder = 0;
      // §4.3 sets cwnd to W_est at once; one that lags far behind would let out a burst.
      return Math.min((long) wEst, octets + Math.max(ack.ackedOctets(), smss));
    }
    double target = wCubic(t + ack.srttNanos() / NANOS, smss); // §4.2, within [cwnd, 1.5 * cwnd]
    target = Math.max(cwnd, Math.min(target, 1.5 * cwnd));
    remainder += Math.min(target - cwnd, (target - cwnd) * share); // §4.4, §4.5
    long whole = (long) remainder;
    remainder -= whole;
    return octets + whole;
  }

  private void beginEpoch(long nowNanos, double cwndEpoch, int smss) {
    inEpoch = true;
    epochStart = nowNanos;
    wEst = cwndEpoch;
    remainder = 0;
    if (flatStart || wMax <= cwndEpoch) { // §4.8, §4.10: no W_max to come back to
      if (cwndPrior == 0) {
        cwndPrior = cwndEpoch;
      }
      wMax = cwndEpoch;
      k = 0;
    } else {
      k = StrictMath.cbrt((wMax - cwndEpoch) / (C * smss)); // Figure 2
    }
    flatStart = false;
  }

  /** W_cubic(t) of Figure 1, t in seconds. */
  private double wCubic(double t, int smss) {
    double since = t - k;
    return C * smss * since * since * since + wMax;
  }

  /** The window is about to be reduced: where it was is where to come back to. */
  void reduce(double cwnd, boolean byTimeout) {
    wMax = cwnd < wMax ? cwnd * (1 + Cubic.BETA) / 2 : cwnd; // §4.7, fast convergence
    cwndPrior = cwnd;
    inEpoch = false;
    flatStart = byTimeout; // §4.8
  }

  /** The next epoch has no W_max to come back to. */
  void restart() {
    inEpoch = false;
    flatStart = true;
  }

  /** The next epoch begins where slow start ended. */
  void startFlat() {
    flatStart = true;
  }

  /** §4.2: t does not count time in which the application limited the window. */
  void skip(long nanos) {
    if (inEpoch) {
      epochStart += nanos;
    }
  }
}
