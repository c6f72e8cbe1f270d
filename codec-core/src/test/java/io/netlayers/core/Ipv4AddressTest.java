package io.netlayers.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4AddressTest {
  @Test
  void readsAndShowsDottedDecimal() {
    assertEquals(Ipv4Address.UNSPECIFIED, Ipv4Address.parse("0.0.0.0"));
    assertEquals(Ipv4Address.BROADCAST, Ipv4Address.parse("255.255.255.255"));
    assertEquals(Ipv4Address.LOOPBACK, Ipv4Address.parse("127.0.0.1"));
    assertEquals(Ipv4Address.of(1, 20, 200, 255), Ipv4Address.parse("1.20.200.255"));
    assertEquals("1.20.200.255", Ipv4Address.of(0x0114C8FF).toString());
    assertEquals("255.255.255.255", Ipv4Address.BROADCAST.toString());
    assertEquals("x10.0.0.1", Ipv4Address.appendTo(new StringBuilder("x"), 0x0A000001).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "...",
        "1",
        "1.2",
        "1.2.3",
        "1.2.3.",
        ".1.2.3",
        "1..2.3",
        "1.2.3.4.",
        "1.2.3.4.5",
        "256.1.1.1",
        "1.1.1.256",
        "1.1.1.1000",
        "1.1.1.99999999999",
        "01.2.3.4",
        "1.2.3.04",
        "00.0.0.0",
        "1.2.3.4 ",
        " 1.2.3.4",
        "1.2.3.4\n",
        "1.2.3.4/24",
        "1.2.3.-4",
        "1.2.3.+4",
        "0x1.2.3.4",
        "1,2,3,4",
        "1.2.3.a",
        "a.b.c.d",
        "::",
        "1.2.3.4%0",
        "\u0661.2.3.4",
        "1.2.3.\uff14",
        "1.2.3.4\0",
        "localhost"
      })
  void refuses(String text) {
    assertThrows(IllegalArgumentException.class, () -> Ipv4Address.parse(text));
    assertThrows(IllegalArgumentException.class, () -> IpAddress.parse(text.replace(":", ".")));
  }

  @Property
  void parsedTextIsTheSameAddress(@ForAll int bits) throws Exception {
    Ipv4Address address = Ipv4Address.of(bits);
    assertEquals(address, Ipv4Address.parse(address.toString()));
    assertEquals(address, IpAddress.parse(address.toString()));
    assertEquals(InetAddress.getByName(address.toString()).getHostAddress(), address.toString());
    ByteBuffer buffer = ByteBuffer.allocate(6);
    address.write(buffer, 1);
    assertEquals(address, Ipv4Address.read(buffer, 1));
    assertEquals(bits, address.bits());
    assertEquals(
        OctetString.copyOf(InetAddress.getByName(address.toString()).getAddress()),
        OctetString.copyOf(buffer, 1, 4));
  }

  /** What the JDK says of the classes, but for what it does not know. */
  @Property(tries = 3000)
  void classesAreTheJdks(@ForAll int bits) throws Exception {
    Ipv4Address address = Ipv4Address.of(bits);
    InetAddress jdk = InetAddress.getByName(address.toString());
    assertEquals(jdk.isMulticastAddress(), address.isMulticast());
    assertEquals(jdk.isLoopbackAddress(), address.isLoopback());
    assertEquals(jdk.isLinkLocalAddress(), address.isLinkLocal());
    assertEquals(jdk.isSiteLocalAddress(), address.isPrivate());
    assertEquals(jdk.isAnyLocalAddress(), address.isUnspecified());
  }

  @Test
  void tellsClassesApartAtTheirBounds() {
    record Case(String first, String last, String before, String behind, Check check) {}
    for (Case c :
        List.of(
            new Case(
                "127.0.0.0",
                "127.255.255.255",
                "126.255.255.255",
                "128.0.0.0",
                Ipv4Address::isLoopback),
            new Case(
                "224.0.0.0",
                "239.255.255.255",
                "223.255.255.255",
                "240.0.0.0",
                Ipv4Address::isMulticast),
            new Case(
                "169.254.0.0",
                "169.254.255.255",
                "169.253.255.255",
                "169.255.0.0",
                Ipv4Address::isLinkLocal),
            new Case(
                "10.0.0.0", "10.255.255.255", "9.255.255.255", "11.0.0.0", Ipv4Address::isPrivate),
            new Case(
                "172.16.0.0",
                "172.31.255.255",
                "172.15.255.255",
                "172.32.0.0",
                Ipv4Address::isPrivate),
            new Case(
                "192.168.0.0",
                "192.168.255.255",
                "192.167.255.255",
                "192.169.0.0",
                Ipv4Address::isPrivate),
            new Case(
                "1.0.0.0", "223.255.255.255", "0.255.255.255", "224.0.0.0", Ipv4Address::isUnicast),
            new Case(
                "0.0.0.0", "0.0.0.0", "255.255.255.255", "0.0.0.1", Ipv4Address::isUnspecified),
            new Case(
                "255.255.255.255",
                "255.255.255.255",
                "255.255.255.254",
                "0.0.0.0",
                Ipv4Address::isLimitedBroadcast))) {
      assertTrue(c.check.of(Ipv4Address.parse(c.first)), c.first);
      assertTrue(c.check.of(Ipv4Address.parse(c.last)), c.last);
      assertFalse(c.check.of(Ipv4Address.parse(c.before)), c.before);
      assertFalse(c.check.of(Ipv4Address.parse(c.behind)), c.behind);
    }
    assertFalse(Ipv4Address.BROADCAST.isUnicast());
    assertFalse(Ipv4Address.parse("240.0.0.1").isUnicast());
  }

  private interface Check {
    boolean of(Ipv4Address address);
  }

  @Test
  void isAValue() {
    assertThrows(IllegalArgumentException.class, () -> Ipv4Address.of(256, 0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> Ipv4Address.of(0, 0, 0, -1));
    assertEquals(4, Ipv4Address.LOOPBACK.version());
    assertEquals(4, Ipv4Address.LOOPBACK.octets());
    assertEquals(Ipv4Address.of(5).hashCode(), Ipv4Address.of(5).hashCode());
    assertNotEquals(Ipv4Address.of(5).hashCode(), Ipv4Address.of(6).hashCode());
    assertNotEquals(Ipv4Address.of(5), Ipv4Address.of(6));
    assertNotEquals(Ipv4Address.of(5), "0.0.0.5");
    assertTrue(Ipv4Address.LOOPBACK.compareTo(Ipv4Address.BROADCAST) < 0);
    assertEquals(0, Ipv4Address.LOOPBACK.compareTo(Ipv4Address.of(0x7F000001)));
  }
}
