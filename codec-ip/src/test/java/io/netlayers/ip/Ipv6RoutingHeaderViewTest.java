package io.netlayers.ip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.Ipv6Address;
import org.junit.jupiter.api.Test;

class Ipv6RoutingHeaderViewTest {
  private static final Ipv6Address SOURCE = Ipv6Address.parse("2001:db8::1");
  private static final Ipv6Address DESTINATION = Ipv6Address.parse("2001:db8:0:1::abcd");
  private static final String A = "20010db8000000000000000000000a01";
  private static final String B = "20010db8000000000000000000000b02";

  private final Ipv6PacketView packet = new Ipv6PacketView();
  private final Ipv6RoutingHeaderView view = new Ipv6RoutingHeaderView();

  /** Wraps a packet of one routing header and two octets of UDP. */
  private Ipv6DecodeStatus wrap(String header) {
    Ipv6DecodeStatus status =
        packet.wrap(Ipv6PacketViewTest.packet(43, header + "ffff"), 3, 42 + header.length() / 2);
    assertEquals(1, packet.extensionHeaders().count());
    assertEquals(17, packet.upperProtocol(), "the walk goes on");
    assertEquals(status, view.wrap(packet, 0));
    return status;
  }

  private Ipv6Address address(int index) {
    return Ipv6Address.of(view.addressHigh(index), view.addressLow(index));
  }

  private void assertEndsAt(Ipv6Address end) {
    assertEquals(end, Ipv6Address.of(packet.finalDestinationHigh(), packet.finalDestinationLow()));
    assertEquals(
        InternetChecksum.fold(InternetChecksum.pseudoHeader(SOURCE, end, 17)),
        InternetChecksum.fold(packet.pseudoHeader(17)));
  }

  private void assertBad(int at, String header) {
    assertEquals(Ipv6DecodeStatus.BAD_ROUTING_HEADER, wrap(header), header);
    assertEquals(at, view.faultOffset());
    assertEquals(40 + at, packet.faultOffset());
    assertEquals(0, view.addressCount());
    assertEndsAt(DESTINATION);
  }

  @Test
  void readsASourceRoute() {
    assertEquals(Ipv6DecodeStatus.OK, wrap("11040002" + "00000000" + A + B));
    assertEquals(0, view.type());
    assertEquals(17, view.nextHeader());
    assertEquals(2, view.segmentsLeft());
    assertEquals(2, view.addressCount());
    assertEquals(Ipv6Address.parse("2001:db8::a01"), address(0));
    assertEquals(Ipv6Address.parse("2001:db8::b02"), address(1));
    assertThrows(IndexOutOfBoundsException.class, () -> view.addressHigh(2));
    assertThrows(IndexOutOfBoundsException.class, () -> view.addressLow(-1));
    assertEndsAt(Ipv6Address.parse("2001:db8::b02"));
    assertEquals(Ipv6DecodeStatus.OK, wrap("11040000" + "00000000" + A + B));
    assertEndsAt(DESTINATION);
    assertBad(3, "11040003" + "00000000" + A + B);
    assertBad(1, "11010001" + "00000000" + "00".repeat(8));
  }

  @Test
  void readsAMobileRoute() {
    assertEquals(Ipv6DecodeStatus.OK, wrap("11020201" + "00000000" + A));
    assertEndsAt(Ipv6Address.parse("2001:db8::a01"));
    assertBad(3, "11020202" + "00000000" + A);
    assertBad(1, "11040201" + "00000000" + A + B);
  }

  @Test
  void readsCompressedAddresses() {
    // CmprI 15, CmprE 14, Pad 4: two addresses of one octet, a last one of two
    assertEquals(Ipv6DecodeStatus.OK, wrap("11010303" + "fe400000" + "0102" + "0304" + "00000000"));
    assertEquals(3, view.addressCount());
    assertEquals(Ipv6Address.parse("2001:db8:0:1::ab01"), address(0));
    assertEquals(Ipv6Address.parse("2001:db8:0:1::ab02"), address(1));
    assertEquals(Ipv6Address.parse("2001:db8:0:1::304"), address(2));
    assertEndsAt(Ipv6Address.parse("2001:db8:0:1::304"));
    assertBad(3, "11010304" + "fe400000" + "0102" + "0304" + "00000000");
    assertBad(4, "11010301" + "0c700000" + "0102030405060708");
    assertBad(4, "11010301" + "00000000" + "0102030405060708");
  }

  @Test
  void decompressesAcrossTheHalves() {
    // CmprE 4: twelve octets follow, Pad 4
    assertEquals(
        Ipv6DecodeStatus.OK,
        wrap("11020301" + "04400000" + "0102030405060708090a0b0c" + "00000000"));
    assertEquals(Ipv6Address.parse("2001:db8:102:304:506:708:90a:b0c"), address(0));
  }

  /** RFC 8754 §2: the last segment comes first. */
  @Test
  void readsSegments() {
    assertEquals(Ipv6DecodeStatus.OK, wrap("11050401" + "01801234" + A + B + "0506000000000000"));
    assertEquals(4, view.type());
    assertEquals(1, view.lastEntry());
    assertEquals(0x80, view.flags());
    assertEquals(0x1234, view.tag());
    assertEquals(2, view.addressCount());
    assertEquals(8, view.tlvLength());
    assertEquals(43 + 8 + 32, view.tlvOffset());
    assertEndsAt(Ipv6Address.parse("2001:db8::a01"));
    assertBad(3, "11040403" + "01000000" + A + B);
    assertBad(4, "11040400" + "02000000" + A + B);
    assertBad(4, "11000400" + "00000000");
  }

  @Test
  void leavesOtherTypesAlone() {
    assertEquals(Ipv6DecodeStatus.OK, wrap("1101fdff" + "ffffffff" + "ffffffffffffffff"));
    assertEquals(0, view.addressCount());
    assertEquals(0xfd, view.type());
    assertEndsAt(DESTINATION);
    assertEquals(
        Ipv6DecodeStatus.TRUNCATED_EXTENSION_HEADER,
        view.wrap(packet.buffer(), 0, 7, packet.destinationHigh(), packet.destinationLow()));
  }
}
