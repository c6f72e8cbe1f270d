package io.netlayers.fsm.tcp.congestion;

/**
 * How much a connection may have in flight: cwnd and ssthresh, in octets. A strategy that a user
 * may replace; one instance serves one connection. It has no clock, sends nothing and detects no
 * loss.
 *
 * <p>When the machine calls what:
 *
 * <ul>
 *   <li>{@link #onEstablished} once, when the handshake is done and the segment size is known.
 *   <li>{@link #onAck} for each ACK that acknowledges new data outside fast recovery, slow start
 *       after a timeout included. Not for duplicates, and not between {@link #onLoss} and {@link
 *       #onRecovered}.
 *   <li>{@link #onLoss} when fast recovery begins, before anything is retransmitted. How much goes
 *       out during recovery is not decided here but by proportional rate reduction (RFC 9937) or,
 *       without SACK, by RFC 6582; both start from {@link #ssthresh}.
 *   <li>{@link #onRecovered} when the ACK arrives that ends fast recovery, or the window of data
 *       that {@link #onEcnEcho} reduced for; not when a timeout ends it.
 *   <li>{@link #onTimeout} when the retransmission timer expires.
 *   <li>{@link #onEcnEcho} for each ACK with ECE set that moves SND.UNA.
 *   <li>{@link #onIdle} before data is sent when nothing was in flight.
 *   <li>{@link #onSpurious} when a loss that was reacted to did not happen (RFC 4015, 5682, 2883).
 *   <li>{@link #onSegmentSize} when the effective send MSS changes (path MTU).
 * </ul>
 *
 * <p>{@link #cwnd} is never below one segment.
 */
public interface CongestionControl {
  /** Makes the strategy of one connection. */
  @FunctionalInterface
  interface Factory {
    /** A new instance; {@link CongestionControl#onEstablished} follows before it is asked. */
    CongestionControl create();
  }

  /**
   * Whether what goes is spread over the round trip. It comes before {@link #onEstablished}; who is
   * not told is not paced.
   */
  default void paced(boolean paced) {}

  /**
   * The connection is up.
   *
   * @param smss the effective send MSS, options taken off, &gt; 0
   * @param handshakeLost whether a SYN or SYN,ACK was retransmitted: the window then begins at one
   *     segment (RFC 5681 §3.1, RFC 6928 §2)
   */
  void onEstablished(int smss, boolean handshakeLost);

  /** Octets that may be in flight outside of fast recovery. */
  long cwnd();

  /** The slow start threshold; {@link Long#MAX_VALUE} while none was found. */
  long ssthresh();

  /**
   * Whether the window grows by slow start: cwnd &lt; ssthresh. Where they are equal RFC 5681 §3.1
   * leaves the choice; RFC 9438 §4.10 would have one more ACK of slow start behind each recovery.
   */
  default boolean inSlowStart() {
    return cwnd() < ssthresh();
  }

  /** New data was acknowledged outside fast recovery. The sample is lent for the call. */
  void onAck(AckSample ack);

  /**
   * Fast recovery begins: ssthresh is worked out and cwnd is set to it.
   *
   * @param flightSize octets in flight, those of limited transmit taken off (RFC 5681 §3.2 step 2)
   * @param sndUna SND.UNA
   * @param sndNxt SND.NXT
   */
  void onLoss(long flightSize, long sndUna, long sndNxt, long nowNanos);

  /**
   * Fast recovery ended by acknowledgment.
   *
   * @param flightSize octets in flight after the ACK
   * @param retransmittedOctets octets that recovery retransmitted (RFC 7661 §4.4.1's R)
   */
  void onRecovered(long flightSize, long retransmittedOctets, long nowNanos);

  /**
   * The retransmission timer expired.
   *
   * @param flightSize octets in flight before anything is marked lost
   * @param repeated whether the segment that timed out was already resent by the timer: ssthresh
   *     then stays (RFC 5681 §3.1)
   * @param sndNxt SND.NXT before it is taken back, if it is
   */
  void onTimeout(long flightSize, boolean repeated, long sndNxt, long nowNanos);

  /**
   * An ACK that moves SND.UNA carries ECE (RFC 3168 §6.1.2). It reduces at most once for each
   * window of data, loss included, and as far as one segment. {@link #onAck} is not called for such
   * an ACK, nor until that window of data is acknowledged.
   *
   * @return whether the window was reduced: CWR is then set on the next segment with new data
   */
  boolean onEcnEcho(long flightSize, long sndUna, long sndNxt, long nowNanos);

  /**
   * Data is about to go after an idle time with nothing in flight (RFC 5681 §4.1, RFC 7661).
   *
   * @param idleNanos since the last segment with data was sent
   * @param rtoNanos the current retransmission timeout
   */
  void onIdle(long idleNanos, long rtoNanos, long nowNanos);

  /** The last reduction, by loss or by timeout, was for nothing: it is taken back. */
  void onSpurious(long nowNanos);

  /**
   * Nothing is in flight, and nothing was for longer than a retransmission timeout and three round
   * trips: {@link #onIdle} comes before any ACK does. What only served the flight that is over may
   * be given up, so that an idle connection costs little.
   */
  default void onRest(long nowNanos) {}

  /** The effective send MSS changed; windows in octets stay, but for their lower bounds. */
  void onSegmentSize(int smss);
}
