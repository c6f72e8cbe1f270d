package io.netlayers.ethernet;

import io.netlayers.core.Octets;
import java.nio.ByteBuffer;

/**
 * An LLC header as a value. Its text is {@code LLC dsap 0x42 ssap 0x42 ctrl 0x03}.
 *
 * @param dsap the destination service access point, 0 to 255
 * @param ssap the source service access point, 0 to 255
 * @param control one octet, 0 to 255, where its two lowest bits are ones; else 16 bits, the lower
 *     eight first on the wire
 */
public record LlcHeader(int dsap, int ssap, int control) {
  /** Unnumbered information, the control field of a datagram (IEEE 802.2 §5.4.1). */
  public static final int UI = 0x03;

  /** The header before a SNAP header (RFC 1042). */
  public static final LlcHeader SNAP = new LlcHeader(LlcLayout.SNAP_SAP, LlcLayout.SNAP_SAP, UI);

  /** Refuses fields outside their range. */
  public LlcHeader {
    if (((dsap | ssap) & ~0xFF) != 0) {
      throw new IllegalArgumentException("not octets: " + dsap + ", " + ssap);
    }
    if ((control & ~0xFFFF) != 0 || control > 0xFF && LlcLayout.isUnnumbered(control)) {
      throw new IllegalArgumentException("no control field: 0x" + Integer.toHexString(control));
    }
  }

  private boolean isShort() {
    return LlcLayout.isUnnumbered(control);
  }

  /** The value of a view that answered OK. */
  public static LlcHeader decode(LlcHeaderView view) {
    return new LlcHeader(view.dsap(), view.ssap(), view.control());
  }

  /** Octets that {@link #encode} writes, 3 or 4. */
  public int encodedLength() {
    return isShort() ? LlcLayout.SHORT_OCTETS : LlcLayout.LONG_OCTETS;
  }

  /**
   * Writes the header to an absolute index; the buffer's position stays.
   *
   * @return octets written
   * @throws IndexOutOfBoundsException if it does not fit
   */
  public int encode(ByteBuffer buffer, int offset) {
    Octets.put8(buffer, offset + LlcLayout.DSAP, dsap);
    Octets.put8(buffer, offset + LlcLayout.SSAP, ssap);
    Octets.put8(buffer, offset + LlcLayout.CONTROL, control);
    if (!isShort()) {
      Octets.put8(buffer, offset + LlcLayout.CONTROL + 1, control >> 8);
    }
    return encodedLength();
  }

  @Override
  public String toString() {
    String digits = Integer.toHexString(control);
    return "LLC dsap 0x"
        + octet(dsap)
        + " ssap 0x"
        + octet(ssap)
        + " ctrl 0x"
        + "0".repeat((isShort() ? 2 : 4) - digits.length())
        + digits;
  }

  private static String octet(int value) {
    return (value < 16 ? "0" : "") + Integer.toHexString(value);
  }
}
