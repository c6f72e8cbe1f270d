package io.netlayers.stack.link;

import io.netlayers.ethernet.EthernetDecodeStatus;
import io.netlayers.ethernet.EthernetFrameView;
import io.netlayers.ethernet.VlanTag;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.counters.Counters;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The receiving filter: which interface a frame is for, by port and tags, and whether it is for
 * this station, by its destination (RFC 1112 §6.4 for groups).
 */
public final class LinkInput {
  private final Counters counters;
  private final List<NetworkInterface> links = new ArrayList<>();
  private final EthernetFrameView frame = new EthernetFrameView();
  private Arrival arrival = Arrival.OTHER;
  private int etherType;
  private int payloadOffset;
  private int payloadLength;

  /** No interfaces. */
  public LinkInput(Counters counters) {
    this.counters = counters;
  }

  /** Frames may come for it from now on. */
  public void add(NetworkInterface link) {
    links.add(link);
  }

  /** All interfaces, in the order of their numbers. */
  public List<NetworkInterface> links() {
    return links;
  }

  /**
   * Takes a frame apart.
   *
   * @return the interface that it is for; null, and counted, where it is to be dropped
   */
  public @Nullable NetworkInterface receive(int port, ByteBuffer buffer, int offset, int length) {
    counters.add(Counter.LINK_IN);
    NetworkInterface raw = rawLink(port);
    if (raw != null) {
      arrival = Arrival.UNICAST;
      etherType = 0;
      payloadOffset = offset;
      payloadLength = length;
      return raw;
    }
    if (frame.wrap(buffer, offset, length) != EthernetDecodeStatus.OK || frame.etherType() < 0) {
      return drop(Counter.LINK_MALFORMED);
    }
    NetworkInterface link = taggedLink(port);
    if (link == null) {
      return drop(Counter.LINK_NO_INTERFACE);
    }
    if ((frame.source() >> 40 & 1) != 0) {
      return drop(Counter.LINK_BAD_SOURCE);
    }
    arrival = arrival(link, frame.destination());
    if (arrival == Arrival.OTHER && !link.config().promiscuous()) {
      return drop(Counter.LINK_OTHER_STATION);
    }
    etherType = frame.etherType();
    payloadOffset = frame.payloadOffset();
    payloadLength = frame.payloadLength();
    return link;
  }

  private @Nullable NetworkInterface drop(Counter reason) {
    counters.add(reason);
    return null;
  }

  private @Nullable NetworkInterface rawLink(int port) {
    for (int i = 0; i < links.size(); i++) {
      NetworkInterface link = links.get(i);
      if (link.port() == port && !link.isEthernet()) {
        return link;
      }
    }
    return null;
  }

  private @Nullable NetworkInterface taggedLink(int port) {
    for (int i = 0; i < links.size(); i++) {
      NetworkInterface link = links.get(i);
      if (link.port() == port && hasTagsOf(link.config().vlanTags())) {
        return link;
      }
    }
    return null;
  }

  /** A tag of VLAN 0 carries a priority and no VLAN (IEEE 802.1Q §9.6): it counts as none. */
  private boolean hasTagsOf(List<VlanTag> tags) {
    int matched = 0;
    for (int i = 0; i < frame.vlanCount(); i++) {
      if (frame.vlanId(i) == 0) {
        continue;
      }
      if (matched == tags.size() || tags.get(matched).vlanId() != frame.vlanId(i)) {
        return false;
      }
      matched++;
    }
    return matched == tags.size();
  }

  private static Arrival arrival(NetworkInterface link, long destination) {
    if (destination == link.mac()) {
      return Arrival.UNICAST;
    }
    if (destination == NetworkInterface.BROADCAST) {
      return Arrival.BROADCAST;
    }
    return (destination >> 40 & 1) != 0 && link.groups().accepts(destination)
        ? Arrival.MULTICAST
        : Arrival.OTHER;
  }

  /** How the frame was addressed. */
  public Arrival arrival() {
    return arrival;
  }

  /** The frame's EtherType; 0 for a bare packet. */
  public int etherType() {
    return etherType;
  }

  /** Index of the packet's first octet. */
  public int payloadOffset() {
    return payloadOffset;
  }

  /** Octets of the packet, padding included. */
  public int payloadLength() {
    return payloadLength;
  }
}
