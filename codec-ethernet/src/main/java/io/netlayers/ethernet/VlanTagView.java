package io.netlayers.ethernet;

import static io.netlayers.ethernet.EthernetLayout.TAG_OCTETS;

import io.netlayers.core.OctetView;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;

/**
 * What follows an EtherType that announces a tag, where no {@link EthernetFrameView} walked it:
 * behind a SNAP header or a capture's cooked header. The control information and the next type.
 */
public final class VlanTagView extends OctetView {
  /** Octets of control information and type. */
  public static final int LENGTH = TAG_OCTETS;

  /** A view over nothing, to be wrapped. */
  public VlanTagView() {}

  /** Lays the view over what follows the TPID; {@code length} is all that is there. */
  public EthernetDecodeStatus wrap(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    return length < TAG_OCTETS
        ? fault(EthernetDecodeStatus.TRUNCATED_TAG, length)
        : EthernetDecodeStatus.OK;
  }

  /** Priority, indicator and id as they stand, 0 to 65,535. */
  public @SignedPositive int tci() {
    return Octets.u16(buffer, offset);
  }

  /** The VLAN, 0 to 4,095. */
  public @SignedPositive int vlanId() {
    return tci() & 0xFFF;
  }

  /** The type behind the tag, which may announce another; a length where it is at most 1,500. */
  public @SignedPositive int etherType() {
    return Octets.u16(buffer, offset + 2);
  }

  /** Absolute index of the first octet behind the type. */
  public int payloadOffset() {
    return offset + TAG_OCTETS;
  }

  /** Octets behind the type. */
  public int payloadLength() {
    return length - TAG_OCTETS;
  }
}
