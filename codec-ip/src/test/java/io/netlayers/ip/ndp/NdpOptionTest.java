package io.netlayers.ip.ndp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.Ipv6Address;
import io.netlayers.core.Ipv6Prefix;
import io.netlayers.core.MacAddress;
import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class NdpOptionTest {
  private static final String DB8 = "20010db8000000000000000000000000";
  private static final Ipv6Address SERVER = Ipv6Address.parse("2001:db8::53");

  private static NdpOption decode(String hex) {
    NdpOptionsView view = new NdpOptionsView();
    assertEquals(NdpDecodeStatus.OK, view.wrap(Packets.hex(hex), 0, hex.length() / 2));
    assertTrue(view.next());
    NdpOption option = NdpOption.decode(view);
    assertFalse(view.next());
    return option;
  }

  private static void check(String hex, NdpOption value, String text) {
    assertEquals(value, decode(hex));
    ByteBuffer buffer = Packets.dirty(hex.length() / 2 + 2);
    assertEquals(hex.length() / 2, value.encodedLength());
    assertEquals(hex.length() / 2, value.encode(buffer, 1));
    assertEquals("a5" + hex + "a5", OctetString.copyOf(buffer.array()).toString());
    assertEquals(text, value.toString());
  }

  private static void checkKept(String hex) {
    OctetString body = OctetString.ofHex(hex.substring(4));
    int type = Integer.parseInt(hex.substring(0, 2), 16);
    check(hex, new NdpOption.Other(type, body), "option " + type + " " + body);
  }

  @Test
  void linkLayerAddresses() {
    MacAddress mac = MacAddress.parse("02:00:00:00:00:01");
    check("0101020000000001", NdpOption.LinkLayerAddress.source(mac), "source 02:00:00:00:00:01");
    check("0201020000000001", NdpOption.LinkLayerAddress.target(mac), "target 02:00:00:00:00:01");
    check(
        "0102" + "0102030405060708000000000000",
        new NdpOption.LinkLayerAddress(false, OctetString.ofHex("0102030405060708000000000000")),
        "source 0102030405060708000000000000");
  }

  @Test
  void prefixInformation() {
    PrefixInformation.Builder builder =
        PrefixInformation.builder()
            .prefixLength(64)
            .prefix(Ipv6Address.parse("2001:db8::"))
            .validLifetime(2592000)
            .preferredLifetime(604800);
    check(
        "0304" + "40c0" + "00278d00" + "00093a80" + "00000000" + DB8,
        builder.onLink(true).autonomous(true).build(),
        "prefix 2001:db8::/64 [LA] valid 2592000 preferred 604800");
    check(
        "0304" + "4030" + "ffffffff" + "ffffffff" + "00000000" + DB8.replace("0000", "ffff"),
        PrefixInformation.builder()
            .prefixLength(64)
            .prefix(Ipv6Address.of(0x20010db8_ffffffffL, -1L))
            .validLifetime(PrefixInformation.INFINITE)
            .preferredLifetime(PrefixInformation.INFINITE)
            .routerAddress(true)
            .delegationPreferred(true)
            .build(),
        "prefix 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff/64 [RP] valid infinite preferred infinite");
    assertThrows(IllegalStateException.class, () -> builder.prefixLength(129).build());
    assertThrows(
        IllegalStateException.class, () -> builder.prefixLength(1).validLifetime(-1).build());
    checkKept("0304" + "81c0" + "00278d00" + "00093a80" + "00000000" + DB8);
    checkKept("0301" + "40c000278d00");
  }

  @Test
  void redirectedHeaderMtuAndNonce() {
    check(
        "0402000000000000" + "6000000000083a40",
        new NdpOption.RedirectedHeader(OctetString.ofHex("6000000000083a40")),
        "redirected 8 octets");
    check("05010000000005dc", new NdpOption.Mtu(1500), "mtu 1500");
    checkKept("0502" + "0000000005dc" + "0000000000000000");
    check(
        "0e01010203040506",
        new NdpOption.Nonce(OctetString.ofHex("010203040506")),
        "nonce 010203040506");
  }

  /** RFC 4191 §2.3: 1, 2 or 3 units, whatever the prefix needs or more. */
  @Test
  void routes() {
    Ipv6Prefix prefix = Ipv6Prefix.parse("2001:db8::/32");
    check(
        "1802" + "2018" + "00000708" + "20010db800000000",
        NdpOption.RouteInformation.of(prefix, RouterPreference.LOW, 1800),
        "route 2001:db8::/32 preference LOW for 1800");
    check(
        "1803" + "2008" + "ffffffff" + DB8,
        new NdpOption.RouteInformation(
            prefix, RouterPreference.HIGH, PrefixInformation.INFINITE, 16),
        "route 2001:db8::/32 preference HIGH for infinite");
    check(
        "1801" + "0000" + "00000001",
        NdpOption.RouteInformation.of(Ipv6Prefix.parse("::/0"), RouterPreference.MEDIUM, 1),
        "route ::/0 preference MEDIUM for 1");
    check(
        "1803" + "8010" + "00000001" + DB8,
        NdpOption.RouteInformation.of(
            Ipv6Prefix.parse("2001:db8::/128"), RouterPreference.RESERVED, 1),
        "route 2001:db8::/128 preference RESERVED for 1");
    assertEquals(
        NdpOption.RouteInformation.of(prefix, RouterPreference.LOW, 1800),
        decode("1802" + "2018" + "00000708" + "20010db8ffffffff"),
        "bits behind the prefix are ignored");
    checkKept("1802" + "4118" + "00000708" + "20010db800000000");
    assertThrows(
        IllegalArgumentException.class,
        () -> new NdpOption.RouteInformation(prefix, RouterPreference.LOW, 1, 0));
  }

  @Test
  void nameServersAndSearchLists() {
    check(
        "1903" + "0000" + "000004b0" + "20010db8000000000000000000000053",
        new RecursiveDnsServers(1200, List.of(SERVER)),
        "dns [2001:db8::53] for 1200");
    checkKept("1902" + "0000" + "000004b0" + "20010db800000000");
    check(
        "1f03" + "0000" + "00000258" + "076578616d706c65036f726700" + "016100",
        new DnsSearchList(600, List.of("example.org", "a")),
        "search [example.org, a] for 600");
    check(
        "1f02" + "0000" + "ffffffff" + "0161016200000000",
        new DnsSearchList(PrefixInformation.INFINITE, List.of("a.b")),
        "search [a.b] for infinite");
    checkKept("1f02" + "0000" + "00000258" + "c008000000000000"); // a pointer
    checkKept("1f02" + "0000" + "00000258" + "0861626364656667"); // longer than the option
    checkKept("1f02" + "0000" + "00000258" + "0761626364656667"); // no end
    checkKept("1f02" + "0000" + "00000258" + "03612e6200000000"); // a dot within a label
    checkKept("1f02" + "0000" + "00000258" + "0000000000000000"); // no name
    checkKept("1f01" + "0000" + "00000258");
    assertThrows(IllegalArgumentException.class, () -> new DnsSearchList(0, List.of()));
    assertThrows(IllegalArgumentException.class, () -> new DnsSearchList(0, List.of("a..b")));
    assertThrows(IllegalArgumentException.class, () -> new DnsSearchList(0, List.of("a.")));
    assertThrows(IllegalArgumentException.class, () -> new DnsSearchList(0, List.of("a b")));
    String label = "x".repeat(63);
    String longest = label + "." + label + "." + label + "." + "x".repeat(61);
    assertEquals(264, new DnsSearchList(0, List.of(longest)).encodedLength());
    assertThrows(
        IllegalArgumentException.class, () -> new DnsSearchList(0, List.of(longest + "x")));
    assertThrows(IllegalArgumentException.class, () -> new DnsSearchList(0, List.of(label + "x")));
  }

  @Test
  void flagsAndCaptivePortal() {
    check(
        "1a01800000000001",
        new NdpOption.FlagsExpansion(OctetString.ofHex("800000000001")),
        "flags 800000000001");
    check(
        "2502" + "68747470733a2f2f612f" + "00000000",
        new NdpOption.CaptivePortal("https://a/"),
        "captive portal https://a/");
    checkKept("2501" + "ff0000000000"); // no UTF-8
    checkKept("2501" + "610061000000"); // a NUL within
    checkKept("2502" + "610000000000" + "0000000000000000"); // more filling than a unit
    assertThrows(IllegalArgumentException.class, () -> new NdpOption.CaptivePortal("a\0b"));
    assertThrows(
        IllegalArgumentException.class, () -> new NdpOption.CaptivePortal("a".repeat(2039)));
  }

  /** RFC 8781 §4: 13 bits of lifetime in units of 8 seconds, 3 bits of prefix length code. */
  @Test
  void pref64() {
    check(
        "2602" + "0708" + "0064ff9b0000000000000000",
        new Pref64(Ipv6Prefix.parse("64:ff9b::/96"), 1800),
        "pref64 64:ff9b::/96 for 1800");
    check(
        "2602" + "fffd" + "20010db80000000000000000",
        new Pref64(Ipv6Prefix.parse("2001:db8::/32"), 65528),
        "pref64 2001:db8::/32 for 65528");
    check(
        "2602" + "0008" + "20010db80000000000000001",
        new Pref64(Ipv6Prefix.parse("2001:db8::1:0:0/96"), 8),
        "pref64 2001:db8::1:0:0/96 for 8");
    checkKept("2602" + "0706" + "0064ff9b0000000000000000");
    checkKept("2601" + "07080064ff9b");
    Ipv6Prefix wrong = Ipv6Prefix.parse("2001:db8::/65");
    assertThrows(IllegalArgumentException.class, () -> new Pref64(wrong, 8));
    Ipv6Prefix right = Ipv6Prefix.parse("2001:db8::/64");
    assertThrows(IllegalArgumentException.class, () -> new Pref64(right, 9));
    assertThrows(IllegalArgumentException.class, () -> new Pref64(right, 65536));
  }

  @Test
  void mobilityAndLowpan() {
    check(
        "0701000000000bb8",
        new MobilityOption.AdvertisementInterval(3000),
        "advertisement interval 3000 ms");
    check(
        "0801000000050708",
        new MobilityOption.HomeAgentInformation(5, 1800),
        "home agent preference 5 for 1800");
    check(
        "2102" + "01" + "02" + "03" + "04" + "003c" + "0102030405060708",
        new SixLowpanOption.AddressRegistration(
            1, 2, 3, 4, 60, OctetString.ofHex("0102030405060708")),
        "registration of 0102030405060708 status 1 for 60 min");
    check(
        "2202" + "2013" + "0000" + "003c" + "20010db800000000",
        new SixLowpanOption.Context(3, true, 60, Ipv6Prefix.parse("2001:db8::/32")),
        "context 3 2001:db8::/32 [C] for 60 min");
    check(
        "2203" + "8003" + "0000" + "003c" + DB8,
        new SixLowpanOption.Context(3, false, 60, Ipv6Prefix.parse("2001:db8::/128")),
        "context 3 2001:db8::/128 for 60 min");
    checkKept("2202" + "0013" + "0000" + "003c" + "0000000000000000");
    check(
        "2303" + "0002" + "0001" + "003c" + "20010db8000000000000000000000053",
        new SixLowpanOption.AuthoritativeBorderRouter(0x10002, 60, SERVER),
        "border router 2001:db8::53 version 65538 for 60 min");
  }

  @Test
  void unknownOptionsAreKept() {
    checkKept("fd02" + "0102030405060708090a0b0c0d0e");
    checkKept("0001" + "000000000000");
    assertThrows(IllegalArgumentException.class, () -> new NdpOption.Other(253, OctetString.EMPTY));
    assertThrows(
        IllegalArgumentException.class,
        () -> new NdpOption.Other(256, OctetString.ofHex("000000000000")));
    assertThrows(
        IllegalArgumentException.class, () -> new NdpOption.Nonce(OctetString.ofHex("0102030405")));
    assertThrows(IllegalArgumentException.class, () -> new NdpOption.Mtu(1L << 32));
  }
}
