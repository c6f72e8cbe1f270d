package io.netlayers.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netlayers.ethernet.EthernetDecodeStatus;
import io.netlayers.ethernet.EthernetFrameView;
import io.netlayers.ip.Ipv4DecodeStatus;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.tcp.TcpDecodeStatus;
import io.netlayers.tcp.TcpSegmentView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameWalkerTest {
  private final FrameWalker walker = new FrameWalker();

  private List<Layer> walk(byte[] frame) {
    return walk(LinkType.ETHERNET, frame, frame.length, frame.length, 0);
  }

  private List<Layer> walk(LinkType link, byte[] frame, int captured, int wire, int fcs) {
    walker.walk(link, ByteBuffer.wrap(frame), 0, captured, wire, fcs);
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < walker.layerCount(); i++) {
      layers.add(walker.layer(i));
    }
    return layers;
  }

  private static byte[] with(byte[] frame, int at, String hex) {
    byte[] changed = frame.clone();
    byte[] octets = Samples.frame(hex);
    System.arraycopy(octets, 0, changed, at, octets.length);
    return changed;
  }

  @Test
  void walksEveryKindOfFrame() {
    assertEquals(List.of(Layer.ETHERNET, Layer.IPV4, Layer.TCP, Layer.PAYLOAD), walk(Samples.TCP4));
    assertEquals(List.of(Layer.ETHERNET, Layer.IPV6, Layer.UDP, Layer.PAYLOAD), walk(Samples.UDP6));
    assertEquals(
        List.of(Layer.ETHERNET, Layer.IPV4, Layer.IPV4, Layer.TCP), walk(Samples.IP_IN_IP));
    assertEquals(
        List.of(Layer.ETHERNET, Layer.IPV4, Layer.GRE, Layer.IPV4, Layer.UDP), walk(Samples.GRE));
    assertEquals(List.of(Layer.ETHERNET, Layer.IPV4, Layer.ICMPV4), walk(Samples.ICMP_ERROR));
    assertEquals(List.of(Layer.ETHERNET, Layer.ARP), walk(Samples.ARP));
    assertNull(walker.faultLayer());
  }

  @Test
  void lendsTheViews() {
    walk(Samples.TCP4);
    assertEquals(0x020000000102L, ((EthernetFrameView) walker.view(0)).source());
    assertEquals(64, ((Ipv4PacketView) walker.view(1)).ttl());
    assertEquals(80, ((TcpSegmentView) walker.view(2)).destinationPort());
    assertEquals(4, walker.view(3).length());
    assertThrows(IndexOutOfBoundsException.class, () -> walker.view(4));
  }

  @Test
  void keepsTheViewsOfTunnelsApart() {
    walk(Samples.IP_IN_IP);
    assertEquals(0x0A4D0102, ((Ipv4PacketView) walker.view(1)).source());
    assertEquals(0x0A4E0001, ((Ipv4PacketView) walker.view(2)).source());
    assertEquals(2, walker.indexOf(Layer.IPV4, 2));
    assertEquals(-1, walker.indexOf(Layer.UDP, 0));
  }

  @Test
  void paddingAndFcsAreNoPayload() {
    byte[] padded = java.util.Arrays.copyOf(Samples.ARP, 64);
    assertEquals(List.of(Layer.ETHERNET, Layer.ARP), walk(LinkType.ETHERNET, padded, 64, 64, 4));
    byte[] tcp = java.util.Arrays.copyOf(Samples.TCP4, 68);
    walk(LinkType.ETHERNET, tcp, 68, 68, 4);
    assertEquals(4, walker.view(3).length());
    assertNull(walker.faultLayer());
  }

  /** Found by a property: a capture may claim an FCS of a frame that had no room for one. */
  @Test
  void aFrameShorterThanItsFcsIsAnswered() {
    assertEquals(List.of(), walk(LinkType.ETHERNET, new byte[0], 0, 1, 4));
    assertEquals(Layer.ETHERNET, walker.faultLayer());
    assertEquals(List.of(), walk(LinkType.ETHERNET, new byte[2], 1, 2, 4));
    assertEquals(List.of(), walk(LinkType.ETHERNET, new byte[2], 2, 2, 4));
  }

  @Test
  void readsOnWhereOnlyThePayloadIsCut() {
    int captured = Samples.TCP4.length - 2;
    assertEquals(
        List.of(Layer.ETHERNET, Layer.IPV4, Layer.TCP, Layer.PAYLOAD),
        walk(LinkType.ETHERNET, Samples.TCP4, captured, Samples.TCP4.length, 0));
    assertEquals(Layer.IPV4, walker.faultLayer());
    assertEquals(Ipv4DecodeStatus.TRUNCATED_PAYLOAD, walker.faultStatus());
    assertEquals(captured, walker.faultOffset());
    assertEquals(ChecksumState.VALID, walker.checksum(1));
    assertEquals(ChecksumState.UNKNOWN, walker.checksum(2));
    assertEquals(4, ((TcpSegmentView) walker.view(2)).wirePayloadLength());
  }

  @Test
  void stopsWhereALayerCannotBeRead() {
    assertEquals(List.of(Layer.ETHERNET), walk(with(Samples.TCP4, 14, "35")));
    assertEquals(Ipv4DecodeStatus.BAD_VERSION, walker.faultStatus());
    assertEquals(14, walker.faultOffset());
    assertEquals(
        List.of(Layer.ETHERNET, Layer.IPV4, Layer.TCP), walk(with(Samples.TCP4, 46, "40")));
    assertEquals(TcpDecodeStatus.BAD_DATA_OFFSET, walker.faultStatus());
    assertEquals(46, walker.faultOffset());
  }

  @Test
  void aLaterFragmentHasNoTransportHeader() {
    assertEquals(
        List.of(Layer.ETHERNET, Layer.IPV4, Layer.PAYLOAD), walk(with(Samples.TCP4, 20, "0001")));
    walk(with(Samples.TCP4, 20, "2000"));
    assertEquals(Layer.TCP, walker.layer(2));
    assertEquals(ChecksumState.UNKNOWN, walker.checksum(2));
  }

  @Test
  void tellsWhatAChecksumIsWorth() {
    walk(Samples.TCP4);
    assertEquals(ChecksumState.NONE, walker.checksum(0));
    assertEquals(ChecksumState.VALID, walker.checksum(1));
    assertEquals(ChecksumState.INVALID, walker.checksum(2));
    TcpSegmentView tcp = (TcpSegmentView) walker.view(2);
    long pseudo = ((Ipv4PacketView) walker.view(1)).pseudoHeader(6);
    tcp.updateChecksum(pseudo);
    walk(tcp.buffer().array());
    assertEquals(ChecksumState.VALID, walker.checksum(2));
  }

  /** The sum that a kernel leaves for its device: the pseudo-header's, with or without a length. */
  @Test
  void aBarePseudoHeaderSumIsAnOffloadedChecksum() {
    byte[] frame = Samples.TCP4.clone();
    walk(frame);
    long pseudo = ((Ipv4PacketView) walker.view(1)).pseudoHeader(6);
    for (long sum : new long[] {pseudo, pseudo + 24}) {
      TcpSegmentView tcp = (TcpSegmentView) walker.view(2);
      tcp.checksum(io.netlayers.core.InternetChecksum.fold(sum));
      walk(frame);
      assertEquals(ChecksumState.UNKNOWN, walker.checksum(2));
    }
  }

  @Test
  void zeroIsNoUdpChecksumOverIpv4AndABadOneOverIpv6() {
    walk(Samples.GRE);
    assertEquals(ChecksumState.UNKNOWN, walker.checksum(4));
    walk(with(Samples.UDP6, 60, "0000"));
    assertEquals(ChecksumState.INVALID, walker.checksum(2));
  }

  @Test
  void aTotalLengthOfZeroMeansAllThatIsThere() {
    assertEquals(
        List.of(Layer.ETHERNET, Layer.IPV4, Layer.TCP, Layer.PAYLOAD),
        walk(with(Samples.TCP4, 16, "0000")));
    assertEquals(ChecksumState.UNKNOWN, walker.checksum(1));
    assertEquals(ChecksumState.UNKNOWN, walker.checksum(2));
    assertNull(walker.faultLayer());
  }

  @Test
  void walksAQuoteAsFarAsItGoes() {
    ByteBuffer quote = ByteBuffer.wrap(Samples.TCP4, 14, 28).slice();
    assertEquals(2, walker.walkQuoted(4, quote, 0, 28));
    assertEquals(Layer.TCP, walker.layer(1));
    assertEquals(1, ((TcpSegmentView) walker.view(1)).sequence());
    assertNull(walker.faultLayer());
  }

  @Test
  void everyLinkTypeLeadsToItsLayer() {
    byte[] ip = java.util.Arrays.copyOfRange(Samples.TCP4, 14, Samples.TCP4.length);
    byte[] ip6 = java.util.Arrays.copyOfRange(Samples.UDP6, 14, Samples.UDP6.length);
    List<Layer> four = List.of(Layer.IPV4, Layer.TCP, Layer.PAYLOAD);
    List<Layer> six = List.of(Layer.IPV6, Layer.UDP, Layer.PAYLOAD);
    assertEquals(four, walk(LinkType.RAW_IP, ip, ip.length, ip.length, 0));
    assertEquals(six, walk(LinkType.RAW_IP, ip6, ip6.length, ip6.length, 0));
    assertEquals(four, walk(LinkType.IPV4, ip, ip.length, ip.length, 0));
    assertEquals(six, walk(LinkType.IPV6, ip6, ip6.length, ip6.length, 0));
    assertEquals(List.of(Layer.PAYLOAD), walk(LinkType.UNKNOWN, ip, ip.length, ip.length, 0));
    for (LinkType link : LinkType.values()) {
      assertEquals(link, LinkType.of(link.number()));
    }
  }

  /** Sixty-four headers nest, and a frame of nothing but headers ends the walk, not the program. */
  @Test
  void nestingIsBounded() {
    StringBuilder hex = new StringBuilder("020000000101020000000102" + "0800");
    int inner = 70;
    for (int i = inner; i > 0; i--) {
      hex.append(
          Samples.ip4(String.format("4500%04x0001000040040000", i * 20) + "0a4d01020a4d0202"));
    }
    walk(Samples.frame(hex.toString()));
    assertEquals(FrameWalker.MAX_LAYERS, walker.layerCount());
    assertEquals(PacketStatus.TOO_MANY_LAYERS, walker.faultStatus());
  }

  /**
   * Captures of "any" device have tags behind the cooked header, as SNAP has them behind its own.
   */
  @Test
  void walksTagsBehindHeadersThatHoldNone() {
    String ip = "4500001400000000403bf6ee" + "c0000201" + "c0000202";
    String sll = "00000001" + "0006" + "0200000000010000";
    byte[] tagged = Samples.frame(sll + "8100" + "a064" + "88a8" + "0005" + "0800" + ip);
    assertEquals(List.of(Layer.SLL, Layer.IPV4), walk(LinkType.LINUX_SLL, tagged, 44, 44, 0));
    assertNull(walker.faultLayer());
    assertEquals(List.of(Layer.SLL), walk(LinkType.LINUX_SLL, tagged, 22, 44, 0));
    assertEquals(Layer.SLL, walker.faultLayer());
    assertEquals(EthernetDecodeStatus.TRUNCATED_TAG, walker.faultStatus());
    assertEquals(22, walker.faultOffset());
    byte[] sll2 =
        Samples.frame("8100" + "0000" + "00000003" + "000100060200000000010000" + "00050800" + ip);
    assertEquals(List.of(Layer.SLL2, Layer.IPV4), walk(LinkType.LINUX_SLL2, sll2, 44, 44, 0));
    byte[] snap =
        Samples.frame(
            "020000000002020000000001" + "0020" + "aaaa03" + "000000" + "8100" + "00050800" + ip);
    assertEquals(List.of(Layer.ETHERNET, Layer.LLC, Layer.SNAP, Layer.IPV4), walk(snap));
  }
}
