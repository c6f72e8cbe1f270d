package io.netlayers.ethernet;

import io.netlayers.core.Octets;
import java.nio.ByteBuffer;

/**
 * A SNAP header as a value. Its text is {@code SNAP oui 0x00000c, pid 0x2000}.
 *
 * @param oui the organization, 24 bits; 0 for an EtherType (RFC 1042)
 * @param protocolId the protocol by the organization's own numbers, 0 to 65,535
 */
public record SnapHeader(int oui, int protocolId) {
  /** Refuses fields outside their range. */
  public SnapHeader {
    if ((oui & ~0xFFFFFF) != 0 || (protocolId & ~0xFFFF) != 0) {
      throw new IllegalArgumentException("not within 24 and 16 bits: " + oui + ", " + protocolId);
    }
  }

  /** The value of a view that answered OK. */
  public static SnapHeader decode(SnapHeaderView view) {
    return new SnapHeader(view.oui(), view.protocolId());
  }

  /** Octets that {@link #encode} writes: 5. */
  public int encodedLength() {
    return LlcLayout.SNAP_OCTETS;
  }

  /**
   * Writes the header to an absolute index; the buffer's position stays.
   *
   * @return octets written
   * @throws IndexOutOfBoundsException if it does not fit
   */
  public int encode(ByteBuffer buffer, int offset) {
    Octets.put24(buffer, offset + LlcLayout.SNAP_OUI, oui);
    Octets.put16(buffer, offset + LlcLayout.SNAP_PROTOCOL, protocolId);
    return LlcLayout.SNAP_OCTETS;
  }

  @Override
  public String toString() {
    String digits = Integer.toHexString(oui);
    return "SNAP oui 0x"
        + "0".repeat(6 - digits.length())
        + digits
        + ", pid "
        + EtherType.hex(protocolId);
  }
}
