package io.netlayers.ip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Ipv6PacketViewTest {
  private static final Ipv6Address SOURCE = Ipv6Address.parse("2001:db8::1");
  private static final Ipv6Address DESTINATION = Ipv6Address.parse("2001:db8:0:1::abcd");
  private static final String ADDRESSES =
      "20010db8000000000000000000000001" + "20010db800000001000000000000abcd";

  /** A UDP packet with four octets, traffic class 0xB9, flow label 0x12345, hop limit 64. */
  private static final String PACKET = "6b912345" + "0004" + "11" + "40" + ADDRESSES + "deadbeef";

  private final Ipv6PacketView view = new Ipv6PacketView();

  /** A packet of these extension headers and what follows; the payload length is set. */
  static ByteBuffer packet(int nextHeader, String behind) {
    int octets = behind.length() / 2;
    String head = String.format("60000000%04x%02x40", octets, nextHeader) + ADDRESSES;
    ByteBuffer buffer = ByteBuffer.allocateDirect(octets + 50).order(ByteOrder.LITTLE_ENDIAN);
    OctetString.ofHex(head + behind).copyTo(buffer, 3);
    return buffer;
  }

  private Ipv6DecodeStatus wrap(int nextHeader, String behind) {
    return view.wrap(packet(nextHeader, behind), 3, 40 + behind.length() / 2);
  }

  @Test
  void takesAPacketApart() {
    ByteBuffer buffer = ByteBuffer.allocate(60);
    OctetString.ofHex(PACKET).copyTo(buffer, 7);
    assertEquals(Ipv6DecodeStatus.OK, view.wrap(buffer.asReadOnlyBuffer(), 7, 50));
    assertEquals(-1, view.faultOffset());
    assertTrue(view.fixedHeaderReadable());
    assertEquals(6, view.version());
    assertEquals(0xB9, view.trafficClass());
    assertEquals(46, view.dscp());
    assertEquals(1, view.ecn());
    assertEquals(0x12345, view.flowLabel());
    assertEquals(4, view.payloadLengthField());
    assertEquals(17, view.nextHeader());
    assertEquals(64, view.hopLimit());
    assertEquals(SOURCE, Ipv6Address.of(view.sourceHigh(), view.sourceLow()));
    assertEquals(DESTINATION, Ipv6Address.of(view.destinationHigh(), view.destinationLow()));
    assertEquals(47, view.payloadOffset());
    assertEquals(4, view.payloadLength(), "padding is left alone");
    assertEquals(0, view.extensionHeaders().count());
    assertTrue(view.extensionHeaders().hasUpperHeader());
    assertFalse(view.extensionHeaders().hasFragmentHeader());
    assertFalse(view.isJumbogram());
    assertEquals(17, view.upperProtocol());
    assertEquals(47, view.upperOffset());
    assertEquals(4, view.upperLength());
    assertEquals(InternetChecksum.pseudoHeader(SOURCE, DESTINATION, 17), view.pseudoHeader(17));
  }

  @Test
  void buildsTheSamePacket() {
    ByteBuffer buffer = ByteBuffer.allocate(46);
    Arrays.fill(buffer.array(), (byte) 0xA5);
    view.wrapForEncode(buffer, 1, 4)
        .flowLabel(0x12345)
        .dscp(46)
        .ecn(1)
        .nextHeader(IpProtocol.UDP)
        .hopLimit(64)
        .source(SOURCE.high(), SOURCE.low())
        .destination(DESTINATION.high(), DESTINATION.low());
    OctetString.ofHex("deadbeef").copyTo(buffer, view.payloadOffset());
    assertEquals("a5" + PACKET + "a5", OctetString.copyOf(buffer.array()).toString());
    assertEquals(InternetChecksum.pseudoHeader(SOURCE, DESTINATION, 17), view.pseudoHeader(17));
  }

  @Test
  void fieldsDoNotTouchEachOther() {
    ByteBuffer buffer = ByteBuffer.allocate(40);
    view.wrapForEncode(buffer, 0, 0).trafficClass(255).flowLabel(0);
    assertEquals(255, view.trafficClass());
    assertEquals(6, view.version());
    view.flowLabel(0xFFFFF).trafficClass(0);
    assertEquals(0xFFFFF, view.flowLabel());
    assertEquals(0, view.trafficClass());
    view.ecn(3).dscp(0);
    assertEquals(3, view.trafficClass());
    view.dscp(63).ecn(0);
    assertEquals(252, view.trafficClass());
    assertEquals(255, view.hopLimit(255).hopLimit());
    assertTrue(view.decrementHopLimit());
    assertEquals(254, view.hopLimit());
    assertFalse(view.hopLimit(1).decrementHopLimit());
    assertFalse(view.hopLimit(0).decrementHopLimit());
    assertEquals(0, view.hopLimit());
  }

  @Test
  void namesWhereATruncatedPacketEnds() {
    ByteBuffer buffer = OctetString.ofHex(PACKET).asByteBuffer();
    for (int length = 0; length < 44; length++) {
      Ipv6DecodeStatus expected =
          length < 40 ? Ipv6DecodeStatus.TRUNCATED_HEADER : Ipv6DecodeStatus.TRUNCATED_PAYLOAD;
      assertEquals(expected, view.wrap(buffer, 0, length));
      assertEquals(length, view.faultOffset());
      assertEquals(0, view.payloadLength());
      assertEquals(0, view.upperLength());
      assertEquals(expected, view.wrapLax(buffer, 0, length));
      assertEquals(Math.max(0, length - 40), view.upperLength());
      assertEquals(length >= 40, view.fixedHeaderReadable());
      assertEquals(
          length < 40 ? Ipv6DecodeStatus.TRUNCATED_HEADER : Ipv6DecodeStatus.OK,
          view.wrapQuoted(buffer, 0, length));
      assertEquals(length >= 40, view.isPayloadCut());
    }
  }

  @Test
  void refusesOtherVersions() {
    for (int version = 0; version < 16; version++) {
      if (version != 6) {
        ByteBuffer buffer = ByteBuffer.allocate(40).put(0, (byte) (version << 4));
        assertEquals(Ipv6DecodeStatus.BAD_VERSION, view.wrap(buffer, 0, 40));
        assertEquals(0, view.faultOffset());
        assertEquals(Ipv6DecodeStatus.BAD_VERSION, view.wrap(buffer, 0, 1));
      }
    }
  }

  @Test
  void walksEveryKindOfExtensionHeader() {
    String chain =
        "3c00"
            + "050200000100" // hop-by-hop: router alert, padding
            + "2b00"
            + "010400000000" // destination options
            + "2c00"
            + "fd00"
            + "00000000" // routing, type 253
            + "3300"
            + "0001"
            + "01020304" // fragment: first of several
            + "3c04"
            + "0000"
            + "00000001"
            + "00000002"
            + "00".repeat(12) // authentication
            + "8700"
            + "010400000000" // destination options
            + "8b00"
            + "000000000000" // mobility
            + "8c00"
            + "000000000000" // HIP
            + "1101"
            + "00".repeat(14) // Shim6
            + "0102030405060708";
    assertEquals(Ipv6DecodeStatus.OK, wrap(0, chain));
    Ipv6HeaderChain headers = view.extensionHeaders();
    int[] numbers = {0, 60, 43, 44, 51, 60, 135, 139, 140};
    int[] lengths = {8, 8, 8, 8, 24, 8, 8, 8, 16};
    assertEquals(numbers.length, headers.count());
    int at = 43;
    for (int i = 0; i < numbers.length; i++) {
      assertEquals(numbers[i], headers.number(i));
      assertEquals(lengths[i], headers.length(i));
      assertEquals(at, headers.offset(i));
      at += lengths[i];
    }
    assertEquals(17, view.upperProtocol());
    assertEquals(at, view.upperOffset());
    assertEquals(8, view.upperLength());
    assertTrue(headers.hasUpperHeader());
    assertEquals(1, headers.indexOf(60));
    assertEquals(-1, headers.indexOf(50));
    assertTrue(headers.hasFragmentHeader());
    assertTrue(headers.isFragment());
    assertTrue(headers.moreFragments());
    assertEquals(0, headers.fragmentOffset());
    assertEquals(0x01020304, headers.fragmentIdentification());
    assertThrows(IndexOutOfBoundsException.class, () -> headers.number(9));
    assertThrows(IndexOutOfBoundsException.class, () -> headers.offset(-1));
  }

  @Test
  void aLaterFragmentShowsNoUpperHeader() {
    assertEquals(Ipv6DecodeStatus.OK, wrap(44, "3c00" + "fff9" + "ffffffff" + "ffff"));
    Ipv6HeaderChain headers = view.extensionHeaders();
    assertFalse(headers.hasUpperHeader());
    assertEquals(65528, headers.fragmentOffset());
    assertEquals(0xFFFFFFFFL, headers.fragmentIdentification());
    assertEquals(60, view.upperProtocol());
    assertEquals(2, view.upperLength());
    assertEquals(1, headers.count());
  }

  @Test
  void anAtomicFragmentIsNoFragment() {
    assertEquals(Ipv6DecodeStatus.OK, wrap(44, "1100" + "0000" + "00000007" + "ffff"));
    assertTrue(view.extensionHeaders().hasFragmentHeader());
    assertFalse(view.extensionHeaders().isFragment());
    assertTrue(view.extensionHeaders().hasUpperHeader());
  }

  @Test
  void espAndNoNextHeaderEndTheWalk() {
    assertEquals(Ipv6DecodeStatus.OK, wrap(50, "0102030405060708"));
    assertEquals(50, view.upperProtocol());
    assertEquals(0, view.extensionHeaders().count());
    assertEquals(Ipv6DecodeStatus.OK, wrap(60, "3b00010400000000"));
    assertEquals(59, view.upperProtocol());
    assertEquals(0, view.upperLength());
    assertTrue(view.extensionHeaders().hasUpperHeader());
  }

  @Test
  void aChainThatIsCutGivesWhatWasRead() {
    String chain = "3c00010400000000" + "1101" + "010c".concat("00".repeat(12)) + "ffff";
    ByteBuffer buffer = packet(0, chain);
    for (int length = 40; length < 66; length++) {
      Ipv6DecodeStatus expected =
          length < 64
              ? Ipv6DecodeStatus.TRUNCATED_EXTENSION_HEADER
              : Ipv6DecodeStatus.TRUNCATED_PAYLOAD;
      assertEquals(expected, view.wrapLax(buffer, 3, length), "length " + length);
      assertEquals(length, view.faultOffset());
      assertEquals(length < 48 ? 0 : length < 64 ? 1 : 2, view.extensionHeaders().count());
      assertEquals(length < 48 ? 0 : length < 64 ? 60 : 17, view.upperProtocol());
      assertEquals(length >= 64, view.extensionHeaders().hasUpperHeader());
    }
  }

  @Test
  void refusesHeadersLongerThanThePacket() {
    assertEquals(Ipv6DecodeStatus.BAD_EXTENSION_LENGTH, wrap(60, "1101010400000000"));
    assertEquals(40, view.faultOffset());
    assertEquals(Ipv6DecodeStatus.BAD_EXTENSION_LENGTH, wrap(60, "11"));
    assertEquals(Ipv6DecodeStatus.BAD_EXTENSION_LENGTH, wrap(51, "1100000000000000"));
    assertEquals(41, view.faultOffset());
    assertEquals(Ipv6DecodeStatus.OK, wrap(51, "1101" + "00".repeat(10)));
    assertEquals(Ipv6DecodeStatus.BAD_EXTENSION_LENGTH, wrap(44, "11000000000000"));
  }

  /** RFC 7112 §5. */
  @Test
  void aFirstFragmentHoldsTheWholeChain() {
    assertEquals(
        Ipv6DecodeStatus.INCOMPLETE_HEADER_CHAIN,
        wrap(44, "3c00000100000001" + "1101010400000000"));
    assertEquals(48, view.faultOffset());
  }

  /** RFC 8200 §4.1. */
  @Test
  void hopByHopOptionsComeFirstOnly() {
    assertEquals(
        Ipv6DecodeStatus.MISPLACED_HOP_BY_HOP, wrap(60, "0000010400000000" + "1100010400000000"));
    assertEquals(40, view.faultOffset());
    assertFalse(view.extensionHeaders().hasUpperHeader());
    assertEquals(
        Ipv6DecodeStatus.MISPLACED_HOP_BY_HOP, wrap(0, "0000010400000000" + "1100010400000000"));
  }

  @Test
  void theWalkHasABound() {
    String header = "3c00010400000000";
    assertEquals(Ipv6DecodeStatus.OK, wrap(60, header.repeat(31) + "1100010400000000"));
    assertEquals(32, view.extensionHeaders().count());
    assertEquals(Ipv6DecodeStatus.TOO_MANY_EXTENSION_HEADERS, wrap(60, header.repeat(32) + "1100"));
    assertEquals(40 + 32 * 8, view.faultOffset());
    assertEquals(32, view.extensionHeaders().count());
    Ipv6PacketView none = new Ipv6PacketView(0);
    assertEquals(Ipv6DecodeStatus.TOO_MANY_EXTENSION_HEADERS, none.wrap(packet(60, header), 3, 48));
    assertEquals(Ipv6DecodeStatus.OK, none.wrap(packet(17, header), 3, 48));
    assertThrows(IllegalArgumentException.class, () -> new Ipv6PacketView(-1));
  }

  @Test
  void goesOnBehindABadOption() {
    assertEquals(Ipv6DecodeStatus.BAD_OPTION_LENGTH, wrap(60, "1100" + "00" + "0105" + "000000"));
    assertEquals(43, view.faultOffset());
    assertEquals(17, view.upperProtocol());
    assertTrue(view.extensionHeaders().hasUpperHeader());
    assertEquals(Ipv6DecodeStatus.BAD_OPTION_LENGTH, wrap(60, "1100" + "000000000001"));
    assertEquals(47, view.faultOffset());
  }

  /** RFC 2675 §3. */
  @Test
  void readsAJumbogram() {
    int payload = 70000;
    ByteBuffer buffer = ByteBuffer.allocate(40 + payload + 9);
    view.wrapForEncode(buffer, 1, payload).nextHeader(0);
    assertEquals(0, view.payloadLengthField());
    OctetString.ofHex("1100" + "c204" + "00011170").copyTo(buffer, 41);
    assertEquals(Ipv6DecodeStatus.OK, view.wrap(buffer, 1, 40 + payload + 8));
    assertTrue(view.isJumbogram());
    assertEquals(payload, view.payloadLength());
    assertEquals(payload - 8, view.upperLength());
    assertEquals(Ipv6DecodeStatus.TRUNCATED_PAYLOAD, view.wrapLax(buffer, 1, 40 + 1000));
    assertEquals(1000 - 8, view.upperLength());
    assertTrue(view.isPayloadCut());
    assertEquals(Ipv6DecodeStatus.OK, view.wrapQuoted(buffer, 1, 1232));
    assertEquals(Ipv6DecodeStatus.TRUNCATED_EXTENSION_HEADER, view.wrapLax(buffer, 1, 47));
  }

  /** RFC 2675 §3: the four errors. */
  @Test
  void refusesJumbogramsThatCannotBe() {
    ByteBuffer none = packet(0, "1100010400000000").putShort(7, (short) 0);
    assertEquals(Ipv6DecodeStatus.BAD_PAYLOAD_LENGTH, view.wrap(none, 3, 48));
    assertEquals(4, view.faultOffset());
    assertEquals(Ipv6DecodeStatus.BAD_JUMBO_PAYLOAD, wrap(0, "1100c20400011170" + "ff"));
    assertEquals(42, view.faultOffset());
    ByteBuffer small = packet(0, "1100c2040000ffff").putShort(7, (short) 0);
    assertEquals(Ipv6DecodeStatus.BAD_JUMBO_PAYLOAD, view.wrap(small, 3, 48));
    assertEquals(44, view.faultOffset());
    ByteBuffer fragment = ByteBuffer.allocate(40 + 70000);
    view.wrapForEncode(fragment, 0, 70000).nextHeader(0);
    OctetString.ofHex("2c00" + "c204" + "00011170" + "11").copyTo(fragment, 40);
    assertEquals(Ipv6DecodeStatus.BAD_JUMBO_PAYLOAD, view.wrap(fragment, 0, 70040));
    assertEquals(48, view.faultOffset());
  }

  @Test
  void aPayloadLengthOfZeroIsNothing() {
    assertEquals(Ipv6DecodeStatus.OK, view.wrap(packet(59, ""), 3, 46));
    assertEquals(0, view.payloadLength());
    assertEquals(0, view.upperLength());
  }

  /** RFC 6275 §11.3.1. */
  @Test
  void theHomeAddressIsThePseudoHeadersSource() {
    String home = "20010db8000000020000000000000500";
    assertEquals(Ipv6DecodeStatus.OK, wrap(60, "1102" + "01020000" + "c910" + home + "ffff"));
    assertEquals(
        InternetChecksum.fold(
            InternetChecksum.pseudoHeader(Ipv6Address.parse("2001:db8:0:2::500"), DESTINATION, 17)),
        InternetChecksum.fold(view.pseudoHeader(17)));
    assertEquals(Ipv6DecodeStatus.BAD_OPTION_LENGTH, wrap(60, "1102" + "01020000" + "c90f" + home));
    assertEquals(46, view.faultOffset());
  }
}
