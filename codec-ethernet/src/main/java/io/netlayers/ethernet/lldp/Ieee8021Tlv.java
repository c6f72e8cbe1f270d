package io.netlayers.ethernet.lldp;

import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;

/** A TLV of IEEE 802.1 (IEEE 802.1Q annex D). */
public sealed interface Ieee8021Tlv extends LldpOrganizationTlv {
  @Override
  default int oui() {
    return LldpLayout.OUI_802_1;
  }

  /**
   * A number alone: Port VLAN ID (subtype 1, IEEE 802.1Q §D.2.1) or Management VID (6, §D.2.5). Its
   * text is {@code Port VLAN ID 5}.
   *
   * @param subtype 1 or 6
   * @param vlanId 0 to 65,535; 0 where the port has none
   */
  record VlanId(int subtype, int vlanId) implements Ieee8021Tlv {
    /** Port VLAN ID. */
    public static final int PORT = 1;

    /** Management VID. */
    public static final int MANAGEMENT = 6;

    /** Refuses what cannot be encoded. */
    public VlanId {
      if (subtype != PORT && subtype != MANAGEMENT) {
        throw new IllegalArgumentException("no subtype of a VLAN ID: " + subtype);
      }
      LldpTlvDecoder.require("VLAN id", vlanId, 0xFFFF);
    }

    @Override
    public int informationLength() {
      return 2;
    }

    @Override
    public void writeInformation(ByteBuffer buffer, int offset) {
      Octets.put16(buffer, offset, vlanId);
    }

    @Override
    public String toString() {
      return (subtype == PORT ? "Port VLAN ID " : "Management VID ") + vlanId;
    }
  }

  /**
   * Port And Protocol VLAN ID (subtype 2, IEEE 802.1Q §D.2.2). Its text is {@code Port And Protocol
   * VLAN ID 5 flags 0x06}.
   *
   * @param flags bit 1 supported, bit 2 enabled; 0 to 255
   * @param vlanId 0 to 65,535
   */
  record ProtocolVlanId(int flags, int vlanId) implements Ieee8021Tlv {
    static final int SUBTYPE = 2;

    /** Refuses what cannot be encoded. */
    public ProtocolVlanId {
      LldpTlvDecoder.require("flags", flags, 0xFF);
      LldpTlvDecoder.require("VLAN id", vlanId, 0xFFFF);
    }

    @Override
    public int subtype() {
      return SUBTYPE;
    }

    @Override
    public int informationLength() {
      return 3;
    }

    @Override
    public void writeInformation(ByteBuffer buffer, int offset) {
      Octets.put8(buffer, offset, flags);
      Octets.put16(buffer, offset + 1, vlanId);
    }

    @Override
    public String toString() {
      return "Port And Protocol VLAN ID " + vlanId + " flags " + LldpText.hex(flags, 2);
    }
  }

  /**
   * VLAN Name (subtype 3, IEEE 802.1Q §D.2.3). Its text is {@code VLAN Name 5 staff}.
   *
   * @param vlanId 0 to 65,535
   * @param name 0 to 255 octets of text
   */
  record VlanName(int vlanId, OctetString name) implements Ieee8021Tlv {
    static final int SUBTYPE = 3;

    /** Refuses what cannot be encoded. */
    public VlanName {
      LldpTlvDecoder.require("VLAN id", vlanId, 0xFFFF);
      LldpTlvDecoder.require("name", name, 0, 255);
    }

    @Override
    public int subtype() {
      return SUBTYPE;
    }

    @Override
    public int informationLength() {
      return 3 + name.length();
    }

    @Override
    public void writeInformation(ByteBuffer buffer, int offset) {
      Octets.put16(buffer, offset, vlanId);
      Octets.put8(buffer, offset + 2, name.length());
      name.copyTo(buffer, offset + 3);
    }

    @Override
    public String toString() {
      return "VLAN Name " + vlanId + " " + LldpText.text(name);
    }
  }

  /**
   * Protocol Identity (subtype 4, IEEE 802.1Q §D.2.4): how the frames of a protocol begin. Its text
   * is {@code Protocol Identity 888e}.
   *
   * @param identity 0 to 255 octets
   */
  record ProtocolIdentity(OctetString identity) implements Ieee8021Tlv {
    static final int SUBTYPE = 4;

    /** Refuses what cannot be encoded. */
    public ProtocolIdentity {
      LldpTlvDecoder.require("identity", identity, 0, 255);
    }

    @Override
    public int subtype() {
      return SUBTYPE;
    }

    @Override
    public int informationLength() {
      return 1 + identity.length();
    }

    @Override
    public void writeInformation(ByteBuffer buffer, int offset) {
      Octets.put8(buffer, offset, identity.length());
      identity.copyTo(buffer, offset + 1);
    }

    @Override
    public String toString() {
      return "Protocol Identity " + identity;
    }
  }
}
