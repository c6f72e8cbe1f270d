package io.netlayers.fsm.tcp.loss;

import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * The Eifel detection (RFC 3522): with timestamps, the first ACK after a retransmission tells
 * whether it answers the original.
 *
 * <p>{@link #onRetransmission} for the first retransmission of an episode (fast or by timeout);
 * {@link #onAdvance} for the first ACK after it that moves SND.UNA, whose answer true says that the
 * episode was spurious.
 */
public final class EifelDetection {
  private @Unsigned int retransmitTs;
  private boolean armed;

  /** Armed by a retransmission. */
  public EifelDetection() {}

  /** Whether an ACK is awaited. */
  public boolean isArmed() {
    return armed;
  }

  /** A segment was sent again with this TSval; the first of an episode counts (step 2). */
  public void onRetransmission(@Unsigned int tsVal) {
    if (!armed) {
      retransmitTs = tsVal;
      armed = true;
    }
  }

  /** Whether an ACK that moved SND.UNA echoes a time before the retransmission (steps 3 to 5). */
  public boolean onAdvance(@Unsigned int tsEcr) {
    if (!armed) {
      return false;
    }
    armed = false;
    // step 5: earlier in the timestamps' own arithmetic
    long ahead = (retransmitTs & 0xFFFFFFFFL) - (tsEcr & 0xFFFFFFFFL) & 0xFFFFFFFFL;
    return ahead != 0 && ahead < 1L << 31;
  }

  /** Forgets the episode. */
  public void cancel() {
    armed = false;
  }
}
