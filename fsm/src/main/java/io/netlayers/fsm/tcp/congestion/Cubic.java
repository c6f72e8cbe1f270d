package io.netlayers.fsm.tcp.congestion;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * CUBIC (RFC 9438) with HyStart++ (RFC 9406): after a loss the window grows by a cubic function of
 * time whose flat part is where the loss was, and never slower than Reno would.
 */
public final class Cubic extends LossBasedControl {
  /** What is kept of a window at a loss (RFC 9438 §4.6). */
  static final double BETA = 0.7;

  /** L of RFC 9406 §4.3 for senders that do not pace: segments that one ACK adds at most. */
  public static final int LIMIT = 8;

  private final int limit;
  private @Nullable HyStart hyStart;
  private @Nullable CubicCurve curve;
  private @Nullable CubicCurve beforeReduction;
  private boolean afterTimeout;
  private boolean paced;
  private long lastAck;

  /** With congestion window validation (RFC 7661). */
  public Cubic() {
    this(IdlePolicy.VALIDATE);
  }

  /** With a policy for windows that are not used. */
  public Cubic(IdlePolicy idlePolicy) {
    this(WindowPolicy.of(idlePolicy), LIMIT);
  }

  /**
   * With a policy, and a limit to growth in slow start.
   *
   * @param limit segments that one ACK adds at most, ≥ 1; more than {@link #LIMIT} holds in every
   *     slow start, not the first alone
   */
  public Cubic(WindowPolicy policy, int limit) {
    super(policy);
    this.limit = limit;
  }

  @Override
  public void paced(boolean paced) {
    this.paced = paced;
  }

  private HyStart hyStart() {
    HyStart made = hyStart;
    if (made == null) {
      made = new HyStart();
      hyStart = made;
    }
    return made;
  }

  private CubicCurve curve() {
    CubicCurve made = curve;
    if (made == null) {
      made = new CubicCurve();
      curve = made;
    }
    return made;
  }

  @Override
  void observe(AckSample ack, boolean roundEnded) {
    if (ssthresh() != Long.MAX_VALUE) {
      return; // RFC 9406 §4.3: the initial slow start alone
    }
    if (hyStart().onAck(roundEnded, ack.rttNanos())) {
      ssthresh(cwnd());
      curve().startFlat();
      hyStart = null;
    }
  }

  @Override
  void grow(AckSample ack) {
    if (inSlowStart()) {
      growSlowStart(ack.ackedOctets());
    } else {
      afterTimeout = false;
      cwnd(curve().grow(cwnd(), ack, smss()));
    }
    lastAck = ack.nowNanos();
  }

  private void growSlowStart(long acked) {
    if (ssthresh() != Long.MAX_VALUE) {
      int segments = limit > LIMIT ? limit : afterTimeout ? 1 : 2; // RFC 3465 §2.3
      cwnd(cwnd() + Math.min(acked, (long) segments * smss()));
      return;
    }
    long counted = paced ? acked : Math.min(acked, (long) limit * smss()); // RFC 9406 §4.3
    cwnd(cwnd() + (hyStart().inCss() ? counted / HyStart.CSS_GROWTH_DIVISOR : counted));
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

  private void skip(long nanos) {
    CubicCurve made = curve;
    if (made != null && nanos > 0) {
      made.skip(nanos);
    }
  }

  @Override
  long reduced(long flightSize) {
    return flightSize / 10 * 7 + flightSize % 10 * 7 / 10; // BETA, exactly
  }

  @Override
  void reducing(long nowNanos, boolean byTimeout) {
    CubicCurve before = beforeReduction;
    if (before == null) {
      before = new CubicCurve();
      beforeReduction = before;
    }
    before.copy(curve());
    curve().reduce(cwnd(), byTimeout);
    afterTimeout = byTimeout;
    hyStart = null;
  }

  @Override
  void restarted() {
    CubicCurve made = curve;
    if (made != null) {
      made.restart();
    }
  }

  /** Round trips of before tell nothing of the path as it is now. */
  @Override
  void rested() {
    hyStart = null;
    if (!mayUndo()) {
      beforeReduction = null;
    }
  }

  @Override
  void restored(long nowNanos) { // §4.9
    CubicCurve before = beforeReduction;
    if (before != null) {
      curve().copy(before);
    }
    afterTimeout = false;
  }
}
