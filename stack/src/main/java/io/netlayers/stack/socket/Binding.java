package io.netlayers.stack.socket;

import io.netlayers.core.IpAddress;
import io.netlayers.core.Ipv4Address;
import io.netlayers.stack.bits.AddressBits;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** Where a socket is bound: which versions, one address or all, and a port. */
final class Binding {
  final boolean ipv4;
  final boolean ipv6;
  final boolean wildcard;
  final @Unsigned long high;
  final @Unsigned long low;
  final int zone;
  final int port;

  private Binding(
      boolean ipv4,
      boolean ipv6,
      boolean wildcard,
      @Unsigned long high,
      @Unsigned long low,
      int zone,
      int port) {
    this.ipv4 = ipv4;
    this.ipv6 = ipv6;
    this.wildcard = wildcard;
    this.high = high;
    this.low = low;
    this.zone = zone;
    this.port = port;
  }

  /** What an endpoint means to bind. */
  static Binding of(Endpoint endpoint) {
    IpAddress address = endpoint.address();
    if (address == null) {
      return new Binding(true, true, true, 0, 0, endpoint.zone(), endpoint.port());
    }
    boolean four = address instanceof Ipv4Address;
    return new Binding(
        four,
        !four,
        address.isUnspecified(),
        AddressBits.high(address),
        AddressBits.low(address),
        endpoint.zone(),
        endpoint.port());
  }

  Binding withPort(int newPort) {
    return new Binding(ipv4, ipv6, wildcard, high, low, zone, newPort);
  }

  /** Whether both claim the same: the same port, address or wildcard, and a version in common. */
  boolean collidesWith(Binding other) {
    return port == other.port
        && (ipv4 && other.ipv4 || ipv6 && other.ipv6)
        && wildcard == other.wildcard
        && (zone == 0 || other.zone == 0 || zone == other.zone)
        && (wildcard || high == other.high && low == other.low);
  }

  /**
   * How well a destination fits: -1 for not at all, 0 for every address, 1 for this one.
   *
   * @param link number of the interface by which it came
   */
  int score(@Unsigned long toHigh, @Unsigned long toLow, int link) {
    boolean four = AddressBits.isIpv4(toHigh, toLow);
    if (four ? !ipv4 : !ipv6) {
      return -1;
    }
    if (zone != 0 && zone != link) {
      return -1;
    }
    return wildcard ? 0 : high == toHigh && low == toLow ? 1 : -1;
  }

  @Nullable IpAddress address() {
    return wildcard && ipv4 && ipv6 ? null : AddressBits.address(high, low);
  }

  Endpoint endpoint() {
    return new Endpoint(address(), port, zone);
  }
}
