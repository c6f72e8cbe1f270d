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
}
