package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.congestion.CongestionControl;
import io.netlayers.fsm.tcp.timing.RtoLimits;
import org.immutables.value.Value;

/**
 * How a connection behaves. One value serves any number of connections. Times are nanoseconds,
 * sizes octets. The defaults are what the RFCs ask for; {@link #linux} and {@link #freeBsd} are
 * what those kernels do where they differ.
 */
@Value.Immutable
@ValueStyle
public abstract class TcpConfig
    implements BlindAttackConfig, BufferConfig, KeepAliveConfig, LossConfig {
  private static final long SECOND = 1_000_000_000L;
  private static final long MILLISECOND = 1_000_000L;

  TcpConfig() {}

  /** A builder; everything has a default. */
  public static Builder builder() {
    return new Builder();
  }

  /** The defaults. */
  public static TcpConfig standard() {
    return builder().build();
  }

  /** The MSS to announce: MMS_R - 20 (RFC 9293 §3.7.1, MUST-67), 1 to 65,535. */
  @Value.Default
  public int mss() {
    return 1460;
  }

  /** Whether a SYN announces the MSS (SHLD-5); without, the peer takes the default. */
  @Value.Default
  public boolean mssOption() {
    return true;
  }

  /** The least MSS that is believed of a peer, octets (CVE-2019-11479). */
  @Value.Default
  public int minSendMss() {
    return 48;
  }

  /** The send MSS without an option of the peer's: 536 over IPv4, 1,220 over IPv6 (MUST-15). */
  @Value.Default
  public int defaultSendMss() {
    return 536;
  }

  /** MMS_S: the largest segment, header included, that the layer below takes at first. */
  @Value.Default
  public int mmsS() {
    return mss() + 20;
  }

  /** Octets of IP options or extension headers in every packet, which segments leave room for. */
  @Value.Default
  public int ipOptionOctets() {
    return 0;
  }

  /** The least MMS_S that a path is believed to have (RFC 4821 §7.7 after a black hole). */
  @Value.Default
  public int minMmsS() {
    return 532;
  }

  /** Whether window scaling is offered (RFC 7323 §2). */
  @Value.Default
  public boolean windowScaling() {
    return true;
  }

  /**
   * The shift to offer, 0 to 14; -1 for the least that covers the receive buffer at its largest.
   */
  @Value.Default
  public int windowShift() {
    return -1;
  }

  /** Whether timestamps are offered (RFC 7323 §3). */
  @Value.Default
  public boolean timestamps() {
    return true;
  }

  /** Whether a segment without agreed timestamps is dropped (RFC 7323 §3.2 says it should be). */
  @Value.Default
  public boolean requireTimestamps() {
    return true;
  }

  /**
   * Whether each segment offers all the room there is, as FreeBSD has it; without, the window grows
   * by steps that are worth it (RFC 9293 §3.8.6.2.2).
   */
  @Value.Default
  public boolean offersAllSpace() {
    return false;
  }

  /** Whether selective acknowledgments are offered (RFC 2018). */
  @Value.Default
  public boolean sack() {
    return true;
  }

  /** Whether a SACK option tells what came twice (RFC 2883). */
  @Value.Default
  public boolean dsack() {
    return true;
  }

  /** Explicit congestion notification (RFC 3168). */
  @Value.Default
  public EcnMode ecn() {
    return EcnMode.ACCEPT;
  }

  /** Retransmissions of a SYN that ask for ECN still (RFC 3168 §6.1.1.1 has none). */
  @Value.Default
  public int ecnSynRetransmissions() {
    return 0;
  }

  /**
   * From which retransmission on a SYN carries no option but the MSS, for a path that swallows
   * options; 0 for never.
   */
  @Value.Default
  public int plainSynRetransmission() {
    return 0;
  }

  /** In which order a SYN's options stand. */
  @Value.Default
  public OptionOrder optionOrder() {
    return OptionOrder.MSS_SACK_TIMESTAMPS_SCALE;
  }

  /** The retransmission timeout before a round trip was measured (RFC 6298 §2.1). */
  @Value.Default
  public long rtoInitialNanos() {
    return SECOND;
  }

  /** The least retransmission timeout (RFC 6298 §2.4: 1 second; kernels have less). */
  @Value.Default
  public long rtoMinNanos() {
    return SECOND;
  }

  /** The greatest retransmission timeout, back-off included (RFC 6298 §2.5: 60 seconds or more). */
  @Value.Default
  public long rtoMaxNanos() {
    return 60 * SECOND;
  }

  /**
   * G, the least that variation adds to the timeout (RFC 6298 §2.3): the clock's step. Linux has
   * its least timeout here, so that the timeout is at least that much beyond SRTT.
   */
  @Value.Default
  public long rtoGranularityNanos() {
    return MILLISECOND;
  }

  /**
   * What a timeout has beyond the estimate, and beyond the initial one once that was doubled:
   * FreeBSD's {@code rexmit_slop}.
   */
  @Value.Default
  public long rtoSlopNanos() {
    return 0;
  }

  /** The bounds as the estimator wants them. */
  @Value.Derived
  RtoLimits rtoLimits() {
    return new RtoLimits(
        rtoInitialNanos(), rtoMinNanos(), rtoMaxNanos(), rtoGranularityNanos(), rtoSlopNanos());
  }

  /** The maximum segment lifetime: TIME-WAIT lasts twice as long (RFC 9293 §3.4.2, MUST-13). */
  @Value.Default
  public long msl() {
    return 120 * SECOND;
  }

  /** How short segments wait (§3.7.4); a connection can turn it off (MUST-17). */
  @Value.Default
  public NagleMode nagle() {
    return NagleMode.ANY;
  }

  /** How long a short segment waits at most for window or acknowledgment (§3.8.6.2.1 (4)). */
  @Value.Default
  public long overrideNanos() {
    return 500 * MILLISECOND;
  }

  /** How long an ACK may wait, less than 0.5 s (MUST-40); 0 for never. */
  @Value.Default
  public long delayedAckNanos() {
    return 200 * MILLISECOND;
  }

  /** Segments after the handshake that are acknowledged at once. */
  @Value.Default
  public int quickAckSegments() {
    return 0;
  }

  /** Retransmissions of a segment after which the user is told (R1, SHLD-10). */
  @Value.Default
  public int r1Retransmissions() {
    return 3;
  }

  /** Retransmissions of a segment after which the connection fails; 0 for no such count. */
  @Value.Default
  public int r2Retransmissions() {
    return 0;
  }

  /** How long one segment may stay unacknowledged (R2, SHLD-11). */
  @Value.Default
  public long r2Nanos() {
    return 100 * SECOND;
  }

  /** As {@link #r2Retransmissions}, for a SYN. */
  @Value.Default
  public int synR2Retransmissions() {
    return 0;
  }

  /** As {@link #r2Nanos}, for a SYN: at least 3 minutes (MUST-23). */
  @Value.Default
  public long synR2Nanos() {
    return 180 * SECOND;
  }

  /** The user timeout (RFC 9293 §3.9.1.1, RFC 5482); 0 for none. */
  @Value.Default
  public long userTimeoutNanos() {
    return 0;
  }

  /** Whether the user timeout is told to the peer, and the peer's adopted (RFC 5482). */
  @Value.Default
  public boolean userTimeoutOption() {
    return false;
  }

  /** Whether a closed window is probed with an octet of new data, or with an old number. */
  @Value.Default
  public boolean zeroWindowProbeWithOctet() {
    return true;
  }

  /** The longest time between two probes of a closed window. */
  @Value.Default
  public long persistMaxNanos() {
    return 60 * SECOND;
  }

  /**
   * How long an orphan stays in FIN-WAIT-2; 0 for as long as the peer likes (RFC 9293 has none).
   */
  @Value.Default
  public long finWait2TimeoutNanos() {
    return 0;
  }

  /** Whether a SYN may reopen a connection in TIME-WAIT (§3.6.1 MAY-2, RFC 6191). */
  @Value.Default
  public boolean timeWaitReuse() {
    return true;
  }

  /**
   * Whether a reset in CLOSING and LAST-ACK is told as one, as kernels do, for the user may not
   * have closed; RFC 9293 §3.10.7.4 deletes the TCB without a word.
   */
  @Value.Default
  public boolean resetAfterCloseTold() {
    return false;
  }

  /** Whether an ACK carries our FIN once more as long as the FIN is not acknowledged. */
  @Value.Default
  public boolean finWithAcks() {
    return false;
  }

  /** Whether a RST may cut TIME-WAIT short; RFC 1337 says that it should not. */
  @Value.Default
  public boolean timeWaitRst() {
    return true;
  }

  /** Whether a hard error aborts a synchronized connection (SHLD-26; RFC 5927 §5.2: better not). */
  @Value.Default
  public boolean hardErrorsAbort() {
    return false;
  }

  /** Whether a soft error ends an attempt to connect (RFC 5461 §4). */
  @Value.Default
  public boolean softErrorsEndHandshake() {
    return false;
  }

  /** Whether the reset of an ABORT carries an ACK, as kernels send it; §3.10.5 has none. */
  @Value.Default
  public boolean resetWithAck() {
    return false;
  }

  /** Whether arriving checksums are verified (MUST-3); off where the layer below has done it. */
  @Value.Default
  public boolean verifyChecksums() {
    return true;
  }

  /** Whether outgoing checksums are computed (MUST-2); off where the layer below does it. */
  @Value.Default
  public boolean computeChecksums() {
    return true;
  }

  /** Segments that may be in flight, a power of two ≥ 8. */
  @Value.Default
  public int maxSegmentsInFlight() {
    return 8192;
  }

  /** Ranges out of order that are remembered. */
  @Value.Default
  public int maxReassemblyRanges() {
    return 128;
  }

  /** Makes each connection's congestion control. */
  @Value.Default
  public CongestionControl.Factory congestionControl() {
    return io.netlayers.fsm.tcp.congestion.NewReno::new;
  }

  /** Whether segments get a release time, spread over the round trip. */
  @Value.Default
  public boolean pacing() {
    return false;
  }

  /** How far ahead of now a release time may lie. */
  @Value.Default
  public long pacingHorizonNanos() {
    return 10 * MILLISECOND;
  }

  /** Whether larger segments are tried where the path may carry them (RFC 4821). */
  @Value.Default
  public PathProbing pathProbing() {
    return PathProbing.BLACK_HOLE;
  }

  @Value.Check
  void check() {
    TcpConfigCheck.check(this);
  }

  /** Builds a {@link TcpConfig}; {@code build} refuses what cannot be. */
  public static final class Builder extends ImmutableTcpConfig.Builder {
    Builder() {}
  }
}
