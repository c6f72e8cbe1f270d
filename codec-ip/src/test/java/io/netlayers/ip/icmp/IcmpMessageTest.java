package io.netlayers.ip.icmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.MacAddress;
import io.netlayers.core.OctetString;
import io.netlayers.ip.icmp.IcmpExtension.ExtendedPointer;
import io.netlayers.ip.icmp.IcmpExtension.InterfaceByAddress;
import io.netlayers.ip.icmp.IcmpExtension.InterfaceByIndex;
import io.netlayers.ip.icmp.IcmpExtension.InterfaceByName;
import io.netlayers.ip.icmp.IcmpExtension.MplsLabel;
import io.netlayers.ip.icmp.IcmpExtension.MplsLabelStack;
import io.netlayers.ip.icmp.InterfaceInformation.Role;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class IcmpMessageTest {
  private static final OctetString QUOTE = OctetString.ofHex(Packets.QUOTE);
  private static final OctetString PADDED_QUOTE =
      OctetString.ofHex(Packets.QUOTE + "00".repeat(100));
  private static final MplsLabelStack MPLS =
      new MplsLabelStack(List.of(new MplsLabel(31, 0, true, 255)));

  private static void check4(String hex, Icmpv4Message value, String text) {
    int octets = hex.length() / 2;
    Icmpv4MessageView view = new Icmpv4MessageView();
    for (ByteBuffer buffer : Packets.everyKind(hex)) {
      assertEquals(IcmpDecodeStatus.OK, view.wrap(buffer, 3, octets));
      assertEquals(value, Icmpv4Message.decode(view));
    }
    assertEquals(octets, value.encodedLength());
    ByteBuffer buffer = Packets.dirty(octets + 2);
    assertEquals(octets, value.encode(buffer, 1));
    assertEquals("a5" + hex + "a5", OctetString.copyOf(buffer.array()).toString());
    assertEquals(text, value.toString());
    assertEquals(Icmpv4Type.of(view.type()), value.type());
    assertThrows(IndexOutOfBoundsException.class, () -> value.encode(buffer, 3));
  }

  /** As {@link #check4}, for a message whose checksum this test does not spell out. */
  private static void check4Summed(String hex, Icmpv4Message value, String text) {
    check4(summed(hex, 0), value, text);
  }

  private static String summed(String hex, long sum) {
    byte[] octets = OctetString.ofHex(hex).toByteArray();
    octets[2] = 0;
    octets[3] = 0;
    for (int i = 0; i < octets.length; i++) {
      sum += (octets[i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
    }
    while (sum > 0xFFFF) {
      sum = (sum & 0xFFFF) + (sum >> 16);
    }
    return hex.substring(0, 4) + String.format("%04x", ~sum & 0xFFFF) + hex.substring(8);
  }

  private static void check6(String hex, Icmpv6Message value, String text) {
    int octets = hex.length() / 2;
    String whole = summed(hex, Packets.PSEUDO6 + octets);
    assertTrue(whole.equals(hex) || hex.startsWith("0000", 4));
    Icmpv6MessageView view = new Icmpv6MessageView();
    for (ByteBuffer buffer : Packets.everyKind(whole)) {
      assertEquals(IcmpDecodeStatus.OK, view.wrap(buffer, 3, octets));
      assertTrue(view.checksumValid(Packets.PSEUDO6));
      assertEquals(value, Icmpv6Message.decode(view));
    }
    assertEquals(octets, value.encodedLength());
    ByteBuffer buffer = Packets.dirty(octets + 2);
    assertEquals(octets, value.encode(buffer, 1, Packets.PSEUDO6));
    assertEquals("a5" + whole + "a5", OctetString.copyOf(buffer.array()).toString());
    assertEquals(text, value.toString());
    assertEquals(Icmpv6Type.of(view.type()), value.type());
  }

  @Test
  void version4LiteralMessages() {
    check4(
        Packets.ECHO,
        new Icmpv4Message.Echo(false, 0x1a2b, 1, OctetString.ofHex("61626364656667")),
        "echo request, id 6699, seq 1, length 15");
    check4(
        Packets.FRAGMENTATION_NEEDED,
        new Icmpv4Message.DestinationUnreachable(4, 1400, IcmpQuote.of(QUOTE)),
        "destination unreachable: fragmentation needed mtu 1400, quoting 28 octets");
    check4(
        Packets.TIME_EXCEEDED_MPLS,
        new Icmpv4Message.TimeExceeded(0, new IcmpQuote(QUOTE, List.of(MPLS))),
        "time exceeded: in transit, quoting 128 octets, [mpls [31 (bottom) tc 0 ttl 255]]");
    check4(
        Packets.ROUTER_ADVERTISEMENT,
        new Icmpv4Message.RouterAdvertisement(
            0,
            1800,
            List.of(
                new Icmpv4Message.RouterEntry(Ipv4Address.parse("192.0.2.1"), 0),
                new Icmpv4Message.RouterEntry(Ipv4Address.parse("192.0.2.2"), Integer.MIN_VALUE))),
        "router advertisement: normal lifetime 1800: "
            + "[192.0.2.1 preference 0, 192.0.2.2 preference -2147483648]");
  }

  @Test
  void version4MessagesOfEveryOtherType() {
    check4Summed(
        "00000000" + "00070009",
        new Icmpv4Message.Echo(true, 7, 9, OctetString.EMPTY),
        "echo reply, id 7, seq 9, length 8");
    check4Summed(
        "05010000" + "c0000201" + Packets.QUOTE,
        new Icmpv4Message.Redirect(1, Ipv4Address.parse("192.0.2.1"), QUOTE),
        "redirect: for the host to 192.0.2.1, quoting 28 octets");
    check4Summed(
        "0a000000" + "00000000", new Icmpv4Message.RouterSolicitation(), "router solicitation");
    check4Summed(
        "0c000000" + "14000000" + Packets.QUOTE,
        new Icmpv4Message.ParameterProblem(0, 20, IcmpQuote.of(QUOTE)),
        "parameter problem: pointer indicates the error at octet 20, quoting 28 octets");
    check4Summed(
        "0c010000" + "14200000" + PADDED_QUOTE + Packets.MPLS,
        new Icmpv4Message.ParameterProblem(1, 20, new IcmpQuote(PADDED_QUOTE, List.of(MPLS))),
        "parameter problem: missing a required option at octet 20, quoting 128 octets, "
            + "[mpls [31 (bottom) tc 0 ttl 255]]");
    check4Summed(
        "03040000" + "00200578" + PADDED_QUOTE + Packets.MPLS,
        new Icmpv4Message.DestinationUnreachable(
            4, 1400, new IcmpQuote(PADDED_QUOTE, List.of(MPLS))),
        "destination unreachable: fragmentation needed mtu 1400, quoting 128 octets, "
            + "[mpls [31 (bottom) tc 0 ttl 255]]");
    check4Summed(
        "0d000000" + "00010002" + "00000003" + "80000004" + "ffffffff",
        new Icmpv4Message.Timestamp(false, 1, 2, 3, 0x80000004L, 0xFFFFFFFFL),
        "timestamp request, id 1, seq 2, org 3, recv 2147483652, xmit 4294967295");
    check4Summed(
        "0e000000" + "00010002" + "00000003" + "00000004" + "00000005",
        new Icmpv4Message.Timestamp(true, 1, 2, 3, 4, 5),
        "timestamp reply, id 1, seq 2, org 3, recv 4, xmit 5");
    check4Summed(
        "2a000000" + "12340501" + "2000dcee" + "0008030200000007",
        new Icmpv4Message.ExtendedEchoRequest(0x1234, 5, true, List.of(new InterfaceByIndex(7))),
        "extended echo request, id 4660, seq 5, local [interface index 7]");
    check4Summed(
        "2b000000" + "12340546",
        new Icmpv4Message.ExtendedEchoReply(0, 0x1234, 5, 2, true, true, false),
        "extended echo reply: no error, id 4660, seq 5, state 2, active, IPv4");
    check4Summed(
        "04000000" + "00000000" + Packets.QUOTE,
        new Icmpv4Message.Other(4, 0, OctetString.ofHex("00000000" + Packets.QUOTE)),
        "source quench (4) code 0: 00000000" + Packets.QUOTE);
    check4Summed(
        "c8070000" + "01020304",
        new Icmpv4Message.Other(200, 7, OctetString.ofHex("01020304")),
        "unknown (200) code 7: 01020304");
  }

  @Test
  void version6MessagesOfEveryType() {
    check6(
        Packets.ECHO6,
        new Icmpv6Message.Echo(false, 0x1234, 0x5678, OctetString.ofHex("70696e67")),
        "echo request, id 4660, seq 22136, length 12");
    check6(
        "81000000" + "00010002",
        new Icmpv6Message.Echo(true, 1, 2, OctetString.EMPTY),
        "echo reply, id 1, seq 2, length 8");
    OctetString quote = OctetString.ofHex(Packets.QUOTE6);
    check6(
        Packets.PACKET_TOO_BIG,
        new Icmpv6Message.PacketTooBig(1280, quote),
        "packet too big, mtu 1280, quoting 48 octets");
    check6(
        Packets.TIME_EXCEEDED6_MPLS,
        new Icmpv6Message.TimeExceeded(0, new IcmpQuote(quote, List.of(MPLS))),
        "time exceeded: hop limit exceeded, quoting 128 octets, [mpls [31 (bottom) tc 0 ttl 255]]");
    check6(
        "01040000" + "00000000" + Packets.QUOTE6,
        new Icmpv6Message.DestinationUnreachable(4, IcmpQuote.of(quote)),
        "destination unreachable: port unreachable, quoting 48 octets");
    check6(
        "04020000" + "80000028" + Packets.QUOTE6,
        new Icmpv6Message.ParameterProblem(2, 0x80000028L, quote),
        "parameter problem: unrecognized option at octet 2147483688, quoting 48 octets");
    check6(
        "a0000000" + "12340500" + "2000dcee" + "0008030200000007",
        new Icmpv6Message.ExtendedEchoRequest(0x1234, 5, false, List.of(new InterfaceByIndex(7))),
        "extended echo request, id 4660, seq 5, [interface index 7]");
    check6(
        "a1030000" + "12340561",
        new Icmpv6Message.ExtendedEchoReply(3, 0x1234, 5, 3, false, false, true),
        "extended echo reply: no such table entry, id 4660, seq 5, state 3, IPv6");
    check6(
        "8a010000" + "80000001" + "02f80102" + "00000000" + "abcd",
        new RouterRenumbering(1, 0x80000001L, 2, 0xf8, 0x102, OctetString.ofHex("abcd")),
        "router renumbering: result, seq 2147483649, segment 2: abcd");
    check6(
        "8b010000" + "00020003" + "0102030405060708" + "0361626300",
        new NodeInformation(
            false, 1, 2, 3, OctetString.ofHex("0102030405060708"), OctetString.ofHex("0361626300")),
        "node information query: subject is a name, query type 2: 0361626300");
    check6(
        "8c020000" + "00040000" + "0102030405060708",
        new NodeInformation(
            true, 2, 4, 0, OctetString.ofHex("0102030405060708"), OctetString.EMPTY),
        "node information response: query type unknown, query type 4: ");
    Ipv6Address agent = Ipv6Address.parse("2001:db8::a");
    check6(
        "90000000" + "00070000",
        new MobileIpv6Message.HomeAgentDiscoveryRequest(7),
        "home agent address discovery request, id 7");
    check6(
        "91000000" + "00070000" + "20010db800000000000000000000000a",
        new MobileIpv6Message.HomeAgentDiscoveryReply(7, List.of(agent)),
        "home agent address discovery reply, id 7: [2001:db8::a]");
    check6(
        "92000000" + "00070000",
        new MobileIpv6Message.MobilePrefixSolicitation(7),
        "mobile prefix solicitation, id 7");
    check6(
        "93000000" + "00078000" + "0501000000000500",
        new MobileIpv6Message.MobilePrefixAdvertisement(
            7, true, false, OctetString.ofHex("0501000000000500")),
        "mobile prefix advertisement, id 7, managed, options 0501000000000500");
    check6(
        "97140000" + "007d0002",
        new MulticastRouterMessage.Advertisement(20, 125, 2),
        "multicast router advertisement, interval 20, query interval 125, robustness 2");
    check6("98000000", new MulticastRouterMessage.Solicitation(), "multicast router solicitation");
    check6("99000000", new MulticastRouterMessage.Termination(), "multicast router termination");
    check6(
        "9b010000" + "1e80",
        new Icmpv6Message.Other(155, 1, OctetString.ofHex("1e80")),
        "RPL control (155) code 1: 1e80");
    check6(
        "ff000000", new Icmpv6Message.Other(255, 0, OctetString.EMPTY), "unknown (255) code 0: ");
  }

  private static void checkExtension(String hex, IcmpExtension value, String text) {
    ByteBuffer buffer = Packets.dirty(hex.length() / 2);
    assertEquals(hex.length() / 2, value.encode(buffer, 0));
    assertEquals(hex, OctetString.copyOf(buffer.array()).toString());
    assertEquals(text, value.toString());
    String message = "2a000000" + "00000000" + "20000000" + hex;
    Icmpv4MessageView view = new Icmpv4MessageView();
    view.wrap(Packets.hex(message), 0, message.length() / 2);
    Icmpv4Message decoded = Icmpv4Message.decode(view);
    assertEquals(
        List.of(value),
        assertInstanceOf(Icmpv4Message.ExtendedEchoRequest.class, decoded).extensions());
  }

  @Test
  void extensionObjects() {
    checkExtension(
        "000c0101" + "fffffe01" + "00011fff",
        new MplsLabelStack(
            List.of(new MplsLabel(0xFFFFF, 7, false, 1), new MplsLabel(17, 7, true, 255))),
        "mpls [1048575 tc 7 ttl 1, 17 (bottom) tc 7 ttl 255]");
    checkExtension(
        "001c028f" + "00000003" + "00010000" + "c0000201" + "08657468" + "30000000" + "000005dc",
        InterfaceInformation.builder()
            .role(Role.OUTGOING)
            .index(3)
            .address(Ipv4Address.parse("192.0.2.1"))
            .name("eth0")
            .mtu(1500)
            .build(),
        "outgoing interface 3 eth0 192.0.2.1 mtu 1500");
    checkExtension(
        "001802c4" + "00020000" + "20010db8000000000000000000000001",
        InterfaceInformation.builder()
            .role(Role.NEXT_HOP)
            .address(Ipv6Address.parse("2001:db8::1"))
            .build(),
        "next hop 2001:db8::1");
    checkExtension(
        "00080200" + "00000000",
        new IcmpExtension.Other(2, 0, OctetString.ofHex("00000000")),
        "class 2 type 0: 00000000");
    checkExtension(
        "00040240",
        InterfaceInformation.builder().role(Role.INCOMING_SUB_IP).build(),
        "incoming sub-IP interface");
    checkExtension(
        "000c0301" + "65746830" + "2e310000", new InterfaceByName("eth0.1"), "interface eth0.1");
    checkExtension(
        "00080302" + "ffffffff", new InterfaceByIndex(0xFFFFFFFFL), "interface index 4294967295");
    checkExtension(
        "000c0303" + "00010400" + "c0000201",
        InterfaceByAddress.of(Ipv4Address.parse("192.0.2.1")),
        "interface address 192.0.2.1");
    checkExtension(
        "00180303" + "00021000" + "20010db8000000000000000000000001",
        InterfaceByAddress.of(Ipv6Address.parse("2001:db8::1")),
        "interface address 2001:db8::1");
    checkExtension(
        "00100303" + "40050600" + "020000000001" + "0000",
        InterfaceByAddress.of(MacAddress.parse("02:00:00:00:00:01")),
        "interface address 02:00:00:00:00:01");
    checkExtension(
        "000c0303" + "00630300" + "01020300",
        new InterfaceByAddress(99, OctetString.ofHex("010203")),
        "interface address of family 99: 010203");
    checkExtension("00080401" + "00000100", new ExtendedPointer(256), "pointer 256");
  }

  /** What a typed value would not write alike is kept as octets. */
  @Test
  void objectsWithAPayloadOfTheirOwnMindAreKept() {
    String[] odd = {
      "00070101" + "000001", // not a whole label
      "00040302", // an index of no octets
      "00080303" + "00010500", // an address longer than the object
      "000c0303" + "00010401" + "c0000201", // a reserved bit
      "000c020c" + "00000003" + "00010000", // an address that is not there
      "00080202" + "03414200", // a name whose length is no whole word
      "00080202" + "00414200", // a name of length 0
      "00060201" + "0000",
      "00060208" + "0000",
      "00060401" + "0000",
    };
    for (String hex : odd) {
      checkExtension(
          hex,
          new IcmpExtension.Other(
              Integer.parseInt(hex.substring(4, 6), 16),
              Integer.parseInt(hex.substring(6, 8), 16),
              OctetString.ofHex(hex.substring(8))),
          "class "
              + Integer.parseInt(hex.substring(4, 6), 16)
              + " type "
              + Integer.parseInt(hex.substring(6, 8), 16)
              + ": "
              + hex.substring(8));
    }
  }

  @Test
  void padsAQuoteBeforeExtensionsToWholeWordsOfItsVersion() {
    OctetString packet = OctetString.ofHex("45".repeat(129));
    IcmpQuote quote = new IcmpQuote(packet, List.of(MPLS));
    assertEquals(132, new Icmpv4Message.TimeExceeded(0, quote).quote().packet().length());
    assertEquals(136, new Icmpv6Message.TimeExceeded(0, quote).quote().packet().length());
    OctetString longest = OctetString.ofHex("45".repeat(1020));
    IcmpQuote max = new IcmpQuote(longest, List.of(MPLS));
    assertEquals(1020, new Icmpv4Message.TimeExceeded(0, max).quote().packet().length());
    OctetString tooLong = OctetString.ofHex("45".repeat(1021));
    IcmpQuote over = new IcmpQuote(tooLong, List.of(MPLS));
    assertThrows(IllegalArgumentException.class, () -> new Icmpv4Message.TimeExceeded(0, over));
    assertEquals(
        1021, new Icmpv4Message.TimeExceeded(0, IcmpQuote.of(tooLong)).quote().packet().length());
  }

  @Test
  void refusesWhatCannotBeEncoded() {
    OctetString none = OctetString.EMPTY;
    List<Runnable> bad =
        List.of(
            () -> new Icmpv4Message.Echo(true, 65536, 0, none),
            () -> new Icmpv4Message.Echo(true, 0, -1, none),
            () -> new Icmpv4Message.DestinationUnreachable(256, 0, IcmpQuote.of(none)),
            () -> new Icmpv4Message.DestinationUnreachable(0, 65536, IcmpQuote.of(none)),
            () -> new Icmpv4Message.RouterAdvertisement(0, 0, List.of()),
            () -> new Icmpv4Message.Timestamp(true, 0, 0, 1L << 32, 0, 0),
            () -> new Icmpv4Message.ParameterProblem(0, 256, IcmpQuote.of(none)),
            () -> new Icmpv4Message.ExtendedEchoReply(0, 0, 256, 0, true, true, true),
            () -> new Icmpv4Message.ExtendedEchoReply(0, 0, 0, 8, true, true, true),
            () -> new Icmpv4Message.Other(256, 0, OctetString.ofHex("00000000")),
            () -> new Icmpv4Message.Other(200, 0, OctetString.ofHex("000000")),
            () -> new Icmpv6Message.PacketTooBig(1L << 32, none),
            () -> new Icmpv6Message.ParameterProblem(0, -1, none),
            () -> new NodeInformation(true, 0, 0, 0, OctetString.ofHex("00"), none),
            () -> new MplsLabel(1 << 20, 0, true, 0),
            () -> new MplsLabel(0, 8, true, 0),
            () -> new MplsLabel(0, 0, true, 256),
            () -> new InterfaceByIndex(1L << 32));
    bad.forEach(each -> assertThrows(IllegalArgumentException.class, each::run));
    assertThrows(
        IllegalStateException.class,
        () -> InterfaceInformation.builder().role(Role.INCOMING).name("x".repeat(64)).build());
    assertThrows(
        IllegalStateException.class,
        () -> InterfaceInformation.builder().role(Role.INCOMING).mtu(-1).build());
  }
}
