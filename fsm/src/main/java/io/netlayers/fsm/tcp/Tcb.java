package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.congestion.CongestionControl;
import io.netlayers.fsm.tcp.memory.Positions;
import io.netlayers.fsm.tcp.memory.StreamBuffer;
import io.netlayers.fsm.tcp.receiving.DelayedAck;
import io.netlayers.fsm.tcp.receiving.DuplicateReport;
import io.netlayers.fsm.tcp.receiving.ReassemblyQueue;
import io.netlayers.fsm.tcp.receiving.ReceiveBufferTuning;
import io.netlayers.fsm.tcp.receiving.ReceiveSequenceSpace;
import io.netlayers.fsm.tcp.sending.PathMtu;
import io.netlayers.fsm.tcp.sending.RetransmissionQueue;
import io.netlayers.fsm.tcp.sending.SendSequenceSpace;
import io.netlayers.fsm.tcp.timing.ChallengeAckLimiter;
import io.netlayers.fsm.tcp.timing.Deadlines;
import io.netlayers.fsm.tcp.timing.KeepAlive;
import io.netlayers.fsm.tcp.timing.PersistTimer;
import io.netlayers.fsm.tcp.timing.RtoEstimator;
import io.netlayers.fsm.tcp.timing.Timestamps;
import org.checkerframework.checker.initialization.qual.UnknownInitialization;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The connection record (RFC 9293 §3.3.1, "TCB"): the components, and what is no component's own.
 * It decides nothing; the classes that work on it do.
 */
final class Tcb {
  /** No such position. */
  static final long NOWHERE = -1;

  final TcpConnection owner;
  final TcpConfig config;
  final TcpPool pool;
  final InitialSequence sequences;

  final SendSequenceSpace snd = new SendSequenceSpace();
  final ReceiveSequenceSpace rcv = new ReceiveSequenceSpace();
  final OptionNegotiation options = new OptionNegotiation();
  final Timestamps timestamps = new Timestamps();
  final EcnState ecn = new EcnState();
  final Deadlines timers = new Deadlines();
  final DelayedAck ack = new DelayedAck();
  final DuplicateReport duplicate = new DuplicateReport();
  final ChallengeAckLimiter challenges = new ChallengeAckLimiter();
  final PersistTimer persist = new PersistTimer();
  final PendingReply reply = new PendingReply();
  final UserCalls calls;
  PathMtu path = new PathMtu();
  UserSide user;
  Counters counters = new Counters();

  /** What is made anew with every incarnation; whether there has been one. */
  boolean used;

  RtoEstimator rto;

  CongestionControl congestion;
  Recovery recovery;

  /** Borrowed from the pool while they hold something. */
  @Nullable RetransmissionQueue sentQueue;

  @Nullable ReassemblyQueue heldQueue;
  @Nullable StreamBuffer outStream;
  @Nullable StreamBuffer inStream;
  @Nullable KeepAlive keepAlive;
  @Nullable ReceiveBufferTuning tuning;
  @Nullable TcpObserver observer;

  TcpState state = TcpState.CLOSED;
  int remotePort;
  long pseudoHeader;
  boolean remoteSpecified;
  boolean remoteFixed;

  /** Whether SYNs crossed: our SYN,ACK repeats a SYN that was not lost. */
  boolean crossed;

  /** Whether the ACK that is due answers something odd, and says nothing but itself. */
  boolean bareAck;

  /** Whether the connection came from LISTEN (figure 5, note 1). */
  boolean passive;

  /** The position behind the last octet that the user wrote. */
  long writeEnd;

  /** Our FIN's position; NOWHERE while the user has not closed. */
  long finAt = NOWHERE;

  /** The peer's FIN's position; NOWHERE while it has not come. */
  long peerFinAt = NOWHERE;

  /** The position of the next octet that the user reads. */
  long readAt;

  /** Whether a SYN, or a SYN,ACK, is to go. */
  boolean synDue;

  /** What timers ask to go. */
  boolean lossProbeDue;

  boolean windowProbeDue;
  boolean keepAliveDue;
  boolean overridden;

  /** The end of the last segment that was shorter than it could be (Minshall). */
  long shortEnd;

  long lastNow;

  /** When the peer was last heard, and text last sent. */
  long heardAt;

  long textSentAt;

  /** Since when SND.UNA has not moved though something was in flight. */
  long stalledSince;

  /** Timeouts since SND.UNA last moved. */
  int timeouts;

  /** When pacing lets the next segment go. */
  long paceAt;

  /** Whether CLOSE waits for the connection to be established (§3.10.4, SYN-RECEIVED). */
  boolean closePending;

  /** The listening socket that made the connection, until its handshake is over. */
  @Nullable TcpListener parent;

  @SuppressWarnings({"nullness:assignment", "nullness:argument"}) // they only remember the owner
  Tcb(
      @UnknownInitialization TcpConnection owner,
      TcpConfig config,
      TcpPool pool,
      InitialSequence sequences,
      CongestionControl congestion) {
    this.owner = owner;
    this.config = config;
    this.pool = pool;
    this.sequences = sequences;
    this.user = new UserSide(config);
    this.rto = new RtoEstimator(config.rtoLimits());
    this.congestion = congestion;
    this.recovery = new Recovery();
    this.calls = new UserCalls(owner);
  }

  /** Begins sending with an initial sequence number of the source's (RFC 9293 §3.4.1). */
  void beginSending(long now) {
    beginSendingAt(Positions.first(sequences.initialSequence(owner, now)), now);
  }

  /** Begins sending at a given ISS. */
  void beginSendingAt(long iss, long now) {
    snd.begin(iss);
    writeEnd = iss + 1;
    finAt = NOWHERE;
    shortEnd = iss;
    if (used) {
      rto = new RtoEstimator(config.rtoLimits());
      congestion = config.congestionControl().create();
      recovery = new Recovery();
    }
    used = true;
    recovery.begin(iss);
    options.reset(config);
    path.reset(config.mmsS());
    ecn.reset();
    persist.reset();
    timestamps.reset(sequences.timestampOffset(owner), 0);
    timeouts = 0;
    stalledSince = now;
    textSentAt = now;
    heardAt = now;
    paceAt = now;
    synDue = true;
    crossed = false;
    bareAck = false;
  }

  /** Begins receiving behind the peer's SYN. */
  void beginReceiving(IncomingSegment syn, boolean answer) {
    long irs = Positions.first(syn.rawSeq);
    rcv.begin(irs);
    readAt = irs + 1;
    tuning = null;
    peerFinAt = NOWHERE;
    options.onSyn(config, syn, answer, windowShift());
    rcv.shift(options.rcvShift());
    timestamps.reset(sequences.timestampOffset(owner), irs + 1);
    if (options.timestamps()) {
      timestamps.note(syn.tsVal, irs, syn.now);
    }
    if (config.userTimeoutOption()) {
      user.adoptUserTimeout(syn.userTimeoutSeconds());
    }
    syn.locate(rcv.nxt(), snd.una(), 0);
  }

  /** The shift to offer. */
  int windowShift() {
    return OptionNegotiation.windowShift(config, user.receiveBuffer);
  }

  /** Takes an input to the table and follows its arrow. */
  TcpAction move(TcpInput input) {
    TcpAction action = TcpTransitions.action(state, input);
    if (action.isError()) {
      throw new IllegalStateException(input + " in " + state);
    }
    TcpState from = state;
    state = TcpTransitions.target(from, input);
    if (observer != null) {
      observer.moved(owner, from, input, state);
    }
    return action;
  }

  /** The effective send MSS (§3.7.1): text of a segment with the options that all segments have. */
  int smss() {
    return SegmentSize.smss(this);
  }

  RetransmissionQueue sent() {
    RetransmissionQueue queue = sentQueue;
    if (queue == null) {
      queue = pool.takeSentQueue(config.maxSegmentsInFlight());
      queue.reset(snd.nxt());
      sentQueue = queue;
    }
    return queue;
  }

  /** Whether nothing is in flight. */
  boolean nothingInFlight() {
    return sentQueue == null || sentQueue.isEmpty();
  }

  ReassemblyQueue held() {
    ReassemblyQueue queue = heldQueue;
    if (queue == null) {
      queue = pool.takeHeldQueue(config.maxReassemblyRanges());
      heldQueue = queue;
    }
    return queue;
  }

  StreamBuffer out() {
    StreamBuffer stream = outStream;
    if (stream == null) {
      stream = pool.takeStream(user.sendBuffer);
      stream.reset(Math.max(snd.una(), snd.iss() + 1));
      outStream = stream;
    }
    return stream;
  }

  StreamBuffer in() {
    StreamBuffer stream = inStream;
    if (stream == null) {
      stream = pool.takeStream(user.receiveBuffer);
      stream.reset(readAt);
      inStream = stream;
    }
    return stream;
  }

  /** Gives back to the pool what holds nothing. */
  void giveBackIdle() {
    GiveBack.idle(this);
  }

  /** Octets in order that the user has not read. */
  int readable() {
    return (int) (textEnd() - readAt);
  }

  /** Where received text ends: RCV.NXT, less the peer's FIN. */
  long textEnd() {
    return peerFinAt != NOWHERE && rcv.nxt() > peerFinAt ? peerFinAt : rcv.nxt();
  }

  /** Octets of receive buffer that are free. */
  long receiveSpace() {
    return Math.max(0, user.receiveBuffer - readable());
  }

  /** The window field to send, in a SYN or not. */
  int offer(boolean scaled) {
    return config.offersAllSpace()
        ? rcv.offerAll(receiveSpace(), scaled)
        : rcv.offer(receiveSpace(), user.receiveBuffer, smss(), scaled);
  }

  /** Octets that were written and not sent. */
  long unsent() {
    return writeEnd - Math.max(snd.nxt(), snd.iss() + 1);
  }

  /** Octets that were written and not acknowledged. */
  long unacknowledged() {
    return writeEnd - Math.max(snd.una(), snd.iss() + 1);
  }

  /** Whether our FIN has been sent. */
  boolean finSent() {
    return finAt != NOWHERE && snd.nxt() > finAt;
  }

  /** The connection failed: the user learns why, and everything is dropped. */
  void fail(TcpError error, TcpInput input) {
    user.pendingError = error;
    user.raise(TcpEvent.FAILED);
    drop(input);
  }

  /** The connection ends by an input whose arrow leads to CLOSED. */
  void drop(TcpInput input) {
    move(input);
    delete(input == TcpInput.ACK_OF_FIN || input == TcpInput.TIME_WAIT_TIMEOUT);
  }

  /**
   * Deletes the record: timers, queues and buffers go; a reply that is pending stays.
   *
   * @param keepText whether what came in order may still be read, as after a clean end
   */
  void delete(boolean keepText) {
    timers.cancelAll();
    StreamBuffer unread = keepText && readable() > 0 ? inStream : null;
    if (unread != null) {
      inStream = null;
    }
    GiveBack.all(this);
    inStream = unread;
    ack.sent();
    duplicate.sent();
    synDue = false;
    lossProbeDue = false;
    windowProbeDue = false;
    keepAliveDue = false;
    overridden = false;
    writeEnd = snd.nxt();
    if (unread == null) {
      readAt = textEnd();
    }
    user.raise(TcpEvent.CLOSED);
  }

  /** An ACK with the next output. */
  void acknowledgeNow() {
    ack.immediately();
  }

  /** An ACK that a bad segment earns, as far as RFC 5961 §7 lets it. */
  void challenge(long now) {
    if (challenges.allow(now, config.challengeAcks(), config.challengeAckPeriodNanos())) {
      counters.challengeAcks++;
      bareAck = true;
      ack.immediately();
    }
  }
}
