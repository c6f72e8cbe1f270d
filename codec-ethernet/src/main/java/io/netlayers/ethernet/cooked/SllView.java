package io.netlayers.ethernet.cooked;

import static io.netlayers.ethernet.cooked.CookedLayout.ADDRESS_OCTETS;
import static io.netlayers.ethernet.cooked.CookedLayout.V1_ADDRESS;
import static io.netlayers.ethernet.cooked.CookedLayout.V1_ADDRESS_LENGTH;
import static io.netlayers.ethernet.cooked.CookedLayout.V1_HARDWARE_TYPE;
import static io.netlayers.ethernet.cooked.CookedLayout.V1_OCTETS;
import static io.netlayers.ethernet.cooked.CookedLayout.V1_PACKET_TYPE;
import static io.netlayers.ethernet.cooked.CookedLayout.V1_PROTOCOL;

import io.netlayers.core.OctetView;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;

/** A Linux cooked header, version 1 (LINKTYPE_LINUX_SLL), over a slice of a buffer. */
public final class SllView extends OctetView {
  /** Octets of a header. */
  public static final int HEADER_LENGTH = V1_OCTETS;

  /** A view over nothing, to be wrapped. */
  public SllView() {}

  /** Lays the view over a header and what follows it. */
  public CookedDecodeStatus wrap(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    return length < V1_OCTETS
        ? fault(CookedDecodeStatus.TRUNCATED_HEADER, length)
        : CookedDecodeStatus.OK;
  }

  /** Whom the frame was for; {@link CookedPacketType} names the numbers. */
  public @SignedPositive int packetType() {
    return Octets.u16(buffer, offset + V1_PACKET_TYPE);
  }

  /** The device's hardware, as ARP numbers it and Linux extends that: ARPHRD_, 1 for Ethernet. */
  public @SignedPositive int hardwareType() {
    return Octets.u16(buffer, offset + V1_HARDWARE_TYPE);
  }

  /** The length of the sender's link-layer address, which may be more than the header holds. */
  public @SignedPositive int addressLength() {
    return Octets.u16(buffer, offset + V1_ADDRESS_LENGTH);
  }

  /** Absolute index of the sender's link-layer address. */
  public int addressOffset() {
    return offset + V1_ADDRESS;
  }

  /** Octets of the sender's link-layer address that are there, 0 to 8. */
  public int addressOctets() {
    return Math.min(addressLength(), ADDRESS_OCTETS);
  }

  /** The sender's MAC address, 48 bits, where {@link #addressLength()} is 6. */
  public @SignedPositive long sourceMac() {
    return Octets.u48(buffer, addressOffset());
  }

  /** The protocol field as it stands: an EtherType, or a number of Linux's own. */
  public @SignedPositive int protocol() {
    return Octets.u16(buffer, offset + V1_PROTOCOL);
  }

  /** The protocol where it is an EtherType; -1 where it is not. */
  public int etherType() {
    return CookedLayout.etherType(hardwareType(), protocol());
  }

  /** Whether an LLC header follows. */
  public boolean isLlc() {
    return CookedLayout.isLlc(hardwareType(), protocol());
  }

  /** Whether IPX follows without an LLC header. */
  public boolean isRawIpx() {
    return CookedLayout.isRawIpx(hardwareType(), protocol());
  }

  /** Absolute index of the first octet behind the header. */
  public int payloadOffset() {
    return offset + V1_OCTETS;
  }

  /** Octets behind the header. */
  public int payloadLength() {
    return length - V1_OCTETS;
  }
}
