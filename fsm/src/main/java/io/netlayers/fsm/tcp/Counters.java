package io.netlayers.fsm.tcp;

/** What a connection counts, for {@link TcpInfo}. */
final class Counters {
  long segmentsIn;
  long segmentsOut;
  long octetsReceived;
  long octetsSent;
  long octetsAcked;
  long octetsRetransmitted;
  int retransmitted;
  int timeouts;
  int duplicateSegments;
  int duplicateAcks;
  int challengeAcks;
  int outOfOrder;
  int checksumErrors;
  int dsacks;
  int ecnMarked;

  /** Whether nothing was counted but segments, and each octet once. */
  boolean isPlain(long sent, long received) {
    int unusual =
        retransmitted
            | timeouts
            | duplicateSegments
            | duplicateAcks
            | challengeAcks
            | outOfOrder
            | checksumErrors
            | dsacks
            | ecnMarked;
    return unusual == 0
        && octetsSent == sent
        && octetsAcked == sent
        && octetsReceived == received
        && octetsRetransmitted == 0
        && segmentsIn <= Integer.MAX_VALUE
        && segmentsOut <= Integer.MAX_VALUE;
  }

  void resume(int segmentsIn, int segmentsOut, long sent, long received) {
    this.segmentsIn = segmentsIn;
    this.segmentsOut = segmentsOut;
    octetsSent = sent;
    octetsAcked = sent;
    octetsReceived = received;
  }
}
