package com.example.toy.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A protocol machine that reads no clock and opens no socket: one message at a time, sent again
 * until it is acknowledged. A packet is two octets, a bit that alternates and a letter; an
 * acknowledgment is the bit alone.
 */
public final class StopAndWait {
  static final long AGAIN_NANOS = 200_000_000;

  private final Deque<Byte> toSend = new ArrayDeque<>();
  private final Deque<byte[]> acknowledgments = new ArrayDeque<>();
  private final List<Byte> received = new ArrayList<>();
  private byte sendBit;
  private byte receiveBit;
  private long due;

  /** Takes a message to send. */
  public void write(byte letter) {
    toSend.add(letter);
  }

  /** Whether all that was written is acknowledged. */
  public boolean isDone() {
    return toSend.isEmpty();
  }

  /** What arrived, in order. */
  public List<Byte> received() {
    return received;
  }

  /** Takes a packet. */
  public void onPacket(byte[] packet) {
    if (packet.length == 1 && packet[0] == sendBit && !toSend.isEmpty()) {
      toSend.remove();
      sendBit ^= 1;
      due = 0;
    } else if (packet.length == 2) {
      if (packet[0] == receiveBit) {
        received.add(packet[1]);
        receiveBit ^= 1;
      }
      acknowledgments.add(new byte[] {packet[0]});
    }
  }

  /** When the message has to be sent again, or {@code Long.MAX_VALUE}. */
  public long nextDeadline() {
    return toSend.isEmpty() ? Long.MAX_VALUE : due;
  }

  /** The next packet to send, or null. */
  public byte[] pollTransmit(long nowNanos) {
    if (!acknowledgments.isEmpty()) {
      return acknowledgments.remove();
    }
    if (toSend.isEmpty() || nowNanos < due) {
      return null;
    }
    due = nowNanos + AGAIN_NANOS;
    return new byte[] {sendBit, toSend.peek()};
  }
}
