package io.netlayers.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv6AddressTest {
  @ParameterizedTest
  @CsvSource({
    // RFC 4291 §2.2, the three forms
    "ABCD:EF01:2345:6789:ABCD:EF01:2345:6789, abcd:ef01:2345:6789:abcd:ef01:2345:6789",
    "2001:DB8:0:0:8:800:200C:417A, 2001:db8::8:800:200c:417a",
    "2001:DB8::8:800:200C:417A, 2001:db8::8:800:200c:417a",
    "FF01:0:0:0:0:0:0:101, ff01::101",
    "FF01::101, ff01::101",
    "0:0:0:0:0:0:0:1, ::1",
    "::1, ::1",
    "0:0:0:0:0:0:0:0, ::",
    "::, ::",
    "0:0:0:0:0:0:13.1.68.3, ::d01:4403",
    "::13.1.68.3, ::d01:4403",
    "0:0:0:0:0:FFFF:129.144.52.38, ::ffff:129.144.52.38",
    "::FFFF:129.144.52.38, ::ffff:129.144.52.38",
    "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304",
    "1::5:6:1.2.3.4, 1::5:6:102:304",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
    // RFC 5952 §4.1: no leading zeros
    "2001:0db8::0001, 2001:db8::1",
    "2001:db8:0000:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    // RFC 5952 §4.2.1: shortened as much as possible
    "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
    "2001:db8::0:1, 2001:db8::1",
    // RFC 5952 §4.2.2: not for one group alone
    "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    // RFC 5952 §4.2.3: the longest run, the first of two
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "0:0:1:0:0:0:0:1, 0:0:1::1",
    "0:0:1:1:1:1:0:0, ::1:1:1:1:0:0",
    "1:0:0:0:1:0:0:0, 1::1:0:0:0",
    "1:1:1:1:1:1:0:0, 1:1:1:1:1:1::",
    "1:0:1:0:1:0:1:0, 1:0:1:0:1:0:1:0",
    // RFC 5952 §4.3: lower case
    "2001:DB8::ABCD:EF, 2001:db8::abcd:ef",
    // RFC 5952 §5: dotted decimal for IPv4-mapped addresses alone
    "::ffff:c000:201, ::ffff:192.0.2.1",
    "::ffff:0:0, ::ffff:0.0.0.0",
    "::ffff:0:c000:201, ::ffff:0:c000:201",
    "::fffe:c000:201, ::fffe:c000:201",
    "1::ffff:c000:201, 1::ffff:c000:201",
    "fe80::, fe80::",
    "::f, ::f",
    "::10, ::10",
    "::100:fff, ::100:fff",
    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
  })
  void readsEveryFormAndShowsTheCanonicalOne(String text, String canonical) throws Exception {
    Ipv6Address address = Ipv6Address.parse(text);
    assertEquals(canonical, address.toString());
    assertEquals(address, Ipv6Address.parse(canonical));
    assertEquals(address, IpAddress.parse(text));
    assertEquals(jdk(text), octets(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        ":::",
        "::::",
        "1",
        "1:",
        ":1",
        "1:2",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:",
        ":1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:",
        ":1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "::1:2:3:4:5:6:7:8",
        "1:2:3:4::5:6:7:8",
        "1::2::3",
        "::1::",
        "1:::2",
        ":::1",
        "1:::",
        "12345::",
        "::00001",
        "g::",
        "::g",
        "::-1",
        "::+1",
        ":: 1",
        " ::1",
        "::1 ",
        "::1\n",
        "::1/64",
        "[::1]",
        "fe80::1%eth0",
        "::1%1",
        "::%",
        "1.2.3.4",
        "::1.2.3",
        "::1.2.3.4.5",
        "::1.2.3.256",
        "::1.2.3.04",
        "::01.2.3.4",
        "::1.2.3.4:5",
        "::.1.2.3",
        "::1.2.3.",
        "::1..2.3",
        "::a.2.3.4",
        "::1.2.3.a",
        "1.2.3.4::",
        "1:2:3:4:5:6:7:1.2.3.4",
        "1:2:3:4:5:1.2.3.4",
        "1:2:3:4:5:6:7::1.2.3.4",
        "1:2:3:4:5:6::7:1.2.3.4",
        "::1234.2.3.4",
        "0x1::",
        "::\u0661",
        "::\uff11",
        "::\u0141",
        "1;2",
        "2001:db8::1\0",
        "::ffff:1.2.3.4.",
        "::1:",
        ":1::",
        "1:2:3:4:5:6:7:8:1.2.3.4"
      })
  void refuses(String text) {
    assertThrows(IllegalArgumentException.class, () -> Ipv6Address.parse(text));
    if (!text.equals("1.2.3.4")) {
      assertThrows(IllegalArgumentException.class, () -> IpAddress.parse(text));
    }
  }

  private static OctetString jdk(String text) throws Exception {
    byte[] octets = InetAddress.getByName(text).getAddress();
    return octets.length == 16
        ? OctetString.copyOf(octets)
        : OctetString.ofHex("0".repeat(20) + "ffff" + OctetString.copyOf(octets));
  }

  private static OctetString octets(Ipv6Address address) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(18);
    address.write(buffer, 1);
    assertEquals(address, Ipv6Address.read(buffer, 1));
    return OctetString.copyOf(buffer, 1, 16);
  }

  /** Groups of zeros and small ones are frequent, so that every way of shortening comes up. */
  @Provide
  Arbitrary<Ipv6Address> addresses() {
    Arbitrary<Integer> group =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(3, Arbitraries.just(0)),
            net.jqwik.api.Tuple.of(1, Arbitraries.of(1, 0xF, 0x10, 0xFF, 0x100, 0xFFFF)),
            net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0, 0xFFFF)));
    return group
        .list()
        .ofSize(8)
        .map(
            groups -> {
              ByteBuffer buffer = ByteBuffer.allocate(16);
              groups.forEach(g -> buffer.putShort(g.shortValue()));
              return Ipv6Address.read(buffer, 0);
            });
  }

  @Property(tries = 3000)
  void parsedTextIsTheSameAddress(@ForAll("addresses") Ipv6Address address) throws Exception {
    String text = address.toString();
    assertEquals(address, Ipv6Address.parse(text));
    assertEquals(address, Ipv6Address.parse(text.toUpperCase(java.util.Locale.ROOT)));
    assertEquals(jdk(text), octets(address));
    assertEquals(address, Ipv6Address.of(address.high(), address.low()));
    if (!address.isIpv4Mapped()) {
      assertFalse(text.contains(":::"), text);
      assertFalse(text.matches(".*:0:0:.*") && !text.contains("::"), text);
      assertTrue(text.length() <= 39);
    }
  }

  @Property
  void anyTextIsReadOrRefused(@ForAll("texts") String text) {
    try {
      assertEquals(Ipv6Address.parse(text), Ipv6Address.parse(Ipv6Address.parse(text).toString()));
    } catch (IllegalArgumentException e) {
      assertTrue(e.getMessage().startsWith("not an IPv6 address"));
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars(":::.01fF9".toCharArray()).ofMaxLength(30);
  }

  @Property(tries = 2000)
  void classesAreTheJdks(@ForAll long high, @ForAll("addresses") Ipv6Address other)
      throws Exception {
    for (Ipv6Address address : List.of(other, Ipv6Address.of(high, ~high))) {
      if (address.isIpv4Mapped()) {
        continue;
      }
      InetAddress jdk = InetAddress.getByName(address.toString());
      assertEquals(jdk.isMulticastAddress(), address.isMulticast());
      assertEquals(jdk.isLoopbackAddress(), address.isLoopback());
      assertEquals(jdk.isLinkLocalAddress(), address.isLinkLocal());
      assertEquals(jdk.isAnyLocalAddress(), address.isUnspecified());
    }
  }

  @Test
  void tellsClassesApartAtTheirBounds() {
    assertTrue(Ipv6Address.parse("ff00::").isMulticast());
    assertFalse(Ipv6Address.parse("feff:ffff::").isMulticast());
    assertTrue(Ipv6Address.parse("fe80::").isLinkLocal());
    assertTrue(Ipv6Address.parse("febf:ffff::").isLinkLocal());
    assertFalse(Ipv6Address.parse("fec0::").isLinkLocal());
    assertFalse(Ipv6Address.parse("fe7f:ffff::").isLinkLocal());
    assertTrue(Ipv6Address.parse("fc00::").isPrivate());
    assertTrue(Ipv6Address.parse("fdff:ffff::").isPrivate());
    assertFalse(Ipv6Address.parse("fe00::").isPrivate());
    assertFalse(Ipv6Address.parse("fbff::").isPrivate());
    assertTrue(Ipv6Address.LOOPBACK.isLoopback());
    assertFalse(Ipv6Address.parse("1::1").isLoopback());
    assertFalse(Ipv6Address.parse("::2").isLoopback());
    assertTrue(Ipv6Address.UNSPECIFIED.isUnspecified());
    assertFalse(Ipv6Address.LOOPBACK.isUnspecified());
    assertFalse(Ipv6Address.parse("1::").isUnspecified());
    assertTrue(Ipv6Address.parse("2001:db8::1").isUnicast());
    assertFalse(Ipv6Address.UNSPECIFIED.isUnicast());
    assertFalse(Ipv6Address.ALL_NODES.isUnicast());
    assertTrue(Ipv6Address.parse("::ffff:1.2.3.4").isIpv4Mapped());
    assertFalse(Ipv6Address.parse("::1.2.3.4").isIpv4Mapped());
    assertFalse(Ipv6Address.parse("1::ffff:1.2.3.4").isIpv4Mapped());
  }

  /** RFC 4291 §2.7.1. */
  @Test
  void knowsSolicitedNodeAddresses() {
    Ipv6Address address = Ipv6Address.parse("4037::01:800:200e:8c6c");
    assertEquals("ff02::1:ff0e:8c6c", address.solicitedNode().toString());
    assertTrue(address.solicitedNode().isSolicitedNode());
    assertTrue(Ipv6Address.parse("ff02::1:ff00:0").isSolicitedNode());
    assertFalse(Ipv6Address.parse("ff02::1:fe00:0").isSolicitedNode());
    assertFalse(Ipv6Address.parse("ff02::2:ff00:0").isSolicitedNode());
    assertFalse(Ipv6Address.parse("ff01::1:ff00:0").isSolicitedNode());
    assertFalse(address.isSolicitedNode());
  }

  @Test
  void knowsMulticastScopes() {
    for (int scope = 0; scope < 16; scope++) {
      String text = "ff3" + Integer.toHexString(scope) + "::1";
      assertEquals(scope, Ipv6Address.parse(text).multicastScope());
    }
    assertEquals("ff02::1", Ipv6Address.ALL_NODES.toString());
    assertEquals("ff02::2", Ipv6Address.ALL_ROUTERS.toString());
    assertThrows(IllegalStateException.class, Ipv6Address.LOOPBACK::multicastScope);
  }

  @Test
  void isAValue() {
    Ipv6Address one = Ipv6Address.parse("2001:db8::1");
    assertEquals(6, one.version());
    assertEquals(16, one.octets());
    assertEquals(one.hashCode(), Ipv6Address.parse("2001:db8::1").hashCode());
    assertNotEquals(one.hashCode(), Ipv6Address.parse("2001:db8::2").hashCode());
    assertNotEquals(one, Ipv6Address.parse("2001:db8::2"));
    assertNotEquals(one, Ipv6Address.parse("2001:db9::1"));
    assertNotEquals(one, "2001:db8::1");
    assertTrue(one.compareTo(Ipv6Address.parse("ffff::")) < 0);
    assertTrue(one.compareTo(Ipv6Address.parse("2001:db8::8000:0:0:0")) < 0);
    assertTrue(one.compareTo(Ipv6Address.parse("2001:db8::")) > 0);
    assertEquals(0, one.compareTo(Ipv6Address.parse("2001:db8::1")));
  }
}
