package io.netlayers.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixTest {
  @Test
  void knowsAnIpv4Network() {
    Ipv4Prefix prefix = Ipv4Prefix.parse("192.0.2.128/25");
    assertEquals("192.0.2.128/25", prefix.toString());
    assertEquals(25, prefix.length());
    assertEquals(Ipv4Address.parse("192.0.2.128"), prefix.network());
    assertEquals(Ipv4Address.parse("255.255.255.128"), prefix.netmask());
    assertEquals(Ipv4Address.parse("192.0.2.255"), prefix.broadcast());
    assertTrue(prefix.contains(Ipv4Address.parse("192.0.2.200")));
    assertFalse(prefix.contains(Ipv4Address.parse("192.0.2.127")));
    assertEquals(prefix, Ipv4Prefix.of(Ipv4Address.parse("192.0.2.201"), 25));
    assertEquals(prefix.hashCode(), Ipv4Prefix.parse("192.0.2.128/25").hashCode());
    assertTrue(prefix.contains(Ipv4Prefix.parse("192.0.2.192/26")));
    assertTrue(prefix.contains(prefix));
    assertFalse(prefix.contains(Ipv4Prefix.parse("192.0.2.0/24")));
    assertFalse(prefix.contains(Ipv4Prefix.parse("192.0.2.0/26")));
  }

  @Test
  void knowsTheWidestAndTheNarrowestNetworks() {
    Ipv4Prefix all = Ipv4Prefix.parse("0.0.0.0/0");
    assertTrue(all.contains(Ipv4Address.BROADCAST));
    assertEquals(Ipv4Address.UNSPECIFIED, all.netmask());
    assertEquals(Ipv4Address.BROADCAST, all.broadcast());
    Ipv4Prefix one = Ipv4Prefix.parse("255.255.255.255/32");
    assertTrue(one.contains(Ipv4Address.BROADCAST));
    assertFalse(one.contains(Ipv4Address.parse("255.255.255.254")));
    assertEquals(Ipv4Address.BROADCAST, one.netmask());
    Ipv6Prefix every = Ipv6Prefix.parse("::/0");
    assertTrue(every.contains(Ipv6Address.ALL_NODES));
    Ipv6Prefix host = Ipv6Prefix.parse("2001:db8::1/128");
    assertTrue(host.contains(Ipv6Address.parse("2001:db8::1")));
    assertFalse(host.contains(Ipv6Address.parse("2001:db8::")));
  }

  @Test
  void knowsAnIpv6Prefix() {
    Ipv6Prefix prefix = Ipv6Prefix.parse("2001:db8:8000::/33");
    assertEquals("2001:db8:8000::/33", prefix.toString());
    assertEquals(33, prefix.length());
    assertEquals(Ipv6Address.parse("2001:db8:8000::"), prefix.network());
    assertTrue(prefix.contains(prefix));
    assertNotEquals(prefix.hashCode(), Ipv6Prefix.parse("2001:db8:8000::/34").hashCode());
    assertNotEquals(
        Ipv4Prefix.parse("10.0.0.0/8").hashCode(), Ipv4Prefix.parse("10.0.0.0/9").hashCode());
    assertTrue(prefix.contains(Ipv6Address.parse("2001:db8:ffff::1")));
    assertFalse(prefix.contains(Ipv6Address.parse("2001:db8:7fff::1")));
    assertTrue(prefix.contains(Ipv6Prefix.parse("2001:db8:8000::/64")));
    assertFalse(prefix.contains(Ipv6Prefix.parse("2001:db8::/32")));
    assertEquals(prefix, Ipv6Prefix.of(Ipv6Address.parse("2001:db8:8000::9"), 33));
    assertTrue(Ipv6Prefix.LINK_LOCAL.contains(Ipv6Address.parse("fe80::1")));
    assertFalse(Ipv6Prefix.LINK_LOCAL.contains(Ipv6Address.parse("fe80:0:0:1::1")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/8",
        "10.0.0.0",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/+8",
        "10.0.0.0/08",
        "10.0.0.0/8 ",
        "10.0.0.0/8/8",
        "10.0.0.0/1000",
        "10.0.0.0/99999999999",
        "10.0.0.1/8",
        "10.0.0/8",
        "10.0.0.0/255.0.0.0",
        "10.0.0.0/\u0668",
        "128.0.0.0/0"
      })
  void refusesAnIpv4Text(String text) {
    assertThrows(IllegalArgumentException.class, () -> Ipv4Prefix.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "::",
        "::/",
        "::/129",
        "::/-1",
        "::/00",
        "::/064",
        "::/64 ",
        "2001:db8::1/64",
        "::1/127",
        "2001:db8::/64/64",
        "10.0.0.0/8",
        "8000::/0",
        ":/64"
      })
  void refusesAnIpv6Text(String text) {
    assertThrows(IllegalArgumentException.class, () -> Ipv6Prefix.parse(text));
  }

  @Test
  void refusesALengthOutside() {
    for (int length : new int[] {-1, 33, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertThrows(
          IllegalArgumentException.class, () -> Ipv4Prefix.of(Ipv4Address.LOOPBACK, length));
    }
    for (int length : new int[] {-1, 129}) {
      assertThrows(
          IllegalArgumentException.class, () -> Ipv6Prefix.of(Ipv6Address.LOOPBACK, length));
    }
  }

  @Property
  void ipv4AgreesWithShifts(@ForAll int a, @ForAll int b, @ForAll @IntRange(max = 32) int length) {
    Ipv4Prefix prefix = Ipv4Prefix.of(Ipv4Address.of(a), length);
    long left = Integer.toUnsignedLong(a) >> (32 - length);
    long right = Integer.toUnsignedLong(b) >> (32 - length);
    assertEquals(left == right, prefix.contains(Ipv4Address.of(b)));
    assertTrue(prefix.contains(Ipv4Address.of(a)));
    assertTrue(prefix.contains(prefix.broadcast()));
    assertEquals(prefix, Ipv4Prefix.parse(prefix.toString()));
  }

  @Property
  void ipv6AgreesWithShifts(
      @ForAll long a, @ForAll long b, @ForAll @IntRange(max = 128) int length) {
    Ipv6Prefix prefix = Ipv6Prefix.of(Ipv6Address.of(a, b), length);
    Ipv6Address near = Ipv6Address.of(a, b ^ 1L << Math.floorMod(a, 64));
    assertEquals(
        number(a, b)
            .shiftRight(128 - length)
            .equals(number(near.high(), near.low()).shiftRight(128 - length)),
        prefix.contains(near));
    assertTrue(prefix.contains(Ipv6Address.of(a, b)));
    assertEquals(prefix, Ipv6Prefix.parse(prefix.toString()));
  }

  private static BigInteger number(long high, long low) {
    return new BigInteger(Long.toUnsignedString(high))
        .shiftLeft(64)
        .add(new BigInteger(Long.toUnsignedString(low)));
  }

  @Test
  void ordersByNetworkThenLength() {
    Ipv4Prefix wide = Ipv4Prefix.parse("10.0.0.0/8");
    Ipv4Prefix narrow = Ipv4Prefix.parse("10.0.0.0/9");
    assertTrue(wide.compareTo(narrow) < 0);
    assertTrue(narrow.compareTo(Ipv4Prefix.parse("200.0.0.0/8")) < 0);
    assertNotEquals(wide, narrow);
    assertNotEquals(wide, Ipv4Prefix.parse("11.0.0.0/8"));
    Ipv6Prefix six = Ipv6Prefix.parse("2001:db8::/32");
    assertTrue(six.compareTo(Ipv6Prefix.parse("2001:db8::/33")) < 0);
    assertTrue(six.compareTo(Ipv6Prefix.parse("fe80::/10")) < 0);
    assertNotEquals(six, Ipv6Prefix.parse("2001:db8::/33"));
    assertEquals(six.hashCode(), Ipv6Prefix.parse("2001:db8::/32").hashCode());
  }
}
