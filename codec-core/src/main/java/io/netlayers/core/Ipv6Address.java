package io.netlayers.core;

import java.nio.ByteBuffer;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** An IPv6 address (RFC 4291): 128 bits in two halves, the first octet on the wire the highest. */
public final class Ipv6Address implements IpAddress, Comparable<Ipv6Address> {
  /** Octets of an address. */
  public static final int OCTETS = 16;

  /** {@code ::} (RFC 4291 §2.5.2). */
  public static final Ipv6Address UNSPECIFIED = new Ipv6Address(0, 0);

  /** {@code ::1} (RFC 4291 §2.5.3). */
  public static final Ipv6Address LOOPBACK = new Ipv6Address(0, 1);

  /** {@code ff02::1}, all nodes of the link (RFC 4291 §2.7.1). */
  public static final Ipv6Address ALL_NODES = new Ipv6Address(0xFF02_0000_0000_0000L, 1);

  /** {@code ff02::2}, all routers of the link (RFC 4291 §2.7.1). */
  public static final Ipv6Address ALL_ROUTERS = new Ipv6Address(0xFF02_0000_0000_0000L, 2);

  private final @Unsigned long high;
  private final @Unsigned long low;

  private Ipv6Address(@Unsigned long high, @Unsigned long low) {
    this.high = high;
    this.low = low;
  }

  /** From two halves of 64 bits in network order. */
  public static Ipv6Address of(@Unsigned long high, @Unsigned long low) {
    return new Ipv6Address(high, low);
  }

  /** Reads sixteen octets from an absolute index. */
  public static Ipv6Address read(ByteBuffer buffer, int index) {
    return new Ipv6Address(Octets.bits64(buffer, index), Octets.bits64(buffer, index + 8));
  }

  /**
   * Reads the three forms of RFC 4291 §2.2: eight groups, {@code ::} for one or more groups of
   * zeros, and a dotted decimal tail. No zone, no prefix length, no brackets.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static Ipv6Address parse(String text) {
    return Ipv6Text.parse(text);
  }

  /** The first 64 bits. */
  public @Unsigned long high() {
    return high;
  }

  /** The last 64 bits. */
  public @Unsigned long low() {
    return low;
  }

  @Override
  public int version() {
    return 6;
  }

  @Override
  public int octets() {
    return OCTETS;
  }

  @Override
  public void write(ByteBuffer buffer, int index) {
    Octets.putBits64(buffer, index, high);
    Octets.putBits64(buffer, index + 8, low);
  }

  @Override
  public boolean isUnspecified() {
    return high == 0 && low == 0;
  }

  @Override
  public boolean isLoopback() {
    return high == 0 && low == 1;
  }

  /** {@code ff00::/8} (RFC 4291 §2.7). */
  @Override
  public boolean isMulticast() {
    return high >>> 56 == 0xFF;
  }

  /**
   * The scope of a multicast address, 0 to 15: 1 interface, 2 link, 5 site, 8 organization, 14
   * global (RFC 7346).
   *
   * @throws IllegalStateException if this is no multicast address
   */
  public int multicastScope() {
    if (!isMulticast()) {
      throw new IllegalStateException(this + " is no multicast address");
    }
    return (int) (high >>> 48) & 0xF;
  }

  /** {@code fe80::/10} (RFC 4291 §2.5.6). */
  @Override
  public boolean isLinkLocal() {
    return high >>> 54 == 0x3FA;
  }

  /** {@code fc00::/7}, unique local (RFC 4193). */
  @Override
  public boolean isPrivate() {
    return high >>> 57 == 0x7E;
  }

  @Override
  public boolean isUnicast() {
    return !isMulticast() && !isUnspecified();
  }

  /** {@code ::ffff:0:0/96}, an IPv4 address as an IPv6 one (RFC 4291 §2.5.5.2). */
  public boolean isIpv4Mapped() {
    return high == 0 && low >>> 32 == 0xFFFF;
  }

  /** {@code ff02::1:ff00:0/104}, solicited-node multicast (RFC 4291 §2.7.1). */
  public boolean isSolicitedNode() {
    return high == ALL_NODES.high && low >>> 24 == 0x1FFL;
  }

  /** The solicited-node multicast address that a node with this address listens to. */
  public Ipv6Address solicitedNode() {
    return new Ipv6Address(ALL_NODES.high, 0x1_FF00_0000L | low & 0xFF_FFFFL);
  }

  /** Orders by the bits, unsigned. */
  @Override
  public int compareTo(Ipv6Address other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Ipv6Address that && high == that.high && low == that.low;
  }

  @Override
  @SuppressWarnings("signedness:return") // a hash has no sign
  public int hashCode() {
    return (int) (high ^ high >>> 32) * 31 + (int) (low ^ low >>> 32);
  }

  /** The canonical text of RFC 5952. */
  @Override
  public String toString() {
    return appendTo(new StringBuilder(39), high, low).toString();
  }

  /** Appends the canonical text (RFC 5952) of an address that is held as two halves. */
  public static StringBuilder appendTo(StringBuilder out, @Unsigned long high, @Unsigned long low) {
    return Ipv6Text.append(out, high, low);
  }
}
