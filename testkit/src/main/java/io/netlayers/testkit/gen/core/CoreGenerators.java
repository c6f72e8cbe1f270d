package io.netlayers.testkit.gen.core;

import io.netlayers.core.IpAddress;
import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv4Prefix;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.Ipv6Prefix;
import io.netlayers.core.MacAddress;
import io.netlayers.core.OctetString;
import io.netlayers.testkit.gen.choice.Generator;
import io.netlayers.testkit.gen.choice.GeneratorTable;

/** Addresses and octets. */
public final class CoreGenerators {
  private static final Ipv4Address[] IPV4 = {
    Ipv4Address.of(192, 0, 2, 1),
    Ipv4Address.UNSPECIFIED,
    Ipv4Address.LOOPBACK,
    Ipv4Address.BROADCAST,
    Ipv4Address.of(224, 0, 0, 1),
    Ipv4Address.of(239, 255, 255, 255),
    Ipv4Address.of(169, 254, 0, 1),
    Ipv4Address.of(10, 0, 0, 255)
  };
  private static final Ipv6Address[] IPV6 = {
    Ipv6Address.parse("2001:db8::1"),
    Ipv6Address.UNSPECIFIED,
    Ipv6Address.LOOPBACK,
    Ipv6Address.ALL_NODES,
    Ipv6Address.ALL_ROUTERS,
    Ipv6Address.parse("fe80::1"),
    Ipv6Address.parse("ff02::1:ff00:1"),
    Ipv6Address.parse("::ffff:192.0.2.1"),
    Ipv6Address.parse("fd00::ffff"),
    Ipv6Address.parse("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")
  };
  private static final long U48 = 0xFFFF_FFFF_FFFFL;
  private static final MacAddress[] MAC = {
    MacAddress.parse("02:00:00:00:00:01"),
    MacAddress.ZERO,
    MacAddress.BROADCAST,
    MacAddress.parse("01:00:5e:00:00:01"),
    MacAddress.parse("33:33:00:00:00:01"),
    MacAddress.parse("01:80:c2:00:00:01")
  };

  private CoreGenerators() {}

  /** An IPv4 address: one with a meaning, or any. */
  public static Generator<Ipv4Address> ipv4() {
    return c -> c.onceIn(2) ? Ipv4Address.of(c.bits32()) : c.oneOf(IPV4);
  }

  /** An IPv6 address: one with a meaning, or any. */
  public static Generator<Ipv6Address> ipv6() {
    return c -> c.onceIn(2) ? Ipv6Address.of(c.bits64(), c.bits64()) : c.oneOf(IPV6);
  }

  /** An address of either version. */
  public static Generator<IpAddress> ip() {
    return Generator.<IpAddress>oneOf(ipv4(), ipv6());
  }

  /** A MAC address: one with a meaning, or any. */
  public static Generator<MacAddress> mac() {
    return c -> c.onceIn(2) ? MacAddress.of(c.between(0L, U48) & U48) : c.oneOf(MAC);
  }

  /** Octets, 0 to so many of them. */
  public static Generator<OctetString> octets(int max) {
    return c -> c.octets(0, max);
  }

  /** An IPv4 prefix of any length, 0 and 32 the likelier. */
  public static Generator<Ipv4Prefix> ipv4Prefix() {
    return c -> Ipv4Prefix.of(ipv4().generate(c), c.between(0, 32));
  }

  /** An IPv6 prefix of any length, 0 and 128 the likelier. */
  public static Generator<Ipv6Prefix> ipv6Prefix() {
    return c -> Ipv6Prefix.of(ipv6().generate(c), c.between(0, 128));
  }

  /** The sum of two addresses and a protocol, as a transport checksum takes it. */
  public static Generator<Long> pseudoHeader() {
    return c -> c.u32() + c.u16();
  }

  /** All of these. */
  public static GeneratorTable table() {
    return new GeneratorTable()
        .add(OctetString.class, octets(64))
        .add(Ipv4Address.class, ipv4())
        .add(Ipv6Address.class, ipv6())
        .add(IpAddress.class, ip())
        .add(MacAddress.class, mac())
        .add(Ipv4Prefix.class, ipv4Prefix())
        .add(Ipv6Prefix.class, ipv6Prefix());
  }
}
