package io.netlayers.fsm.tcp;

/** What common kernels do by default, where it differs from the RFCs' defaults. */
public final class TcpProfiles {
  private static final long SECOND = 1_000_000_000L;
  private static final long MILLISECOND = 1_000_000L;

  private TcpProfiles() {}

  /** A builder that starts from what a Linux kernel does by default. */
  public static TcpConfig.Builder linux() {
    return TcpConfig.builder()
        .rtoMinNanos(200 * MILLISECOND)
        .rtoGranularityNanos(200 * MILLISECOND)
        .rtoMaxNanos(120 * SECOND)
        .msl(30 * SECOND)
        .nagle(NagleMode.SHORT)
        .r2Retransmissions(15)
        .r2Nanos(Long.MAX_VALUE)
        .synR2Retransmissions(6)
        .synR2Nanos(Long.MAX_VALUE)
        .delayedAckNanos(40 * MILLISECOND)
        .quickAckSegments(16)
        .challengeAcks(1)
        .challengeAckPeriodNanos(500 * MILLISECOND)
        .finWait2TimeoutNanos(60 * SECOND)
        .zeroWindowProbeWithOctet(false)
        .requireTimestamps(false)
        .resetWithAck(true)
        .pathProbing(PathProbing.OFF)
        .resetAfterCloseTold(true)
        .rackRttByNumber(true)
        .updatesDoubledWindows(true)
        .optionOrder(OptionOrder.MSS_SACK_TIMESTAMPS_SCALE);
  }

  /** A builder that starts from what a FreeBSD kernel does by default. */
  public static TcpConfig.Builder freeBsd() {
    return TcpConfig.builder()
        .rtoMinNanos(30 * MILLISECOND)
        .rtoSlopNanos(200 * MILLISECOND)
        .minSendMss(216)
        .offersAllSpace(true)
        .finWithAcks(true)
        .rack(false)
        .timeWaitRst(false)
        .ecnSynRetransmissions(1)
        .rtoMaxNanos(64 * SECOND)
        .msl(30 * SECOND)
        .r2Retransmissions(12)
        .r2Nanos(Long.MAX_VALUE)
        .synR2Retransmissions(12)
        .synR2Nanos(75 * SECOND)
        .delayedAckNanos(40 * MILLISECOND)
        .finWait2TimeoutNanos(60 * SECOND)
        .receiveBufferOctets(65536)
        .windowShift(6)
        .sendBufferOctets(32768)
        .requireTimestamps(false)
        .resetWithAck(true)
        .pathProbing(PathProbing.OFF)
        .resetAfterCloseTold(true)
        .optionOrder(OptionOrder.MSS_SCALE_SACK_TIMESTAMPS);
  }
}
