package io.netlayers.ethernet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EthernetFrameViewTest {
  private static final String ADDRESSES = "0200000000fe" + "02005e100001";

  /** Service tag 100 with priority 5, customer tag 200 with the DEI bit, then IPv4. */
  private static final String TAGGED = ADDRESSES + "88a8a064" + "810010c8" + "0800" + "4500deadbe";

  private final EthernetFrameView view = new EthernetFrameView();

  private static ByteBuffer octets(String hex) {
    return OctetString.ofHex(hex).asByteBuffer();
  }

  private EthernetDecodeStatus wrap(String hex) {
    ByteBuffer buffer = octets(hex);
    return view.wrap(buffer, 0, buffer.limit());
  }

  @Test
  void takesATaggedFrameApart() {
    assertEquals(EthernetDecodeStatus.OK, wrap(TAGGED));
    assertEquals(0x0200000000feL, view.destination());
    assertEquals(0x02005e100001L, view.source());
    assertEquals(2, view.vlanCount());
    assertEquals(0x88a8, view.vlanTpid(0));
    assertEquals(0xa064, view.vlanTci(0));
    assertEquals(100, view.vlanId(0));
    assertEquals(0x8100, view.vlanTpid(1));
    assertEquals(200, view.vlanId(1));
    assertEquals(0x0800, view.etherType());
    assertEquals(0x0800, view.typeOrLength());
    assertFalse(view.isLlc());
    assertEquals(22, view.headerLength());
    assertEquals(22, view.payloadOffset());
    assertEquals(5, view.payloadLength());
    assertEquals(0, view.paddingLength());
    assertFalse(view.hasFcs());
    assertEquals(-1, view.faultOffset());
    assertThrows(IndexOutOfBoundsException.class, () -> view.vlanId(2));
    assertThrows(IndexOutOfBoundsException.class, () -> view.vlanId(-1));
    assertThrows(IllegalStateException.class, view::fcsValid);
  }

  @Test
  void buildsTheSameFramePaddedAndChecked() {
    ByteBuffer buffer = ByteBuffer.allocate(70);
    Arrays.fill(buffer.array(), (byte) 0xA5);
    view.wrapForEncode(buffer, 3, 2, 5, true)
        .destination(0x0200000000feL)
        .source(0x02005e100001L)
        .vlanTag(0, 0x88a8, 0xa064)
        .vlanTag(1, 0x8100, 0x10c8)
        .etherType(0x0800);
    OctetString.ofHex("4500deadbe").copyTo(buffer, view.payloadOffset());
    view.updateFcs();
    assertEquals(64, view.length());
    assertEquals(33, view.paddingLength());
    String padded = TAGGED + "00".repeat(33);
    String fcs = OctetString.copyOf(buffer, 63, 4).toString();
    assertEquals("a5a5a5" + padded + fcs + "a5a5a5", OctetString.copyOf(buffer.array()).toString());
    assertEquals(EthernetDecodeStatus.OK, view.wrap(buffer, 3, 64, true));
    assertTrue(view.fcsValid());
    assertEquals(38, view.payloadLength());
  }

  @Test
  void doesNotPadWhatIsLongEnough() {
    ByteBuffer buffer = ByteBuffer.allocate(100);
    assertEquals(60, view.wrapForEncode(buffer, 0, 0, 46, false).length());
    assertEquals(61, view.wrapForEncode(buffer, 0, 0, 47, false).length());
    assertEquals(0, view.paddingLength());
    assertEquals(60, view.wrapForEncode(buffer, 0, 1, 42, false).length());
    assertEquals(60, view.wrapForEncode(buffer, 0, 0, 0, false).length());
  }

  @Test
  void namesWhereATruncatedFrameEnds() {
    ByteBuffer buffer = octets(TAGGED);
    for (int length = 0; length < 22; length++) {
      EthernetDecodeStatus expected =
          length < 14 ? EthernetDecodeStatus.TRUNCATED_HEADER : EthernetDecodeStatus.TRUNCATED_TAG;
      assertEquals(expected, view.wrap(buffer, 0, length), "length " + length);
      assertTrue(expected.isTruncated());
      assertEquals(length, view.faultOffset());
      assertEquals(0, view.payloadLength());
      assertEquals(length < 16 ? 0 : length < 20 ? 1 : 2, view.vlanCount());
      assertEquals(-1, view.etherType());
      assertEquals(0, view.typeOrLength());
      assertFalse(view.isLlc() || view.isRawIpx());
    }
    assertEquals(EthernetDecodeStatus.OK, view.wrap(buffer, 0, 22));
  }

  /** What lies before the end of a cut tag stack is still given. */
  @Test
  void givesTheTagsBeforeATruncation() {
    assertEquals(EthernetDecodeStatus.TRUNCATED_TAG, view.wrap(octets(TAGGED), 0, 18));
    assertEquals(100, view.vlanId(0));
    assertEquals(EthernetDecodeStatus.TRUNCATED_TAG, view.wrap(octets(TAGGED), 0, 21));
    assertEquals(200, view.vlanId(1));
  }

  @Test
  void walksTagsToAnyDepth() {
    String deep = ADDRESSES + "81000001910000028100000388a80004".repeat(10_000) + "86dd" + "60";
    assertEquals(EthernetDecodeStatus.OK, wrap(deep));
    assertEquals(40_000, view.vlanCount());
    assertEquals(0x9100, view.vlanTpid(1));
    assertEquals(4, view.vlanId(39_999));
    assertEquals(0x86dd, view.etherType());
    assertEquals(1, view.payloadLength());
  }

  /** IEEE 802.3 §3.2.6: up to 1,500 a length, from 1,536 a type, between them undefined. */
  @Test
  void tellsLengthFromType() {
    ByteBuffer buffer = ByteBuffer.allocate(14 + 1600);
    for (int field : new int[] {0, 1, 45, 1499, 1500}) {
      buffer.putShort(12, (short) field);
      assertEquals(EthernetDecodeStatus.OK, view.wrap(buffer, 0, 1614));
      assertEquals(field, view.payloadLength());
      assertEquals(1600 - field, view.paddingLength());
      assertEquals(-1, view.etherType());
      assertTrue(view.isLlc());
    }
    for (int field : new int[] {1501, 1535}) {
      buffer.putShort(12, (short) field);
      assertEquals(EthernetDecodeStatus.UNDEFINED_TYPE, view.wrap(buffer, 0, 1614));
      assertEquals(12, view.faultOffset());
      assertEquals(-1, view.etherType());
      assertEquals(field, view.typeOrLength());
      assertFalse(view.isLlc());
    }
    for (int field : new int[] {1536, 0xFFFF}) {
      buffer.putShort(12, (short) field);
      assertEquals(EthernetDecodeStatus.OK, view.wrap(buffer, 0, 1614));
      assertEquals(field, view.etherType());
      assertEquals(1600, view.payloadLength());
      assertFalse(view.isLlc());
    }
  }

  @Test
  void answersWhereAnLlcPayloadIsCut() {
    String frame = ADDRESSES + "0008" + "424203" + "0000000000";
    assertEquals(EthernetDecodeStatus.OK, wrap(frame));
    for (int length = 14; length < 22; length++) {
      assertEquals(
          EthernetDecodeStatus.TRUNCATED_PAYLOAD, view.wrap(octets(frame), 0, length, false));
      assertEquals(length, view.faultOffset());
      assertEquals(0, view.payloadLength());
      assertEquals(
          EthernetDecodeStatus.TRUNCATED_PAYLOAD, view.wrapLax(octets(frame), 0, length, false));
      assertEquals(length - 14, view.payloadLength());
      assertTrue(view.isLlc());
    }
  }

  @Test
  void tellsRawIpxFromLlc() {
    assertEquals(EthernetDecodeStatus.OK, wrap(ADDRESSES + "0004" + "ffff0022"));
    assertTrue(view.isRawIpx());
    assertFalse(view.isLlc());
    assertEquals(EthernetDecodeStatus.OK, wrap(ADDRESSES + "0004" + "fffe0022"));
    assertFalse(view.isRawIpx());
    assertTrue(view.isLlc());
  }

  @Test
  void keepsTheFcsOutOfPayloadAndPadding() {
    String frame = ADDRESSES + "0003" + "424203" + "0000" + "11223344";
    ByteBuffer buffer = octets(frame);
    assertEquals(EthernetDecodeStatus.OK, view.wrap(buffer, 0, 23, true));
    assertEquals(3, view.payloadLength());
    assertEquals(2, view.paddingLength());
    assertTrue(view.hasFcs());
    assertEquals(0x44332211L, view.fcs());
    assertFalse(view.fcsValid());
    assertEquals(EthernetDecodeStatus.TRUNCATED_HEADER, view.wrap(buffer, 0, 17, true));
    assertFalse(view.hasFcs());
    assertEquals(EthernetDecodeStatus.TRUNCATED_PAYLOAD, view.wrap(buffer, 0, 20, true));
    assertEquals(16, view.faultOffset());
  }

  @Test
  void writesTheLengthOfAnLlcPayload() {
    ByteBuffer buffer = ByteBuffer.allocate(64);
    view.wrapForEncode(buffer, 0, 1, 3, false).vlanTag(0, 0x8100, 7).lengthOfPayload();
    assertTrue(view.isLlc());
    assertEquals(EthernetDecodeStatus.OK, view.wrap(buffer, 0, 60));
    assertEquals(3, view.payloadLength());
    assertEquals(39, view.paddingLength());
    assertEquals(7, view.vlanId(0));
  }

  @Test
  void readsEveryKindOfBufferAlike() {
    byte[] padded = OctetString.ofHex("a5a5" + TAGGED + "a5").toByteArray();
    ByteBuffer direct = ByteBuffer.allocateDirect(padded.length + 3);
    direct.position(3);
    direct.put(padded).position(3);
    ByteBuffer[] buffers = {
      ByteBuffer.wrap(padded),
      ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN),
      ByteBuffer.wrap(padded).asReadOnlyBuffer(),
      direct.slice().order(ByteOrder.LITTLE_ENDIAN),
      direct.slice().asReadOnlyBuffer(),
    };
    for (ByteBuffer buffer : buffers) {
      buffer.position(1);
      assertEquals(EthernetDecodeStatus.OK, view.wrap(buffer, 2, padded.length - 3));
      assertEquals(0x02005e100001L, view.source());
      assertEquals(200, view.vlanId(1));
      assertEquals(0x0800, view.etherType());
      assertEquals(24, view.payloadOffset());
      assertEquals(1, buffer.position());
    }
  }

  @Test
  void refusesMisuse() {
    ByteBuffer buffer = ByteBuffer.allocate(63);
    assertThrows(IndexOutOfBoundsException.class, () -> view.wrapForEncode(buffer, 0, 0, 10, true));
    assertThrows(
        IllegalArgumentException.class, () -> view.wrapForEncode(buffer, 0, -1, 10, false));
    assertThrows(IllegalArgumentException.class, () -> view.wrapForEncode(buffer, 0, 0, -1, false));
    assertThrows(IndexOutOfBoundsException.class, () -> view.wrap(buffer, 1, 63));
    view.wrapForEncode(buffer, 0, 1, 10, false);
    assertThrows(IndexOutOfBoundsException.class, () -> view.vlanTag(1, 0x8100, 0));
    assertThrows(IllegalStateException.class, view::updateFcs);
  }

  @Test
  void setsFieldsAtAnOffsetAndAnswersItself() {
    ByteBuffer buffer = ByteBuffer.allocate(80);
    view.wrapForEncode(buffer, 5, 0, 2, true);
    assertEquals(view, view.destination(0x010203040506L).source(0x0a0b0c0d0e0fL));
    assertEquals(view, view.etherType(0x0600));
    assertEquals(0x0600, view.etherType());
    assertEquals(view, view.lengthOfPayload());
    assertEquals(2, view.typeOrLength());
    assertEquals(view, view.updateFcs());
    assertEquals("0102030405060a0b0c0d0e0f0002", OctetString.copyOf(buffer, 5, 14).toString());
    assertEquals(EthernetDecodeStatus.OK, view.wrap(buffer, 5, 64, true));
    assertEquals(0x010203040506L, view.destination());
    assertTrue(view.fcsValid());
  }

  @Test
  void tellsRawIpxAtItsBounds() {
    ByteBuffer buffer = ByteBuffer.allocate(14 + 1501);
    buffer.putShort(14, (short) 0xffff);
    buffer.putShort(12, (short) 1500);
    assertEquals(EthernetDecodeStatus.OK, view.wrap(buffer, 0, 1515));
    assertTrue(view.isRawIpx());
    buffer.putShort(12, (short) 1501);
    assertEquals(EthernetDecodeStatus.UNDEFINED_TYPE, view.wrap(buffer, 0, 1515));
    assertFalse(view.isRawIpx());
    buffer.putShort(12, (short) 2);
    assertEquals(EthernetDecodeStatus.OK, view.wrap(buffer, 0, 1515));
    assertTrue(view.isRawIpx());
    buffer.putShort(12, (short) 1);
    assertEquals(EthernetDecodeStatus.OK, view.wrap(buffer, 0, 1515));
    assertTrue(view.isLlc());
    assertFalse(view.isRawIpx());
    buffer.putShort(12, (short) 0x0800);
    assertEquals(EthernetDecodeStatus.OK, view.wrap(buffer, 0, 1515));
    assertFalse(view.isRawIpx());
  }

  @Test
  void onlyCutFramesAreTruncated() {
    for (EthernetDecodeStatus status : EthernetDecodeStatus.values()) {
      assertEquals(status.name().startsWith("TRUNCATED"), status.isTruncated());
      assertEquals(status == EthernetDecodeStatus.OK, status.isOk());
    }
  }
}
