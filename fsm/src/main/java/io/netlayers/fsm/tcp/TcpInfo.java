package io.netlayers.fsm.tcp;

import org.immutables.value.Value;

/**
 * A connection's values at one time, by the names that {@code TCP_INFO} has for them where it has
 * one. Sizes are octets, times nanoseconds.
 */
@Value.Immutable
@ValueStyle
public abstract class TcpInfo {
  TcpInfo() {}

  static TcpInfo of(Tcb t) {
    var queue = t.sentQueue;
    return ImmutableTcpInfo.builder()
        .state(t.state)
        .timestamps(t.options.timestamps())
        .sack(t.options.sack())
        .windowScaling(t.options.scaling())
        .ecn(t.options.ecn())
        .sndWscale(t.options.sndShift())
        .rcvWscale(t.options.rcvShift())
        .retransmits(t.timeouts)
        .probes(t.persist.unanswered() + (t.keepAlive == null ? 0 : t.keepAlive.unanswered()))
        .rto(t.rto.rtoNanos())
        .rtt(t.rto.srttNanos())
        .rttVar(t.rto.rttVarNanos())
        .minRtt(t.recovery.minRttNanos())
        .sndMss(t.smss())
        .rcvMss(t.config.mss())
        .advMss(t.config.mss())
        .pmtu(t.path.mmsS())
        .sndCwnd(t.recovery.cwnd(t))
        .sndSsthresh(t.congestion.ssthresh())
        .sndWnd(t.snd.wnd())
        .rcvWnd(t.rcv.wnd())
        .unacked(queue == null ? 0 : queue.outstanding())
        .sacked(queue == null ? 0 : queue.sackedOctets())
        .lost(queue == null ? 0 : queue.lostOctets())
        .retrans(queue == null ? 0 : queue.retransOctets())
        .unackedSegments(queue == null ? 0 : queue.count())
        .notSent(t.unsent())
        .readable(t.state == TcpState.SYN_RECEIVED ? 0 : t.readable())
        .inRecovery(t.recovery.isFast())
        .inLoss(t.recovery.isAfterTimeout())
        .inWindowReduction(t.recovery.ecn.isOn())
        .reorderingSeen(t.recovery.reorderingSeen())
        .totalRetransmits(t.counters.retransmitted)
        .totalTimeouts(t.counters.timeouts)
        .segmentsIn(t.counters.segmentsIn)
        .segmentsOut(t.counters.segmentsOut)
        .octetsReceived(t.counters.octetsReceived)
        .octetsSent(t.counters.octetsSent)
        .octetsAcked(t.counters.octetsAcked)
        .octetsRetransmitted(t.counters.octetsRetransmitted)
        .duplicateAcks(t.counters.duplicateAcks)
        .duplicatesInARow(t.recovery.duplicatesInARow(t))
        .dsackDuplicates(t.counters.dsacks)
        .receivedOutOfOrder(t.counters.outOfOrder)
        .challengeAcks(t.counters.challengeAcks)
        .checksumErrors(t.counters.checksumErrors)
        .build();
  }

  /** The state. */
  public abstract TcpState state();

  /** Whether timestamps are in use. */
  public abstract boolean timestamps();

  /** Whether SACK is in use. */
  public abstract boolean sack();

  /** Whether windows are scaled. */
  public abstract boolean windowScaling();

  /** Whether ECN is in use. */
  public abstract boolean ecn();

  /** The shift of windows that the peer offers. */
  public abstract int sndWscale();

  /** The shift of windows that we offer. */
  public abstract int rcvWscale();

  /** Timeouts in a row. */
  public abstract int retransmits();

  /** Unanswered probes of a closed window or of a silent peer. */
  public abstract int probes();

  /** The retransmission timeout, back-off included. */
  public abstract long rto();

  /** SRTT; 0 before there is one. */
  public abstract long rtt();

  /** RTTVAR. */
  public abstract long rttVar();

  /** The least round trip of late. */
  public abstract long minRtt();

  /** The effective send MSS. */
  public abstract int sndMss();

  /** The largest segment to expect. */
  public abstract int rcvMss();

  /** The MSS that we announce. */
  public abstract int advMss();

  /** MMS_S: the largest segment, header included, that the path is believed to carry. */
  public abstract int pmtu();

  /** The congestion window, as it limits sending now. */
  public abstract long sndCwnd();

  /** The slow start threshold; {@link Long#MAX_VALUE} while none was found. */
  public abstract long sndSsthresh();

  /** SND.WND. */
  public abstract long sndWnd();

  /** RCV.WND. */
  public abstract long rcvWnd();

  /** Positions sent and not acknowledged. */
  public abstract long unacked();

  /** Positions sacked. */
  public abstract long sacked();

  /** Positions lost, sent again or not. */
  public abstract long lost();

  /** Positions sent again and in flight. */
  public abstract long retrans();

  /** Segments sent and not acknowledged. */
  public abstract int unackedSegments();

  /** Octets written and not sent. */
  public abstract long notSent();

  /** Octets that can be read. */
  public abstract int readable();

  /** Whether fast recovery runs. */
  public abstract boolean inRecovery();

  /** Whether the slow start after a timeout runs. */
  public abstract boolean inLoss();

  /** Whether the window shrinks because of a congestion mark, with nothing lost. */
  public abstract boolean inWindowReduction();

  /** Whether the path was seen to reorder. */
  public abstract boolean reorderingSeen();

  /** Segments sent again. */
  public abstract int totalRetransmits();

  /** Retransmission timeouts. */
  public abstract int totalTimeouts();

  /** Segments that came. */
  public abstract long segmentsIn();

  /** Segments that went. */
  public abstract long segmentsOut();

  /** Octets of text that came in order. */
  public abstract long octetsReceived();

  /** Octets of text that went, sent again or not. */
  public abstract long octetsSent();

  /** Octets of text that were acknowledged. */
  public abstract long octetsAcked();

  /** Octets of text that were sent again. */
  public abstract long octetsRetransmitted();

  /** Duplicate ACKs that came. */
  public abstract int duplicateAcks();

  /**
   * Duplicate ACKs since SND.UNA moved last; those that tell something new, where SACK is in use.
   */
  public abstract int duplicatesInARow();

  /** D-SACK blocks that came. */
  public abstract int dsackDuplicates();

  /** Segments that came out of order. */
  public abstract int receivedOutOfOrder();

  /** Challenge ACKs that were due. */
  public abstract int challengeAcks();

  /** Segments whose checksum was wrong. */
  public abstract int checksumErrors();
}
