package io.netlayers.fsm.tcp;

/** Congestion marks on their way back and forth (RFC 3168 §6.1.2, §6.1.3). */
final class EcnState {
  private boolean echo;
  private boolean cwr;
  private boolean forLoss;

  void reset() {
    echo = false;
    cwr = false;
    forLoss = false;
  }

  /** Whether CWR is due; it stays so. */
  boolean isReduced() {
    return cwr;
  }

  /** A data packet came marked: every ACK echoes it until the sender says that it has reacted. */
  void marked() {
    echo = true;
  }

  /** The sender has reacted; answers whether a mark was echoed until now. */
  boolean peerReduced() {
    boolean echoed = echo;
    echo = false;
    return echoed;
  }

  /** Whether ACKs carry ECE. */
  boolean echoes() {
    return echo;
  }

  /** We have reacted to an echo: the next new data says so. */
  void reduced() {
    cwr = true;
    forLoss = false;
  }

  /** We have reacted to a loss or a timeout, which the next new data says too (§6.1.2). */
  void reducedForLoss() {
    forLoss |= !cwr;
    cwr = true;
  }

  /** The loss was none: nothing is to be said of it. */
  void withdraw() {
    cwr &= !forLoss;
    forLoss = false;
  }

  /** Whether CWR is due; it is told once. */
  boolean takeReduced() {
    boolean due = cwr;
    cwr = false;
    forLoss = false;
    return due;
  }
}
