package io.netlayers.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.MacAddress;
import io.netlayers.core.OctetString;
import io.netlayers.ethernet.EthernetFrameView;
import io.netlayers.ethernet.EthernetHeader;
import io.netlayers.ethernet.VlanTag;
import io.netlayers.ethernet.arp.ArpPacket;
import io.netlayers.ip.Ipv4Header;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6ExtensionHeader;
import io.netlayers.ip.Ipv6Header;
import io.netlayers.ip.icmp.Icmpv4Message;
import io.netlayers.ip.icmp.Icmpv6Message;
import io.netlayers.tcp.TcpFlags;
import io.netlayers.tcp.TcpHeader;
import io.netlayers.tcp.TcpOption;
import io.netlayers.udp.UdpDatagramView;
import io.netlayers.udp.UdpHeader;
import io.netlayers.udp.UdpLiteHeader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameBuilderTest {
  private static final EthernetHeader ETHERNET =
      EthernetHeader.builder()
          .destination(MacAddress.parse("02:00:00:00:01:01"))
          .source(MacAddress.parse("02:00:00:00:01:02"))
          .typeOrLength(0x88B5)
          .build();
  private static final Ipv4Header IPV4 =
      Ipv4Header.builder()
          .protocol(255)
          .source(Ipv4Address.parse("192.0.2.1"))
          .destination(Ipv4Address.parse("192.0.2.2"))
          .build();
  private static final Ipv6Header IPV6 =
      Ipv6Header.builder()
          .upperProtocol(255)
          .source(Ipv6Address.parse("2001:db8::1"))
          .destination(Ipv6Address.parse("2001:db8::2"))
          .build();
  private static final TcpHeader TCP =
      TcpHeader.builder()
          .sourcePort(43210)
          .destinationPort(80)
          .flags(TcpFlags.SYN)
          .addOptions(new TcpOption.Mss(1460))
          .build();
  private static final UdpHeader UDP =
      UdpHeader.builder().sourcePort(5353).destinationPort(53).build();
  private static final OctetString HELLO = OctetString.ofHex("68656c6c6f");

  private final FrameBuilder builder = new FrameBuilder();
  private final FrameWalker walker = new FrameWalker();

  private List<Layer> built(FrameBuilder frame, int fcs) {
    ByteBuffer buffer = ByteBuffer.allocate(frame.encodedLength() + 2);
    Arrays.fill(buffer.array(), (byte) 0xA5);
    int octets = frame.encode(buffer, 1);
    assertEquals(buffer.capacity() - 2, octets);
    assertEquals((byte) 0xA5, buffer.get(0));
    assertEquals((byte) 0xA5, buffer.get(octets + 1));
    walker.walk(LinkType.ETHERNET, buffer, 1, octets, octets, fcs);
    assertNull(walker.faultLayer(), () -> walker.faultStatus().name());
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < walker.layerCount(); i++) {
      layers.add(walker.layer(i));
      assertTrue(
          walker.checksum(i) == ChecksumState.VALID || walker.checksum(i) == ChecksumState.NONE,
          walker.layer(i) + " " + walker.checksum(i));
    }
    return layers;
  }

  @Test
  void fillsLengthsNumbersAndChecksums() {
    assertEquals(
        List.of(Layer.ETHERNET, Layer.IPV4, Layer.TCP, Layer.PAYLOAD),
        built(builder.ethernet(ETHERNET).ipv4(IPV4).tcp(TCP).payload(HELLO), 0));
    Ipv4PacketView ip = (Ipv4PacketView) walker.view(1);
    assertEquals(49, ip.totalLength());
    assertEquals(6, ip.protocol());
    EthernetFrameView frame = (EthernetFrameView) walker.view(0);
    assertEquals(ETHERNET.destination(), MacAddress.of(frame.destination()));
    assertEquals(ETHERNET.source(), MacAddress.of(frame.source()));
    assertEquals(0x0800, frame.etherType());
    assertEquals(HELLO.length(), walker.view(3).length());
  }

  @Test
  void padsToTheMinimumWithZeros() {
    ByteBuffer buffer = ByteBuffer.allocate(64);
    Arrays.fill(buffer.array(), (byte) 0xA5);
    assertEquals(
        60, builder.ethernet(ETHERNET).ipv4(IPV4).udp(UDP).payload(HELLO).encode(buffer, 0));
    for (int i = 47; i < 60; i++) {
      assertEquals(0, buffer.get(i));
    }
    assertEquals((byte) 0xA5, buffer.get(60));
    walker.walk(LinkType.ETHERNET, buffer, 0, 60);
    assertEquals(13, ((UdpDatagramView) walker.view(2)).lengthField());
  }

  @Test
  void buildsWithTagsAndFcs() {
    EthernetHeader tagged =
        EthernetHeader.builder()
            .destination(ETHERNET.destination())
            .source(ETHERNET.source())
            .addVlans(new VlanTag(0x88A8, 0, false, 100), VlanTag.of(42))
            .typeOrLength(0x88B5)
            .build();
    assertEquals(
        List.of(Layer.ETHERNET, Layer.IPV6, Layer.UDP, Layer.PAYLOAD),
        built(builder.ethernet(tagged).withFcs().ipv6(IPV6).udp(UDP).payload(HELLO), 4));
    EthernetFrameView view = (EthernetFrameView) walker.view(0);
    assertTrue(view.fcsValid());
    assertEquals(2, view.vlanCount());
  }

  @Test
  void namesTheTransportInTheLastExtensionHeader() {
    Ipv6Header withFragment =
        Ipv6Header.builder()
            .upperProtocol(255)
            .source(IPV6.source())
            .destination(IPV6.destination())
            .addExtensionHeaders(new Ipv6ExtensionHeader.Fragment(0, false, 7, 0))
            .build();
    assertEquals(
        List.of(Layer.ETHERNET, Layer.IPV6, Layer.TCP, Layer.PAYLOAD),
        built(builder.ethernet(ETHERNET).ipv6(withFragment).tcp(TCP).payload(HELLO), 0));
  }

  @Test
  void nestsTunnels() {
    assertEquals(
        List.of(Layer.ETHERNET, Layer.IPV4, Layer.IPV6, Layer.UDPLITE, Layer.PAYLOAD),
        built(
            builder
                .ethernet(ETHERNET)
                .ipv4(IPV4)
                .ipv6(IPV6)
                .udpLite(
                    UdpLiteHeader.builder().sourcePort(1).destinationPort(2).coverage(8).build())
                .payload(HELLO),
            0));
  }

  @Test
  void buildsArp() {
    ArpPacket request =
        ArpPacket.request(
            ETHERNET.source(), Ipv4Address.parse("192.0.2.1"), Ipv4Address.parse("192.0.2.2"));
    assertEquals(
        List.of(Layer.ETHERNET, Layer.ARP), built(builder.ethernet(ETHERNET).arp(request), 0));
  }

  @Test
  void buildsControlMessages() {
    assertEquals(
        List.of(Layer.ETHERNET, Layer.IPV4, Layer.ICMPV4),
        built(
            builder
                .ethernet(ETHERNET)
                .ipv4(IPV4)
                .icmpv4(new Icmpv4Message.Echo(false, 1, 2, HELLO)),
            0));
    assertEquals(
        List.of(Layer.ETHERNET, Layer.IPV6, Layer.ICMPV6),
        built(
            builder
                .clear()
                .ethernet(ETHERNET)
                .ipv6(IPV6)
                .icmpv6(new Icmpv6Message.Echo(false, 1, 2, HELLO)),
            0));
    assertThrows(IllegalStateException.class, () -> builder.payload(HELLO));
  }

  @Test
  void mayBeUsedAgain() {
    built(builder.ethernet(ETHERNET).ipv4(IPV4).tcp(TCP), 0);
    assertEquals(
        List.of(Layer.ETHERNET, Layer.IPV6, Layer.UDP),
        built(builder.clear().ethernet(ETHERNET).ipv6(IPV6).udp(UDP), 0));
  }

  @Test
  void refusesWhatCannotBe() {
    ByteBuffer buffer = ByteBuffer.allocate(70_000);
    assertThrows(IllegalStateException.class, () -> builder.encode(buffer, 0));
    assertThrows(
        IllegalStateException.class, () -> builder.ethernet(ETHERNET).tcp(TCP).encode(buffer, 0));
    OctetString large = OctetString.copyOf(new byte[65_536]);
    FrameBuilder tooLong = builder.clear().ethernet(ETHERNET).ipv4(IPV4).udp(UDP).payload(large);
    assertThrows(IllegalStateException.class, () -> tooLong.encode(buffer, 0));
    assertThrows(IllegalStateException.class, () -> tooLong.tcp(TCP));
    FrameBuilder whole = new FrameBuilder().ethernet(ETHERNET).ipv4(IPV4).udp(UDP);
    assertThrows(IndexOutOfBoundsException.class, () -> whole.encode(ByteBuffer.allocate(59), 0));
  }
}
