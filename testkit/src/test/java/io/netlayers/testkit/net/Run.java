package io.netlayers.testkit.net;

import io.netlayers.testkit.net.model.DropCause;
import io.netlayers.testkit.net.model.LinkEvent;
import io.netlayers.testkit.net.model.LinkPacket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** One link with numbered packets through it, and all that was seen. */
final class Run {
  static final long MS = 1_000_000L;
  static final long SECOND = 1_000 * MS;

  /** Something that happened, copied. */
  record Seen(LinkEvent event, long index, long at, int length, DropCause cause, int hash) {}

  final SimulatedLink link;
  final List<Seen> seen = new ArrayList<>();
  final List<Long> arrivals = new ArrayList<>();
  final List<Integer> numbers = new ArrayList<>();
  final List<byte[]> octets = new ArrayList<>();
  private final ByteBuffer packet = ByteBuffer.allocateDirect(70_000);
  int sent;
  private long now;

  Run(LinkConfig config, long seed) {
    link = new SimulatedLink("link", config, seed);
    link.observe(this::see);
  }

  private void see(SimulatedLink from, LinkEvent event, LinkPacket p, long now) {
    seen.add(
        new Seen(
            event, p.index(), now, p.length(), p.dropCause(), p.octets().duplicate().hashCode()));
  }

  /** Sends a packet whose first four octets, behind one of ECN, are its number. */
  boolean send(int length, long at) {
    now = at;
    for (int i = 0; i < length; i++) {
      packet.put(3 + i, (byte) (sent + i));
    }
    packet.put(3, (byte) 2); // ECT(0)
    if (length >= 5) {
      packet.putInt(4, sent);
    }
    sent++;
    return link.send(packet, 3, length, at);
  }

  void receive(ByteBuffer p, long at) {
    arrivals.add(at);
    numbers.add(p.remaining() >= 5 ? p.getInt(1) : -1);
    byte[] copy = new byte[p.remaining()];
    p.get(copy);
    octets.add(copy);
  }

  void pollUntil(long at) {
    now = at;
    while (link.poll(at, this::receive)) {
      // all that is due
    }
  }

  /** Sends packets of one length at a steady pace and lets all of them arrive. */
  Run steady(int packets, int length, long gap) {
    for (int i = 0; i < packets; i++) {
      pollUntil(i * gap);
      send(length, i * gap);
    }
    return drain();
  }

  Run drain() {
    while (link.nextDeadline() != SimulatedLink.NO_DEADLINE) {
      pollUntil(Math.max(now, link.nextDeadline()));
    }
    return this;
  }

  long count(LinkEvent event) {
    return seen.stream().filter(s -> s.event() == event).count();
  }
}
