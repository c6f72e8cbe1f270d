package io.netlayers.fsm.tcp.congestion;

/**
 * What one acknowledgment says to congestion control. It is filled by the machine and lent for one
 * call: one instance may serve every connection of a thread.
 *
 * <p>{@link #begin} sets every field; then the setters that apply. Positions are sequence numbers
 * that never wrap.
 */
public final class AckSample {
  /** The ACK measured no round trip. */
  public static final long NO_RTT = -1;

  private long nowNanos;
  private long ackedOctets;
  private long flightSize;
  private long sndUna;
  private long sndNxt;
  private long rttNanos = NO_RTT;
  private long srttNanos;

  /** A sample to be filled. */
  public AckSample() {}

  /**
   * Starts over.
   *
   * @param nowNanos when the ACK came
   * @param ackedOctets octets of data that it acknowledged for the first time, by its number alone
   * @param flightSize FlightSize before this ACK, &gt;= {@code ackedOctets} (RFC 5681 §2)
   */
  public AckSample begin(long nowNanos, long ackedOctets, long flightSize) {
    this.nowNanos = nowNanos;
    this.ackedOctets = ackedOctets;
    this.flightSize = flightSize;
    sndUna = 0;
    sndNxt = 0;
    rttNanos = NO_RTT;
    srttNanos = 0;
    return this;
  }

  /** SND.UNA after this ACK and SND.NXT: they tell round trips apart. */
  public AckSample sequence(long sndUna, long sndNxt) {
    this.sndUna = sndUna;
    this.sndNxt = sndNxt;
    return this;
  }

  /**
   * Round trips in nanoseconds.
   *
   * @param rttNanos what this ACK measured, or {@link #NO_RTT}
   * @param srttNanos SRTT with it; 0 where nothing was ever measured
   */
  public AckSample roundTrip(long rttNanos, long srttNanos) {
    this.rttNanos = rttNanos;
    this.srttNanos = srttNanos;
    return this;
  }

  /** When the ACK came. */
  public long nowNanos() {
    return nowNanos;
  }

  /** Octets newly acknowledged. */
  public long ackedOctets() {
    return ackedOctets;
  }

  /** Octets in flight before this ACK. */
  public long flightSize() {
    return flightSize;
  }

  /** SND.UNA after this ACK. */
  public long sndUna() {
    return sndUna;
  }

  /** SND.NXT. */
  public long sndNxt() {
    return sndNxt;
  }

  /** The round trip that this ACK measured, or {@link #NO_RTT}. */
  public long rttNanos() {
    return rttNanos;
  }

  /** SRTT; 0 where nothing was ever measured. */
  public long srttNanos() {
    return srttNanos;
  }
}
