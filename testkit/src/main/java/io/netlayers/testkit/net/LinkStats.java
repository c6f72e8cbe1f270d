package io.netlayers.testkit.net;

import io.netlayers.testkit.net.model.DropCause;
import io.netlayers.testkit.net.model.LinkEvent;
import io.netlayers.testkit.net.model.LinkPacket;

/**
 * What a link counted so far. Its text is {@code sent 9 delivered 7 duplicated 0 dropped 2
 * (LOST_ALONE 2)}.
 */
public final class LinkStats {
  private static final LinkEvent[] EVENTS = LinkEvent.values();
  private static final DropCause[] CAUSES = DropCause.values();

  private final long[] packets = new long[EVENTS.length];
  private final long[] octets = new long[EVENTS.length];
  private final long[] drops = new long[CAUSES.length];
  private int queueHighWaterPackets;
  private long queueHighWaterOctets;

  LinkStats() {}

  void count(LinkEvent event, LinkPacket packet) {
    packets[event.ordinal()]++;
    octets[event.ordinal()] += packet.length();
    DropCause cause = packet.dropCause();
    if (event == LinkEvent.DROPPED && cause != null) {
      drops[cause.ordinal()]++;
    }
  }

  void queueIs(int waitingPackets, long waitingOctets) {
    queueHighWaterPackets = Math.max(queueHighWaterPackets, waitingPackets);
    queueHighWaterOctets = Math.max(queueHighWaterOctets, waitingOctets);
  }

  /** Packets to which this happened. */
  public long packets(LinkEvent event) {
    return packets[event.ordinal()];
  }

  /** Octets of packets to which this happened. */
  public long octets(LinkEvent event) {
    return octets[event.ordinal()];
  }

  /** Packets sent into the link, those too big for it included. */
  public long sent() {
    return packets(LinkEvent.SENT);
  }

  /** Packets that came out, duplicates included. */
  public long delivered() {
    return packets(LinkEvent.DELIVERED);
  }

  /** Second packets that the link made. */
  public long duplicated() {
    return packets(LinkEvent.DUPLICATED);
  }

  /** Packets that carry Congestion Experienced because of the link. */
  public long marked() {
    return packets(LinkEvent.MARKED);
  }

  /** Packets that were dropped or lost. */
  public long dropped() {
    return packets(LinkEvent.DROPPED);
  }

  /** Packets that were dropped or lost for one reason. */
  public long dropped(DropCause cause) {
    return drops[cause.ordinal()];
  }

  /** The most packets that ever waited in the queue. */
  public int queueHighWaterPackets() {
    return queueHighWaterPackets;
  }

  /** The most octets that ever waited in the queue. */
  public long queueHighWaterOctets() {
    return queueHighWaterOctets;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append("sent ").append(sent()).append(" delivered ").append(delivered());
    text.append(" duplicated ").append(duplicated()).append(" dropped ").append(dropped());
    String open = " (";
    for (DropCause cause : CAUSES) {
      if (dropped(cause) > 0) {
        text.append(open).append(cause).append(' ').append(dropped(cause));
        open = ", ";
      }
    }
    return text.append(dropped() > 0 ? ")" : "").toString();
  }
}
