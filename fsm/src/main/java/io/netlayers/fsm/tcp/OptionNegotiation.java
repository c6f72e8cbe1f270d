package io.netlayers.fsm.tcp;

import io.netlayers.tcp.TcpFlags;

/**
 * What the two SYNs agree on: MSS (RFC 9293 §3.7.1), window scale and timestamps (RFC 7323 §2.2,
 * §3.2), SACK (RFC 2018 §2), ECN (RFC 3168 §6.1.1).
 */
final class OptionNegotiation {
  private int peerMss;
  private int sndShift;
  private int rcvShift;
  private boolean peerMssSeen;
  private boolean peerScale;
  private boolean peerTimestamps;
  private boolean peerSack;
  private boolean peerSyn;
  private boolean ecn;
  private boolean ecnRefused;

  /** Whether our SYN carries the MSS alone, so that nothing else can be agreed on. */
  private boolean plain;

  /** Forgets the peer. */
  void reset(TcpConfig config) {
    peerMss = config.defaultSendMss();
    peerMssSeen = false;
    sndShift = 0;
    rcvShift = 0;
    peerScale = false;
    peerTimestamps = false;
    peerSack = false;
    peerSyn = false;
    ecn = false;
    ecnRefused = false;
    plain = false;
  }

  /** Everything in one number, for {@link #unpack}. */
  int packed() {
    int flags =
        (peerMssSeen ? 1 : 0)
            | (peerScale ? 2 : 0)
            | (peerTimestamps ? 4 : 0)
            | (peerSack ? 8 : 0)
            | (peerSyn ? 16 : 0)
            | (ecn ? 32 : 0)
            | (ecnRefused ? 64 : 0);
    return flags << 24 | sndShift << 20 | rcvShift << 16 | peerMss;
  }

  void unpack(int packed) {
    peerMss = packed & 0xFFFF;
    rcvShift = packed >> 16 & 15;
    sndShift = packed >> 20 & 15;
    int flags = packed >> 24;
    peerMssSeen = (flags & 1) != 0;
    peerScale = (flags & 2) != 0;
    peerTimestamps = (flags & 4) != 0;
    peerSack = (flags & 8) != 0;
    peerSyn = (flags & 16) != 0;
    ecn = (flags & 32) != 0;
    ecnRefused = (flags & 64) != 0;
  }

  /**
   * Reads the peer's SYN.
   *
   * @param answer whether it answers a SYN of ours, which said what we can
   */
  void onSyn(TcpConfig config, IncomingSegment segment, boolean answer, int shift) {
    peerSyn = true;
    if (segment.mss() > 0) {
      peerMss = segment.mss();
      peerMssSeen = true;
    }
    if (config.windowScaling() && !plain && segment.windowScale() >= 0) {
      peerScale = true;
      sndShift = segment.windowScale();
      rcvShift = shift;
    }
    peerTimestamps = config.timestamps() && !plain && segment.hasTimestamps;
    peerSack = config.sack() && !plain && segment.sackPermitted();
    int echo = segment.flags & (TcpFlags.ECE | TcpFlags.CWR);
    ecn =
        answer
            ? config.ecn() == EcnMode.REQUEST && !ecnRefused && echo == TcpFlags.ECE
            : config.ecn() != EcnMode.OFF && echo == (TcpFlags.ECE | TcpFlags.CWR);
  }

  /**
   * The shift to offer: configured, or the least that covers what the receive buffer may become.
   */
  static int windowShift(TcpConfig config, int receiveBuffer) {
    int largest = Math.max(receiveBuffer, config.maxReceiveBufferOctets());
    int shift = Math.max(0, config.windowShift());
    while (config.windowShift() < 0 && shift < 14 && largest >> shift > 0xFFFF) {
      shift++;
    }
    return shift;
  }

  /**
   * A SYN went unanswered: the next asks for ECN no more (RFC 3168 §6.1.1.1), and in the end for
   * nothing.
   *
   * @param retransmissions how often it will have been sent again
   */
  void synTimedOut(TcpConfig config, int retransmissions, boolean active) {
    ecnRefused |= retransmissions > config.ecnSynRetransmissions();
    int last = config.plainSynRetransmission();
    plain |= active && last > 0 && retransmissions >= last;
  }

  /** ECN flags of our SYN, or of our SYN,ACK. */
  int synEcnFlags(TcpConfig config, boolean withAck) {
    if (withAck) {
      return ecn ? TcpFlags.ECE : 0;
    }
    return config.ecn() == EcnMode.REQUEST && !ecnRefused ? TcpFlags.ECE | TcpFlags.CWR : 0;
  }

  /** Whether our SYN or SYN,ACK carries a window scale: in answer only if the peer's did. */
  boolean offersScale(TcpConfig config) {
    return peerSyn ? peerScale : config.windowScaling() && !plain;
  }

  boolean offersTimestamps(TcpConfig config) {
    return peerSyn ? peerTimestamps : config.timestamps() && !plain;
  }

  boolean offersSack(TcpConfig config) {
    return peerSyn ? peerSack : config.sack() && !plain;
  }

  /** SendMSS: the peer's announcement, or the default. */
  int peerMss() {
    return peerMss;
  }

  /** Whether the peer announced an MSS. */
  boolean peerMssSeen() {
    return peerMssSeen;
  }

  /** Snd.Wind.Shift: 0 unless both sides scale. */
  int sndShift() {
    return sndShift;
  }

  /** Rcv.Wind.Shift: 0 unless both sides scale. */
  int rcvShift() {
    return rcvShift;
  }

  boolean scaling() {
    return peerScale;
  }

  boolean timestamps() {
    return peerTimestamps;
  }

  boolean sack() {
    return peerSack;
  }

  boolean ecn() {
    return ecn;
  }
}
