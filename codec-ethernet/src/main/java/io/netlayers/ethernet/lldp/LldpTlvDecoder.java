package io.netlayers.ethernet.lldp;

import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;

/** From octets to {@link LldpTlv}s; what has not the shape of its type stays octets. */
final class LldpTlvDecoder {
  private LldpTlvDecoder() {}

  static LldpTlv decode(int type, ByteBuffer buffer, int offset, int length) {
    return switch (type) {
      case LldpLayout.CHASSIS_ID ->
          isId(length)
              ? new LldpTlv.ChassisId(
                  Octets.u8(buffer, offset), OctetString.copyOf(buffer, offset + 1, length - 1))
              : unknown(type, buffer, offset, length);
      case LldpLayout.PORT_ID ->
          isId(length)
              ? new LldpTlv.PortId(
                  Octets.u8(buffer, offset), OctetString.copyOf(buffer, offset + 1, length - 1))
              : unknown(type, buffer, offset, length);
      case LldpLayout.TIME_TO_LIVE ->
          length == LldpLayout.TTL_VALUE
              ? new LldpTlv.TimeToLive(Octets.u16(buffer, offset))
              : unknown(type, buffer, offset, length);
      case LldpLayout.PORT_DESCRIPTION, LldpLayout.SYSTEM_NAME, LldpLayout.SYSTEM_DESCRIPTION ->
          length <= LldpLayout.MAX_TEXT
              ? new LldpTlv.Text(type, OctetString.copyOf(buffer, offset, length))
              : unknown(type, buffer, offset, length);
      case LldpLayout.SYSTEM_CAPABILITIES ->
          length == LldpLayout.CAPABILITIES_VALUE
              ? new LldpTlv.SystemCapabilities(
                  Octets.u16(buffer, offset), Octets.u16(buffer, offset + 2))
              : unknown(type, buffer, offset, length);
      case LldpLayout.MANAGEMENT_ADDRESS -> managementAddress(buffer, offset, length);
      case LldpLayout.ORGANIZATION ->
          length >= LldpLayout.ORGANIZATION_HEADER
              ? organization(buffer, offset, length)
              : unknown(type, buffer, offset, length);
      default -> unknown(type, buffer, offset, length);
    };
  }

  private static boolean isId(int length) {
    return length >= LldpLayout.MIN_ID_VALUE && length <= LldpLayout.MAX_ID_VALUE;
  }

  private static LldpTlv unknown(int type, ByteBuffer buffer, int offset, int length) {
    return new LldpTlv.Unknown(type, OctetString.copyOf(buffer, offset, length));
  }

  /** IEEE 802.1AB §8.5.9: two lengths inside must add up to the TLV's own. */
  private static LldpTlv managementAddress(ByteBuffer buffer, int offset, int length) {
    int type = LldpLayout.MANAGEMENT_ADDRESS;
    int address = length == 0 ? -1 : Octets.u8(buffer, offset) - 1;
    if (address < 1
        || address > LldpLayout.MAX_ADDRESS
        || length < LldpLayout.MANAGEMENT_FIXED + address) {
      return unknown(type, buffer, offset, length);
    }
    int behind = offset + 2 + address;
    int objectId = Octets.u8(buffer, behind + 5);
    if (objectId > LldpLayout.MAX_OBJECT_ID
        || length != LldpLayout.MANAGEMENT_FIXED + address + objectId) {
      return unknown(type, buffer, offset, length);
    }
    return new LldpTlv.ManagementAddress(
        Octets.u8(buffer, offset + 1),
        OctetString.copyOf(buffer, offset + 2, address),
        Octets.u8(buffer, behind),
        Octets.u32(buffer, behind + 1),
        OctetString.copyOf(buffer, behind + 6, objectId));
  }

  private static LldpTlv organization(ByteBuffer buffer, int offset, int length) {
    int oui = Octets.u24(buffer, offset);
    int subtype = Octets.u8(buffer, offset + 3);
    int at = offset + LldpLayout.ORGANIZATION_HEADER;
    int left = length - LldpLayout.ORGANIZATION_HEADER;
    OctetString information = OctetString.copyOf(buffer, at, left);
    if (oui == LldpLayout.OUI_802_1) {
      return ieee8021(subtype, buffer, at, information);
    }
    if (oui == LldpLayout.OUI_802_3) {
      return ieee8023(subtype, buffer, at, information);
    }
    return new LldpOrganizationTlv.Other(oui, subtype, information);
  }

  private static LldpTlv ieee8021(int subtype, ByteBuffer buffer, int at, OctetString information) {
    int left = information.length();
    switch (subtype) {
      case Ieee8021Tlv.VlanId.PORT, Ieee8021Tlv.VlanId.MANAGEMENT -> {
        if (left == 2) {
          return new Ieee8021Tlv.VlanId(subtype, Octets.u16(buffer, at));
        }
      }
      case Ieee8021Tlv.ProtocolVlanId.SUBTYPE -> {
        if (left == 3) {
          return new Ieee8021Tlv.ProtocolVlanId(Octets.u8(buffer, at), Octets.u16(buffer, at + 1));
        }
      }
      case Ieee8021Tlv.VlanName.SUBTYPE -> {
        if (left >= 3 && left == 3 + Octets.u8(buffer, at + 2)) {
          return new Ieee8021Tlv.VlanName(
              Octets.u16(buffer, at), OctetString.copyOf(buffer, at + 3, left - 3));
        }
      }
      case Ieee8021Tlv.ProtocolIdentity.SUBTYPE -> {
        if (left >= 1 && left == 1 + Octets.u8(buffer, at)) {
          return new Ieee8021Tlv.ProtocolIdentity(OctetString.copyOf(buffer, at + 1, left - 1));
        }
      }
      case LldpOrganizationTlv.LinkAggregation.SUBTYPE_802_1 -> {
        if (left == 5) {
          return new LldpOrganizationTlv.LinkAggregation(
              LldpLayout.OUI_802_1, Octets.u8(buffer, at), Octets.u32(buffer, at + 1));
        }
      }
      default -> {
        // kept as octets
      }
    }
    return new LldpOrganizationTlv.Other(LldpLayout.OUI_802_1, subtype, information);
  }

  private static LldpTlv ieee8023(int subtype, ByteBuffer buffer, int at, OctetString information) {
    int left = information.length();
    switch (subtype) {
      case Ieee8023Tlv.MacPhy.SUBTYPE -> {
        if (left == 5) {
          return new Ieee8023Tlv.MacPhy(
              Octets.u8(buffer, at), Octets.u16(buffer, at + 1), Octets.u16(buffer, at + 3));
        }
      }
      case Ieee8023Tlv.PowerViaMdi.SUBTYPE -> {
        if (left >= 3) {
          return new Ieee8023Tlv.PowerViaMdi(
              Octets.u8(buffer, at),
              Octets.u8(buffer, at + 1),
              Octets.u8(buffer, at + 2),
              OctetString.copyOf(buffer, at + 3, left - 3));
        }
      }
      case LldpOrganizationTlv.LinkAggregation.SUBTYPE_802_3 -> {
        if (left == 5) {
          return new LldpOrganizationTlv.LinkAggregation(
              LldpLayout.OUI_802_3, Octets.u8(buffer, at), Octets.u32(buffer, at + 1));
        }
      }
      case Ieee8023Tlv.MaximumFrameSize.SUBTYPE -> {
        if (left == 2) {
          return new Ieee8023Tlv.MaximumFrameSize(Octets.u16(buffer, at));
        }
      }
      default -> {
        // kept as octets
      }
    }
    return new LldpOrganizationTlv.Other(LldpLayout.OUI_802_3, subtype, information);
  }

  static void require(String name, long value, long most) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException(name + " not within 0 to " + most + ": " + value);
    }
  }

  static void require(String name, OctetString octets, int least, int most) {
    if (octets.length() < least || octets.length() > most) {
      throw new IllegalArgumentException(
          name + " not of " + least + " to " + most + " octets: " + octets.length());
    }
  }
}
