package io.netlayers.ethernet.lldp;

import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;

/** A TLV of IEEE 802.3 (IEEE 802.3 clause 79). */
public sealed interface Ieee8023Tlv extends LldpOrganizationTlv {
  @Override
  default int oui() {
    return LldpLayout.OUI_802_3;
  }

  /**
   * MAC/PHY Configuration/Status (subtype 1, IEEE 802.3 §79.3.1). Its text is {@code MAC/PHY
   * autonegotiation 0x03 advertised 0x6c01 MAU type 30}.
   *
   * @param autonegotiation bit 0 supported, bit 1 enabled; 0 to 255
   * @param advertised the capability bits of RFC 4836, 0 to 65,535
   * @param mauType the operational MAU type of RFC 4836, 0 to 65,535
   */
  record MacPhy(int autonegotiation, int advertised, int mauType) implements Ieee8023Tlv {
    static final int SUBTYPE = 1;

    /** Refuses what cannot be encoded. */
    public MacPhy {
      LldpTlvDecoder.require("autonegotiation", autonegotiation, 0xFF);
      LldpTlvDecoder.require("advertised", advertised, 0xFFFF);
      LldpTlvDecoder.require("MAU type", mauType, 0xFFFF);
    }

    @Override
    public int subtype() {
      return SUBTYPE;
    }

    @Override
    public int informationLength() {
      return 5;
    }

    @Override
    public void writeInformation(ByteBuffer buffer, int offset) {
      Octets.put8(buffer, offset, autonegotiation);
      Octets.put16(buffer, offset + 1, advertised);
      Octets.put16(buffer, offset + 3, mauType);
    }

    @Override
    public String toString() {
      return "MAC/PHY autonegotiation "
          + LldpText.hex(autonegotiation, 2)
          + " advertised "
          + LldpText.hex(advertised, 4)
          + " MAU type "
          + mauType;
    }
  }

  /**
   * Power Via MDI (subtype 2, IEEE 802.3 §79.3.2). Its text is {@code Power Via MDI support 0x0f
   * pair 1 class 5}.
   *
   * @param support bit 0 PSE, 1 supported, 2 enabled, 3 pairs can be chosen; 0 to 255
   * @param powerPair 1 signal, 2 spare; 0 to 255
   * @param powerClass the class and one; 0 to 255
   * @param extension what later editions added behind these: 0 to 504 octets
   */
  record PowerViaMdi(int support, int powerPair, int powerClass, OctetString extension)
      implements Ieee8023Tlv {
    static final int SUBTYPE = 2;

    /** Refuses what cannot be encoded. */
    public PowerViaMdi {
      LldpTlvDecoder.require("support", support, 0xFF);
      LldpTlvDecoder.require("power pair", powerPair, 0xFF);
      LldpTlvDecoder.require("power class", powerClass, 0xFF);
      LldpTlvDecoder.require("extension", extension, 0, LldpLayout.MAX_INFORMATION - 3);
    }

    @Override
    public int subtype() {
      return SUBTYPE;
    }

    @Override
    public int informationLength() {
      return 3 + extension.length();
    }

    @Override
    public void writeInformation(ByteBuffer buffer, int offset) {
      Octets.put8(buffer, offset, support);
      Octets.put8(buffer, offset + 1, powerPair);
      Octets.put8(buffer, offset + 2, powerClass);
      extension.copyTo(buffer, offset + 3);
    }

    @Override
    public String toString() {
      return "Power Via MDI support "
          + LldpText.hex(support, 2)
          + " pair "
          + powerPair
          + " class "
          + powerClass
          + (extension.isEmpty() ? "" : " " + extension);
    }
  }

  /**
   * Maximum Frame Size (subtype 4, IEEE 802.3 §79.3.4). Its text is {@code Maximum Frame Size
   * 1522}.
   *
   * @param octets 0 to 65,535
   */
  record MaximumFrameSize(int octets) implements Ieee8023Tlv {
    static final int SUBTYPE = 4;

    /** Refuses what cannot be encoded. */
    public MaximumFrameSize {
      LldpTlvDecoder.require("octets", octets, 0xFFFF);
    }

    @Override
    public int subtype() {
      return SUBTYPE;
    }

    @Override
    public int informationLength() {
      return 2;
    }

    @Override
    public void writeInformation(ByteBuffer buffer, int offset) {
      Octets.put16(buffer, offset, octets);
    }

    @Override
    public String toString() {
      return "Maximum Frame Size " + octets;
    }
  }
}
