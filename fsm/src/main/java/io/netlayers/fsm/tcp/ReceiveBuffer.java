package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.receiving.ReceiveBufferTuning;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The receive buffer's size: as the user set it, or as {@link ReceiveBufferTuning} has it. */
final class ReceiveBuffer {
  private ReceiveBuffer() {}

  /** What sizes the buffer, null where its size is fixed. */
  private static @Nullable ReceiveBufferTuning tuning(Tcb t) {
    int largest = t.config.maxReceiveBufferOctets();
    if (largest <= t.user.receiveBuffer || t.user.receiveBufferFixed) {
      return null;
    }
    if (t.tuning == null) {
      t.tuning = new ReceiveBufferTuning();
    }
    return t.tuning;
  }

  /** Text came in order. */
  static void onText(Tcb t, IncomingSegment s) {
    ReceiveBufferTuning tuning = tuning(t);
    if (tuning == null) {
      return;
    }
    boolean full = s.textLength >= t.smss() / 2; // a short segment may have waited to be sent
    if (t.options.timestamps() && s.hasTimestamps && s.tsEcr != 0) {
      if (full) {
        tuning.onEcho(s.tsEcr, t.timestamps.roundTrip(s.tsEcr, s.now));
      }
    } else {
      tuning.onText(t.rcv.nxt(), t.rcv.wnd(), s.now);
    }
  }

  /** The user has read. */
  static void onRead(Tcb t, long now) {
    ReceiveBufferTuning tuning = tuning(t);
    if (tuning == null) {
      return;
    }
    long wanted = tuning.onRead(t.readAt, t.smss(), now);
    if (wanted > t.user.receiveBuffer) {
      resize(t, (int) Math.min(wanted, t.config.maxReceiveBufferOctets()));
    }
  }

  /** Makes it so large; the window never shrinks by it. */
  static void resize(Tcb t, int octets) {
    t.user.receiveBuffer = octets;
    if (t.inStream != null) {
      t.inStream.ensureCapacity(octets);
    }
  }
}
