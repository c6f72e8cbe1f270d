package io.netlayers.fsm.tcp.congestion;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What loss-based strategies have in common: windows and their bounds, when a window counts as used
 * (RFC 7661), one reduction a window of data (RFC 3168), idle restart, undo. How a window grows and
 * by how much it shrinks is the strategy's.
 */
abstract sealed class LossBasedControl implements CongestionControl permits NewReno, Cubic {
  /** Windows never grow past this, so that sums of them cannot overflow. */
  static final long LARGEST_CWND = 1L << 40;

  /** NVP of RFC 7661 §4.4.3: five minutes. */
  static final long NONVALIDATED_NANOS = 300_000_000_000L;

  private final WindowPolicy policy;
  private @Nullable PipeAck pipeAck;
  private boolean pipeAckSpent;
  private @Nullable Reduction reduction;
  private int smss = 536; // RFC 9293 §3.7.1, until the handshake tells
  private long cwnd;
  private long ssthresh = Long.MAX_VALUE;

  private long roundEnd;
  private boolean limitedThisRound;
  private boolean limitedLastRound;
  private long srtt;
  private long nonvalidatedSince = -1;

  LossBasedControl(WindowPolicy policy) {
    this.policy = policy;
    this.cwnd = InitialWindow.octets(smss, policy.initialSegments());
  }

  /** IW. */
  private long initialWindow() {
    return InitialWindow.octets(smss, policy.initialSegments());
  }

  /** cwnd is used and may grow by what the ACK says. */
  abstract void grow(AckSample ack);

  /** Every ACK passes here, before it may grow the window. */
  abstract void observe(AckSample ack, boolean roundEnded);

  /** Data was acknowledged, but the window was not used: it stays. */
  abstract void notUsed(AckSample ack);

  /** What is kept of so many octets in flight when one was lost or marked. */
  abstract long reduced(long flightSize);

  /** cwnd is about to be reduced, by fast recovery or by ECN; state for undo is saved here. */
  abstract void reducing(long nowNanos, boolean byTimeout);

  /** cwnd was reduced to 1, or {@link #cwnd} was set anew after idling. */
  abstract void restarted();

  /** Nothing was sent for a while: time that does not count for growth. */
  abstract void idled(long idleNanos, long nowNanos);

  /** A reduction is taken back; cwnd has been restored. */
  abstract void restored(long nowNanos);

  @Override
  public final void onEstablished(int smss, boolean handshakeLost) {
    this.smss = smss;
    cwnd = handshakeLost ? smss : initialWindow();
  }

  @Override
  public final long cwnd() {
    return cwnd;
  }

  @Override
  public final long ssthresh() {
    return ssthresh;
  }

  final int smss() {
    return smss;
  }

  final void cwnd(long octets) {
    cwnd = Math.max(smss, Math.min(octets, LARGEST_CWND));
  }

  final void ssthresh(long octets) {
    ssthresh = Math.max(2L * smss, octets);
  }

  @Override
  public final void onAck(AckSample ack) {
    if (roundEnd == 0) {
      roundEnd = ack.sndNxt();
    }
    boolean roundEnded = ack.sndUna() >= roundEnd;
    if (roundEnded) {
      roundEnd = ack.sndNxt();
      limitedLastRound = limitedThisRound;
      limitedThisRound = false;
    }
    srtt = ack.srttNanos();
    limitedThisRound |= usesWindow(ack.flightSize());
    pipeAck().onAck(ack.ackedOctets(), roundEnded, srtt, ack.nowNanos());
    observe(ack, roundEnded);
    if (limitedThisRound || limitedLastRound) { // RFC 7661 §4.4: no growth of what is not used
      grow(ack);
    } else {
      notUsed(ack);
    }
    validate(ack.nowNanos());
  }

  /** In slow start half a window shows that it is used, for it doubles with each round trip. */
  private boolean usesWindow(long flightSize) {
    return inSlowStart() ? 2 * flightSize >= cwnd : flightSize > cwnd - smss;
  }

  /**
   * RFC 7661 §4.3, validated: pipeACK is undefined or at least half of cwnd. A window that was full
   * within the last round trip counts too, as in slow start pipeACK is a round trip behind.
   */
  private boolean validated() {
    return limitedThisRound
        || limitedLastRound
        || !pipeAck().isDefined()
        || 2 * pipeAck().octets() >= cwnd;
  }

  private PipeAck pipeAck() {
    PipeAck made = pipeAck;
    if (made == null) {
      made = new PipeAck();
      if (pipeAckSpent) {
        made.spend();
      }
      pipeAck = made;
    }
    return made;
  }

  private Reduction reduction() {
    Reduction made = reduction;
    if (made == null) {
      made = new Reduction();
      reduction = made;
    }
    return made;
  }

  @Override
  public final void onRest(long nowNanos) {
    reduction = null; // its window of data is acknowledged, and no word came that it was in vain
    PipeAck measured = pipeAck();
    boolean spent = measured.isSpent(srtt, nowNanos);
    if (spent || measured.isFresh()) {
      pipeAckSpent = spent;
      pipeAck = null;
    }
    rested();
  }

  /** Whether the last reduction may still be taken back. */
  final boolean mayUndo() {
    Reduction last = reduction;
    return last != null && last.undoable;
  }

  /** What only served a flight that is over is given up. */
  abstract void rested();

  private void validate(long nowNanos) {
    if (policy.idle() != IdlePolicy.VALIDATE || validated()) {
      nonvalidatedSince = -1;
      return;
    }
    if (nonvalidatedSince < 0) {
      nonvalidatedSince = nowNanos;
    }
    while (nowNanos - nonvalidatedSince >= NONVALIDATED_NANOS) { // RFC 7661 §4.4.3
      if (cwnd <= initialWindow()) {
        nonvalidatedSince = nowNanos;
        return;
      }
      nonvalidatedSince += NONVALIDATED_NANOS;
      ssthresh = Math.max(ssthresh, cwnd - cwnd / 4);
      cwnd(Math.max(cwnd / 2, initialWindow()));
      restarted();
    }
  }

  @Override
  public final void onLoss(long flightSize, long sndUna, long sndNxt, long nowNanos) {
    Reduction last = reduction();
    if (last.byEcn && sndUna < last.end) { // this window has been reduced already
      last.undoable = false;
      cwnd(Math.min(cwnd, ssthresh));
      return;
    }
    save(last, true);
    long kept = reduced(used(last, flightSize, nowNanos));
    reducing(nowNanos, false);
    ssthresh(kept);
    cwnd(Math.min(cwnd, ssthresh));
    last.end = sndNxt;
    last.byEcn = false;
  }

  /**
   * Of how much a part is kept: what was in flight, or in the non-validated phase what was used.
   */
  private long used(Reduction last, long flightSize, long nowNanos) {
    last.nonvalidatedFlight = -1;
    if (policy.basis() == ReductionBasis.CWND) {
      return cwnd;
    }
    long used = flightSize;
    pipeAck().age(srtt, nowNanos);
    if (policy.idle() == IdlePolicy.VALIDATE && !validated()) { // RFC 7661 §4.4.1
      used = Math.max(pipeAck().octets(), flightSize);
      last.nonvalidatedFlight = used;
    }
    // with SACK, octets that were sacked count as in flight still: more than the window ever let
    // out
    return Math.min(used, cwnd);
  }

  @Override
  public final void onRecovered(long flightSize, long retransmittedOctets, long nowNanos) {
    Reduction last = reduction();
    if (last.nonvalidatedFlight >= 0) { // RFC 7661 §4.4.1
      cwnd(Math.min(ssthresh, (last.nonvalidatedFlight - retransmittedOctets) / 2));
      ssthresh(cwnd); // "a value equal to cwnd at the end of the loss recovery"
      last.nonvalidatedFlight = -1;
    } else {
      cwnd(Math.min(cwnd, ssthresh)); // RFC 9937 §6: cwnd = ssthresh
    }
    pipeAck().clear();
    nonvalidatedSince = -1;
  }

  @Override
  public final void onTimeout(long flightSize, boolean repeated, long sndNxt, long nowNanos) {
    Reduction last = reduction();
    if (!repeated) {
      save(last, true);
      reducing(nowNanos, true);
      ssthresh(
          reduced(
              policy.basis() == ReductionBasis.CWND ? last.priorCwnd : flightSize)); // RFC 5681 (4)
    }
    cwnd(smss); // the loss window, LW
    last.end = sndNxt;
    last.byEcn = false;
    last.nonvalidatedFlight = -1;
    nonvalidatedSince = -1;
    limitedLastRound = true;
    pipeAck().clear();
    restarted();
  }

  @Override
  public final boolean onEcnEcho(long flightSize, long sndUna, long sndNxt, long nowNanos) {
    Reduction last = reduction();
    if (sndUna <= last.end) { // what it acknowledges went before that reduction
      return false;
    }
    save(last, false);
    long kept = reduced(used(last, flightSize, nowNanos));
    reducing(nowNanos, false);
    ssthresh(kept);
    cwnd(Math.min(cwnd, kept)); // down to one segment (RFC 3168 §6.1.2, RFC 9438 §4.6)
    last.end = sndNxt;
    last.byEcn = true;
    return true;
  }

  private void save(Reduction last, boolean undoable) {
    last.undoable = undoable;
    last.priorCwnd = cwnd;
    last.priorSsthresh = ssthresh;
  }

  @Override
  public final void onIdle(long idleNanos, long rtoNanos, long nowNanos) {
    idled(idleNanos, nowNanos);
    if (idleNanos > rtoNanos) {
      rested();
    }
    if (policy.idle() == IdlePolicy.RESTART) {
      if (idleNanos > rtoNanos && cwnd > initialWindow()) { // RW = min (IW, cwnd)
        cwnd(initialWindow());
        pipeAck().clear();
        restarted();
      }
      return;
    }
    if (idleNanos > rtoNanos) {
      limitedThisRound = false;
      limitedLastRound = false;
    }
    pipeAck().age(srtt, nowNanos);
    if (!validated() && nonvalidatedSince < 0) {
      nonvalidatedSince = Math.max(0, nowNanos - idleNanos);
    }
    validate(nowNanos);
  }

  @Override
  public final void onSpurious(long nowNanos) {
    Reduction last = reduction;
    if (last == null || !last.undoable) {
      return;
    }
    last.undoable = false;
    last.end = -1;
    last.nonvalidatedFlight = -1;
    if (cwnd >= last.priorCwnd) { // RFC 9438 §4.9.2: it has grown past what was taken
      return;
    }
    cwnd(last.priorCwnd);
    ssthresh = Math.max(ssthresh, last.priorSsthresh);
    restored(nowNanos);
  }

  @Override
  public final void onSegmentSize(int smss) {
    this.smss = smss;
    cwnd(cwnd);
    ssthresh(ssthresh);
  }

  @Override
  public String toString() {
    return "cwnd " + cwnd + " ssthresh " + (ssthresh == Long.MAX_VALUE ? "inf" : "" + ssthresh);
  }
}
