package io.netlayers.ethernet.cooked;

import static io.netlayers.ethernet.cooked.CookedLayout.LOOPBACK_OCTETS;

import io.netlayers.core.OctetView;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;

/**
 * A loopback header (LINKTYPE_NULL, LINKTYPE_LOOP): the address family alone, over a slice of a
 * buffer. Its byte order is that of a machine nobody names; families are small numbers, so the
 * order shows.
 */
public final class LoopbackView extends OctetView {
  /** Octets of a header. */
  public static final int HEADER_LENGTH = LOOPBACK_OCTETS;

  /** A view over nothing, to be wrapped. */
  public LoopbackView() {}

  /** Lays the view over a header and what follows it. */
  public CookedDecodeStatus wrap(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    if (length < LOOPBACK_OCTETS) {
      return fault(CookedDecodeStatus.TRUNCATED_HEADER, length);
    }
    boolean eitherHalfIsZero =
        Octets.u16(buffer, offset) == 0 || Octets.u16(buffer, offset + 2) == 0;
    return eitherHalfIsZero ? CookedDecodeStatus.OK : fault(CookedDecodeStatus.BAD_FAMILY, 0);
  }

  /** Whether the family stands with its lowest octet first. */
  public boolean isLittleEndian() {
    return Octets.u16(buffer, offset) != 0;
  }

  /** The address family by the capturing system's own numbers; 2 is IPv4 with all. */
  public @SignedPositive int family() {
    int low = Octets.u16(buffer, offset);
    return low != 0 ? (low & 0xFF) << 8 | low >> 8 : Octets.u16(buffer, offset + 2);
  }

  /** The IP version that the family names: 4, 6, or 0 for another protocol. */
  public int ipVersion() {
    return LoopbackHeader.ipVersion(family());
  }

  /** Absolute index of the first octet behind the header. */
  public int payloadOffset() {
    return offset + LOOPBACK_OCTETS;
  }

  /** Octets behind the header. */
  public int payloadLength() {
    return length - LOOPBACK_OCTETS;
  }
}
