package io.netlayers.testkit.invariant;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.netlayers.core.OctetString;
import io.netlayers.ethernet.EthernetFrameView;
import io.netlayers.ethernet.LlcHeaderView;
import io.netlayers.ethernet.SnapHeaderView;
import io.netlayers.ethernet.VlanTagView;
import io.netlayers.ethernet.arp.ArpPacketView;
import io.netlayers.ethernet.control.MacControlView;
import io.netlayers.ethernet.cooked.LoopbackView;
import io.netlayers.ethernet.cooked.Sll2View;
import io.netlayers.ethernet.cooked.SllView;
import io.netlayers.ethernet.lldp.LldpTlvsView;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6PacketView;
import io.netlayers.ip.icmp.IcmpExtensionsView;
import io.netlayers.ip.icmp.Icmpv4MessageView;
import io.netlayers.ip.icmp.Icmpv6MessageView;
import io.netlayers.ip.igmp.IgmpMessageView;
import io.netlayers.ip.mld.MldMessageView;
import io.netlayers.ip.ndp.NdpMessageView;
import io.netlayers.ip.ndp.NdpOptionsView;
import io.netlayers.ip.option.Ipv4OptionsView;
import io.netlayers.ip.option.Ipv6OptionsView;
import io.netlayers.packet.GreHeaderView;
import io.netlayers.pcap.PcapngBlockView;
import io.netlayers.pcap.PcapngOptionsView;
import io.netlayers.tcp.TcpOptionsView;
import io.netlayers.tcp.TcpSegmentView;
import io.netlayers.udp.UdpDatagramView;
import io.netlayers.udp.UdpLiteDatagramView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each codec's views, by the harnesses that a user would lay around views of their own. */
class CodecViewsTest {
  private static List<String> tcpOptions(ByteBuffer buffer, int offset, int length) {
    TcpOptionsView view = new TcpOptionsView();
    List<String> told = new ArrayList<>(List.of(view.wrap(buffer, offset, length) + " "));
    while (view.next() != TcpOptionsView.NO_MORE) {
      told.add(view.kind() + " " + (view.bodyOffset() - offset) + " " + view.bodyLength());
      told.add(view.mss() + " " + view.windowScale() + " " + view.sackBlocks());
      told.add(view.sackPermitted() + " " + view.hasTimestamps() + " " + view.unreadLength());
    }
    return told;
  }

  private record Subject(OctetReader<List<String>> reader, byte[] message, String status) {}

  private static final Map<String, Subject> SUBJECTS = new TreeMap<>();

  private static void subject(String name, OctetReader<List<String>> reader, String hex) {
    byte[] message = OctetString.ofHex(hex.replace(" ", "")).toByteArray();
    String status = name.startsWith("pcapng") ? name.endsWith("block") ? "BLOCK" : "RECORD" : "OK";
    SUBJECTS.put(name, new Subject(reader, message, status));
  }

  static {
    links();
    internet();
    control();
    rest();
  }

  private static void links() {
    subject(
        "Ethernet frame",
        ViewReader.of(
            new EthernetFrameView(),
            EthernetFrameView::wrap,
            "destination",
            "source",
            "etherType",
            "payloadOffset",
            "payloadLength"),
        "ffffffffffff 020000000001 0800 45000014");
    subject(
        "802.1Q tag", ViewReader.of(new VlanTagView(), VlanTagView::wrap), "6005 0800 45000014");
    subject("LLC", ViewReader.of(new LlcHeaderView(), LlcHeaderView::wrap), "4242 03 0000");
    subject("SNAP", ViewReader.of(new SnapHeaderView(), SnapHeaderView::wrap), "00000c 2000 01b4");
    subject(
        "ARP",
        ViewReader.of(
            new ArpPacketView(),
            ArpPacketView::wrap,
            "operation",
            "hardwareType",
            "protocolType",
            "hardwareLength",
            "protocolLength"),
        "0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002");
    subject(
        "PAUSE", ViewReader.of(new MacControlView(), MacControlView::wrap, "opcode"), "0001 ffff");
    subject(
        "SLL", ViewReader.of(new SllView(), SllView::wrap), "0000 0001 0006 0200000000010000 0800");
    subject(
        "SLL2",
        ViewReader.of(new Sll2View(), Sll2View::wrap),
        "0800 0000 00000002 0001 00 06 0200000000010000");
    subject("loopback", ViewReader.of(new LoopbackView(), LoopbackView::wrap), "02000000 45");
    subject(
        "LLDP",
        ViewReader.of(new LldpTlvsView(), LldpTlvsView::wrap, "type", "valueOffset", "valueLength"),
        "0207 04 020000000001 0403 0531 32 0602 0078 0000");
  }

  private static void internet() {
    subject(
        "IPv4",
        ViewReader.of(new Ipv4PacketView(), Ipv4PacketView::wrap),
        "46000020 00010000 4011 0000 0a000001 0a000002 94040000 0035 0036 0008 0000");
    subject(
        "IPv4 options",
        ViewReader.of(
            new Ipv4OptionsView(), Ipv4OptionsView::wrap, "type", "dataOffset", "dataLength"),
        "94040000 01 07 07 04 00000000 00");
    subject(
        "IPv6",
        ViewReader.of(
            new Ipv6PacketView(),
            Ipv6PacketView::wrap,
            "version",
            "trafficClass",
            "flowLabel",
            "nextHeader",
            "hopLimit",
            "payloadLength",
            "upperProtocol",
            "upperOffset",
            "upperLength",
            "finalDestinationHigh",
            "finalDestinationLow"),
        "60000000 0018 00 40 fe800000000000000000000000000001 fe800000000000000000000000000002"
            + " 2c00 0104 00000000 1100 0001 00000007 0035 0036 0008 0000");
    subject(
        "IPv6 options",
        ViewReader.of(
            new Ipv6OptionsView(), Ipv6OptionsView::wrap, "type", "dataOffset", "dataLength"),
        "0502 0000 01 01 00 00");
  }

  private static void control() {
    subject(
        "ICMP",
        ViewReader.of(new Icmpv4MessageView(), Icmpv4MessageView::wrap, "type", "code", "checksum"),
        "0304 0000 0000 05dc 45000014 00010000 40060000 0a000001 0a000002 0050 0051 00000001");
    subject(
        "ICMPv6",
        ViewReader.of(new Icmpv6MessageView(), Icmpv6MessageView::wrap, "type", "code", "checksum"),
        "0200 0000 00000500 60000000");
    subject(
        "ICMP extensions",
        ViewReader.of(
            new IcmpExtensionsView(),
            IcmpExtensionsView::wrap,
            "classNumber",
            "cType",
            "payloadOffset",
            "payloadLength"),
        "2000 0000 0008 01 01 00010203");
    subject(
        "NDP",
        ViewReader.of(new NdpMessageView(), NdpMessageView::wrap, "type"),
        "8700 0000 00000000 fe800000000000000000000000000002 0101 020000000001");
    subject(
        "NDP options",
        ViewReader.of(
            new NdpOptionsView(), NdpOptionsView::wrap, "type", "bodyOffset", "bodyLength"),
        "0101 020000000001 0501 0000 00000500");
    subject(
        "IGMP",
        ViewReader.of(new IgmpMessageView(), IgmpMessageView::wrap, "type", "checksum"),
        "2200 0000 0000 0001 04000000 e0000001");
    subject(
        "MLD",
        ViewReader.of(new MldMessageView(), MldMessageView::wrap, "type", "version"),
        "8200 0000 0000 0000 00000000000000000000000000000000 0000 0000");
  }

  private static void rest() {
    subject(
        "UDP",
        ViewReader.of(new UdpDatagramView(), UdpDatagramView::wrap),
        "0035 0036 000a 0000 6162");
    subject(
        "UDP-Lite",
        ViewReader.of(new UdpLiteDatagramView(), UdpLiteDatagramView::wrap),
        "0035 0036 0008 0000 6162");
    String segment = "0050 c000 00000001 00000002 70 12 ffff 0000 0000 0204 05b4 0402 0101";
    subject("TCP", ViewReader.of(new TcpSegmentView(), TcpSegmentView::wrap), segment + "6162");
    subject(
        "TCP options",
        CodecViewsTest::tcpOptions,
        "0204 05b4 0402 080a 00000001 00000002 0101 0303 07 00");
    subject(
        "GRE", ViewReader.of(new GreHeaderView(), GreHeaderView::wrap), "2000 0800 00000005 45");
    subject(
        "pcapng block",
        ViewReader.of(new PcapngBlockView(), (v, b, o, n) -> v.wrap(b, o, n, false), "type"),
        "0a0d0d0a 0000001c 1a2b3c4d 0001 0000 ffffffffffffffff 0000001c");
    subject(
        "pcapng options",
        ViewReader.of(new PcapngOptionsView(), (v, b, o, n) -> v.wrap(b, o, n, true), "code"),
        "0100 0300 61626300 0000 0000");
  }

  private static Stream<DynamicTest> each(java.util.function.Consumer<Subject> check) {
    return SUBJECTS.entrySet().stream()
        .map(entry -> dynamicTest(entry.getKey(), () -> check.accept(entry.getValue())));
  }

  @TestFactory
  Stream<DynamicTest> neverThrow() {
    return each(
        subject -> {
          NeverThrows harness = NeverThrows.by(subject.reader());
          harness.checkAll(HostileOctets.truncations(subject.message()));
          harness.checkAll(HostileOctets.oneOctetChanged(subject.message()));
          harness.checkAll(HostileOctets.mutations(7, 150, subject.message()));
          harness.checkAll(HostileOctets.random(7, 100, 80));
        });
  }

  @TestFactory
  Stream<DynamicTest> neverLookPastTheirSlice() {
    return each(
        subject -> {
          GuardedBuffer<List<String>> harness = GuardedBuffer.by(subject.reader());
          harness.checkAll(HostileOctets.truncations(subject.message()));
          harness.checkAll(HostileOctets.mutations(3, 100, subject.message()));
        });
  }

  /** The messages above are good ones: a harness over refusals alone would show little. */
  @TestFactory
  Stream<DynamicTest> messagesAreRead() {
    return each(
        subject -> {
          String told = read(subject).toString();
          if (!told.startsWith("[" + subject.status() + " ") || told.length() < 10) {
            throw new AssertionError(told);
          }
        });
  }

  private static List<String> read(Subject subject) {
    try {
      return BufferKind.HEAP
          .place(subject.message(), new byte[4], new byte[0])
          .readBy(subject.reader());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
