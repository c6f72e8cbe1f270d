package io.netlayers.ethernet;

import static io.netlayers.ethernet.LlcLayout.CONTROL;
import static io.netlayers.ethernet.LlcLayout.DSAP;
import static io.netlayers.ethernet.LlcLayout.LONG_OCTETS;
import static io.netlayers.ethernet.LlcLayout.SHORT_OCTETS;
import static io.netlayers.ethernet.LlcLayout.SNAP_SAP;
import static io.netlayers.ethernet.LlcLayout.SSAP;

import io.netlayers.core.OctetView;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;

/** An LLC header (IEEE 802.2 §3.2) over a slice of a buffer. */
public final class LlcHeaderView extends OctetView {
  private int headerLength;

  /** A view over nothing, to be wrapped. */
  public LlcHeaderView() {}

  /** Lays the view over a header and all that its frame's length leaves behind it. */
  public LlcDecodeStatus wrap(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    headerLength = SHORT_OCTETS;
    if (length < SHORT_OCTETS) {
      return fault(LlcDecodeStatus.TRUNCATED_LLC, length);
    }
    if (LlcLayout.isUnnumbered(Octets.u8(buffer, offset + CONTROL))) {
      return LlcDecodeStatus.OK;
    }
    if (length < LONG_OCTETS) {
      return fault(LlcDecodeStatus.TRUNCATED_LLC, length);
    }
    headerLength = LONG_OCTETS;
    return LlcDecodeStatus.OK;
  }

  /** The destination service access point as it stands, its group bit the lowest. */
  public @SignedPositive int dsap() {
    return Octets.u8(buffer, offset + DSAP);
  }

  /** The source service access point as it stands, its lowest bit set in a response. */
  public @SignedPositive int ssap() {
    return Octets.u8(buffer, offset + SSAP);
  }

  /** Whether the frame is a response and not a command. */
  public boolean isResponse() {
    return (ssap() & 1) != 0;
  }

  /** Whether the frame is for a group of service access points. */
  public boolean isGroup() {
    return (dsap() & 1) != 0;
  }

  /**
   * The control field: 0 to 255 where it is unnumbered (0x03 is UI, unnumbered information), else
   * 16 bits, of which the first octet is the lower: the two lowest bits tell the format.
   */
  public @SignedPositive int control() {
    int first = Octets.u8(buffer, offset + CONTROL);
    return headerLength == SHORT_OCTETS
        ? first
        : Octets.u8(buffer, offset + CONTROL + 1) << 8 | first;
  }

  /** Whether the control field is of the unnumbered format, one octet long. */
  public boolean isUnnumbered() {
    return headerLength == SHORT_OCTETS;
  }

  /** Whether a SNAP header follows: both service access points are 0xAA. */
  public boolean isSnap() {
    return dsap() == SNAP_SAP && ssap() == SNAP_SAP;
  }

  /** Octets of the header, 3 or 4. */
  public int headerLength() {
    return headerLength;
  }

  /** Absolute index of the first octet behind the header. */
  public int payloadOffset() {
    return offset + headerLength;
  }

  /** Octets behind the header. */
  public int payloadLength() {
    return length - headerLength;
  }
}
