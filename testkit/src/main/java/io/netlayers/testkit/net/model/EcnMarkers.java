package io.netlayers.testkit.net.model;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;

/** The markers of {@link EcnMarker}. They read no octet outside the packet. */
final class EcnMarkers {
  private static final int NOT_ECT = 0;
  private static final int CE = 3;

  private static final int IPV4_HEADER_OCTETS = 20;
  private static final int IPV4_CHECKSUM = 10;
  private static final int IPV6_HEADER_OCTETS = 40;

  /** The ECN field within the first 16 bits of an IPv6 header (RFC 8200 §3). */
  private static final int IPV6_ECN_SHIFT = 4;

  private static final int ETHER_TYPE = 12;
  private static final int TAG_OCTETS = 4;
  private static final int MAX_TAGS = 8;

  private EcnMarkers() {}

  static boolean markIp(ByteBuffer packet, int offset, int length) {
    if (length < 1) {
      return false;
    }
    int version = Octets.u8(packet, offset) >> 4;
    if (version == 4 && length >= IPV4_HEADER_OCTETS) {
      return markIpv4(packet, offset);
    }
    return version == 6 && length >= IPV6_HEADER_OCTETS && mark16(packet, offset, IPV6_ECN_SHIFT);
  }

  /** The field is in the second octet, and the header has a checksum (RFC 1624 changes it). */
  private static boolean markIpv4(ByteBuffer packet, int offset) {
    int before = Octets.u16(packet, offset);
    if (!mark16(packet, offset, 0)) {
      return false;
    }
    int checksum = Octets.u16(packet, offset + IPV4_CHECKSUM);
    int after = Octets.u16(packet, offset);
    if (after != before) {
      Octets.put16(
          packet, offset + IPV4_CHECKSUM, InternetChecksum.update16(checksum, before, after));
    }
    return true;
  }

  static boolean markEthernet(ByteBuffer packet, int offset, int length) {
    int at = ETHER_TYPE;
    for (int tags = 0; tags <= MAX_TAGS && at + 2 <= length; tags++) {
      switch (Octets.u16(packet, offset + at)) {
        case 0x0800, 0x86DD -> {
          return markIp(packet, offset + at + 2, length - at - 2);
        }
        case 0x8100, 0x88A8, 0x9100 -> at += TAG_OCTETS;
        default -> {
          return false;
        }
      }
    }
    return false;
  }

  static boolean markFirstOctet(ByteBuffer packet, int offset, int length) {
    if (length < 1 || (Octets.u8(packet, offset) & CE) == NOT_ECT) {
      return false;
    }
    Octets.put8(packet, offset, Octets.u8(packet, offset) | CE);
    return true;
  }

  private static boolean mark16(ByteBuffer packet, int offset, int shift) {
    int word = Octets.u16(packet, offset);
    if ((word >> shift & CE) == NOT_ECT) {
      return false;
    }
    Octets.put16(packet, offset, word | CE << shift);
    return true;
  }
}
