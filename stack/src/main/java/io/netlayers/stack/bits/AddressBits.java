package io.netlayers.stack.bits;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.IpAddress;
import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.Octets;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * An address of either version as two words, the way the stack's tables have it: an IPv6 address as
 * it is, an IPv4 address in the place of the IPv4-mapped addresses (RFC 4291 §2.5.5.2), which never
 * come from a wire.
 */
public final class AddressBits {
  /** The upper half of every IPv4 address. */
  public static final @Unsigned long IPV4_HIGH = 0;

  private static final long MAPPED = 0xFFFFL << 32;

  private AddressBits() {}

  /** The lower half of an IPv4 address. */
  public static @Unsigned long low(@Unsigned int ipv4) {
    return Octets.asBits(MAPPED) | ipv4 & 0xFFFFFFFFL;
  }

  /** The upper half of an address. */
  public static @Unsigned long high(IpAddress address) {
    return address instanceof Ipv6Address six ? six.high() : IPV4_HIGH;
  }

  /** The lower half of an address. */
  public static @Unsigned long low(IpAddress address) {
    if (address instanceof Ipv4Address four) {
      return low(four.bits());
    }
    return ((Ipv6Address) address).low();
  }

  /** Whether the words are an IPv4 address. */
  public static boolean isIpv4(@Unsigned long high, @Unsigned long low) {
    return high == 0 && low >>> 32 == 0xFFFF;
  }

  /** The 32 bits of an IPv4 address. */
  public static @Unsigned int ipv4(@Unsigned long low) {
    return (@Unsigned int) low;
  }

  /** The address as a value. */
  public static IpAddress address(@Unsigned long high, @Unsigned long low) {
    return isIpv4(high, low) ? Ipv4Address.of(ipv4(low)) : Ipv6Address.of(high, low);
  }

  /** Whether it stands for no address, {@code 0.0.0.0} or {@code ::}. */
  public static boolean isUnspecified(@Unsigned long high, @Unsigned long low) {
    return high == 0 && (low == 0 || low == Octets.asBits(MAPPED));
  }

  /** Whether it names a group. */
  public static boolean isMulticast(@Unsigned long high, @Unsigned long low) {
    return isIpv4(high, low) ? low >>> 28 == 0xFFFFE : high >>> 56 == 0xFF;
  }

  /** Whether it is {@code 255.255.255.255}. */
  public static boolean isLimitedBroadcast(@Unsigned long high, @Unsigned long low) {
    return high == 0 && low == 0xFFFF_FFFF_FFFFL;
  }

  /** Whether it names the host itself: {@code 127.0.0.0/8}, {@code ::1}. */
  public static boolean isLoopback(@Unsigned long high, @Unsigned long low) {
    return high == 0 && (low == 1 || low >>> 24 == 0xFFFF7FL);
  }

  /** Whether it is an IPv6 unicast address that is good on one link only. */
  public static boolean isIpv6LinkLocal(@Unsigned long high) {
    return high >>> 54 == 0xFE80 >>> 6;
  }

  /** Whether it names an IPv6 group whose scope is one link or less (RFC 7346). */
  public static boolean isLinkScopedGroup(@Unsigned long high) {
    return high >>> 56 == 0xFF && (high >>> 48 & 0xF) <= 2;
  }

  /** Whether the address is good on one link only, so that it takes an interface to name it. */
  public static boolean needsInterface(@Unsigned long high) {
    return isIpv6LinkLocal(high) || isLinkScopedGroup(high);
  }

  /** Whether IPv4 reserves it: class E ({@code 240.0.0.0/4}) without the limited broadcast. */
  public static boolean isIpv4Reserved(@Unsigned int address) {
    return address >>> 28 == 0xF && ~address != 0;
  }

  /** The pseudo-header's partial sum without a length, for addresses of one version. */
  public static long pseudoHeader(
      @Unsigned long sourceHigh,
      @Unsigned long sourceLow,
      @Unsigned long destinationHigh,
      @Unsigned long destinationLow,
      int protocol) {
    return isIpv4(sourceHigh, sourceLow)
        ? InternetChecksum.pseudoHeader(ipv4(sourceLow), ipv4(destinationLow), protocol)
        : InternetChecksum.pseudoHeader(
            sourceHigh, sourceLow, destinationHigh, destinationLow, protocol);
  }

  /**
   * A place in a table for a hash.
   *
   * @param places a power of two
   */
  @SuppressWarnings("signedness:return") // the mask leaves no sign
  public static int place(@Unsigned long hash, int places) {
    return (int) (hash & Octets.asBits(places - 1L));
  }

  /** Appends the address as text. */
  public static StringBuilder appendTo(StringBuilder out, @Unsigned long high, @Unsigned long low) {
    return isIpv4(high, low)
        ? Ipv4Address.appendTo(out, ipv4(low))
        : Ipv6Address.appendTo(out, high, low);
  }

  /** The Ethernet address of a group (RFC 1112 §6.4, RFC 2464 §7). */
  public static long groupMac(@Unsigned long high, @Unsigned long low) {
    return isIpv4(high, low)
        ? 0x0100_5E00_0000L | low & 0x7F_FFFF
        : 0x3333L << 32 | low & 0xFFFFFFFFL;
  }

  /** The lower half of an address's solicited-node group (RFC 4291 §2.7.1). */
  public static @Unsigned long solicitedNodeLow(@Unsigned long low) {
    return 0x1_FF00_0000L | low & 0xFF_FFFF;
  }

  /** The upper half of every solicited-node group, of all nodes and all routers on the link. */
  public static final @Unsigned long LINK_GROUP_HIGH = Octets.asBits(0xFF02L << 48);
}
