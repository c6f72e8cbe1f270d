package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.loss.LimitedTransmit;
import io.netlayers.fsm.tcp.loss.MinRtt;
import io.netlayers.fsm.tcp.loss.NewRenoRecovery;
import io.netlayers.fsm.tcp.loss.ProportionalRateReduction;
import io.netlayers.fsm.tcp.loss.Rack;
import io.netlayers.fsm.tcp.loss.SackLossDetection;
import io.netlayers.fsm.tcp.sending.RetransmissionQueue;
import io.netlayers.fsm.tcp.timing.Deadlines.Timer;
import io.netlayers.tcp.TcpFlags;

/**
 * The wiring of loss: which part finds it, how much may go meanwhile, and when a reaction was for
 * nothing. By what was negotiated: RACK-TLP (RFC 8985) or RFC 6675, both with PRR (RFC 9937), where
 * SACK is in use; RFC 6582 where it is not.
 */
final class Recovery {
  private static final long MIN_RTT_WINDOW_NANOS = 300_000_000_000L;

  private final MinRtt minRtt = new MinRtt(MIN_RTT_WINDOW_NANOS);
  private final Rack rack = new Rack(minRtt);
  private final ProportionalRateReduction prr = new ProportionalRateReduction();
  private final SackLossDetection sackLoss = new SackLossDetection();
  private final NewRenoRecovery reno = new NewRenoRecovery(0);
  final LossTimer timer = new LossTimer();
  final EcnReaction ecn = new EcnReaction();
  private final SpuriousLoss spurious = new SpuriousLoss();

  private boolean fast;
  private boolean afterTimeout;
  private boolean resendAtOnce;
  private long recoveryPoint;
  private long timeoutPoint;
  private long echoedNanos = -1;
  private long retransmittedOctets;
  private long resentTo;
  private boolean idleTold;
  private int duplicates;

  /** For a connection whose SYN is at {@code iss}: RFC 6582 §3.2 step 1. */
  void begin(long iss) {
    reno.onTimeout(iss);
  }

  /** Goes on with everything acknowledged and no recovery under way. */
  void resume(long una, boolean recoveredToUna) {
    reno.onTimeout(recoveredToUna ? una : una - 1);
  }

  /** Whether "recover" of RFC 6582 is not yet covered by more than what is acknowledged. */
  boolean hasRecoveredTo(long una) {
    return reno.hasRecoveredTo(una);
  }

  /** What is kept of loss detection while nothing is in flight. */
  MinRtt minRtt() {
    return minRtt;
  }

  Rack rack() {
    return rack;
  }

  /** Fast recovery, or the slow start after a timeout, runs. */
  boolean isRunning() {
    return fast || afterTimeout;
  }

  /** No recovery runs, and no answer is awaited that would tell of one. */
  boolean isAtRest() {
    return !fast
        && !afterTimeout
        && !ecn.isOn()
        && !spurious.isUndecided()
        && !timer.probe.isOutstanding();
  }

  /** Fast recovery runs. */
  boolean isFast() {
    return fast;
  }

  /** The slow start after a timeout runs. */
  boolean isAfterTimeout() {
    return afterTimeout;
  }

  /** cwnd as it limits sending now (RFC 9937 §6.2, RFC 5681 §3.2). */
  long cwnd(Tcb t) {
    if (fast) {
      return t.options.sack() ? prr.cwnd() : reno.cwnd();
    }
    return ecn.isOn() ? ecn.cwnd() : t.congestion.cwnd();
  }

  /** Duplicate ACKs since SND.UNA moved. */
  int duplicatesInARow(Tcb t) {
    return t.options.sack() ? duplicates : reno.duplicates();
  }

  boolean reorderingSeen() {
    return rack.reorderingSeen();
  }

  long minRttNanos() {
    return minRtt.nanos();
  }

  static boolean usesRack(Tcb t) {
    return t.options.sack() && t.config.rack();
  }

  /** An ACK begins: what its timestamp says of the time at which what it answers was sent. */
  void beginAck(Tcb t, IncomingSegment s) {
    spurious.beginAck();
    rack.beginAck(t.config.rackRttByNumber());
    echoedNanos =
        t.options.timestamps() && s.hasTimestamps
            ? t.timestamps.latestSendTime(s.tsEcr, s.now)
            : -1;
  }

  /** A round trip was measured, that of the handshake among them (RFC 8985 §6.2 step 1). */
  void measured(long rttNanos, long now) {
    minRtt.onSample(rttNanos, now);
    timer.probe.onMeasured();
  }

  /** A segment was acknowledged or sacked for the first time. */
  void delivered(long end, long sentAtNanos, boolean everRetransmitted, long now) {
    spurious.delivered(sentAtNanos, everRetransmitted);
    rack.onDelivered(end, sentAtNanos, everRetransmitted, echoedNanos, now);
  }

  /** Everything that an acceptable ACK means for loss and congestion, once the queue knows it. */
  void onAck(Tcb t, IncomingSegment s, AckWork w) {
    RetransmissionQueue queue = t.sent();
    boolean advanced = t.snd.una() > w.unaBefore;
    idleTold &= !advanced; // a window probe carries text too
    boolean echoed = t.options.ecn() && s.has(TcpFlags.ECE) && !s.has(TcpFlags.SYN);
    boolean mayGrow = ecn.onAck(t, w, echoed, isRunning());
    if (spurious.judge(t, s, w, advanced)) {
      takeBack(t, w.now);
    }
    int told = t.options.sack() ? 0 : reno.duplicates() * t.smss();
    boolean slowStart = afterTimeout;
    boolean exited = leave(t, queue, w);
    boolean exitedAny = exited || slowStart && !afterTimeout;
    if (!t.options.sack()) {
      renoAck(t, queue, w, advanced);
    } else {
      sackAck(t, queue, s, w, advanced, exitedAny);
    }
    if (advanced && !fast && !exited && mayGrow) {
      long text = Math.min(w.acked, w.flightBefore);
      // without SACK, each duplicate told of a segment already, and let one out (RFC 3042)
      text = Math.max(text - told, Math.min(text, t.smss()));
      t.congestion.onAck(
          w.sample
              .begin(w.now, text, w.flightBefore)
              .sequence(t.snd.una(), t.snd.nxt())
              .roundTrip(w.rtt, t.rto.srttNanos()));
    }
  }

  private void takeBack(Tcb t, long now) {
    t.sent().clearLost();
    t.congestion.onSpurious(now);
    t.rto.clearBackOff();
    t.ecn.withdraw();
    reno.undo(t.snd.una());
    fast = false;
    afterTimeout = false;
    resendAtOnce = false;
    spurious.cancel();
  }

  /** Ends what an ACK ends. */
  private boolean leave(Tcb t, RetransmissionQueue queue, AckWork w) {
    boolean left = false;
    if (fast && t.options.sack() && t.snd.una() >= recoveryPoint) {
      fast = false;
      left = true;
      t.congestion.onRecovered(queue.outstanding(), retransmittedOctets, w.now);
    }
    if (afterTimeout && t.snd.una() >= timeoutPoint) {
      afterTimeout = false;
    }
    return left;
  }

  private void sackAck(
      Tcb t,
      RetransmissionQueue queue,
      IncomingSegment s,
      AckWork w,
      boolean advanced,
      boolean exited) {
    boolean plainDuplicate = w.duplicate && s.sackBlocks == 0;
    boolean ofProbe = w.dsack && timer.probe.isRetransmissionTo(w.dsackEnd);
    if (timer.probe.onAck(t.snd.una(), w.dsack ? w.dsackEnd : -1, plainDuplicate) && !fast) {
      t.congestion.onLoss(w.flightBefore, t.snd.una(), t.snd.nxt(), w.now); // RFC 8985 §7.4
      t.ecn.reducedForLoss();
      t.congestion.onRecovered(queue.outstanding(), 0, w.now);
    }
    duplicates = advanced ? 0 : duplicates + (w.sacked > 0 ? 1 : 0); // RFC 6675 §2
    long lostBefore = queue.lostOctets() - queue.retransOctets();
    if (usesRack(t)) {
      boolean dsack = w.dsack && !ofProbe; // a probe goes by a timer, not by RACK's doing
      rack.adapt(queue, dsack, t.snd.una(), t.snd.nxt(), exited, isRunning(), t.rto.srttNanos());
      armReordering(t, queue, w.now);
    } else {
      sackLoss.update(queue, t.smss());
      if (!isRunning() && sackLoss.shouldRecover(queue, duplicates)) {
        queue.markLost(0);
      }
    }
    // RFC 9937 §6.2: an original that is lost, or a retransmission
    boolean furtherLoss = queue.lostOctets() - queue.retransOctets() > lostBefore;
    enterIfLost(t, queue, w.flightBefore, w.sacked, w.now);
    if (fast) {
      prr.onAck(w.delivered, queue.pipe(), advanced && !furtherLoss, t.smss());
    }
    timer.leaveProbe(t, w.now);
  }

  private void armReordering(Tcb t, RetransmissionQueue queue, long now) {
    long wait = rack.detectLoss(queue, now);
    if (wait == Rack.NO_TIMEOUT) {
      t.timers.cancel(Timer.REORDERING);
    } else {
      timer.awaitReordering(t, now, wait);
    }
  }

  /** Begins fast recovery if something is lost that no recovery knows of yet. */
  private void enterIfLost(
      Tcb t, RetransmissionQueue queue, long flight, long sackedNow, long now) {
    if (isRunning() || queue.lostOctets() <= queue.retransOctets()) {
      return;
    }
    if (PathProbe.onlyProbeLost(t, queue)) {
      return;
    }
    t.congestion.onLoss(queue.outstanding(), t.snd.una(), t.snd.nxt(), now);
    prr.begin(
        t.congestion.ssthresh(),
        Math.max(flight, queue.outstanding()),
        Math.max(0, queue.sackedOctets() - sackedNow));
    sackLoss.begin(t.snd.una(), t.snd.nxt());
    timer.probe.cancel(); // RFC 8985 §7.1
    recoveryPoint = t.snd.nxt();
    beginFast(t);
  }

  private void beginFast(Tcb t) {
    fast = true;
    ecn.cancel();
    t.ecn.reducedForLoss();
    spurious.begin(t);
    retransmittedOctets = 0;
    resentTo = t.snd.una();
  }

  private void renoAck(Tcb t, RetransmissionQueue queue, AckWork w, boolean advanced) {
    NewRenoRecovery.Step step = NewRenoRecovery.Step.NONE;
    if (w.duplicate) {
      step = reno.onDuplicate(t.snd.una(), false, t.smss());
    } else if (advanced) {
      step = reno.onAdvance(t.snd.una(), w.acked, t.smss());
    }
    switch (step) {
      case ENTER -> {
        if (t.path.isProbing() && queue.count() > 0 && t.path.isProbe(queue.end(0))) {
          t.path.probeLost();
        }
        t.congestion.onLoss(queue.outstanding(), t.snd.una(), t.snd.nxt(), w.now);
        reno.enter(t.congestion.ssthresh(), t.snd.nxt(), t.smss());
        beginFast(t);
        resendFirst(queue);
      }
      case RETRANSMIT -> resendFirst(queue);
      case EXIT -> {
        fast = false;
        t.congestion.onRecovered(queue.outstanding(), retransmittedOctets, w.now);
      }
      default -> {}
    }
  }

  private void resendFirst(RetransmissionQueue queue) {
    if (queue.count() > 0) {
      queue.markLost(0);
      resendAtOnce = true;
    }
  }

  /** The reordering window of some segment has passed (RFC 8985 §6.2 step 5). */
  void onReorderingTimer(Tcb t, long now) {
    RetransmissionQueue queue = t.sent();
    armReordering(t, queue, now);
    enterIfLost(t, queue, queue.outstanding(), 0, now);
    if (fast) {
      prr.onAck(t.smss(), queue.pipe(), false, t.smss());
    }
  }

  /** The retransmission timer ran out (RFC 6298 §5.4 to §5.6, RFC 5681 §3.1). */
  void onTimeout(Tcb t, long now) {
    RetransmissionQueue queue = t.sent();
    if (queue.count() > 0 && queue.isSacked(0)) {
      // RFC 2018 §8: the peer has reneged; without that sign the marks are kept (RFC 6675 §5.1)
      queue.forgetSacks();
    }
    if (t.snd.synAcknowledged()) {
      t.congestion.onTimeout(queue.outstanding(), t.timeouts > 0, t.snd.nxt(), now);
      t.ecn.reducedForLoss();
    }
    spurious.onTimeout(t, isRunning(), now);
    if (usesRack(t)) {
      rack.markLostOnTimeout(queue, now);
    } else {
      queue.markAllLost();
    }
    fast = false;
    ecn.cancel();
    afterTimeout = true;
    timeoutPoint = t.snd.nxt();
    duplicates = 0;
    timer.probe.cancel();
    reno.onTimeout(t.snd.nxt());
    t.timers.cancel(Timer.REORDERING);
    t.rto.backOff();
  }

  /** The segment to send again next; -1 for none, or for none yet. */
  int nextToResend(Tcb t, boolean newData) {
    RetransmissionQueue queue = t.sentQueue;
    if (queue == null || queue.isEmpty()) {
      return -1;
    }
    if (fast && t.options.sack() && !t.config.rack()) {
      return Math.max(-1, sackLoss.nextSegment(queue, newData));
    }
    int next = queue.nextToResend();
    return next > 0 && spurious.isUndecided() ? -1 : next;
  }

  /** Octets that congestion lets go now; one segment at least where a loss must be answered. */
  long allowance(Tcb t) {
    RetransmissionQueue queue = t.sentQueue;
    if (queue == null || queue.isEmpty()) {
      return t.congestion.cwnd();
    }
    if (resendAtOnce) {
      return Math.max(t.smss(), reno.cwnd() - queue.outstanding());
    }
    if (fast) {
      return cwnd(t) - (t.options.sack() ? queue.pipe() : queue.outstanding());
    }
    long extra = 0;
    if (!t.options.sack() && t.config.limitedTransmit()) {
      extra = LimitedTransmit.extraOctets(reno.duplicates(), afterTimeout, t.smss()); // RFC 3042
    }
    return cwnd(t) + extra - queue.pipe();
  }

  /** Text is about to go after nothing was in flight (RFC 5681 §4.1, RFC 7661). */
  void beforeIdleSend(Tcb t, long now) {
    if (!idleTold) {
      idleTold = true;
      t.congestion.onIdle(now - t.textSentAt, t.rto.rtoNanos(), now);
    }
  }

  /** The {@code i}th segment of the queue went again, not for the first time if {@code before}. */
  void onResent(Tcb t, int i, boolean before, long now) {
    RetransmissionQueue queue = t.sent();
    int octets = queue.length(i);
    sackLoss.onRetransmitted(queue, i);
    // RFC 7661 §4.4.1's R: not what the same octets cost again
    retransmittedOctets += Math.max(0, queue.end(i) - Math.max(resentTo, queue.start(i)));
    resentTo = Math.max(resentTo, queue.end(i));
    resendAtOnce = false;
    spurious.onResent(t, i, before, octets, now);
    onSent(octets);
  }

  /** Octets went, new or old. */
  void onSent(int octets) {
    idleTold = false;
    if (fast) {
      prr.onSent(octets);
    }
    ecn.onSent(octets);
  }
}
