package io.netlayers.ethernet.arp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.Ipv4Address;
import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ArpPacketViewTest {
  private static final String REPLY =
      "0001"
          + "0800"
          + "06"
          + "04"
          + "0002"
          + "020000000001"
          + "c0000201"
          + "fe00000000fd"
          + "ffffffff";

  private final ArpPacketView view = new ArpPacketView();

  private static ByteBuffer octets(String hex) {
    return OctetString.ofHex(hex).asByteBuffer();
  }

  @Test
  void takesAReplyApart() {
    assertEquals(ArpDecodeStatus.OK, view.wrap(octets(REPLY + "0000"), 0, 30));
    assertEquals(1, view.hardwareType());
    assertEquals(0x0800, view.protocolType());
    assertEquals(6, view.hardwareLength());
    assertEquals(4, view.protocolLength());
    assertEquals(ArpOperation.REPLY, view.operation());
    assertTrue(view.isEthernetIpv4());
    assertEquals(0x020000000001L, view.senderMac());
    assertEquals(0xc0000201, view.senderIpv4());
    assertEquals(0xfe00000000fdL, view.targetMac());
    assertEquals(-1, view.targetIpv4());
    assertEquals(28, view.packetLength());
    assertFalse(view.isProbe());
    assertFalse(view.isAnnouncement());
  }

  @Test
  void buildsTheSameReply() {
    ByteBuffer buffer = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.fill(buffer.array(), (byte) 0xA5);
    view.wrapForEncode(buffer, 1)
        .operation(2)
        .senderMac(0x020000000001L)
        .senderIpv4(0xc0000201)
        .targetMac(0xfe00000000fdL)
        .targetIpv4(0xffffffff);
    assertEquals("a5" + REPLY + "a5", OctetString.copyOf(buffer.array()).toString());
    assertThrows(IndexOutOfBoundsException.class, () -> view.wrapForEncode(buffer, 3));
  }

  @Test
  void namesWhereATruncatedPacketEnds() {
    for (int length = 0; length < 28; length++) {
      ArpDecodeStatus status = view.wrap(octets(REPLY), 0, length);
      assertEquals(
          length < 8 ? ArpDecodeStatus.TRUNCATED_HEADER : ArpDecodeStatus.TRUNCATED_ADDRESSES,
          status);
      assertTrue(status.isTruncated());
      assertEquals(length, view.faultOffset());
    }
    assertEquals(ArpDecodeStatus.OK, view.wrap(octets(REPLY), 0, 28));
  }

  @Test
  void findsAddressesOfAnyLength() {
    ByteBuffer infiniband = octets("0020" + "86dd" + "02" + "03" + "ffff" + "a1a2b1b2b3c1c2d1d2d3");
    assertEquals(ArpDecodeStatus.OK, view.wrap(infiniband, 0, 18));
    assertFalse(view.isEthernetIpv4());
    assertEquals(0xffff, view.operation());
    assertEquals(8, view.senderHardwareOffset());
    assertEquals(10, view.senderProtocolOffset());
    assertEquals(13, view.targetHardwareOffset());
    assertEquals(15, view.targetProtocolOffset());
    assertEquals(18, view.packetLength());
    assertFalse(view.isProbe());

    ByteBuffer longest = ByteBuffer.allocate(1028);
    longest.putShort(4, (short) 0xffff);
    assertEquals(ArpDecodeStatus.TRUNCATED_ADDRESSES, view.wrap(longest, 0, 1027));
    assertEquals(ArpDecodeStatus.OK, view.wrap(longest, 0, 1028));
    assertEquals(1028, view.packetLength());
    ByteBuffer none = ByteBuffer.allocate(8);
    assertEquals(ArpDecodeStatus.OK, view.wrap(none, 0, 8));
    assertEquals(8, view.packetLength());
  }

  @Test
  void eachTypeOfTheTypedCaseCounts() {
    for (int field : new int[] {0, 2, 4, 5}) {
      byte[] other = OctetString.ofHex(REPLY + "00".repeat(20)).toByteArray();
      other[field + (field < 4 ? 1 : 0)]++;
      assertEquals(ArpDecodeStatus.OK, view.wrap(ByteBuffer.wrap(other), 0, other.length));
      assertFalse(view.isEthernetIpv4(), "field at " + field);
    }
    byte[] ieee802 = OctetString.ofHex(REPLY).toByteArray();
    ieee802[1] = 6;
    assertEquals(ArpDecodeStatus.OK, view.wrap(ByteBuffer.wrap(ieee802), 0, 28));
    assertTrue(view.isEthernetIpv4(), "RFC 1042");
  }

  /** RFC 5227 §1.1: a probe is a request with an all-zero sender address. */
  @Test
  void tellsProbeFromAnnouncement() {
    ByteBuffer buffer = ByteBuffer.allocate(28);
    view.wrapForEncode(buffer, 0).operation(ArpOperation.REQUEST);
    view.senderMac(1).senderIpv4(0).targetMac(0);
    view.targetIpv4(Ipv4Address.parse("192.0.2.9").bits());
    assertTrue(view.isProbe());
    assertFalse(view.isAnnouncement());

    view.senderIpv4(Ipv4Address.parse("192.0.2.9").bits());
    assertFalse(view.isProbe());
    assertTrue(view.isAnnouncement());

    view.senderIpv4(Ipv4Address.parse("192.0.2.8").bits());
    assertFalse(view.isProbe());
    assertFalse(view.isAnnouncement());

    view.senderIpv4(Ipv4Address.parse("192.0.2.9").bits()).operation(ArpOperation.REPLY);
    assertFalse(view.isAnnouncement());
    view.senderIpv4(0);
    assertFalse(view.isProbe());
    view.operation(ArpOperation.REQUEST).targetIpv4(0);
    assertFalse(view.isAnnouncement());

    Octets.put16(buffer, 0, 6);
    assertTrue(view.isProbe(), "whatever the hardware");
  }

  @Test
  void namesOperations() {
    assertEquals("REQUEST", ArpOperation.text(1));
    assertEquals("request Reverse", ArpOperation.text(3));
    assertEquals("reply Reverse", ArpOperation.text(4));
    assertEquals("InARP-Reply", ArpOperation.text(9));
    assertEquals("operation 77", ArpOperation.text(77));
  }

  @Test
  void onlyOkIsNotTruncated() {
    for (ArpDecodeStatus status : ArpDecodeStatus.values()) {
      assertEquals(status != ArpDecodeStatus.OK, status.isTruncated());
      assertEquals(status == ArpDecodeStatus.OK, status.isOk());
    }
  }
}
