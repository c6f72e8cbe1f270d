package io.netlayers.ethernet.lldp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LldpDataUnitTest {
  private static final String MANDATORY =
      "0207" + "0402000000000a" + "0405" + "0565746830" + "06020078";
  private static final List<LldpTlv> THREE =
      List.of(
          new LldpTlv.ChassisId(4, hex("02000000000a")),
          new LldpTlv.PortId(5, hex("65746830")),
          new LldpTlv.TimeToLive(120));

  private static OctetString hex(String digits) {
    return OctetString.ofHex(digits);
  }

  private static LldpTlv decode(String tlv) {
    ByteBuffer buffer = hex(MANDATORY + tlv).asByteBuffer();
    LldpTlvsView view = new LldpTlvsView();
    assertEquals(LldpDecodeStatus.OK, view.wrap(buffer, 0, buffer.limit()));
    return LldpDataUnit.decode(view).tlvs().get(3);
  }

  /** Decodes to the value, reads as the text, and encodes to the same octets among 0xA5. */
  private static void check(String tlv, LldpTlv value, String text) {
    assertEquals(value, decode(tlv));
    assertEquals(text, value.toString());
    assertEquals(tlv.length() / 2, value.encodedLength());
    ByteBuffer buffer = ByteBuffer.allocate(value.encodedLength() + 2);
    Arrays.fill(buffer.array(), (byte) 0xA5);
    assertEquals(value.encodedLength(), value.encode(buffer, 1));
    assertEquals("a5" + tlv + "a5", OctetString.copyOf(buffer.array()).toString());
  }

  @Test
  void takesAUnitApartAndBuildsIt() {
    ByteBuffer buffer = hex(MANDATORY + "0000" + "ff").asByteBuffer();
    LldpTlvsView view = new LldpTlvsView();
    assertEquals(LldpDecodeStatus.OK, view.wrap(buffer, 0, buffer.limit()));
    LldpDataUnit unit = LldpDataUnit.decode(view);
    assertEquals(new LldpDataUnit(THREE), unit);
    assertEquals(
        "LLDP Chassis ID MAC 02:00:00:00:00:0a, Port ID subtype 5 eth0, TTL 120 s",
        unit.toString());
    ByteBuffer built = ByteBuffer.allocate(unit.encodedLength() + 2);
    Arrays.fill(built.array(), (byte) 0xA5);
    assertEquals(22, unit.encode(built, 1));
    assertEquals("a5" + MANDATORY + "0000" + "a5", OctetString.copyOf(built.array()).toString());
    assertEquals("01:80:c2:00:00:0e", LldpDataUnit.NEAREST_BRIDGE.toString());
  }

  @Test
  void basicTlvs() {
    check("0803" + "61c3a4", LldpTlv.Text.portDescription("a\u00e4"), "Port Description a\u00e4");
    check("0a00", LldpTlv.Text.systemName(""), "System Name ");
    check("0c02" + "4f53", LldpTlv.Text.systemDescription("OS"), "System Description OS");
    check(
        "0e04" + "0814" + "0004",
        new LldpTlv.SystemCapabilities(0x0814, 4),
        "Capabilities [bridge, router, bit 11], enabled [bridge]");
    check(
        "100c" + "05" + "01" + "c0000201" + "02" + "fffffffe" + "00",
        new LldpTlv.ManagementAddress(1, hex("c0000201"), 2, 0xfffffffeL, OctetString.EMPTY),
        "Management Address 192.0.2.1 ifIndex 4294967294");
    check(
        "101a"
            + "11"
            + "02"
            + "20010db8000000000000000000000001"
            + "03"
            + "00000007"
            + "02"
            + "2b06",
        new LldpTlv.ManagementAddress(
            2, hex("20010db8000000000000000000000001"), 3, 7, hex("2b06")),
        "Management Address 2001:db8::1 port 7");
    check("1202" + "0102", new LldpTlv.Unknown(9, hex("0102")), "TLV 9 0102");
  }

  @Test
  void idsOfEveryKind() {
    assertEquals(
        "Chassis ID network 192.0.2.1", new LldpTlv.ChassisId(5, hex("01c0000201")).toString());
    assertEquals("192.0.2.1", new LldpTlv.ChassisId(5, hex("01c0000201")).idText());
    assertEquals("x", new LldpTlv.ChassisId(7, hex("78")).idText());
    assertEquals("0203", new LldpTlv.PortId(3, hex("0203")).idText());
    assertEquals("02:00:00:00:00:0a", new LldpTlv.PortId(3, hex("02000000000a")).idText());
    assertEquals("Chassis ID subtype 7 x", new LldpTlv.ChassisId(7, hex("78")).toString());
    assertEquals("Chassis ID subtype 4 0203", new LldpTlv.ChassisId(4, hex("0203")).toString());
    assertEquals(
        "Port ID MAC 02:00:00:00:00:0a", new LldpTlv.PortId(3, hex("02000000000a")).toString());
    assertEquals("Port ID network family 6 0102", new LldpTlv.PortId(4, hex("060102")).toString());
  }

  /** IEEE 802.1Q annex D. */
  @Test
  void tlvsOf8021() {
    check("fe06" + "0080c2" + "01" + "0005", new Ieee8021Tlv.VlanId(1, 5), "Port VLAN ID 5");
    check("fe06" + "0080c2" + "06" + "0064", new Ieee8021Tlv.VlanId(6, 100), "Management VID 100");
    check(
        "fe07" + "0080c2" + "02" + "06" + "0005",
        new Ieee8021Tlv.ProtocolVlanId(6, 5),
        "Port And Protocol VLAN ID 5 flags 0x06");
    check(
        "fe0b" + "0080c2" + "03" + "0005" + "04" + "76616e35",
        new Ieee8021Tlv.VlanName(5, hex("76616e35")),
        "VLAN Name 5 van5");
    check(
        "fe07" + "0080c2" + "04" + "02" + "888e",
        new Ieee8021Tlv.ProtocolIdentity(hex("888e")),
        "Protocol Identity 888e");
    check(
        "fe09" + "0080c2" + "07" + "03" + "80000001",
        new LldpOrganizationTlv.LinkAggregation(0x0080c2, 3, 0x80000001L),
        "Link Aggregation status 0x03 port 2147483649");
  }

  /** IEEE 802.3 clause 79. */
  @Test
  void tlvsOf8023() {
    check(
        "fe09" + "00120f" + "01" + "03" + "6c01" + "001e",
        new Ieee8023Tlv.MacPhy(3, 0x6c01, 30),
        "MAC/PHY autonegotiation 0x03 advertised 0x6c01 MAU type 30");
    check(
        "fe07" + "00120f" + "02" + "0f" + "01" + "05",
        new Ieee8023Tlv.PowerViaMdi(15, 1, 5, OctetString.EMPTY),
        "Power Via MDI support 0x0f pair 1 class 5");
    check(
        "fe0c" + "00120f" + "02" + "0f" + "01" + "05" + "5100820082",
        new Ieee8023Tlv.PowerViaMdi(15, 1, 5, hex("5100820082")),
        "Power Via MDI support 0x0f pair 1 class 5 5100820082");
    check(
        "fe09" + "00120f" + "03" + "01" + "00000000",
        new LldpOrganizationTlv.LinkAggregation(0x00120f, 1, 0),
        "Link Aggregation status 0x01 port 0");
    check(
        "fe06" + "00120f" + "04" + "05f2",
        new Ieee8023Tlv.MaximumFrameSize(1522),
        "Maximum Frame Size 1522");
  }

  /** §9.2.7.7.2: a TLV that is wrong does not make the unit wrong. */
  @Test
  void keepsWhatHasNotItsTypesShape() {
    check(
        "fe07" + "0012bb" + "01" + "003f03",
        new LldpOrganizationTlv.Other(0x0012bb, 1, hex("003f03")),
        "Organization 0x0012bb subtype 1 003f03");
    for (String wrong :
        List.of("0e03000000", "0e050000000000", "fe03" + "0080c2", "1000", "1001" + "05")) {
      check(
          wrong,
          new LldpTlv.Unknown(
              Integer.parseInt(wrong.substring(0, 2), 16) >> 1, hex(wrong.substring(4))),
          "TLV " + (Integer.parseInt(wrong.substring(0, 2), 16) >> 1) + " " + wrong.substring(4));
    }
    for (String address : List.of("01", "21", "06", "ff")) {
      String wrong = "100c" + address + "01" + "c0000201" + "02" + "fffffffe" + "00";
      assertEquals(new LldpTlv.Unknown(8, hex(wrong.substring(4))), decode(wrong));
    }
    String object = "100c" + "05" + "01" + "c0000201" + "02" + "fffffffe" + "01";
    assertEquals(new LldpTlv.Unknown(8, hex(object.substring(4))), decode(object));
    for (String subtype : List.of("01", "02", "03", "04", "06", "07")) {
      assertEquals(
          new LldpOrganizationTlv.Other(0x0080c2, Integer.parseInt(subtype, 16), hex("0000ff00")),
          decode("fe08" + "0080c2" + subtype + "0000ff00"));
    }
    for (String subtype : List.of("01", "02", "03", "04", "09")) {
      assertEquals(
          new LldpOrganizationTlv.Other(0x00120f, Integer.parseInt(subtype, 16), hex("00")),
          decode("fe05" + "00120f" + subtype + "00"));
    }
    assertEquals(new LldpTlv.Unknown(5, hex("61".repeat(256))), decode("0b00" + "61".repeat(256)));
  }

  @Property(tries = 1000)
  void whatIsDecodedIsEncodedAgain(
      @ForAll @IntRange(min = 4, max = 127) int type,
      @ForAll @Size(max = 40) byte[] value,
      @ForAll @IntRange(max = 3) int oui) {
    if (type == 127 && value.length > 4 && oui > 0) {
      OctetString known = hex(oui == 1 ? "0080c2" : "00120f");
      known.copyTo(ByteBuffer.wrap(value), 0);
      value[3] &= 7;
    }
    String tlv =
        String.format("%04x", type << 9 | value.length) + OctetString.copyOf(value).toString();
    LldpTlv decoded = decode(tlv);
    ByteBuffer again = ByteBuffer.allocate(decoded.encodedLength());
    decoded.encode(again, 0);
    assertEquals(tlv, OctetString.copyOf(again.array()).toString());
    assertEquals(decoded, decode(tlv));
    decoded.toString();
  }

  @Property(tries = 1000)
  void anyOctetsAreAnswered(@ForAll @Size(max = 80) byte[] octets, @ForAll boolean good) {
    byte[] start = hex(good ? MANDATORY : "").toByteArray();
    ByteBuffer buffer = ByteBuffer.allocate(start.length + octets.length);
    buffer.put(start).put(octets);
    LldpTlvsView view = new LldpTlvsView();
    if (view.wrap(buffer, 0, buffer.limit()).isOk()) {
      LldpDataUnit.decode(view).toString();
    } else {
      while (view.next()) {
        LldpTlv.decode(view);
      }
    }
  }

  @Test
  void refusesWhatCannotBeEncoded() {
    OctetString none = OctetString.EMPTY;
    OctetString huge = OctetString.copyOf(new byte[512]);
    OctetString one = hex("00");
    List<Runnable> mistakes =
        List.of(
            () -> new LldpTlv.ChassisId(256, one),
            () -> new LldpTlv.ChassisId(4, none),
            () -> new LldpTlv.PortId(3, OctetString.copyOf(new byte[256])),
            () -> new LldpTlv.PortId(-1, one),
            () -> new LldpTlv.TimeToLive(65536),
            () -> new LldpTlv.Text(7, none),
            () -> new LldpTlv.Text(5, OctetString.copyOf(new byte[256])),
            () -> new LldpTlv.SystemCapabilities(65536, 0),
            () -> new LldpTlv.SystemCapabilities(0, -1),
            () -> new LldpTlv.ManagementAddress(1, none, 0, 0, none),
            () -> new LldpTlv.ManagementAddress(1, OctetString.copyOf(new byte[32]), 0, 0, none),
            () -> new LldpTlv.ManagementAddress(1, one, 0, 1L << 32, none),
            () -> new LldpTlv.ManagementAddress(1, one, 0, 0, OctetString.copyOf(new byte[129])),
            () -> new LldpTlv.Unknown(0, none),
            () -> new LldpTlv.Unknown(128, none),
            () -> new LldpTlv.Unknown(9, huge),
            () -> new Ieee8021Tlv.VlanId(2, 0),
            () -> new Ieee8021Tlv.VlanId(1, 65536),
            () -> new Ieee8021Tlv.ProtocolVlanId(256, 0),
            () -> new Ieee8021Tlv.VlanName(0, OctetString.copyOf(new byte[256])),
            () -> new Ieee8021Tlv.ProtocolIdentity(OctetString.copyOf(new byte[256])),
            () -> new Ieee8023Tlv.MacPhy(256, 0, 0),
            () -> new Ieee8023Tlv.PowerViaMdi(0, 0, 0, OctetString.copyOf(new byte[505])),
            () -> new Ieee8023Tlv.MaximumFrameSize(65536),
            () -> new LldpOrganizationTlv.LinkAggregation(0, 0, 0),
            () -> new LldpOrganizationTlv.Other(1 << 24, 0, none),
            () -> new LldpOrganizationTlv.Other(0, 0, OctetString.copyOf(new byte[508])),
            () -> new LldpDataUnit(THREE.subList(0, 2)),
            () -> new LldpDataUnit(List.of(THREE.get(1), THREE.get(0), THREE.get(2))),
            () ->
                new LldpDataUnit(List.of(THREE.get(0), THREE.get(1), THREE.get(2), THREE.get(2))));
    for (int i = 0; i < mistakes.size(); i++) {
      assertThrows(IllegalArgumentException.class, mistakes.get(i)::run, "mistake " + i);
    }
  }

  @Test
  void takesValuesAtTheirBounds() {
    String text = "0aff" + "61".repeat(255);
    assertEquals(new LldpTlv.Text(5, hex("61".repeat(255))), decode(text));
    check(
        "10a7" + "20" + "07" + "aa".repeat(31) + "01" + "00000000" + "80" + "bb".repeat(128),
        new LldpTlv.ManagementAddress(7, hex("aa".repeat(31)), 1, 0, hex("bb".repeat(128))),
        "Management Address family 7 " + "aa".repeat(31) + " interface 0");
    String longer = "10a8" + "20" + "07" + "aa".repeat(31) + "01" + "00000000" + "81";
    assertEquals(
        new LldpTlv.Unknown(8, hex((longer + "bb".repeat(129)).substring(4))),
        decode(longer + "bb".repeat(129)));
    check(
        "1009" + "02" + "01" + "aa" + "01" + "00000000" + "00",
        new LldpTlv.ManagementAddress(1, hex("aa"), 1, 0, OctetString.EMPTY),
        "Management Address family 1 aa interface 0");
    check(
        "fe07" + "0080c2" + "03" + "0005" + "00",
        new Ieee8021Tlv.VlanName(5, hex("")),
        "VLAN Name 5 ");
    check(
        "fe05" + "0080c2" + "04" + "00",
        new Ieee8021Tlv.ProtocolIdentity(hex("")),
        "Protocol Identity ");
    check(
        "fe04" + "0012bb" + "09",
        new LldpOrganizationTlv.Other(0x12bb, 9, hex("")),
        "Organization 0x0012bb subtype 9 ");
    OctetString id = hex("00".repeat(255));
    LldpTlv chassis = new LldpTlv.ChassisId(7, id);
    ByteBuffer buffer = ByteBuffer.allocate(2 + 256 + 13);
    chassis.encode(buffer, 0);
    hex("0405" + "0565746830" + "06020078").copyTo(buffer, 258);
    LldpTlvsView view = new LldpTlvsView();
    assertEquals(LldpDecodeStatus.OK, view.wrap(buffer, 0, 269));
    assertEquals(chassis, LldpDataUnit.decode(view).tlvs().get(0));
    assertEquals(
        "[other, bit 15]", LldpText.capabilities(0x8001), "the lowest and the highest bit");
  }

  /** A decoder asked for TLVs that a view would not have taken. */
  @Test
  void idsOfLengthsThatCannotBeStayOctets() {
    ByteBuffer octets = ByteBuffer.allocate(300);
    for (int type : new int[] {1, 2, 3}) {
      for (int length : new int[] {0, 1, 257}) {
        LldpTlv tlv = LldpTlvDecoder.decode(type, octets, 0, length);
        assertEquals(new LldpTlv.Unknown(type, OctetString.copyOf(octets, 0, length)), tlv);
      }
    }
    assertEquals(new LldpTlv.ChassisId(0, hex("00")), LldpTlvDecoder.decode(1, octets, 0, 2));
    assertEquals(
        new LldpTlv.PortId(0, hex("00".repeat(255))), LldpTlvDecoder.decode(2, octets, 0, 256));
  }

  @Test
  void refusesEveryFieldOutsideItsRange() {
    OctetString none = OctetString.EMPTY;
    OctetString one = hex("00");
    List<Runnable> mistakes =
        List.of(
            () -> new LldpTlv.ManagementAddress(256, one, 0, 0, none),
            () -> new LldpTlv.ManagementAddress(0, one, 256, 0, none),
            () -> new Ieee8021Tlv.ProtocolVlanId(0, 65536),
            () -> new Ieee8021Tlv.VlanName(65536, none),
            () -> new Ieee8023Tlv.MacPhy(0, 65536, 0),
            () -> new Ieee8023Tlv.MacPhy(0, 0, 65536),
            () -> new Ieee8023Tlv.PowerViaMdi(256, 0, 0, none),
            () -> new Ieee8023Tlv.PowerViaMdi(0, 256, 0, none),
            () -> new Ieee8023Tlv.PowerViaMdi(0, 0, 256, none),
            () -> new LldpOrganizationTlv.LinkAggregation(0x0080c2, 256, 0),
            () -> new LldpOrganizationTlv.LinkAggregation(0x0080c2, 0, 1L << 32),
            () -> new LldpOrganizationTlv.Other(0, 256, none));
    for (int i = 0; i < mistakes.size(); i++) {
      assertThrows(IllegalArgumentException.class, mistakes.get(i)::run, "mistake " + i);
    }
  }
}
