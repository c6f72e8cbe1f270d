package io.netlayers.stack;

import io.netlayers.core.MacAddress;
import io.netlayers.ethernet.EthernetFrameView;
import io.netlayers.ethernet.arp.ArpPacket;
import io.netlayers.ethernet.arp.ArpPacketView;
import io.netlayers.ip.Ipv4Header;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6Header;
import io.netlayers.ip.Ipv6PacketView;
import io.netlayers.ip.icmp.Icmpv4Message;
import io.netlayers.ip.icmp.Icmpv4MessageView;
import io.netlayers.ip.icmp.Icmpv6Message;
import io.netlayers.ip.icmp.Icmpv6MessageView;
import io.netlayers.ip.igmp.IgmpMessage;
import io.netlayers.ip.igmp.IgmpMessageView;
import io.netlayers.packet.ChecksumState;
import io.netlayers.packet.FrameWalker;
import io.netlayers.packet.LinkType;
import io.netlayers.tcp.TcpHeader;
import io.netlayers.tcp.TcpSegmentView;
import io.netlayers.udp.UdpDatagramView;
import io.netlayers.udp.UdpHeader;
import java.nio.ByteBuffer;

/** A frame as a line for a person, and whether anything in it is wrong. */
final class Dump {
  private Dump() {}

  static String line(FrameWalker walker, byte[] frame) {
    walker.walk(LinkType.ETHERNET, ByteBuffer.wrap(frame), 0, frame.length);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < walker.layerCount(); i++) {
      Object view = walker.view(i);
      if (view instanceof EthernetFrameView e) {
        out.append(MacAddress.of(e.source())).append(" > ").append(MacAddress.of(e.destination()));
      } else if (view instanceof ArpPacketView a) {
        out.append(" | ").append(ArpPacket.decode(a));
      } else if (view instanceof Ipv4PacketView p) {
        out.append(" | ").append(Ipv4Header.decode(p));
      } else if (view instanceof Ipv6PacketView p) {
        out.append(" | ").append(Ipv6Header.decode(p));
      } else if (view instanceof UdpDatagramView u) {
        out.append(" | ").append(UdpHeader.decode(u));
      } else if (view instanceof TcpSegmentView t) {
        out.append(" | ").append(TcpHeader.decode(t));
      } else if (view instanceof Icmpv4MessageView m) {
        out.append(" | ").append(Icmpv4Message.decode(m));
      } else if (view instanceof Icmpv6MessageView m) {
        out.append(" | ").append(Icmpv6Message.decode(m));
      } else if (view instanceof IgmpMessageView m) {
        out.append(" | ").append(IgmpMessage.decode(m));
      } else {
        out.append(" | ").append(walker.layer(i).label());
      }
    }
    if (!isClean(walker)) {
      out.append(" !! ").append(walker.faultLayer()).append(' ').append(walker.faultStatus());
    }
    return out.toString();
  }

  /** Whether the walk met no fault and no bad checksum. */
  static boolean isClean(FrameWalker walker) {
    for (int i = 0; i < walker.layerCount(); i++) {
      if (walker.checksum(i) == ChecksumState.INVALID) {
        return false;
      }
    }
    return walker.faultLayer() == null;
  }
}
