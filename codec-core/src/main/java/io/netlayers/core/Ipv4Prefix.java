package io.netlayers.core;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** An IPv4 network in CIDR notation (RFC 4632): an address whose host bits are zero, a length. */
public final class Ipv4Prefix implements Comparable<Ipv4Prefix> {
  private final Ipv4Address network;
  private final int length;

  private Ipv4Prefix(Ipv4Address network, int length) {
    this.network = network;
    this.length = length;
  }

  /**
   * The prefix of {@code length} bits in which an address lies; its host bits are dropped.
   *
   * @param length 0 to 32 bits
   * @throws IllegalArgumentException if the length is outside
   */
  public static Ipv4Prefix of(Ipv4Address address, int length) {
    if (length < 0 || length > 32) {
      throw new IllegalArgumentException("prefix length not within 0 to 32: " + length);
    }
    return new Ipv4Prefix(Ipv4Address.of(address.bits() & mask(length)), length);
  }

  /**
   * Reads {@code address/length}. Host bits must be zero: use {@link #of} to drop them.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static Ipv4Prefix parse(String text) {
    int slash = text.indexOf('/');
    int length = slash < 0 ? -1 : AddressText.prefixLength(text, slash + 1, 32);
    if (length < 0) {
      throw new IllegalArgumentException("not an IPv4 prefix: " + text);
    }
    Ipv4Address address = Ipv4Address.parse(text.substring(0, slash));
    if ((address.bits() & ~mask(length)) != 0) {
      throw new IllegalArgumentException("host bits set in IPv4 prefix: " + text);
    }
    return new Ipv4Prefix(address, length);
  }

  private static @Unsigned int mask(int length) {
    return length == 0 ? 0 : -1 << (32 - length);
  }

  /** The network's address, all host bits zero. */
  public Ipv4Address network() {
    return network;
  }

  /** How many bits name the network, 0 to 32. */
  public int length() {
    return length;
  }

  /** The subnet mask as an address. */
  public Ipv4Address netmask() {
    return Ipv4Address.of(mask(length));
  }

  /**
   * The network's directed broadcast address, all host bits one. A prefix of 31 or 32 bits has none
   * (RFC 3021): the answer is then the last address.
   */
  public Ipv4Address broadcast() {
    return Ipv4Address.of(network.bits() | ~mask(length));
  }

  /** Whether an address lies in the network. */
  public boolean contains(Ipv4Address address) {
    return (address.bits() & mask(length)) == network.bits();
  }

  /** Whether all of another network lies in this one. */
  public boolean contains(Ipv4Prefix other) {
    return other.length >= length && contains(other.network);
  }

  /** Orders by network, then by length. */
  @Override
  public int compareTo(Ipv4Prefix other) {
    int byNetwork = network.compareTo(other.network);
    return byNetwork != 0 ? byNetwork : Integer.compare(length, other.length);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Ipv4Prefix that
        && length == that.length
        && network.equals(that.network);
  }

  @Override
  public int hashCode() {
    return network.hashCode() * 31 + length;
  }

  /** {@code 192.0.2.0/24}. */
  @Override
  public String toString() {
    return network + "/" + length;
  }
}
