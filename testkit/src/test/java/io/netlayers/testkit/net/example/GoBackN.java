package io.netlayers.testkit.net.example;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A protocol of one's own to be tested: messages in order over a link that loses, harms, doubles
 * and reorders packets. Both ends are alike. It knows no socket, no clock and no thread.
 *
 * <pre>
 * octets 0-3   CRC-32 of what follows
 * octet  4     0 for a message, 1 for an acknowledgment
 * octets 5-8   number of the message, or of the next one that is expected
 * octets 9-    the message
 * </pre>
 */
class GoBackN {
  static final long NO_DEADLINE = Long.MAX_VALUE;
  static final int HEADER_OCTETS = 9;

  private static final int KIND = 4;
  private static final int NUMBER = 5;
  private static final byte MESSAGE = 0;
  private static final byte ACKNOWLEDGMENT = 1;

  private final int window;
  private final long timeoutNanos;

  private final List<byte[]> toSend = new ArrayList<>();
  private int unacknowledged;
  private int next;
  private long deadline = NO_DEADLINE;

  private final List<byte[]> received = new ArrayList<>();
  private boolean mustAcknowledge;

  /**
   * A machine.
   *
   * @param window messages that may be on their way
   * @param timeoutNanos how long to wait before all of them are sent again
   */
  GoBackN(int window, long timeoutNanos) {
    this.window = window;
    this.timeoutNanos = timeoutNanos;
  }

  void write(byte[] message) {
    toSend.add(message);
  }

  /** What came from the other end, in order. */
  List<byte[]> received() {
    return received;
  }

  boolean allAcknowledged() {
    return unacknowledged == toSend.size();
  }

  void onPacket(ByteBuffer packet, long nowNanos) {
    if (packet.remaining() < HEADER_OCTETS || packet.getInt(0) != crc(packet)) {
      return;
    }
    int number = packet.getInt(NUMBER);
    if (packet.get(KIND) == MESSAGE) {
      mustAcknowledge = true;
      if (isNext(number)) {
        byte[] message = new byte[packet.remaining() - HEADER_OCTETS];
        packet.get(HEADER_OCTETS, message);
        received.add(message);
      }
    } else if (number > unacknowledged && number <= toSend.size()) {
      unacknowledged = number;
      next = Math.max(next, number);
      deadline = unacknowledged == next ? NO_DEADLINE : nowNanos + timeoutNanos;
    }
  }

  boolean isNext(int number) {
    return number == received.size();
  }

  long nextDeadline() {
    return deadline;
  }

  void onTimeout(long nowNanos) {
    next = unacknowledged;
    deadline = NO_DEADLINE;
  }

  /** Writes the next packet at the buffer's start, up to its limit; null if there is none. */
  ByteBuffer pollTransmit(ByteBuffer room, long nowNanos) {
    room.clear();
    if (mustAcknowledge) {
      mustAcknowledge = false;
      return finish(room.put(KIND, ACKNOWLEDGMENT).putInt(NUMBER, received.size()), 0);
    }
    if (next == toSend.size() || next - unacknowledged >= window) {
      return null;
    }
    byte[] message = toSend.get(next);
    room.put(KIND, MESSAGE).putInt(NUMBER, next).put(HEADER_OCTETS, message);
    next++;
    deadline = deadline == NO_DEADLINE ? nowNanos + timeoutNanos : deadline;
    return finish(room, message.length);
  }

  private static ByteBuffer finish(ByteBuffer room, int messageOctets) {
    room.limit(HEADER_OCTETS + messageOctets);
    return room.putInt(0, crc(room));
  }

  private static int crc(ByteBuffer packet) {
    CRC32 crc = new CRC32();
    crc.update(packet.slice(KIND, packet.limit() - KIND));
    return (int) crc.getValue();
  }
}
