package io.netlayers.testkit.gen.ethernet;

import io.netlayers.core.OctetString;
import io.netlayers.ethernet.lldp.Ieee8021Tlv;
import io.netlayers.ethernet.lldp.Ieee8023Tlv;
import io.netlayers.ethernet.lldp.LldpDataUnit;
import io.netlayers.ethernet.lldp.LldpOrganizationTlv;
import io.netlayers.ethernet.lldp.LldpTlv;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.Generator;
import io.netlayers.testkit.gen.choice.GeneratorTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** LLDP (IEEE 802.1AB): every TLV, and whole units. */
final class LldpGenerators {
  private static final String LETTERS = "abcxyz019 -./:";
  private static final int OUI_802_1 = 0x0080C2;
  private static final int OUI_802_3 = 0x00120F;
  private static final GeneratorTable TLVS = tlvs();
  private static final Generator<LldpTlv> TLV = TLVS.of(LldpTlv.class);

  private LldpGenerators() {}

  private static OctetString id(Choices c, int subtype, int mac, int network) {
    if (subtype == mac && !c.onceIn(4)) {
      return c.octets(6);
    }
    return subtype == network && !c.onceIn(4)
        ? OctetString.copyOf(prepended(1, c.array(4)))
        : text(c, 1, 255);
  }

  private static byte[] prepended(int first, byte[] rest) {
    byte[] all = new byte[1 + rest.length];
    all[0] = (byte) first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }

  private static OctetString text(Choices c, int min, int max) {
    return OctetString.copyOf(c.text(LETTERS, min, max).getBytes(StandardCharsets.US_ASCII));
  }

  private static LldpTlv.ChassisId chassis(Choices c) {
    int subtype = c.onceIn(4) ? c.u8() : c.between(1, 7);
    return new LldpTlv.ChassisId(subtype, id(c, subtype, 4, 5));
  }

  private static LldpTlv.PortId port(Choices c) {
    int subtype = c.onceIn(4) ? c.u8() : c.between(1, 7);
    return new LldpTlv.PortId(subtype, id(c, subtype, 3, 4));
  }

  private static LldpTlv.ManagementAddress management(Choices c) {
    int family = c.onceIn(4) ? c.u8() : c.between(1, 2);
    int octets = c.onceIn(4) ? c.between(1, 31) : family == 1 ? 4 : 16;
    return new LldpTlv.ManagementAddress(
        family,
        c.octets(octets),
        c.onceIn(4) ? c.u8() : c.between(1, 3),
        c.u32(),
        c.octets(0, 128));
  }

  /** A type without a value of its own, reserved or not known. */
  private static LldpTlv.Unknown unknown(Choices c) {
    return new LldpTlv.Unknown(c.between(9, 126), c.octets(0, 511));
  }

  private static LldpOrganizationTlv.Other otherOrganization(Choices c) {
    int oui = c.oneOf(0x0012BB, 0x00120E, 0, 0xFFFFFF);
    return new LldpOrganizationTlv.Other(oui, c.u8(), c.octets(0, 507));
  }

  private static GeneratorTable tlvs() {
    return new GeneratorTable()
        .add(LldpTlv.ChassisId.class, LldpGenerators::chassis)
        .add(LldpTlv.PortId.class, LldpGenerators::port)
        .add(LldpTlv.TimeToLive.class, c -> new LldpTlv.TimeToLive(c.u16()))
        .add(LldpTlv.Text.class, c -> new LldpTlv.Text(c.between(4, 6), text(c, 0, 255)))
        .add(
            LldpTlv.SystemCapabilities.class, c -> new LldpTlv.SystemCapabilities(c.u16(), c.u16()))
        .add(LldpTlv.ManagementAddress.class, LldpGenerators::management)
        .add(LldpTlv.Unknown.class, LldpGenerators::unknown)
        .add(Ieee8021Tlv.VlanId.class, c -> new Ieee8021Tlv.VlanId(c.oneOf(1, 6), c.u16()))
        .add(Ieee8021Tlv.ProtocolVlanId.class, c -> new Ieee8021Tlv.ProtocolVlanId(c.u8(), c.u16()))
        .add(Ieee8021Tlv.VlanName.class, c -> new Ieee8021Tlv.VlanName(c.u16(), text(c, 0, 255)))
        .add(
            Ieee8021Tlv.ProtocolIdentity.class,
            c -> new Ieee8021Tlv.ProtocolIdentity(c.octets(0, 255)))
        .add(Ieee8023Tlv.MacPhy.class, c -> new Ieee8023Tlv.MacPhy(c.u8(), c.u16(), c.u16()))
        .add(
            Ieee8023Tlv.PowerViaMdi.class,
            c -> new Ieee8023Tlv.PowerViaMdi(c.u8(), c.u8(), c.u8(), c.octets(0, 20)))
        .add(Ieee8023Tlv.MaximumFrameSize.class, c -> new Ieee8023Tlv.MaximumFrameSize(c.u16()))
        .add(
            LldpOrganizationTlv.LinkAggregation.class,
            c ->
                new LldpOrganizationTlv.LinkAggregation(
                    c.oneOf(OUI_802_1, OUI_802_3), c.u8(), c.u32()))
        .add(LldpOrganizationTlv.Other.class, LldpGenerators::otherOrganization);
  }

  static LldpDataUnit unit(Choices c) {
    List<LldpTlv> tlvs = new ArrayList<>();
    tlvs.add(chassis(c));
    tlvs.add(port(c));
    tlvs.add(new LldpTlv.TimeToLive(c.u16()));
    for (LldpTlv tlv : c.list(0, 6, TLV)) {
      if (tlv.type() > 3) {
        tlvs.add(tlv);
      }
    }
    return new LldpDataUnit(tlvs);
  }

  static GeneratorTable table() {
    return tlvs().add(LldpDataUnit.class, LldpGenerators::unit);
  }
}
