package io.netlayers.ethernet.arp;

import io.netlayers.core.Ipv4Address;
import io.netlayers.core.MacAddress;
import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.immutables.value.Value;

/**
 * An ARP packet as a value, for any hardware and protocol. Its text is {@code Request who-has
 * 192.0.2.1 tell 192.0.2.2} or {@code Reply 192.0.2.1 is-at 02:00:00:00:00:01}.
 */
@Value.Immutable
@ValueStyle
public abstract class ArpPacket {
  ArpPacket() {}

  /** A builder; types are those of Ethernet and IPv4 unless they are set, the rest is required. */
  public static Builder builder() {
    return new Builder();
  }

  /** A request for Ethernet and IPv4: who has {@code target}? */
  public static ArpPacket request(MacAddress senderMac, Ipv4Address sender, Ipv4Address target) {
    return of(ArpOperation.REQUEST, senderMac, sender, MacAddress.ZERO, target);
  }

  /** A reply for Ethernet and IPv4: {@code sender} is at {@code senderMac}. */
  public static ArpPacket reply(
      MacAddress senderMac, Ipv4Address sender, MacAddress targetMac, Ipv4Address target) {
    return of(ArpOperation.REPLY, senderMac, sender, targetMac, target);
  }

  /** A probe (RFC 5227 §2.1.1): does anyone use {@code wanted} already? */
  public static ArpPacket probe(MacAddress senderMac, Ipv4Address wanted) {
    return request(senderMac, Ipv4Address.UNSPECIFIED, wanted);
  }

  /** An announcement (RFC 5227 §2.3): {@code claimed} is mine now. */
  public static ArpPacket announcement(MacAddress senderMac, Ipv4Address claimed) {
    return request(senderMac, claimed, claimed);
  }

  private static ArpPacket of(
      int operation, MacAddress sha, Ipv4Address spa, MacAddress tha, Ipv4Address tpa) {
    ByteBuffer scratch = ByteBuffer.allocate(ArpPacketView.ETHERNET_IPV4_LENGTH);
    ArpPacketView view = new ArpPacketView();
    view.wrapForEncode(scratch, 0).operation(operation);
    view.senderMac(sha.bits()).senderIpv4(spa.bits());
    view.targetMac(tha.bits()).targetIpv4(tpa.bits());
    return decode(view);
  }

  /** The value of a view that answered OK. */
  public static ArpPacket decode(ArpPacketView view) {
    int hardware = view.hardwareLength();
    int protocol = view.protocolLength();
    ByteBuffer octets = view.buffer();
    return builder()
        .hardwareType(view.hardwareType())
        .protocolType(view.protocolType())
        .operation(view.operation())
        .senderHardware(OctetString.copyOf(octets, view.senderHardwareOffset(), hardware))
        .senderProtocol(OctetString.copyOf(octets, view.senderProtocolOffset(), protocol))
        .targetHardware(OctetString.copyOf(octets, view.targetHardwareOffset(), hardware))
        .targetProtocol(OctetString.copyOf(octets, view.targetProtocolOffset(), protocol))
        .build();
  }

  /** The hardware, 0 to 65,535; 1, Ethernet, unless it is set. */
  @Value.Default
  public int hardwareType() {
    return ArpLayout.ETHERNET;
  }

  /** The protocol's EtherType, 0 to 65,535; IPv4's unless it is set. */
  @Value.Default
  public int protocolType() {
    return ArpLayout.IPV4;
  }

  /** What is asked or told, 0 to 65,535; {@link ArpOperation} names the numbers. */
  public abstract int operation();

  /** The sender's hardware address, 0 to 255 octets. */
  public abstract OctetString senderHardware();

  /** The sender's protocol address, 0 to 255 octets. */
  public abstract OctetString senderProtocol();

  /** The target's hardware address, as long as the sender's. */
  public abstract OctetString targetHardware();

  /** The target's protocol address, as long as the sender's. */
  public abstract OctetString targetProtocol();

  @Value.Check
  void check() {
    requireU16("hardware type", hardwareType());
    requireU16("protocol type", protocolType());
    requireU16("operation", operation());
    requireAlike("hardware", senderHardware().length(), targetHardware().length());
    requireAlike("protocol", senderProtocol().length(), targetProtocol().length());
  }

  private static void requireU16(String name, int value) {
    if ((value & ~0xFFFF) != 0) {
      throw new IllegalStateException(name + " not within 0 to 65535: " + value);
    }
  }

  private static void requireAlike(String name, int sender, int target) {
    if (sender != target) {
      throw new IllegalStateException(
          name + " addresses of different lengths: " + sender + ", " + target);
    }
    if (sender > 255) {
      throw new IllegalStateException(name + " addresses of more than 255 octets: " + sender);
    }
  }

  /** Octets that {@link #encode} writes, 8 to 1,028. */
  public int encodedLength() {
    return ArpLayout.SENDER_HARDWARE + 2 * (senderHardware().length() + senderProtocol().length());
  }

  /**
   * Writes the packet to an absolute index; the buffer's position stays.
   *
   * @return octets written
   * @throws IndexOutOfBoundsException if it does not fit
   */
  public int encode(ByteBuffer buffer, int offset) {
    Octets.put16(buffer, offset + ArpLayout.HARDWARE_TYPE, hardwareType());
    Octets.put16(buffer, offset + ArpLayout.PROTOCOL_TYPE, protocolType());
    Octets.put8(buffer, offset + ArpLayout.HARDWARE_LENGTH, senderHardware().length());
    Octets.put8(buffer, offset + ArpLayout.PROTOCOL_LENGTH, senderProtocol().length());
    Octets.put16(buffer, offset + ArpLayout.OPERATION, operation());
    int at = offset + ArpLayout.SENDER_HARDWARE;
    at = put(senderHardware(), buffer, at);
    at = put(senderProtocol(), buffer, at);
    at = put(targetHardware(), buffer, at);
    at = put(targetProtocol(), buffer, at);
    return at - offset;
  }

  private static int put(OctetString octets, ByteBuffer buffer, int at) {
    octets.copyTo(buffer, at);
    return at + octets.length();
  }

  @Override
  public String toString() {
    return switch (operation()) {
      case ArpOperation.REQUEST ->
          "Request who-has "
              + protocolText(targetProtocol())
              + " tell "
              + protocolText(senderProtocol());
      case ArpOperation.REPLY ->
          "Reply " + protocolText(senderProtocol()) + " is-at " + hardwareText(senderHardware());
      case ArpOperation.REVERSE_REQUEST ->
          "Reverse Request who-is "
              + hardwareText(targetHardware())
              + " tell "
              + hardwareText(senderHardware());
      case ArpOperation.REVERSE_REPLY ->
          "Reverse Reply "
              + hardwareText(targetHardware())
              + " at "
              + protocolText(targetProtocol());
      default ->
          ArpOperation.text(operation())
              + " sender "
              + hardwareText(senderHardware())
              + " "
              + protocolText(senderProtocol())
              + " target "
              + hardwareText(targetHardware())
              + " "
              + protocolText(targetProtocol());
    };
  }

  private static String hardwareText(OctetString address) {
    return address.length() == MacAddress.OCTETS
        ? MacAddress.read(address.asByteBuffer(), 0).toString()
        : address.toString();
  }

  private String protocolText(OctetString address) {
    return protocolType() == ArpLayout.IPV4 && address.length() == Ipv4Address.OCTETS
        ? Ipv4Address.read(address.asByteBuffer(), 0).toString()
        : address.toString();
  }

  /** Builds an {@link ArpPacket}; {@code build} refuses what cannot be encoded. */
  public static final class Builder extends ImmutableArpPacket.Builder {
    Builder() {}
  }
}
