package io.netlayers.ethernet.lldp;

import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;

/**
 * A TLV that an organization defined (IEEE 802.1AB §8.6): those of IEEE 802.1 and IEEE 802.3 that
 * are common, and all others as octets.
 */
public sealed interface LldpOrganizationTlv extends LldpTlv
    permits Ieee8021Tlv,
        Ieee8023Tlv,
        LldpOrganizationTlv.LinkAggregation,
        LldpOrganizationTlv.Other {
  /** The organization, 24 bits. */
  int oui();

  /** The organization's own type, 0 to 255. */
  int subtype();

  /** Octets behind the subtype, 0 to 507. */
  int informationLength();

  /** Writes what is behind the subtype to an absolute index. */
  void writeInformation(ByteBuffer buffer, int offset);

  @Override
  default int type() {
    return LldpLayout.ORGANIZATION;
  }

  @Override
  default int valueLength() {
    return LldpLayout.ORGANIZATION_HEADER + informationLength();
  }

  @Override
  default void writeValue(ByteBuffer buffer, int offset) {
    Octets.put24(buffer, offset, oui());
    Octets.put8(buffer, offset + 3, subtype());
    writeInformation(buffer, offset + LldpLayout.ORGANIZATION_HEADER);
  }

  /**
   * Link Aggregation, of IEEE 802.1 (subtype 7, IEEE 802.1AX §6.4.2) or, deprecated, of IEEE 802.3
   * (subtype 3). Its text is {@code Link Aggregation status 0x03 port 7}.
   *
   * @param oui 0x0080C2 or 0x00120F
   * @param status bit 0 capable, bit 1 aggregated; 0 to 255
   * @param portId the aggregated port's identifier, 0 to 2^32 - 1
   */
  record LinkAggregation(int oui, int status, long portId) implements LldpOrganizationTlv {
    static final int SUBTYPE_802_1 = 7;
    static final int SUBTYPE_802_3 = 3;

    /** Refuses what cannot be encoded. */
    public LinkAggregation {
      if (oui != LldpLayout.OUI_802_1 && oui != LldpLayout.OUI_802_3) {
        throw new IllegalArgumentException("neither 802.1 nor 802.3: " + LldpText.hex(oui, 6));
      }
      LldpTlvDecoder.require("status", status, 0xFF);
      LldpTlvDecoder.require("port id", portId, 0xFFFF_FFFFL);
    }

    @Override
    public int subtype() {
      return oui == LldpLayout.OUI_802_1 ? SUBTYPE_802_1 : SUBTYPE_802_3;
    }

    @Override
    public int informationLength() {
      return 5;
    }

    @Override
    public void writeInformation(ByteBuffer buffer, int offset) {
      Octets.put8(buffer, offset, status);
      Octets.put32(buffer, offset + 1, portId);
    }

    @Override
    public String toString() {
      return "Link Aggregation status " + LldpText.hex(status, 2) + " port " + portId;
    }
  }

  /**
   * Any other. Its text is {@code Organization 0x0012bb subtype 1 003f03}.
   *
   * @param oui 24 bits
   * @param subtype 0 to 255
   * @param information 0 to 507 octets
   */
  record Other(int oui, int subtype, OctetString information) implements LldpOrganizationTlv {
    /** Refuses what cannot be encoded. */
    public Other {
      LldpTlvDecoder.require("OUI", oui, 0xFFFFFF);
      LldpTlvDecoder.require("subtype", subtype, 0xFF);
      LldpTlvDecoder.require("information", information, 0, LldpLayout.MAX_INFORMATION);
    }

    @Override
    public int informationLength() {
      return information.length();
    }

    @Override
    public void writeInformation(ByteBuffer buffer, int offset) {
      information.copyTo(buffer, offset);
    }

    @Override
    public String toString() {
      return "Organization " + LldpText.hex(oui, 6) + " subtype " + subtype + " " + information;
    }
  }
}
