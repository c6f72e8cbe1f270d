package io.netlayers.fsm.tcp.loss;

/**
 * Limited transmit (RFC 3042): each of the first two duplicate ACKs lets a segment of new data go
 * beyond cwnd, so that the third can come.
 */
public final class LimitedTransmit {
  private LimitedTransmit() {}

  /**
   * What may be in flight beyond cwnd, with the receive window's leave. Where pipe and not
   * FlightSize limits sending (SACK), it is not needed: what is sacked has left the pipe.
   *
   * @param duplicates duplicate ACKs since SND.UNA moved
   * @param inRecovery whether a recovery runs; then it is nothing
   */
  public static long extraOctets(int duplicates, boolean inRecovery, int smss) {
    return inRecovery ? 0 : (long) Math.min(duplicates, 2) * smss;
  }
}
