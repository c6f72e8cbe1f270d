package io.netlayers.packet;

/** The layers that a frame may be taken apart into. */
public enum Layer {
  /** An Ethernet header with its tags: {@code EthernetFrameView}. */
  ETHERNET("ethernet"),
  /** An LLC header of an 802.3 frame: {@code LlcView}. */
  LLC("llc"),
  /** The SNAP part of an LLC header: {@code LlcView} too. */
  SNAP("snap"),
  /** A link layer discovery data unit: {@code LldpView}. */
  LLDP("lldp"),
  /** A MAC control frame: {@code MacControlView}. */
  PAUSE("pause"),
  /** Linux's cooked capture header, version 1: {@code SllView}. */
  SLL("sll"),
  /** Linux's cooked capture header, version 2: {@code Sll2View}. */
  SLL2("sll2"),
  /** BSD's loopback header: {@code LoopbackView}. */
  LOOPBACK("loopback"),
  /** An ARP packet: {@code ArpPacketView}. */
  ARP("arp"),
  /** An IPv4 packet: {@code Ipv4PacketView}. */
  IPV4("ipv4"),
  /** An IPv6 packet with its extension headers: {@code Ipv6PacketView}. */
  IPV6("ipv6"),
  /** A GRE header: {@link GreHeaderView}. */
  GRE("gre"),
  /** An ICMPv4 message: {@code Icmpv4MessageView}. */
  ICMPV4("icmpv4"),
  /** An ICMPv6 message, NDP and MLD among them: {@code Icmpv6MessageView}. */
  ICMPV6("icmpv6"),
  /** An IGMP message: {@code IgmpMessageView}. */
  IGMP("igmp"),
  /** A UDP datagram: {@code UdpDatagramView}. */
  UDP("udp"),
  /** A UDP-Lite datagram: {@code UdpLiteDatagramView}. */
  UDPLITE("udplite"),
  /** A TCP segment: {@code TcpSegmentView}. */
  TCP("tcp"),
  /** Octets that no codec here reads further: {@link PayloadView}. */
  PAYLOAD("payload");

  private final String label;

  Layer(String label) {
    this.label = label;
  }

  /** The layer's name in lower case, as {@code dissect --json} writes it. */
  public String label() {
    return label;
  }
}
