package io.netlayers.fsm.tcp.congestion;

/**
 * CUBIC (RFC 9438) with HyStart++ (RFC 9406): after a loss the window grows by a cubic function of
 * time whose flat part is where the loss was, and never slower than Reno would.
 *
 * <p>All windows are octets, kept as doubles where the RFC's formulas have fractions; only exact
 * operations and {@code StrictMath} are used, so that a run is the same everywhere.
 */
public final class Cubic extends LossBasedControl {
  /** What is kept of a window at a loss (RFC 9438 §4.6). */
  static final double BETA = 0.7;

  /** How fast the cubic function grows, in segments a second cubed (§5.1). */
  static final double C = 0.4;

  /** The Reno-friendly increase that makes up for {@link #BETA} (§4.3). */
  static final double ALPHA = 3 * (1 - BETA) / (1 + BETA);

  /** L of RFC 9406 §4.3 for senders that do not pace. */
  private static final int LIMIT = 8;

  private static final double NANOS = 1e9;

  private HyStart hyStart = new HyStart();
  private boolean afterTimeout;

  private boolean inEpoch;
  private boolean flatStart = true;
  private long epochStart;
  private long lastAck;
  private double wMax;
  private double k;
  private double wEst;
  private double cwndPrior;
  private double remainder;

  private boolean undoInEpoch;
  private boolean undoFlatStart;
  private long undoEpochStart;
  private double undoWMax;
  private double undoK;
  private double undoWEst;
  private double undoCwndPrior;

  /** With congestion window validation (RFC 7661). */
  public Cubic() {
    this(IdlePolicy.VALIDATE);
  }

  /** With a policy for windows that are not used. */
  public Cubic(IdlePolicy idlePolicy) {
    super(idlePolicy);
  }

  @Override
  void observe(AckSample ack, boolean roundEnded) {
    if (ssthresh() != Long.MAX_VALUE) {
      return; // RFC 9406 §4.3: the initial slow start alone
    }
    if (hyStart.onAck(roundEnded, ack.rttNanos())) {
      ssthresh(cwnd());
      flatStart = true;
    }
  }

  @Override
  void grow(AckSample ack) {
    if (inSlowStart()) {
      growSlowStart(ack.ackedOctets());
    } else {
      growAvoiding(ack);
    }
    lastAck = ack.nowNanos();
  }

  private void growSlowStart(long acked) {
    if (ssthresh() != Long.MAX_VALUE) {
      cwnd(cwnd() + Math.min(acked, (long) (afterTimeout ? 1 : 2) * smss())); // RFC 3465 §2.3
      return;
    }
    long counted = Math.min(acked, (long) LIMIT * smss());
    cwnd(cwnd() + (hyStart.inCss() ? counted / HyStart.CSS_GROWTH_DIVISOR : counted));
  }

  private void growAvoiding(AckSample ack) {
    afterTimeout = false;
    double cwnd = cwnd();
    if (!inEpoch) {
      beginEpoch(ack.nowNanos(), cwnd);
    }
    double share = ack.ackedOctets() / cwnd;
    double alpha = wEst >= cwndPrior ? 1 : ALPHA; // §4.3: as Reno, once what was lost is regained
    wEst += alpha * smss() * share; // Figure 4
    double t = (ack.nowNanos() - epochStart) / NANOS;
    if (wCubic(t) < wEst) { // §4.3, the Reno-friendly region
      if (wEst > cwnd) {
        remainder = 0;
        // §4.3 sets cwnd to W_est at once; one that lags far behind would let out a burst.
        long reached = cwnd() + Math.max(ack.ackedOctets(), smss());
        cwnd(Math.min((long) wEst, reached));
      }
      return;
    }
    double target = wCubic(t + ack.srttNanos() / NANOS); // §4.2, within [cwnd, 1.5 * cwnd]
    target = Math.max(cwnd, Math.min(target, 1.5 * cwnd));
    remainder += Math.min(target - cwnd, (target - cwnd) * share); // §4.4, §4.5
    long whole = (long) remainder;
    remainder -= whole;
    cwnd(cwnd() + whole);
  }

  private void beginEpoch(long nowNanos, double cwndEpoch) {
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
      k = StrictMath.cbrt((wMax - cwndEpoch) / (C * smss())); // Figure 2
    }
    flatStart = false;
  }

  /** W_cubic(t) of Figure 1, t in seconds. */
  private double wCubic(double t) {
    double since = t - k;
    return C * smss() * since * since * since + wMax;
  }

  @Override
  void notUsed(AckSample ack) {
    skip(ack.nowNanos() - lastAck);
    lastAck = ack.nowNanos();
  }

  @Override
  void idled(long idleNanos, long nowNanos) {
    long unused = Math.min(idleNanos, nowNanos - lastAck);
    skip(unused);
    lastAck += Math.max(0, unused);
  }

  /** §4.2: t does not count time in which the application limited the window. */
  private void skip(long nanos) {
    if (inEpoch && nanos > 0) {
      epochStart += nanos;
    }
  }

  @Override
  long reduced(long flightSize) {
    return flightSize / 10 * 7 + flightSize % 10 * 7 / 10; // BETA, exactly
  }

  @Override
  void reducing(long nowNanos, boolean byTimeout) {
    undoInEpoch = inEpoch;
    undoFlatStart = flatStart;
    undoEpochStart = epochStart;
    undoWMax = wMax;
    undoK = k;
    undoWEst = wEst;
    undoCwndPrior = cwndPrior;
    double cwnd = cwnd();
    wMax = cwnd < wMax ? cwnd * (1 + BETA) / 2 : cwnd; // §4.7, fast convergence
    cwndPrior = cwnd;
    inEpoch = false;
    flatStart = byTimeout; // §4.8
    afterTimeout = byTimeout;
  }

  @Override
  void restarted() {
    inEpoch = false;
    flatStart = true;
  }

  @Override
  void restored(long nowNanos) { // §4.9
    inEpoch = undoInEpoch;
    flatStart = undoFlatStart;
    epochStart = undoEpochStart;
    wMax = undoWMax;
    k = undoK;
    wEst = undoWEst;
    cwndPrior = undoCwndPrior;
    afterTimeout = false;
  }
}
