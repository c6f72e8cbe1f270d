package io.netlayers.core;

import java.nio.ByteBuffer;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** An IPv4 address: 32 bits, the first octet on the wire the highest. */
public final class Ipv4Address implements IpAddress, Comparable<Ipv4Address> {
  /** Octets of an address. */
  public static final int OCTETS = 4;

  /** {@code 0.0.0.0}, this host on this network (RFC 1122 §3.2.1.3). */
  public static final Ipv4Address UNSPECIFIED = new Ipv4Address(0);

  /** {@code 255.255.255.255}, every host on the link (RFC 919). */
  public static final Ipv4Address BROADCAST = new Ipv4Address(0xFFFFFFFF);

  /** {@code 127.0.0.1}. */
  public static final Ipv4Address LOOPBACK = new Ipv4Address(0x7F000001);

  private final @Unsigned int bits;

  private Ipv4Address(@Unsigned int bits) {
    this.bits = bits;
  }

  /** From 32 bits in network order. */
  public static Ipv4Address of(@Unsigned int bits) {
    return new Ipv4Address(bits);
  }

  /**
   * From four numbers of 0 to 255.
   *
   * @throws IllegalArgumentException if one is outside
   */
  public static Ipv4Address of(int a, int b, int c, int d) {
    if (((a | b | c | d) & ~0xFF) != 0) {
      throw new IllegalArgumentException("not octets: " + a + "." + b + "." + c + "." + d);
    }
    return new Ipv4Address(Octets.asBits(a << 24 | b << 16 | c << 8 | d));
  }

  /** Reads four octets from an absolute index. */
  public static Ipv4Address read(ByteBuffer buffer, int index) {
    return new Ipv4Address(Octets.bits32(buffer, index));
  }

  /**
   * Reads dotted decimal: four numbers of 0 to 255, no leading zeros, no other forms.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static Ipv4Address parse(String text) {
    long parsed = AddressText.dottedDecimal(text, 0);
    if (parsed < 0) {
      throw new IllegalArgumentException("not an IPv4 address: " + text);
    }
    return new Ipv4Address((int) parsed);
  }

  /** The 32 bits in network order. */
  public @Unsigned int bits() {
    return bits;
  }

  @Override
  public int version() {
    return 4;
  }

  @Override
  public int octets() {
    return OCTETS;
  }

  @Override
  public void write(ByteBuffer buffer, int index) {
    Octets.putBits32(buffer, index, bits);
  }

  @Override
  public boolean isUnspecified() {
    return bits == 0;
  }

  /** 127.0.0.0/8 (RFC 1122 §3.2.1.3). */
  @Override
  public boolean isLoopback() {
    return bits >>> 24 == 127;
  }

  /** 224.0.0.0/4 (RFC 5771). */
  @Override
  public boolean isMulticast() {
    return isMulticast(bits);
  }

  /** Whether 32 bits are an address of 224.0.0.0/4. */
  public static boolean isMulticast(@Unsigned int bits) {
    return bits >>> 28 == 0xE;
  }

  /** 169.254.0.0/16 (RFC 3927). */
  @Override
  public boolean isLinkLocal() {
    return bits >>> 16 == 0xA9FE;
  }

  /** 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16 (RFC 1918). */
  @Override
  public boolean isPrivate() {
    return bits >>> 24 == 10 || bits >>> 20 == 0xAC1 || bits >>> 16 == 0xC0A8;
  }

  /** Whether it is {@link #BROADCAST}; a network's own broadcast is known to its prefix. */
  public boolean isLimitedBroadcast() {
    return bits == 0xFFFFFFFF;
  }

  /** Outside 0.0.0.0/8, multicast and the reserved 240.0.0.0/4 (RFC 1122 §3.2.1.3, RFC 1112). */
  @Override
  public boolean isUnicast() {
    return bits >>> 24 != 0 && (bits >>> 28 & 0xF) < 0xE;
  }

  /** Orders by the bits, unsigned. */
  @Override
  public int compareTo(Ipv4Address other) {
    return Integer.compareUnsigned(bits, other.bits);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Ipv4Address that && bits == that.bits;
  }

  @Override
  @SuppressWarnings("signedness:return") // a hash has no sign
  public int hashCode() {
    return bits;
  }

  /** Dotted decimal. */
  @Override
  public String toString() {
    return appendTo(new StringBuilder(15), bits).toString();
  }

  /** Appends the text of an address that is held as 32 bits. */
  public static StringBuilder appendTo(StringBuilder out, @Unsigned int bits) {
    return out.append(bits >>> 24 & 0xFF)
        .append('.')
        .append(bits >>> 16 & 0xFF)
        .append('.')
        .append(bits >>> 8 & 0xFF)
        .append('.')
        .append(bits & 0xFF);
  }
}
