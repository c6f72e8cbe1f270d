package io.netlayers.stack;

import io.netlayers.core.IpAddress;
import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.MacAddress;
import io.netlayers.core.OctetString;
import io.netlayers.ethernet.EtherType;
import io.netlayers.ethernet.EthernetHeader;
import io.netlayers.ethernet.VlanTag;
import io.netlayers.ethernet.arp.ArpPacket;
import io.netlayers.ip.Ipv4Header;
import io.netlayers.ip.Ipv6Header;
import io.netlayers.ip.ndp.NdpMessage;
import io.netlayers.packet.FrameBuilder;
import io.netlayers.udp.UdpHeader;

/** Frames made by hand. */
final class Craft {
  private Craft() {}

  static final MacAddress BROADCAST = MacAddress.parse("ff:ff:ff:ff:ff:ff");

  static FrameBuilder ethernet(MacAddress from, MacAddress to, int type, VlanTag... tags) {
    return new FrameBuilder()
        .ethernet(
            EthernetHeader.builder()
                .destination(to)
                .source(from)
                .addVlans(tags)
                .typeOrLength(type)
                .build());
  }

  static FrameBuilder arp(ArpPacket packet, MacAddress from, MacAddress to) {
    return ethernet(from, to, EtherType.ARP).arp(packet);
  }

  static MacAddress group(IpAddress address) {
    if (address instanceof Ipv4Address four) {
      return MacAddress.of(0x0100_5E00_0000L | four.bits() & 0x7F_FFFF);
    }
    return MacAddress.of(0x3333L << 32 | ((Ipv6Address) address).low() & 0xFFFFFFFFL);
  }

  static FrameBuilder ipv4(
      MacAddress from, MacAddress to, String source, String destination, int protocol, int ttl) {
    return ethernet(from, to, EtherType.IPV4)
        .ipv4(
            Ipv4Header.builder()
                .source(Ipv4Address.parse(source))
                .destination(Ipv4Address.parse(destination))
                .protocol(protocol)
                .ttl(ttl)
                .build());
  }

  static FrameBuilder ipv6(
      MacAddress from, MacAddress to, String source, String destination, int next, int hops) {
    return ethernet(from, to, EtherType.IPV6)
        .ipv6(
            Ipv6Header.builder()
                .source(Ipv6Address.parse(source))
                .destination(Ipv6Address.parse(destination))
                .upperProtocol(next)
                .hopLimit(hops)
                .build());
  }

  static FrameBuilder ndp(MacAddress from, String source, String destination, NdpMessage m) {
    IpAddress to = IpAddress.parse(destination);
    MacAddress station = to.isMulticast() ? group(to) : Lab.mac(1);
    return ipv6(from, station, source, destination, 58, 255).ndp(m);
  }

  static FrameBuilder udp(FrameBuilder ip, int from, int to, int payload) {
    return ip.udp(UdpHeader.builder().sourcePort(from).destinationPort(to).build())
        .payload(OctetString.copyOf(new byte[payload]));
  }
}
