package io.netlayers.ethernet.lldp;

import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;

/**
 * A TLV of an LLDPDU as a value (IEEE 802.1AB §8.5). What does not have the shape of its type is an
 * {@link Unknown}. A constructor refuses what cannot be encoded with an {@link
 * IllegalArgumentException}.
 */
public sealed interface LldpTlv permits LldpTlv.Basic, LldpOrganizationTlv {
  /** The type, 1 to 127. */
  int type();

  /** Octets of the value, 0 to 511. */
  int valueLength();

  /** Writes the value, without the two octets before it, to an absolute index. */
  void writeValue(ByteBuffer buffer, int offset);

  /** Octets that {@link #encode} writes. */
  default int encodedLength() {
    return LldpLayout.HEADER_OCTETS + valueLength();
  }

  /**
   * Writes the TLV to an absolute index; the buffer's position stays.
   *
   * @return octets written
   * @throws IndexOutOfBoundsException if it does not fit
   */
  default int encode(ByteBuffer buffer, int offset) {
    Octets.put16(buffer, offset, type() << LldpLayout.LENGTH_BITS | valueLength());
    writeValue(buffer, offset + LldpLayout.HEADER_OCTETS);
    return encodedLength();
  }

  /** The value of the TLV that a cursor stands at. */
  static LldpTlv decode(LldpTlvsView view) {
    return LldpTlvDecoder.decode(
        view.type(), view.buffer(), view.valueOffset(), view.valueLength());
  }

  /** A TLV of the basic set, or one of a type that nobody has given away. */
  sealed interface Basic extends LldpTlv {}

  /**
   * Which system sends (§8.5.2). Its text is {@code Chassis ID MAC 02:00:00:00:00:01}.
   *
   * @param subtype what kind of id: 4 a MAC address, 5 a network address, else text; 0 to 255
   * @param id 1 to 255 octets
   */
  record ChassisId(int subtype, OctetString id) implements Basic {
    /** Refuses what cannot be encoded. */
    public ChassisId {
      LldpTlvDecoder.require("subtype", subtype, 0xFF);
      LldpTlvDecoder.require("id", id, 1, LldpLayout.MAX_ID_VALUE - 1);
    }

    @Override
    public int type() {
      return LldpLayout.CHASSIS_ID;
    }

    @Override
    public int valueLength() {
      return 1 + id.length();
    }

    @Override
    public void writeValue(ByteBuffer buffer, int offset) {
      Octets.put8(buffer, offset, subtype);
      id.copyTo(buffer, offset + 1);
    }

    /** The id as people write it: an address where the subtype says that it is one, else text. */
    public String idText() {
      return LldpText.idText(LldpText.chassisKind(subtype), id);
    }

    @Override
    public String toString() {
      return "Chassis ID " + LldpText.id(LldpText.chassisKind(subtype), subtype, id);
    }
  }

  /**
   * Which of its ports sends (§8.5.3). Its text is {@code Port ID name eth0}.
   *
   * @param subtype what kind of id: 3 a MAC address, 4 a network address, else text; 0 to 255
   * @param id 1 to 255 octets
   */
  record PortId(int subtype, OctetString id) implements Basic {
    /** Refuses what cannot be encoded. */
    public PortId {
      LldpTlvDecoder.require("subtype", subtype, 0xFF);
      LldpTlvDecoder.require("id", id, 1, LldpLayout.MAX_ID_VALUE - 1);
    }

    @Override
    public int type() {
      return LldpLayout.PORT_ID;
    }

    @Override
    public int valueLength() {
      return 1 + id.length();
    }

    @Override
    public void writeValue(ByteBuffer buffer, int offset) {
      Octets.put8(buffer, offset, subtype);
      id.copyTo(buffer, offset + 1);
    }

    /** The id as people write it: an address where the subtype says that it is one, else text. */
    public String idText() {
      return LldpText.idText(LldpText.portKind(subtype), id);
    }

    @Override
    public String toString() {
      return "Port ID " + LldpText.id(LldpText.portKind(subtype), subtype, id);
    }
  }

  /**
   * How long to believe the LLDPDU (§8.5.4). Its text is {@code TTL 120 s}.
   *
   * @param seconds 0 to 65,535; 0 for a port that stops
   */
  record TimeToLive(int seconds) implements Basic {
    /** Refuses what cannot be encoded. */
    public TimeToLive {
      LldpTlvDecoder.require("seconds", seconds, 0xFFFF);
    }

    @Override
    public int type() {
      return LldpLayout.TIME_TO_LIVE;
    }

    @Override
    public int valueLength() {
      return LldpLayout.TTL_VALUE;
    }

    @Override
    public void writeValue(ByteBuffer buffer, int offset) {
      Octets.put16(buffer, offset, seconds);
    }

    @Override
    public String toString() {
      return "TTL " + seconds + " s";
    }
  }

  /**
   * A text: Port Description (4), System Name (5) or System Description (6), §8.5.5 to §8.5.7. Its
   * text is {@code System Name switch-1}.
   *
   * @param type 4, 5 or 6
   * @param octets 0 to 255 octets of text, UTF-8 as a rule
   */
  record Text(int type, OctetString octets) implements Basic {
    /** Refuses what cannot be encoded. */
    public Text {
      if (type < LldpLayout.PORT_DESCRIPTION || type > LldpLayout.SYSTEM_DESCRIPTION) {
        throw new IllegalArgumentException("no type of a text: " + type);
      }
      LldpTlvDecoder.require("text", octets, 0, LldpLayout.MAX_TEXT);
    }

    /** A Port Description. */
    public static Text portDescription(String text) {
      return new Text(LldpLayout.PORT_DESCRIPTION, LldpText.octets(text));
    }

    /** A System Name. */
    public static Text systemName(String text) {
      return new Text(LldpLayout.SYSTEM_NAME, LldpText.octets(text));
    }

    /** A System Description. */
    public static Text systemDescription(String text) {
      return new Text(LldpLayout.SYSTEM_DESCRIPTION, LldpText.octets(text));
    }

    /** The octets read as UTF-8. */
    public String text() {
      return LldpText.text(octets);
    }

    @Override
    public int valueLength() {
      return octets.length();
    }

    @Override
    public void writeValue(ByteBuffer buffer, int offset) {
      octets.copyTo(buffer, offset);
    }

    @Override
    public String toString() {
      return switch (type) {
            case LldpLayout.PORT_DESCRIPTION -> "Port Description ";
            case LldpLayout.SYSTEM_NAME -> "System Name ";
            default -> "System Description ";
          }
          + text();
    }
  }

  /**
   * What the system can do and does (§8.5.8). Its text is {@code Capabilities [bridge, router],
   * enabled [bridge]}.
   *
   * @param system bit 0 other, 1 repeater, 2 bridge, 3 access point, 4 router, 5 telephone, 6
   *     DOCSIS, 7 station, 8 C-VLAN, 9 S-VLAN, 10 two-port relay; 0 to 65,535
   * @param enabled the same bits for what is turned on
   */
  record SystemCapabilities(int system, int enabled) implements Basic {
    /** Refuses what cannot be encoded. */
    public SystemCapabilities {
      LldpTlvDecoder.require("system", system, 0xFFFF);
      LldpTlvDecoder.require("enabled", enabled, 0xFFFF);
    }

    @Override
    public int type() {
      return LldpLayout.SYSTEM_CAPABILITIES;
    }

    @Override
    public int valueLength() {
      return LldpLayout.CAPABILITIES_VALUE;
    }

    @Override
    public void writeValue(ByteBuffer buffer, int offset) {
      Octets.put16(buffer, offset, system);
      Octets.put16(buffer, offset + 2, enabled);
    }

    @Override
    public String toString() {
      return "Capabilities "
          + LldpText.capabilities(system)
          + ", enabled "
          + LldpText.capabilities(enabled);
    }
  }

  /**
   * Where the system is managed (§8.5.9). Its text is {@code Management Address 192.0.2.1 ifIndex
   * 3}.
   *
   * @param addressSubtype the address family by IANA's numbers, 1 IPv4, 2 IPv6; 0 to 255
   * @param address 1 to 31 octets
   * @param numberingSubtype what the number is: 1 unknown, 2 ifIndex, 3 a port number; 0 to 255
   * @param interfaceNumber 0 to 2^32 - 1
   * @param objectId an object identifier in ASN.1, 0 to 128 octets
   */
  record ManagementAddress(
      int addressSubtype,
      OctetString address,
      int numberingSubtype,
      long interfaceNumber,
      OctetString objectId)
      implements Basic {
    /** Refuses what cannot be encoded. */
    public ManagementAddress {
      LldpTlvDecoder.require("address subtype", addressSubtype, 0xFF);
      LldpTlvDecoder.require("address", address, 1, LldpLayout.MAX_ADDRESS);
      LldpTlvDecoder.require("numbering subtype", numberingSubtype, 0xFF);
      LldpTlvDecoder.require("interface number", interfaceNumber, 0xFFFF_FFFFL);
      LldpTlvDecoder.require("object identifier", objectId, 0, LldpLayout.MAX_OBJECT_ID);
    }

    /** The address as people write it; of a family other than IP, its octets. */
    public String addressText() {
      return LldpText.address(addressSubtype, address);
    }

    @Override
    public int type() {
      return LldpLayout.MANAGEMENT_ADDRESS;
    }

    @Override
    public int valueLength() {
      return LldpLayout.MANAGEMENT_FIXED + address.length() + objectId.length();
    }

    @Override
    public void writeValue(ByteBuffer buffer, int offset) {
      Octets.put8(buffer, offset, 1 + address.length());
      Octets.put8(buffer, offset + 1, addressSubtype);
      address.copyTo(buffer, offset + 2);
      int behind = offset + 2 + address.length();
      Octets.put8(buffer, behind, numberingSubtype);
      Octets.put32(buffer, behind + 1, interfaceNumber);
      Octets.put8(buffer, behind + 5, objectId.length());
      objectId.copyTo(buffer, behind + 6);
    }

    @Override
    public String toString() {
      String number =
          switch (numberingSubtype) {
            case 2 -> " ifIndex ";
            case 3 -> " port ";
            default -> " interface ";
          };
      return "Management Address " + addressText() + number + interfaceNumber;
    }
  }

  /**
   * A TLV of another type, or one whose value does not have its type's shape. Its text is {@code
   * TLV 9 0102}.
   *
   * @param type 1 to 127
   * @param value 0 to 511 octets
   */
  record Unknown(int type, OctetString value) implements Basic {
    /** Refuses what cannot be encoded. */
    public Unknown {
      if (type == LldpLayout.END) {
        throw new IllegalArgumentException("the end is no TLV of a unit's list");
      }
      LldpTlvDecoder.require("type", type, LldpLayout.MAX_TYPE);
      LldpTlvDecoder.require("value", value, 0, LldpLayout.MAX_VALUE);
    }

    @Override
    public int valueLength() {
      return value.length();
    }

    @Override
    public void writeValue(ByteBuffer buffer, int offset) {
      value.copyTo(buffer, offset);
    }

    @Override
    public String toString() {
      return "TLV " + type + " " + value;
    }
  }
}
