package io.netlayers.tools.dissect;

import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.MacAddress;
import io.netlayers.core.OctetView;
import io.netlayers.ethernet.EthernetFrameView;
import io.netlayers.ethernet.arp.ArpPacketView;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6PacketView;
import io.netlayers.ip.icmp.IcmpMessageView;
import io.netlayers.packet.ChecksumState;
import io.netlayers.packet.FrameWalker;
import io.netlayers.packet.Layer;
import io.netlayers.tcp.TcpSegmentView;
import io.netlayers.udp.UdpDatagramView;
import io.netlayers.udp.UdpLiteDatagramView;

/** One line for a frame, in the manner of tcpdump: the innermost packet, and what is wrong. */
final class TextLine {
  private final StringBuilder line;
  private final IcmpText icmp;

  TextLine(StringBuilder line) {
    this(line, false);
  }

  TextLine(StringBuilder line, boolean inQuote) {
    this.line = line;
    this.icmp = new IcmpText(inQuote);
  }

  void append(FrameWalker layers) {
    int last = layers.layerCount() - 1;
    int shown = last >= 0 && layers.layer(last) == Layer.PAYLOAD && last > 0 ? last - 1 : last;
    if (shown < 0) {
      line.append("nothing to read");
    } else {
      tags(layers);
      innermost(layers, shown);
    }
    for (int i = 0; i <= last; i++) {
      if (layers.checksum(i) == ChecksumState.INVALID) {
        line.append(", bad ").append(layers.layer(i).label()).append(" checksum");
      }
    }
    Layer faulty = layers.faultLayer();
    if (faulty != null) {
      line.append(" [")
          .append(faulty.label())
          .append(": ")
          .append(layers.faultStatus().name())
          .append(" at ")
          .append(layers.faultOffset())
          .append(']');
    }
  }

  private void tags(FrameWalker layers) {
    if (layers.view(0) instanceof EthernetFrameView ethernet) {
      for (int i = 0; i < ethernet.vlanCount(); i++) {
        line.append("vlan ").append(ethernet.vlanId(i)).append(", ");
      }
    }
  }

  private void innermost(FrameWalker layers, int index) {
    OctetView view = layers.view(index);
    int carrier = index;
    while (carrier >= 0 && !isIp(layers.layer(carrier))) {
      carrier--;
    }
    switch (layers.layer(index)) {
      case TCP -> {
        TcpSegmentView tcp = (TcpSegmentView) view;
        endpoints(layers, carrier, tcp.sourcePort(), tcp.destinationPort());
        TcpLine.append(line, tcp);
      }
      case UDP -> {
        UdpDatagramView udp = (UdpDatagramView) view;
        endpoints(layers, carrier, udp.sourcePort(), udp.destinationPort());
        line.append("UDP, length ").append(Math.max(0, udp.lengthField() - 8));
      }
      case UDPLITE -> {
        UdpLiteDatagramView udp = (UdpLiteDatagramView) view;
        endpoints(layers, carrier, udp.sourcePort(), udp.destinationPort());
        line.append("UDP-Lite, coverage ").append(udp.coverageField());
      }
      case ICMPV4, ICMPV6 -> {
        endpoints(layers, carrier, -1, -1);
        icmp.append(line, (IcmpMessageView) view, layers.layer(index) == Layer.ICMPV4);
      }
      case ARP -> arp((ArpPacketView) view);
      case IPV4, IPV6 -> {
        endpoints(layers, index, -1, -1);
        ipAlone(view);
      }
      default -> {
        if (carrier >= 0) {
          endpoints(layers, carrier, -1, -1);
          line.append(layers.layer(index).label().toUpperCase(java.util.Locale.ROOT));
        } else {
          link(layers, index);
        }
      }
    }
  }

  private void link(FrameWalker layers, int index) {
    if (layers.view(0) instanceof EthernetFrameView ethernet) {
      MacAddress.appendTo(line, ethernet.source()).append(" > ");
      MacAddress.appendTo(line, ethernet.destination()).append(": ");
      if (layers.layer(index) == Layer.ETHERNET && ethernet.etherType() >= 0) {
        line.append("ethertype 0x").append(Integer.toHexString(ethernet.etherType()));
        line.append(", length ").append(layers.wireLength(0));
        return;
      }
    }
    line.append(layers.layer(index).label().toUpperCase(java.util.Locale.ROOT));
    line.append(", length ").append(layers.wireLength(index));
  }

  private void ipAlone(OctetView view) {
    if (view instanceof Ipv4PacketView v4) {
      if (v4.isFragment()) {
        fragment(v4.fragmentOffset(), v4.payloadLength(), v4.moreFragments(), v4.identification());
      } else {
        line.append("protocol ").append(v4.protocol()).append(", length ");
        line.append(v4.payloadLength());
      }
    } else if (view instanceof Ipv6PacketView v6) {
      if (v6.extensionHeaders().isFragment()) {
        fragment(
            v6.extensionHeaders().fragmentOffset(),
            v6.upperLength(),
            v6.extensionHeaders().moreFragments(),
            v6.extensionHeaders().fragmentIdentification());
      } else {
        line.append("next header ").append(v6.nextHeader()).append(", length ");
        line.append(v6.payloadLength());
      }
    }
  }

  private void fragment(int offset, int octets, boolean more, long identification) {
    line.append("fragment ").append(offset).append(':').append(offset + octets);
    line.append(more ? "+" : "").append(", id ").append(identification);
  }

  private void arp(ArpPacketView arp) {
    line.append("ARP, ");
    if (!arp.isEthernetIpv4()) {
      line.append("operation ").append(arp.operation());
      line.append(", hardware type ").append(arp.hardwareType());
      return;
    }
    switch (arp.operation()) {
      case 1 -> {
        line.append(
            arp.isProbe()
                ? "Probe who-has "
                : arp.isAnnouncement() ? "Announcement " : "Request who-has ");
        Ipv4Address.appendTo(line, arp.targetIpv4());
        if (!arp.isProbe() && !arp.isAnnouncement()) {
          Ipv4Address.appendTo(line.append(" tell "), arp.senderIpv4());
        }
      }
      case 2 -> {
        Ipv4Address.appendTo(line.append("Reply "), arp.senderIpv4()).append(" is-at ");
        MacAddress.appendTo(line, arp.senderMac());
      }
      default -> line.append("operation ").append(arp.operation());
    }
  }

  private void endpoints(FrameWalker layers, int carrier, int sourcePort, int destinationPort) {
    if (carrier < 0) {
      return;
    }
    OctetView view = layers.view(carrier);
    if (view instanceof Ipv4PacketView v4) {
      port(Ipv4Address.appendTo(line.append("IP "), v4.source()), sourcePort).append(" > ");
      port(Ipv4Address.appendTo(line, v4.destination()), destinationPort).append(": ");
    } else if (view instanceof Ipv6PacketView v6) {
      line.append("IP6 ");
      port(Ipv6Address.appendTo(line, v6.sourceHigh(), v6.sourceLow()), sourcePort).append(" > ");
      Ipv6Address.appendTo(line, v6.destinationHigh(), v6.destinationLow());
      port(line, destinationPort).append(": ");
    }
  }

  private static StringBuilder port(StringBuilder text, int port) {
    return port < 0 ? text : text.append('.').append(port);
  }

  private static boolean isIp(Layer layer) {
    return layer == Layer.IPV4 || layer == Layer.IPV6;
  }
}
