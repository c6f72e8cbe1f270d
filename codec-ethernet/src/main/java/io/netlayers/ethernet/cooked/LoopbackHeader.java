package io.netlayers.ethernet.cooked;

import io.netlayers.core.Octets;
import java.nio.ByteBuffer;

/**
 * A loopback header as a value. Its text is {@code AF 2 (IPv4)}.
 *
 * @param family the address family by the capturing system's own numbers, 0 to 65,535
 * @param littleEndian whether it stands with its lowest octet first; never for 0, which shows none
 */
public record LoopbackHeader(int family, boolean littleEndian) {
  /** AF_INET, the same on every system. */
  public static final int IPV4 = 2;

  /** Refuses a family outside its range and an order that would not show. */
  public LoopbackHeader {
    if ((family & ~0xFFFF) != 0) {
      throw new IllegalArgumentException("family not within 0 to 65535: " + family);
    }
    if (family == 0 && littleEndian) {
      throw new IllegalArgumentException("0 has no byte order");
    }
  }

  /** The value of a view that answered OK. */
  public static LoopbackHeader decode(LoopbackView view) {
    return new LoopbackHeader(view.family(), view.isLittleEndian());
  }

  /** The IP version that a family names on any known system: 4, 6, or 0 for another protocol. */
  static int ipVersion(int family) {
    return switch (family) {
      case IPV4 -> 4;
      // Linux, Windows, NetBSD and OpenBSD, FreeBSD, Darwin
      case 10, 23, 24, 28, 30 -> 6;
      default -> 0;
    };
  }

  /** Octets that {@link #encode} writes: 4. */
  public int encodedLength() {
    return CookedLayout.LOOPBACK_OCTETS;
  }

  /**
   * Writes the header to an absolute index; the buffer's position stays.
   *
   * @return octets written
   * @throws IndexOutOfBoundsException if it does not fit
   */
  public int encode(ByteBuffer buffer, int offset) {
    Octets.put32(buffer, offset, littleEndian ? Integer.reverseBytes(family) : family);
    return CookedLayout.LOOPBACK_OCTETS;
  }

  @Override
  public String toString() {
    int version = ipVersion(family);
    return "AF " + family + (version == 0 ? "" : " (IPv" + version + ")");
  }
}
