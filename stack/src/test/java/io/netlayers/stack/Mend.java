package io.netlayers.stack;

import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6PacketView;
import io.netlayers.ip.icmp.Icmpv4MessageView;
import io.netlayers.ip.icmp.Icmpv6MessageView;
import io.netlayers.ip.igmp.IgmpMessageView;
import io.netlayers.packet.FrameWalker;
import io.netlayers.packet.LinkType;
import io.netlayers.tcp.TcpSegmentView;
import io.netlayers.udp.UdpDatagramView;
import java.nio.ByteBuffer;

/** Makes the checksums of a frame good, as far as it can be read. */
final class Mend {
  private Mend() {}

  static void checksums(byte[] frame) {
    FrameWalker walker = new FrameWalker();
    walker.walk(LinkType.ETHERNET, ByteBuffer.wrap(frame), 0, frame.length);
    long pseudo = 0;
    for (int i = 0; i < walker.layerCount(); i++) {
      Object view = walker.view(i);
      try {
        if (view instanceof Ipv4PacketView p && p.headerLength() >= 20) {
          p.updateHeaderChecksum();
          pseudo = p.pseudoHeader(p.protocol());
        } else if (view instanceof Ipv6PacketView p) {
          pseudo = p.pseudoHeader(p.upperProtocol());
        } else if (view instanceof TcpSegmentView t) {
          t.updateChecksum(pseudo);
        } else if (view instanceof UdpDatagramView u) {
          u.updateChecksum(pseudo);
        } else if (view instanceof Icmpv4MessageView m && m.length() >= 8) {
          m.updateChecksum();
        } else if (view instanceof Icmpv6MessageView m && m.length() >= 8) {
          m.updateChecksum(pseudo);
        } else if (view instanceof IgmpMessageView m && m.length() >= 8) {
          m.updateChecksum();
        }
      } catch (IndexOutOfBoundsException cut) {
        return;
      }
    }
  }
}
