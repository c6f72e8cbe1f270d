package io.netlayers.core;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** An IPv6 prefix (RFC 4291 §2.3): an address whose other bits are zero, a length. */
public final class Ipv6Prefix implements Comparable<Ipv6Prefix> {
  /** {@code fe80::/64}, the prefix that every link has. */
  public static final Ipv6Prefix LINK_LOCAL =
      new Ipv6Prefix(Ipv6Address.of(0xFE80_0000_0000_0000L, 0), 64);

  private final Ipv6Address network;
  private final int length;

  private Ipv6Prefix(Ipv6Address network, int length) {
    this.network = network;
    this.length = length;
  }

  /**
   * The prefix of {@code length} bits in which an address lies; its other bits are dropped.
   *
   * @param length 0 to 128 bits
   * @throws IllegalArgumentException if the length is outside
   */
  public static Ipv6Prefix of(Ipv6Address address, int length) {
    if (length < 0 || length > 128) {
      throw new IllegalArgumentException("prefix length not within 0 to 128: " + length);
    }
    Ipv6Address network =
        Ipv6Address.of(address.high() & highMask(length), address.low() & lowMask(length));
    return new Ipv6Prefix(network, length);
  }

  /**
   * Reads {@code address/length}. The other bits must be zero: use {@link #of} to drop them.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static Ipv6Prefix parse(String text) {
    int slash = text.indexOf('/');
    int length = slash < 0 ? -1 : AddressText.prefixLength(text, slash + 1, 128);
    if (length < 0) {
      throw new IllegalArgumentException("not an IPv6 prefix: " + text);
    }
    Ipv6Address address = Ipv6Address.parse(text.substring(0, slash));
    Ipv6Prefix prefix = of(address, length);
    if (!prefix.network.equals(address)) {
      throw new IllegalArgumentException("host bits set in IPv6 prefix: " + text);
    }
    return prefix;
  }

  private static @Unsigned long highMask(int length) {
    return length >= 64 ? -1L : length == 0 ? 0 : -1L << (64 - length);
  }

  private static @Unsigned long lowMask(int length) {
    return length <= 64 ? 0 : -1L << (128 - length);
  }

  /** The prefix as an address, all other bits zero. */
  public Ipv6Address network() {
    return network;
  }

  /** How many bits the prefix has, 0 to 128. */
  public int length() {
    return length;
  }

  /** Whether an address begins with this prefix. */
  public boolean contains(Ipv6Address address) {
    return (address.high() & highMask(length)) == network.high()
        && (address.low() & lowMask(length)) == network.low();
  }

  /** Whether every address of another prefix begins with this one. */
  public boolean contains(Ipv6Prefix other) {
    return other.length >= length && contains(other.network);
  }

  /** Orders by network, then by length. */
  @Override
  public int compareTo(Ipv6Prefix other) {
    int byNetwork = network.compareTo(other.network);
    return byNetwork != 0 ? byNetwork : Integer.compare(length, other.length);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Ipv6Prefix that
        && length == that.length
        && network.equals(that.network);
  }

  @Override
  public int hashCode() {
    return network.hashCode() * 31 + length;
  }

  /** {@code 2001:db8::/32}. */
  @Override
  public String toString() {
    return network + "/" + length;
  }
}
