package io.netlayers.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.IpAddress;
import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.MacAddress;
import io.netlayers.core.OctetString;
import io.netlayers.ethernet.EtherType;
import io.netlayers.ip.IpProtocol;
import io.netlayers.ip.Ipv4Header;
import io.netlayers.packet.FrameBuilder;
import io.netlayers.stack.config.InterfaceConfig;
import io.netlayers.stack.config.Randomness;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.socket.Endpoint;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an error is sent and when not: RFC 1122 §3.2.2, RFC 1812 §4.3.2, RFC 4443 §2.4, §3. */
class IcmpRulesTest {
  private static final MacAddress PEER = Lab.mac(0x99);
  private static final MacAddress OWN = Lab.mac(1);

  private final Lab lab = new Lab();
  private final Host host = new Host(Lab.quick().build(), Randomness.seeded(5));
  private final NetworkInterface link =
      host.addInterface(InterfaceConfig.ethernet("eth0", 0, OWN), 0);

  IcmpRulesTest() {
    host.addAddress(link, IpAddress.parse("192.0.2.1"), 24, 0);
    host.addAddress(link, IpAddress.parse("2001:db8::1"), 64, 0);
    lab.add(host, 0);
    lab.run(20 * Lab.SECOND);
    // the peer is known, so that answers go at once
    host.neighbours().named(link, 0, 0xFFFF_C000_0209L, PEER.bits(), true, lab.now);
    Ipv6Address six = Ipv6Address.parse("2001:db8::9");
    host.neighbours().named(link, six.high(), six.low(), PEER.bits(), true, lab.now);
    lab.lines("");
  }

  @AfterEach
  void clean() {
    lab.assertClean();
  }

  private List<String> answers(FrameBuilder frame) {
    lab.lines("");
    lab.inject(0, frame);
    return lab.lines("");
  }

  private static FrameBuilder four(MacAddress to, String source, String destination, int protocol) {
    return Craft.ipv4(PEER, to, source, destination, protocol, 64);
  }

  private static FrameBuilder udp(MacAddress to, String source, String destination) {
    return Craft.udp(four(to, source, destination, 17), 1, 2, 20);
  }

  @Test
  void aPortWithoutASocket() {
    List<String> sent = answers(udp(OWN, "192.0.2.9", "192.0.2.1"));
    assertEquals(1, sent.size());
    assertTrue(sent.get(0).contains("192.0.2.1 > 192.0.2.9 ICMP"), sent.get(0));
    assertEquals(
        1,
        answers(Craft.udp(Craft.ipv6(PEER, OWN, "2001:db8::9", "2001:db8::1", 17, 64), 1, 2, 20))
            .size());
    assertEquals(2, host.counters().get(Counter.ICMP_ERRORS_OUT));
  }

  /** RFC 1122 §3.2.2.1: protocol unreachable; RFC 8200 §4: parameter problem, code 1. */
  @Test
  void aProtocolThatNobodySpeaks() {
    assertEquals(
        1,
        answers(four(OWN, "192.0.2.9", "192.0.2.1", 253).payload(OctetString.copyOf(new byte[8])))
            .size());
    List<String> sent =
        answers(
            Craft.ipv6(PEER, OWN, "2001:db8::9", "2001:db8::1", 253, 64)
                .payload(OctetString.copyOf(new byte[8])));
    assertEquals(1, sent.size());
    assertTrue(sent.get(0).contains("unrecognized next header at octet 6"), sent.get(0));
    host.raw(Endpoint.any(0), 253);
    assertEquals(
        0,
        answers(four(OWN, "192.0.2.9", "192.0.2.1", 253).payload(OctetString.copyOf(new byte[8])))
            .size());
  }

  /** RFC 1122 §3.2.2: never about what went to many, or came from nobody in particular. */
  @ParameterizedTest
  @CsvSource({
    "ff:ff:ff:ff:ff:ff, 192.0.2.9, 192.0.2.255",
    "ff:ff:ff:ff:ff:ff, 192.0.2.9, 255.255.255.255",
    "ff:ff:ff:ff:ff:ff, 192.0.2.9, 192.0.2.1",
    "01:00:5e:00:00:01, 192.0.2.9, 224.0.0.1",
    "02:00:00:00:00:01, 0.0.0.0, 192.0.2.1",
    "02:00:00:00:00:01, 127.0.0.1, 192.0.2.1",
    "02:00:00:00:00:01, 224.1.2.3, 192.0.2.1",
    "02:00:00:00:00:01, 255.255.255.255, 192.0.2.1",
    "02:00:00:00:00:01, 192.0.2.255, 192.0.2.1",
    "02:00:00:00:00:01, 240.0.0.1, 192.0.2.1",
    "02:00:00:00:00:01, 192.0.2.1, 192.0.2.1",
    "02:00:00:00:00:01, 192.0.2.9, 127.0.0.1",
    "02:00:00:00:00:01, 192.0.2.9, 203.0.113.1",
  })
  void silence(String station, String source, String destination) {
    assertEquals(List.of(), answers(udp(MacAddress.parse(station), source, destination)));
  }

  /** RFC 1122 §3.2.2: never about an error, nor about a fragment that is not the first. */
  @Test
  void neverAboutErrorsAndLaterFragments() {
    FrameBuilder fragment =
        Craft.ethernet(PEER, OWN, EtherType.IPV4)
            .ipv4(
                Ipv4Header.builder()
                    .source(Ipv4Address.parse("192.0.2.9"))
                    .destination(Ipv4Address.parse("192.0.2.1"))
                    .protocol(253)
                    .fragmentOffset(800)
                    .build())
            .payload(OctetString.copyOf(new byte[8]));
    assertEquals(List.of(), answers(fragment));
    lab.run(60 * Lab.SECOND);
    assertEquals(1, host.counters().get(Counter.IPV4_REASSEMBLY_TIMEOUT));
    assertEquals(0, host.counters().get(Counter.ICMP_ERRORS_OUT));
  }

  /** RFC 792, RFC 1122 §3.3.2: time exceeded, code 1, where the first fragment came. */
  @Test
  void reassemblyTimeExceeded() {
    FrameBuilder fragment =
        Craft.ethernet(PEER, OWN, EtherType.IPV4)
            .ipv4(
                Ipv4Header.builder()
                    .source(Ipv4Address.parse("192.0.2.9"))
                    .destination(Ipv4Address.parse("192.0.2.1"))
                    .protocol(253)
                    .moreFragments(true)
                    .build())
            .payload(OctetString.copyOf(new byte[80]));
    assertEquals(List.of(), answers(fragment));
    lab.run(29 * Lab.SECOND);
    assertEquals(0, host.counters().get(Counter.ICMP_ERRORS_OUT));
    lab.run(2 * Lab.SECOND);
    assertEquals(1, host.counters().get(Counter.ICMP_ERRORS_OUT));
  }

  /** RFC 4443 §2.4 (f), RFC 1812 §4.3.2.8: a burst, then a rate. */
  @Test
  void theRateIsLimited() {
    for (int i = 0; i < 200; i++) {
      lab.inject(0, udp(OWN, "192.0.2.9", "192.0.2.1"));
    }
    assertEquals(50, host.counters().get(Counter.ICMP_ERRORS_OUT));
    assertEquals(150, host.counters().get(Counter.ICMP_RATE_LIMITED));
    lab.run(Lab.SECOND / 10);
    for (int i = 0; i < 200; i++) {
      lab.inject(0, udp(OWN, "192.0.2.9", "192.0.2.1"));
    }
    assertEquals(60, host.counters().get(Counter.ICMP_ERRORS_OUT));
  }

  /** RFC 8200 §4.2: what the type of an unknown option asks for. */
  @ParameterizedTest
  @CsvSource({"1E, 1, 0", "5E, 0, 0", "9E, 0, 1", "DE, 0, 1"})
  void unknownOptions(String type, int delivered, int errors) {
    var socket = host.raw(Endpoint.any(0), 253);
    // destination options: next header 253, 8 octets, the option with 4 octets of data
    OctetString header = OctetString.ofHex("fd00" + type + "0400000000" + "0102030405060708");
    lab.inject(
        0,
        Craft.ipv6(PEER, OWN, "2001:db8::9", "2001:db8::1", IpProtocol.DESTINATION_OPTIONS, 64)
            .payload(header));
    assertEquals(delivered, host.counters().get(Counter.RAW_DELIVERED));
    assertEquals(errors, host.counters().get(Counter.ICMP_ERRORS_OUT));
    assertTrue(socket.isOpen());
  }

  /** RFC 5095 §3: a routing header of type 0 with segments left is reported, not followed. */
  @Test
  void aSourceRouteIsRefused() {
    OctetString header =
        OctetString.ofHex(
            "fd020001" + "00000000" + "20010db8000000000000000000000007" + "0102030405060708");
    assertEquals(
        1,
        answers(
                Craft.ipv6(PEER, OWN, "2001:db8::9", "2001:db8::1", IpProtocol.ROUTING, 64)
                    .payload(header))
            .size());
    assertEquals(1, host.counters().get(Counter.IPV6_ROUTING_HEADER));
  }

  /** RFC 7126 §4.3: IPv4 packets with a source route are dropped in silence. */
  @Test
  void anIpv4SourceRouteIsDropped() {
    byte[] frame = new byte[14 + 28 + 8];
    OctetString.ofHex(
            "020000000001020000000099"
                + "0800"
                + "4700002400004000"
                + "40fd0000"
                + "c0000209c0000201"
                + "830704c0000207"
                + "00"
                + "0102030405060708")
        .copyTo(java.nio.ByteBuffer.wrap(frame), 0);
    Mend.checksums(frame);
    lab.inject(0, frame);
    assertEquals(1, host.counters().get(Counter.IPV4_SOURCE_ROUTE));
    assertEquals(0, host.counters().get(Counter.ICMP_ERRORS_OUT));
  }

  /** What was dropped and why, as {@code netstat -s} has it. */
  @Test
  void countersArePrinted() {
    lab.inject(0, udp(OWN, "192.0.2.9", "192.0.2.1"));
    String text = host.counters().toString();
    assertTrue(text.contains("UDP:\n    1 datagrams received\n"), text);
    assertTrue(text.contains("    1 datagrams dropped: no socket\n"), text);
  }

  @Test
  void socketsArePrinted() {
    host.listen(Endpoint.any(80), 5);
    host.udp(Endpoint.of("2001:db8::1", 53));
    String[] lines = host.socketLines().split("\n");
    assertEquals("udp UNCONN 0 0 [2001:db8::1]:53 *:*", lines[0].replaceAll(" +", " ").strip());
    assertEquals("tcp LISTEN 0 5 *:80 *:*", lines[1].replaceAll(" +", " ").strip());
  }
}
