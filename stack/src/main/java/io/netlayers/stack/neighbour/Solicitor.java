package io.netlayers.stack.neighbour;

import io.netlayers.core.Octets;
import io.netlayers.ethernet.EtherType;
import io.netlayers.ethernet.arp.ArpOperation;
import io.netlayers.ethernet.arp.ArpPacketView;
import io.netlayers.ip.Ipv6PacketView;
import io.netlayers.ip.icmp.Icmpv6MessageView;
import io.netlayers.ip.icmp.Icmpv6Type;
import io.netlayers.ip.ndp.NdpMessageView;
import io.netlayers.ip.ndp.NdpOptionType;
import io.netlayers.ip.ndp.RouterAdvertisement;
import io.netlayers.stack.address.InterfaceAddress;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.counters.Counters;
import io.netlayers.stack.link.LinkOutput;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.link.PacketBuffer;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** Writes the messages by which neighbours find each other, and sends them. */
public final class Solicitor {
  private static final int ARP_OCTETS = 28;
  private static final int NDP_OCTETS = 24;
  private static final int OPTION_OCTETS = 8;
  private static final int HOPS = 255;
  private static final @Unsigned long ALL_NODES = 1;

  private final LinkOutput output;
  private final Counters counters;
  private final ArpPacketView arp = new ArpPacketView();
  private final Ipv6PacketView ipv6 = new Ipv6PacketView();
  private final NdpMessageView ndp = new NdpMessageView();
  private final Icmpv6MessageView icmp = new Icmpv6MessageView();

  /** Sends by an output. */
  public Solicitor(LinkOutput output, Counters counters) {
    this.output = output;
    this.counters = counters;
  }

  /**
   * Asks for a neighbour's link-layer address, or whether it is still there.
   *
   * @param sourceHigh of an address of the interface; unspecified to find duplicates
   * @param station that is asked alone; 0 to ask all
   */
  public void ask(
      NetworkInterface link,
      @Unsigned long high,
      @Unsigned long low,
      @Unsigned long sourceHigh,
      @Unsigned long sourceLow,
      long station) {
    if (AddressBits.isIpv4(high, low)) {
      @Unsigned
      int source = AddressBits.isIpv4(sourceHigh, sourceLow) ? AddressBits.ipv4(sourceLow) : 0;
      arp(
          link,
          ArpOperation.REQUEST,
          source,
          station == 0 ? 0 : station,
          AddressBits.ipv4(low),
          station == 0 ? NetworkInterface.BROADCAST : station);
    } else {
      solicit(link, high, low, sourceHigh, sourceLow, station);
    }
  }

  /** An ARP packet from this station (RFC 826); {@code to} is the station that gets the frame. */
  public void arp(
      NetworkInterface link,
      int operation,
      @Unsigned int sender,
      long targetMac,
      @Unsigned int target,
      long to) {
    PacketBuffer packet = output.acquire(ARP_OCTETS);
    if (packet == null) {
      return;
    }
    counters.add(Counter.ARP_OUT);
    arp.wrapForEncode(packet.buffer(), packet.offset())
        .operation(operation)
        .senderMac(link.mac())
        .senderIpv4(sender)
        .targetMac(targetMac)
        .targetIpv4(target);
    output.send(packet, link, to, EtherType.ARP);
  }

  /** A neighbor solicitation (RFC 4861 §4.3, §7.2.2). */
  private void solicit(
      NetworkInterface link,
      @Unsigned long high,
      @Unsigned long low,
      @Unsigned long sourceHigh,
      @Unsigned long sourceLow,
      long station) {
    boolean named = !AddressBits.isUnspecified(sourceHigh, sourceLow);
    int options = named && link.isEthernet() ? OPTION_OCTETS : 0;
    PacketBuffer packet = output.acquire(Ipv6PacketView.HEADER_LENGTH + NDP_OCTETS + options);
    if (packet == null) {
      return;
    }
    @Unsigned long toHigh = station == 0 ? AddressBits.LINK_GROUP_HIGH : high;
    @Unsigned long toLow = station == 0 ? AddressBits.solicitedNodeLow(low) : low;
    int at = packet.offset() + Ipv6PacketView.HEADER_LENGTH;
    ndp.wrapForEncode(packet.buffer(), at, Icmpv6Type.NEIGHBOR_SOLICITATION.number(), options);
    ndp.target(high, low);
    if (options > 0) {
      option(packet, ndp.optionsOffset(), NdpOptionType.SOURCE_LINK_LAYER_ADDRESS, link.mac());
    }
    finish(packet, link, sourceHigh, sourceLow, toHigh, toLow, station);
  }

  /**
   * A neighbor advertisement (RFC 4861 §4.4).
   *
   * @param toHigh whom it is for; all nodes where the solicitation had no source
   * @param station that gets it; 0 for the group's
   */
  public void advertise(
      NetworkInterface link,
      @Unsigned long high,
      @Unsigned long low,
      @Unsigned long toHigh,
      @Unsigned long toLow,
      boolean router,
      boolean solicited,
      long station) {
    int options = link.isEthernet() ? OPTION_OCTETS : 0;
    PacketBuffer packet = output.acquire(Ipv6PacketView.HEADER_LENGTH + NDP_OCTETS + options);
    if (packet == null) {
      return;
    }
    int at = packet.offset() + Ipv6PacketView.HEADER_LENGTH;
    ndp.wrapForEncode(packet.buffer(), at, Icmpv6Type.NEIGHBOR_ADVERTISEMENT.number(), options);
    ndp.target(high, low).neighborFlags(router, solicited, true);
    if (options > 0) {
      option(packet, ndp.optionsOffset(), NdpOptionType.TARGET_LINK_LAYER_ADDRESS, link.mac());
    }
    finish(packet, link, high, low, toHigh, toLow, station);
  }

  /** An advertisement to all nodes that nobody asked for. */
  public void announce(
      NetworkInterface link, @Unsigned long high, @Unsigned long low, boolean router) {
    advertise(link, high, low, AddressBits.LINK_GROUP_HIGH, ALL_NODES, router, false, 0);
  }

  /** A router solicitation (RFC 4861 §4.1) to all routers. */
  public void solicitRouters(
      NetworkInterface link, @Unsigned long sourceHigh, @Unsigned long sourceLow) {
    boolean named = !AddressBits.isUnspecified(sourceHigh, sourceLow);
    int options = named && link.isEthernet() ? OPTION_OCTETS : 0;
    PacketBuffer packet = output.acquire(Ipv6PacketView.HEADER_LENGTH + 8 + options);
    if (packet == null) {
      return;
    }
    int at = packet.offset() + Ipv6PacketView.HEADER_LENGTH;
    ndp.wrapForEncode(packet.buffer(), at, Icmpv6Type.ROUTER_SOLICITATION.number(), options);
    if (options > 0) {
      option(packet, ndp.optionsOffset(), NdpOptionType.SOURCE_LINK_LAYER_ADDRESS, link.mac());
    }
    finish(packet, link, sourceHigh, sourceLow, AddressBits.LINK_GROUP_HIGH, 2, 0);
  }

  /** A router advertisement (RFC 4861 §4.2) to all nodes. */
  public void advertiseRouter(InterfaceAddress from, RouterAdvertisement message) {
    PacketBuffer packet = output.acquire(Ipv6PacketView.HEADER_LENGTH + message.encodedLength());
    if (packet != null) {
      message.encode(packet.buffer(), packet.offset() + Ipv6PacketView.HEADER_LENGTH, 0);
      finish(
          packet, from.link(), from.high(), from.low(), AddressBits.LINK_GROUP_HIGH, ALL_NODES, 0);
    }
  }

  private static void option(PacketBuffer packet, int at, NdpOptionType type, long mac) {
    Octets.put8(packet.buffer(), at, type.number());
    Octets.put8(packet.buffer(), at + 1, 1);
    Octets.put48(packet.buffer(), at + 2, mac);
  }

  private void finish(
      PacketBuffer packet,
      NetworkInterface link,
      @Unsigned long sourceHigh,
      @Unsigned long sourceLow,
      @Unsigned long toHigh,
      @Unsigned long toLow,
      long station) {
    counters.add(Counter.NDP_OUT);
    counters.add(Counter.IPV6_OUT);
    int length = packet.length() - Ipv6PacketView.HEADER_LENGTH;
    int at = packet.offset() + Ipv6PacketView.HEADER_LENGTH;
    icmp.wrapQuoted(packet.buffer(), at, length);
    icmp.updateChecksum(
        AddressBits.pseudoHeader(
            sourceHigh, sourceLow, toHigh, toLow, Icmpv6MessageView.NEXT_HEADER));
    ipv6.wrapForEncode(packet.buffer(), packet.offset(), length)
        .nextHeader(Icmpv6MessageView.NEXT_HEADER)
        .hopLimit(HOPS) // RFC 4861 §7.1: what came farther is not believed
        .source(sourceHigh, sourceLow)
        .destination(toHigh, toLow);
    long to = station == 0 ? AddressBits.groupMac(toHigh, toLow) : station;
    output.send(packet, link, to, EtherType.IPV6);
  }
}
