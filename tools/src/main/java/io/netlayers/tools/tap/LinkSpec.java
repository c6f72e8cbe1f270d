package io.netlayers.tools.tap;

import io.netlayers.core.IpAddress;
import io.netlayers.core.MacAddress;
import java.util.List;
import java.util.Locale;

/**
 * One interface of a host and the device that it is joined to.
 *
 * @param ethernet whether frames are Ethernet's (TAP), else bare IP packets (TUN)
 * @param port UDP port of the device's end
 * @param mtu octets
 * @param mac the interface's own address; without meaning for bare IP
 * @param addresses with their prefix lengths
 * @param gateways default routers
 * @param advertises whether IPv6 neighbours are told of a router, the addresses' prefixes and the
 *     MTU (RFC 4861 §6.2)
 */
public record LinkSpec(
    boolean ethernet,
    int port,
    int mtu,
    MacAddress mac,
    List<Address> addresses,
    List<IpAddress> gateways,
    boolean advertises) {
  /** One that advertises no router. */
  public LinkSpec(
      boolean ethernet,
      int port,
      int mtu,
      MacAddress mac,
      List<Address> addresses,
      List<IpAddress> gateways) {
    this(ethernet, port, mtu, mac, addresses, gateways, false);
  }

  /** The same, with a router that is advertised to its IPv6 neighbours. */
  public LinkSpec advertising() {
    return new LinkSpec(ethernet, port, mtu, mac, addresses, gateways, true);
  }

  /** An address with the length of its prefix, bits. */
  public record Address(IpAddress address, int prefixLength) {
    /**
     * Reads an address and a prefix length, {@code 192.0.2.2/24}.
     *
     * @throws IllegalArgumentException if it is none of a host
     */
    public static Address parse(String text) {
      int slash = text.indexOf('/');
      IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
      int most = address.octets() * 8;
      int length = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
      if (length < 0 || length > most || !address.isUnicast()) {
        throw new IllegalArgumentException(text);
      }
      return new Address(address, length);
    }
  }

  /** The address that a device's peer gets unless another is given: a local one, by its port. */
  public static MacAddress macOf(int port) {
    return MacAddress.parse(
        String.format(Locale.ROOT, "02:00:4e:4c:%02x:%02x", port >> 8 & 0xFF, port & 0xFF));
  }
}
