package io.netlayers.stack.socket;

import io.netlayers.core.Octets;
import io.netlayers.stack.bits.AddressBits;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * How connections are named to {@code fsm.tcp}: the scope is the IP version, and an address that is
 * good on one link only has the interface's number in the middle of its upper half, which is zero
 * on the wire.
 */
final class TcpNames {
  static final @Unsigned int IPV4 = 4;
  static final @Unsigned int IPV6 = 6;

  private TcpNames() {}

  static @Unsigned int scope(boolean ipv4) {
    return ipv4 ? IPV4 : IPV6;
  }

  /** The upper half as the table has it. */
  static @Unsigned long named(@Unsigned long high, int link) {
    return AddressBits.isIpv6LinkLocal(high) ? high | Octets.asBits((long) link) : high;
  }

  /** The upper half as the wire has it. */
  static @Unsigned long plain(@Unsigned long named) {
    return AddressBits.isIpv6LinkLocal(named) ? named & ~0xFFFF_FFFFL : named;
  }

  /** The interface's number in a named upper half; 0 for none. */
  @SuppressWarnings("signedness:return") // numbers of interfaces are small
  static int zone(@Unsigned long named) {
    return AddressBits.isIpv6LinkLocal(named) ? (int) named : 0;
  }
}
