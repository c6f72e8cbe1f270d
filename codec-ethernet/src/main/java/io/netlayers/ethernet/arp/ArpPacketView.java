package io.netlayers.ethernet.arp;

import static io.netlayers.ethernet.arp.ArpLayout.ETHERNET;
import static io.netlayers.ethernet.arp.ArpLayout.HARDWARE_LENGTH;
import static io.netlayers.ethernet.arp.ArpLayout.HARDWARE_TYPE;
import static io.netlayers.ethernet.arp.ArpLayout.IEEE_802;
import static io.netlayers.ethernet.arp.ArpLayout.IPV4;
import static io.netlayers.ethernet.arp.ArpLayout.IPV4_OCTETS;
import static io.netlayers.ethernet.arp.ArpLayout.MAC_OCTETS;
import static io.netlayers.ethernet.arp.ArpLayout.OPERATION;
import static io.netlayers.ethernet.arp.ArpLayout.PROTOCOL_LENGTH;
import static io.netlayers.ethernet.arp.ArpLayout.PROTOCOL_TYPE;
import static io.netlayers.ethernet.arp.ArpLayout.SENDER_HARDWARE;

import io.netlayers.core.OctetView;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** An ARP packet (RFC 826) over a slice of a buffer, for any hardware and protocol. */
public final class ArpPacketView extends OctetView {
  /** Octets of a packet for Ethernet and IPv4. */
  public static final int ETHERNET_IPV4_LENGTH = SENDER_HARDWARE + 2 * (MAC_OCTETS + IPV4_OCTETS);

  private int hardwareLength;
  private int protocolLength;

  /** A view over nothing, to be wrapped. */
  public ArpPacketView() {}

  /** Lays the view over a packet; octets behind the last address are padding and left alone. */
  public ArpDecodeStatus wrap(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    hardwareLength = 0;
    protocolLength = 0;
    if (length < SENDER_HARDWARE) {
      return fault(ArpDecodeStatus.TRUNCATED_HEADER, length);
    }
    hardwareLength = Octets.u8(buffer, offset + HARDWARE_LENGTH);
    protocolLength = Octets.u8(buffer, offset + PROTOCOL_LENGTH);
    return length < packetLength()
        ? fault(ArpDecodeStatus.TRUNCATED_ADDRESSES, length)
        : ArpDecodeStatus.OK;
  }

  /**
   * Lays the view over a packet for Ethernet and IPv4 to be written: the types and lengths are set,
   * the operation and the addresses are for their setters.
   *
   * @throws IndexOutOfBoundsException if its 28 octets do not fit the buffer
   */
  public ArpPacketView wrapForEncode(ByteBuffer buffer, int offset) {
    attach(buffer, offset, ETHERNET_IPV4_LENGTH);
    hardwareLength = MAC_OCTETS;
    protocolLength = IPV4_OCTETS;
    Octets.put16(buffer, offset + HARDWARE_TYPE, ETHERNET);
    Octets.put16(buffer, offset + PROTOCOL_TYPE, IPV4);
    Octets.put8(buffer, offset + HARDWARE_LENGTH, MAC_OCTETS);
    Octets.put8(buffer, offset + PROTOCOL_LENGTH, IPV4_OCTETS);
    return this;
  }

  /** The hardware, 1 for Ethernet (IANA's ARP parameters). */
  public @SignedPositive int hardwareType() {
    return Octets.u16(buffer, offset + HARDWARE_TYPE);
  }

  /** The protocol, as an EtherType. */
  public @SignedPositive int protocolType() {
    return Octets.u16(buffer, offset + PROTOCOL_TYPE);
  }

  /** Octets of a hardware address, 0 to 255. */
  public int hardwareLength() {
    return hardwareLength;
  }

  /** Octets of a protocol address, 0 to 255. */
  public int protocolLength() {
    return protocolLength;
  }

  /** What is asked or told; {@link ArpOperation} names the numbers. */
  public @SignedPositive int operation() {
    return Octets.u16(buffer, offset + OPERATION);
  }

  /** Octets of the whole packet by its own lengths, 8 to 1,028. */
  public int packetLength() {
    return SENDER_HARDWARE + 2 * (hardwareLength + protocolLength);
  }

  /** Absolute index of the sender's hardware address. */
  public int senderHardwareOffset() {
    return offset + SENDER_HARDWARE;
  }

  /** Absolute index of the sender's protocol address. */
  public int senderProtocolOffset() {
    return senderHardwareOffset() + hardwareLength;
  }

  /** Absolute index of the target's hardware address. */
  public int targetHardwareOffset() {
    return senderProtocolOffset() + protocolLength;
  }

  /** Absolute index of the target's protocol address. */
  public int targetProtocolOffset() {
    return targetHardwareOffset() + hardwareLength;
  }

  /**
   * Whether the four typed address accessors may be used: hardware 1 (Ethernet) or 6 (IEEE 802, RFC
   * 1042) with 6 octets, protocol 0x0800 with 4.
   */
  public boolean isEthernetIpv4() {
    int hardware = hardwareType();
    return (hardware == ETHERNET || hardware == IEEE_802)
        && hardwareLength == MAC_OCTETS
        && isIpv4();
  }

  private boolean isIpv4() {
    return protocolType() == IPV4 && protocolLength == IPV4_OCTETS;
  }

  /** The sender's MAC address, 48 bits, where {@link #isEthernetIpv4()}. */
  public @SignedPositive long senderMac() {
    return Octets.u48(buffer, senderHardwareOffset());
  }

  /** The sender's IPv4 address, where {@link #isEthernetIpv4()}. */
  public @Unsigned int senderIpv4() {
    return Octets.bits32(buffer, senderProtocolOffset());
  }

  /** The target's MAC address, 48 bits, where {@link #isEthernetIpv4()}; 0 in a request. */
  public @SignedPositive long targetMac() {
    return Octets.u48(buffer, targetHardwareOffset());
  }

  /** The target's IPv4 address, where {@link #isEthernetIpv4()}. */
  public @Unsigned int targetIpv4() {
    return Octets.bits32(buffer, targetProtocolOffset());
  }

  /** Whether it is a probe: a request for IPv4 whose sender has no address yet (RFC 5227 §1.1). */
  public boolean isProbe() {
    return operation() == ArpOperation.REQUEST && isIpv4() && senderIpv4() == 0;
  }

  /**
   * Whether it is an announcement: a request for IPv4 in which sender and target are the same
   * address (RFC 5227 §2.3), which is not 0.
   */
  public boolean isAnnouncement() {
    return operation() == ArpOperation.REQUEST
        && isIpv4()
        && senderIpv4() == targetIpv4()
        && senderIpv4() != 0;
  }

  /** Sets the operation, 0 to 65,535. */
  public ArpPacketView operation(int operation) {
    Octets.put16(buffer, offset + OPERATION, operation);
    return this;
  }

  /** Sets the sender's MAC address, the low 48 bits. */
  public ArpPacketView senderMac(long bits) {
    Octets.put48(buffer, senderHardwareOffset(), bits);
    return this;
  }

  /** Sets the sender's IPv4 address. */
  public ArpPacketView senderIpv4(@Unsigned int bits) {
    Octets.putBits32(buffer, senderProtocolOffset(), bits);
    return this;
  }

  /** Sets the target's MAC address, the low 48 bits. */
  public ArpPacketView targetMac(long bits) {
    Octets.put48(buffer, targetHardwareOffset(), bits);
    return this;
  }

  /** Sets the target's IPv4 address. */
  public ArpPacketView targetIpv4(@Unsigned int bits) {
    Octets.putBits32(buffer, targetProtocolOffset(), bits);
    return this;
  }
}
