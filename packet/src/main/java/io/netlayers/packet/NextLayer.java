package io.netlayers.packet;

import io.netlayers.ethernet.EtherType;
import io.netlayers.ip.IpProtocol;

/** What a number in one layer says of the next. */
final class NextLayer {
  private NextLayer() {}

  static Layer ofEtherType(int etherType) {
    return switch (etherType) {
      case EtherType.IPV4 -> Layer.IPV4;
      case EtherType.IPV6 -> Layer.IPV6;
      case EtherType.ARP, EtherType.RARP -> Layer.ARP;
      case EtherType.LLDP -> Layer.LLDP;
      case EtherType.MAC_CONTROL -> Layer.PAUSE;
      case EtherType.TRANSPARENT_ETHERNET_BRIDGING -> Layer.ETHERNET;
      default -> Layer.PAYLOAD;
    };
  }

  static Layer ofIpProtocol(int protocol) {
    return switch (protocol) {
      case IpProtocol.ICMP -> Layer.ICMPV4;
      case IpProtocol.IGMP -> Layer.IGMP;
      case IpProtocol.IPV4 -> Layer.IPV4;
      case IpProtocol.IPV6 -> Layer.IPV6;
      case IpProtocol.GRE -> Layer.GRE;
      case IpProtocol.TCP -> Layer.TCP;
      case IpProtocol.UDP -> Layer.UDP;
      case IpProtocol.UDP_LITE -> Layer.UDPLITE;
      case IpProtocol.ICMPV6 -> Layer.ICMPV6;
      case IpProtocol.ETHERNET -> Layer.ETHERNET;
      default -> Layer.PAYLOAD;
    };
  }
}
