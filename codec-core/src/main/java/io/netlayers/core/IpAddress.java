package io.netlayers.core;

import java.nio.ByteBuffer;

/** An IP address of either version. */
public sealed interface IpAddress permits Ipv4Address, Ipv6Address {
  /**
   * Reads an address of either version, by {@link Ipv4Address#parse} where the text has no colon,
   * else by {@link Ipv6Address#parse}.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  static IpAddress parse(String text) {
    return text.indexOf(':') < 0 ? Ipv4Address.parse(text) : Ipv6Address.parse(text);
  }

  /** 4 or 6. */
  int version();

  /** Octets of the address: 4 or 16. */
  int octets();

  /** Writes the address to an absolute index. */
  void write(ByteBuffer buffer, int index);

  /** Whether it stands for no address (all bits zero). */
  boolean isUnspecified();

  /** Whether it names the host itself. */
  boolean isLoopback();

  /** Whether it names a group of hosts. */
  boolean isMulticast();

  /** Whether it is good on one link only, and a unicast address. */
  boolean isLinkLocal();

  /** Whether it is set aside for private networks (RFC 1918; RFC 4193 for IPv6). */
  boolean isPrivate();

  /** Whether it may name one host: neither unspecified, nor multicast, nor broadcast. */
  boolean isUnicast();
}
