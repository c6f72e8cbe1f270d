package io.netlayers.core;

import java.nio.ByteBuffer;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.SignedPositive;

/** A MAC address, EUI-48 (IEEE 802, clause 8): 48 bits, the first octet on the wire the highest. */
public final class MacAddress implements Comparable<MacAddress> {
  /** Octets of an address. */
  public static final int OCTETS = 6;

  /** {@code ff:ff:ff:ff:ff:ff}, every station. */
  public static final MacAddress BROADCAST = new MacAddress(0xFFFF_FFFF_FFFFL);

  /** {@code 00:00:00:00:00:00}, no station. */
  public static final MacAddress ZERO = new MacAddress(0);

  private static final long GROUP_BIT = 1L << 40;
  private static final long LOCAL_BIT = 1L << 41;

  private final @SignedPositive long bits;

  private MacAddress(@SignedPositive long bits) {
    this.bits = bits;
  }

  /**
   * From a number, 0 to 2^48 - 1.
   *
   * @throws IllegalArgumentException if a higher bit is set
   */
  public static MacAddress of(@SignedPositive long bits) {
    if (bits >>> 48 != 0) {
      throw new IllegalArgumentException("more than 48 bits: 0x" + Long.toHexString(bits));
    }
    return new MacAddress(bits);
  }

  /** Reads six octets from an absolute index. */
  public static MacAddress read(ByteBuffer buffer, int index) {
    return new MacAddress(Octets.u48(buffer, index));
  }

  /**
   * Reads six pairs of hexadecimal digits, all separated by colons or all by hyphens.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static MacAddress parse(String text) {
    long bits = 0;
    char separator = text.length() == 17 ? text.charAt(2) : ' ';
    if (separator != ':' && separator != '-') {
      throw malformed(text);
    }
    for (int i = 0; i < 17; i++) {
      char c = text.charAt(i);
      if (i % 3 == 2) {
        if (c != separator) {
          throw malformed(text);
        }
      } else {
        int digit = AddressText.hexDigit(c);
        if (digit < 0) {
          throw malformed(text);
        }
        bits = bits << 4 | digit;
      }
    }
    return new MacAddress(bits);
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException("not a MAC address: " + text);
  }

  /** The address as a number, 0 to 2^48 - 1. */
  public @SignedPositive long bits() {
    return bits;
  }

  /** Whether it names a group of stations (I/G bit), broadcast included. */
  public boolean isMulticast() {
    return (bits & GROUP_BIT) != 0;
  }

  /** Whether it names one station. */
  public boolean isUnicast() {
    return !isMulticast();
  }

  /** Whether it is {@link #BROADCAST}. */
  public boolean isBroadcast() {
    return bits == BROADCAST.bits;
  }

  /** Whether it was given by a local administrator, not by a manufacturer (U/L bit). */
  public boolean isLocallyAdministered() {
    return (bits & LOCAL_BIT) != 0;
  }

  /** Writes six octets to an absolute index. */
  public void write(ByteBuffer buffer, int index) {
    Octets.put48(buffer, index, bits);
  }

  @Override
  public int compareTo(MacAddress other) {
    return Long.compare(bits, other.bits);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MacAddress that && bits == that.bits;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(bits);
  }

  /** Lower case, separated by colons: {@code 02:00:5e:10:00:01}. */
  @Override
  public String toString() {
    return appendTo(new StringBuilder(17), bits).toString();
  }

  /** Appends the text of an address that is held as a number. */
  public static StringBuilder appendTo(StringBuilder out, @SignedPositive long bits) {
    for (int shift = 44; shift >= 0; shift -= 4) {
      out.append(Character.forDigit((int) (bits >>> shift) & 0xF, 16));
      if (shift % 8 == 0 && shift > 0) {
        out.append(':');
      }
    }
    return out;
  }
}
