package io.netlayers.tools.nat;

import io.netlayers.core.Ipv4Address;
import io.netlayers.core.OctetString;
import io.netlayers.ip.Ipv4Header;
import io.netlayers.packet.FrameBuilder;
import io.netlayers.tcp.TcpHeader;
import io.netlayers.udp.UdpHeader;
import java.nio.ByteBuffer;

/** Packets made by hand. */
final class Packets {
  private Packets() {}

  private static FrameBuilder ip(String from, String to, int protocol) {
    return new FrameBuilder()
        .ipv4(
            Ipv4Header.builder()
                .source(Ipv4Address.parse(from))
                .destination(Ipv4Address.parse(to))
                .protocol(protocol)
                .ttl(9)
                .build());
  }

  private static ByteBuffer octets(FrameBuilder builder) {
    ByteBuffer packet = ByteBuffer.allocate(builder.encodedLength());
    builder.encode(packet, 0);
    return packet;
  }

  /** A datagram with 10 octets of data: a packet of 38. */
  static ByteBuffer udp(String from, int fromPort, String to, int toPort) {
    UdpHeader header = UdpHeader.builder().sourcePort(fromPort).destinationPort(toPort).build();
    OctetString data = OctetString.ofHex("00010203040506070809");
    return octets(ip(from, to, 17).udp(header).payload(data));
  }

  /** A segment without data: a packet of 40. */
  static ByteBuffer tcp(String from, int fromPort, String to, int toPort, int flags) {
    TcpHeader header =
        TcpHeader.builder()
            .sourcePort(fromPort)
            .destinationPort(toPort)
            .sequence(1000)
            .acknowledgment(0)
            .flags(flags)
            .window(1000)
            .build();
    return octets(ip(from, to, 6).tcp(header));
  }
}
