package io.netlayers.ip.icmp;

import io.netlayers.core.IpAddress;
import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.MacAddress;
import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.ip.internal.Require;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An object of an extension structure (RFC 4884 §7) as a value. */
public sealed interface IcmpExtension
    permits IcmpExtension.MplsLabelStack,
        InterfaceInformation,
        IcmpExtension.InterfaceByName,
        IcmpExtension.InterfaceByIndex,
        IcmpExtension.InterfaceByAddress,
        IcmpExtension.ExtendedPointer,
        IcmpExtension.Other {

  /** The object's class, 0 to 255. */
  int classNumber();

  /** The object's type within its class, 0 to 255. */
  int cType();

  /** Octets of the object's payload, without its header of 4. */
  int payloadLength();

  /**
   * Writes the payload to an absolute index; the buffer's position stays.
   *
   * @throws IndexOutOfBoundsException if it does not fit
   */
  void encodePayload(ByteBuffer buffer, int offset);

  /** Octets that {@link #encode} writes: header and payload. */
  default int encodedLength() {
    return IcmpExtensionsView.OBJECT_HEADER + payloadLength();
  }

  /**
   * Writes header and payload to an absolute index; the buffer's position stays.
   *
   * @return octets written
   * @throws IndexOutOfBoundsException if they do not fit
   */
  default int encode(ByteBuffer buffer, int offset) {
    Octets.put16(buffer, offset, encodedLength());
    Octets.put8(buffer, offset + IcmpExtensionsView.CLASS_NUMBER, classNumber());
    Octets.put8(buffer, offset + IcmpExtensionsView.C_TYPE, cType());
    encodePayload(buffer, offset + IcmpExtensionsView.OBJECT_HEADER);
    return encodedLength();
  }

  /**
   * One entry of a label stack (RFC 3032 §2.1).
   *
   * @param label 0 to 1,048,575
   * @param trafficClass 0 to 7
   * @param bottom whether it is the last of the stack
   * @param ttl 0 to 255
   */
  record MplsLabel(int label, int trafficClass, boolean bottom, int ttl) {
    /** Refuses what its bits cannot hold: {@link IllegalArgumentException}. */
    public MplsLabel {
      Require.bits("label", label, 20);
      Require.bits("traffic class", trafficClass, 3);
      Require.u8("TTL", ttl);
    }

    @Override
    public String toString() {
      return label + (bottom ? " (bottom)" : "") + " tc " + trafficClass + " ttl " + ttl;
    }
  }

  /** The labels of the packet that met the error (RFC 4950 §3), the top of the stack first. */
  record MplsLabelStack(List<MplsLabel> labels) implements IcmpExtension {
    static final int CLASS = 1;

    /** Copies the list. */
    public MplsLabelStack {
      labels = List.copyOf(labels);
    }

    @Override
    public int classNumber() {
      return CLASS;
    }

    @Override
    public int cType() {
      return 1;
    }

    @Override
    public int payloadLength() {
      return labels.size() * 4;
    }

    @Override
    public void encodePayload(ByteBuffer buffer, int offset) {
      int at = offset;
      for (MplsLabel each : labels) {
        long bits = (long) each.label << 12 | each.trafficClass << 9 | each.ttl;
        Octets.put32(buffer, at, each.bottom ? bits | 0x100 : bits);
        at += 4;
      }
    }

    @Override
    public String toString() {
      return "mpls " + labels;
    }
  }

  /** The interface that an extended echo asks about, by name (RFC 8335 §2.1). */
  record InterfaceByName(String name) implements IcmpExtension {
    static final int CLASS = 3;

    private byte[] octets() {
      return name.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int classNumber() {
      return CLASS;
    }

    @Override
    public int cType() {
      return 1;
    }

    @Override
    public int payloadLength() {
      return octets().length + 3 & ~3;
    }

    @Override
    public void encodePayload(ByteBuffer buffer, int offset) {
      Octets.zero(buffer, offset, payloadLength());
      buffer.put(offset, octets());
    }

    @Override
    public String toString() {
      return "interface " + name;
    }
  }

  /** The interface that an extended echo asks about, by its 32-bit index (RFC 8335 §2.1). */
  record InterfaceByIndex(long index) implements IcmpExtension {
    /** Refuses what 32 bits cannot hold: {@link IllegalArgumentException}. */
    public InterfaceByIndex {
      Require.u32("index", index);
    }

    @Override
    public int classNumber() {
      return InterfaceByName.CLASS;
    }

    @Override
    public int cType() {
      return 2;
    }

    @Override
    public int payloadLength() {
      return 4;
    }

    @Override
    public void encodePayload(ByteBuffer buffer, int offset) {
      Octets.put32(buffer, offset, index);
    }

    @Override
    public String toString() {
      return "interface index " + index;
    }
  }

  /**
   * The interface that an extended echo asks about, by an address (RFC 8335 §2.1).
   *
   * @param family the address family number of IANA, 0 to 65,535
   * @param address at most 255 octets
   */
  record InterfaceByAddress(int family, OctetString address) implements IcmpExtension {
    /** The family of IPv4 addresses. */
    public static final int FAMILY_IPV4 = 1;

    /** The family of IPv6 addresses. */
    public static final int FAMILY_IPV6 = 2;

    /** The family of MAC addresses of 48 bits. */
    public static final int FAMILY_MAC = 16389;

    /** Refuses what the fields cannot hold: {@link IllegalArgumentException}. */
    public InterfaceByAddress {
      Require.u16("address family", family);
      Require.u8("address octets", address.length());
    }

    /** Asks by an IP address. */
    public static InterfaceByAddress of(IpAddress address) {
      ByteBuffer octets = ByteBuffer.allocate(address.octets());
      address.write(octets, 0);
      return new InterfaceByAddress(
          address.version() == 4 ? FAMILY_IPV4 : FAMILY_IPV6,
          OctetString.copyOf(octets, 0, address.octets()));
    }

    /** Asks by a MAC address. */
    public static InterfaceByAddress of(MacAddress address) {
      ByteBuffer octets = ByteBuffer.allocate(MacAddress.OCTETS);
      address.write(octets, 0);
      return new InterfaceByAddress(FAMILY_MAC, OctetString.copyOf(octets, 0, MacAddress.OCTETS));
    }

    @Override
    public int classNumber() {
      return InterfaceByName.CLASS;
    }

    @Override
    public int cType() {
      return 3;
    }

    @Override
    public int payloadLength() {
      return 4 + (address.length() + 3 & ~3);
    }

    @Override
    public void encodePayload(ByteBuffer buffer, int offset) {
      Octets.zero(buffer, offset, payloadLength());
      Octets.put16(buffer, offset, family);
      Octets.put8(buffer, offset + 2, address.length());
      address.copyTo(buffer, offset + 4);
    }

    @Override
    public String toString() {
      ByteBuffer octets = address.asByteBuffer();
      if (family == FAMILY_IPV4 && address.length() == Ipv4Address.OCTETS) {
        return "interface address " + Ipv4Address.read(octets, 0);
      }
      if (family == FAMILY_IPV6 && address.length() == Ipv6Address.OCTETS) {
        return "interface address " + Ipv6Address.read(octets, 0);
      }
      if (family == FAMILY_MAC && address.length() == MacAddress.OCTETS) {
        return "interface address " + MacAddress.read(octets, 0);
      }
      return "interface address of family " + family + ": " + address;
    }
  }

  /** Where in the packet the limit was met, in octets (RFC 8883 §5.2). */
  record ExtendedPointer(long pointer) implements IcmpExtension {
    static final int CLASS = 4;

    /** Refuses what 32 bits cannot hold: {@link IllegalArgumentException}. */
    public ExtendedPointer {
      Require.u32("pointer", pointer);
    }

    @Override
    public int classNumber() {
      return CLASS;
    }

    @Override
    public int cType() {
      return 1;
    }

    @Override
    public int payloadLength() {
      return 4;
    }

    @Override
    public void encodePayload(ByteBuffer buffer, int offset) {
      Octets.put32(buffer, offset, pointer);
    }

    @Override
    public String toString() {
      return "pointer " + pointer;
    }
  }

  /**
   * An object of an unknown class or type, or one whose payload is not what its type asks for.
   *
   * @param classNumber 0 to 255
   * @param cType 0 to 255
   * @param payload at most 65,531 octets
   */
  record Other(int classNumber, int cType, OctetString payload) implements IcmpExtension {
    /** Refuses what the fields cannot hold: {@link IllegalArgumentException}. */
    public Other {
      Require.u8("class", classNumber);
      Require.u8("C-type", cType);
      Require.within("payload octets", payload.length(), 0, 0xFFFF - 4);
    }

    @Override
    public int payloadLength() {
      return payload.length();
    }

    @Override
    public void encodePayload(ByteBuffer buffer, int offset) {
      payload.copyTo(buffer, offset);
    }

    @Override
    public String toString() {
      return "class " + classNumber + " type " + cType + ": " + payload;
    }
  }
}
