package io.netlayers.fsm.tcp;

/** Congestion marks on their way back and forth (RFC 3168 §6.1.2, §6.1.3). */
final class EcnState {
  private boolean echo;
  private boolean cwr;

  void reset() {
    echo = false;
    cwr = false;
  }

  /** Whether CWR is due; it stays so. */
  boolean isReduced() {
    return cwr;
  }

  /** A data packet came marked: every ACK echoes it until the sender says that it has reacted. */
  void marked() {
    echo = true;
  }

  /** The sender has reacted. */
  void peerReduced() {
    echo = false;
  }

  /** Whether ACKs carry ECE. */
  boolean echoes() {
    return echo;
  }

  /** We have reacted: the next new data says so. */
  void reduced() {
    cwr = true;
  }

  /** Whether CWR is due; it is told once. */
  boolean takeReduced() {
    boolean due = cwr;
    cwr = false;
    return due;
  }
}
