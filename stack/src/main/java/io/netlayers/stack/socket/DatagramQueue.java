package io.netlayers.stack.socket;

import io.netlayers.core.Octets;
import io.netlayers.stack.ip.IncomingPacket;
import io.netlayers.stack.link.PacketBuffer;
import java.nio.ByteBuffer;
import org.checkerframework.checker.nullness.qual.Nullable;

/** What a socket has received and nobody has read, within a bound of octets. */
final class DatagramQueue {
  private final SocketContext context;
  private @Nullable Datagram first;
  private @Nullable Datagram last;
  private long held;
  private int size;

  DatagramQueue(SocketContext context) {
    this.context = context;
  }

  int size() {
    return size;
  }

  long held() {
    return held;
  }

  /** Keeps octets of a packet; false where there is no room. */
  boolean add(IncomingPacket packet, int offset, int length, int sourcePort, int maxOctets) {
    PacketBuffer octets = held >= maxOctets ? null : context.output.acquireForInput(length);
    if (octets == null) {
      return false;
    }
    Octets.copy(packet.buffer(), offset, octets.buffer(), octets.offset(), length);
    Datagram d = context.datagrams.acquire();
    d.octets = octets;
    d.sourceHigh = packet.sourceHigh();
    d.sourceLow = packet.sourceLow();
    d.destinationHigh = packet.destinationHigh();
    d.destinationLow = packet.destinationLow();
    d.sourcePort = sourcePort;
    d.link = packet.link().index();
    d.hopLimit = packet.hopLimit();
    d.ecn = packet.ecn();
    if (last == null) {
      first = d;
    } else {
      last.next = d;
    }
    last = d;
    held += octets.buffer().capacity();
    size++;
    return true;
  }

  /** Takes the first one out; what does not fit is lost. -1 where there is none. */
  int poll(ByteBuffer into, DatagramInfo info) {
    Datagram d = first;
    if (d == null) {
      return -1;
    }
    PacketBuffer octets = d.octets;
    int length = octets == null ? 0 : octets.length();
    int taken = Math.min(length, into.remaining());
    info.set(d, length);
    if (octets != null) {
      Octets.copy(octets.buffer(), octets.offset(), into, into.position(), taken);
      into.position(into.position() + taken);
    }
    drop();
    return taken;
  }

  private void drop() {
    Datagram d = first;
    if (d == null) {
      return;
    }
    first = d.next;
    if (first == null) {
      last = null;
    }
    size--;
    PacketBuffer octets = d.octets;
    if (octets != null) {
      held -= octets.buffer().capacity();
      context.output.release(octets);
    }
    context.datagrams.release(d);
  }

  void clear() {
    while (first != null) {
      drop();
    }
  }
}
