package io.netlayers.fsm.tcp.congestion;

/**
 * Slow start and congestion avoidance of RFC 5681, counted by octets (RFC 3465): half of what was
 * in flight is kept at a loss, one segment is gained a round trip.
 */
public final class NewReno extends LossBasedControl {
  /** L of RFC 3465 §2.2: how many segments one ACK may add in slow start. */
  private static final int LIMIT = 2;

  private long bytesAcked;
  private boolean afterTimeout;

  /** With congestion window validation (RFC 7661). */
  public NewReno() {
    this(IdlePolicy.VALIDATE);
  }

  /** With a policy for windows that are not used. */
  public NewReno(IdlePolicy idlePolicy) {
    this(WindowPolicy.of(idlePolicy));
  }

  /** With a policy. */
  public NewReno(WindowPolicy policy) {
    super(policy);
  }

  @Override
  void grow(AckSample ack) {
    if (inSlowStart()) {
      int limit = afterTimeout ? 1 : LIMIT; // RFC 3465 §2.3: L is 1 after a timeout
      cwnd(cwnd() + Math.min(ack.ackedOctets(), (long) limit * smss())); // RFC 5681 (2)
      return;
    }
    afterTimeout = false;
    bytesAcked += ack.ackedOctets();
    if (bytesAcked >= cwnd()) { // RFC 5681 §3.1, the recommended way; RFC 3465 §2.1
      bytesAcked -= cwnd();
      cwnd(cwnd() + smss());
    }
  }

  @Override
  void observe(AckSample ack, boolean roundEnded) {}

  @Override
  void notUsed(AckSample ack) {}

  @Override
  long reduced(long flightSize) {
    return flightSize / 2; // RFC 5681 (4)
  }

  @Override
  void reducing(long nowNanos, boolean byTimeout) {
    bytesAcked = 0;
    afterTimeout = byTimeout;
  }

  @Override
  void restarted() {
    bytesAcked = 0;
  }

  @Override
  void idled(long idleNanos, long nowNanos) {}

  @Override
  void rested() {}

  @Override
  void restored(long nowNanos) {
    bytesAcked = 0;
    afterTimeout = false;
  }
}
