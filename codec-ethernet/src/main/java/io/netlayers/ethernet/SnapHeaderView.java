package io.netlayers.ethernet;

import static io.netlayers.ethernet.LlcLayout.OUI_BRIDGE_TUNNEL;
import static io.netlayers.ethernet.LlcLayout.OUI_ETHERTYPE;
import static io.netlayers.ethernet.LlcLayout.SNAP_OCTETS;
import static io.netlayers.ethernet.LlcLayout.SNAP_OUI;
import static io.netlayers.ethernet.LlcLayout.SNAP_PROTOCOL;

import io.netlayers.core.OctetView;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;

/** A SNAP header (IEEE 802 §9.5, RFC 1042) over a slice of a buffer. */
public final class SnapHeaderView extends OctetView {
  /** A view over nothing, to be wrapped. */
  public SnapHeaderView() {}

  /** Lays the view over a header and all that its frame's length leaves behind it. */
  public LlcDecodeStatus wrap(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    return length < SNAP_OCTETS
        ? fault(LlcDecodeStatus.TRUNCATED_SNAP, length)
        : LlcDecodeStatus.OK;
  }

  /** The organization whose number {@link #protocolId()} is, 24 bits. */
  public @SignedPositive int oui() {
    return Octets.u24(buffer, offset + SNAP_OUI);
  }

  /** The protocol by the organization's own numbers. */
  public @SignedPositive int protocolId() {
    return Octets.u16(buffer, offset + SNAP_PROTOCOL);
  }

  /**
   * The protocol as an EtherType, where the organization is that of RFC 1042 (00-00-00) or of IEEE
   * 802.1H (00-00-F8); else -1.
   */
  public int etherType() {
    int oui = oui();
    int protocol = protocolId();
    boolean known = oui == OUI_ETHERTYPE || oui == OUI_BRIDGE_TUNNEL;
    return known && protocol >= EthernetLayout.MIN_TYPE ? protocol : -1;
  }

  /** Absolute index of the first octet behind the header. */
  public int payloadOffset() {
    return offset + SNAP_OCTETS;
  }

  /** Octets behind the header. */
  public int payloadLength() {
    return length - SNAP_OCTETS;
  }
}
