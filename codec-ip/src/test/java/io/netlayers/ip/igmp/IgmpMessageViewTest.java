package io.netlayers.ip.igmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class IgmpMessageViewTest {
  private final IgmpMessageView view = new IgmpMessageView();

  private IgmpDecodeStatus wrap(String hex) {
    return view.wrap(Packets.hex(hex), 0, hex.length() / 2);
  }

  /** RFC 9776 §7.1: versions by length and Max Resp Code. */
  @Test
  void tellsTheVersionsOfAQueryApart() {
    assertEquals(IgmpDecodeStatus.OK, wrap(Packets.QUERY_1));
    assertEquals(1, view.version());
    assertEquals(100, view.maxRespTenths());
    assertEquals(IgmpDecodeStatus.OK, wrap(Packets.QUERY_2));
    assertEquals(2, view.version());
    assertEquals(100, view.maxRespTenths());
    assertEquals(0xE0000005, view.group());
    wrap("11ff0000" + "00000000");
    assertEquals(255, view.maxRespTenths(), "linear in version 2");
    for (int length = 9; length < 12; length++) {
      assertEquals(
          IgmpDecodeStatus.BAD_QUERY_LENGTH, view.wrap(Packets.hex(Packets.QUERY_3), 0, length));
      assertEquals(8, view.faultOffset());
      assertEquals(0, view.version());
    }
  }

  @Test
  void takesAVersion3QueryApart() {
    for (ByteBuffer buffer : Packets.everyKind(Packets.QUERY_3)) {
      assertEquals(IgmpDecodeStatus.OK, view.wrap(buffer, 3, 20));
      assertEquals(IgmpType.MEMBERSHIP_QUERY, view.typeName());
      assertEquals(3, view.version());
      assertEquals(0xfa, view.maxRespCode());
      assertEquals(26 << 10, view.maxRespTenths());
      assertEquals(0xEF010203, view.group());
      assertTrue(view.suppressRouterProcessing());
      assertEquals(5, view.robustness());
      assertEquals(28 << 4, view.queryInterval());
      assertEquals(2, view.sourceCount());
      assertEquals(0xC0000201, view.source(0));
      assertEquals(0xC0000202, view.source(1));
      assertEquals(0, view.source(2));
      assertTrue(view.checksumValid());
    }
  }

  @Test
  void takesAVersion3ReportApart() {
    for (ByteBuffer buffer : Packets.everyKind(Packets.REPORT_3)) {
      assertEquals(IgmpDecodeStatus.OK, view.wrap(buffer, 3, 36));
      assertEquals(3, view.version());
      assertEquals(2, view.recordCount());
      assertTrue(view.checksumValid());
      IgmpRecordsView records = view.records();
      assertEquals(0, records.type());
      assertTrue(records.next());
      assertEquals(GroupRecordType.CHANGE_TO_EXCLUDE_MODE, records.typeName());
      assertEquals(0xE00000FB, records.group());
      assertEquals(0, records.sourceCount());
      assertTrue(records.next());
      assertEquals(GroupRecordType.MODE_IS_INCLUDE, records.typeName());
      assertEquals(2, records.sourceCount());
      assertEquals(0xC6336402, records.source(1));
      assertEquals(0, records.source(2));
      assertEquals(35, records.auxiliaryOffset());
      assertEquals(4, records.auxiliaryLength());
      assertFalse(records.next());
      assertEquals(0, records.sourceCount());
      assertEquals(0, records.auxiliaryLength());
    }
  }

  @Test
  void namesWhereATruncatedMessageEnds() {
    for (int length = 0; length < 36; length++) {
      IgmpDecodeStatus expected =
          length < 8 ? IgmpDecodeStatus.TRUNCATED_HEADER : IgmpDecodeStatus.TRUNCATED_RECORD;
      assertEquals(expected, view.wrap(Packets.hex(Packets.REPORT_3), 0, length), "" + length);
      assertEquals(length, view.faultOffset());
      assertEquals(length >= 16, view.records().next());
    }
    for (int length = 12; length < 20; length++) {
      assertEquals(
          IgmpDecodeStatus.TRUNCATED_SOURCES, view.wrap(Packets.hex(Packets.QUERY_3), 0, length));
      assertEquals(length, view.faultOffset());
      assertEquals((length - 12) / 4, view.sourceCount());
      assertEquals(0, view.source(1));
    }
  }

  /** RFC 9776 §4.1.10: octets behind the fields count for the checksum and nothing else. */
  @Test
  void leavesOctetsBehindTheFieldsAlone() {
    assertEquals(IgmpDecodeStatus.OK, wrap(Packets.QUERY_3 + "0000"));
    assertTrue(view.checksumValid());
    assertEquals(2, view.sourceCount());
    assertEquals(IgmpDecodeStatus.OK, wrap(Packets.LEAVE + "0001"));
    assertFalse(view.checksumValid());
    assertEquals(2, view.version());
  }

  @Test
  void buildsTheSameMessage() {
    ByteBuffer buffer = ByteBuffer.wrap(OctetString.ofHex("a5".repeat(10)).toByteArray());
    view.wrapForEncode(buffer, 1, 0x11, 8).maxRespCode(100).group(0xE0000005).updateChecksum();
    assertEquals("a5" + Packets.QUERY_2 + "a5", OctetString.copyOf(buffer.array()).toString());
    assertThrows(IllegalArgumentException.class, () -> view.wrapForEncode(buffer, 0, 0x11, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> view.wrapForEncode(buffer, 4, 0x11, 8));
  }

  @Test
  void knowsItsTypes() {
    int known = 0;
    for (int number = 0; number < 256; number++) {
      IgmpType type = IgmpType.of(number);
      known += type == IgmpType.UNKNOWN ? 0 : 1;
      ByteBuffer buffer = ByteBuffer.allocate(8).put(0, (byte) number);
      assertEquals(IgmpDecodeStatus.OK, view.wrap(buffer, 0, 8));
      assertEquals(
          number == 0x31 || number == 0x32
              ? IgmpDecodeStatus.OK
              : IgmpDecodeStatus.TRUNCATED_HEADER,
          view.wrap(buffer, 0, 4));
    }
    assertEquals(12, known);
    wrap("30140000" + "007d0002");
    assertEquals(125, view.routerQueryInterval());
    assertEquals(2, view.routerRobustness());
    assertEquals(20, view.maxRespCode());
  }

  /** RFC 9776 §4.1.1, §4.1.7; RFC 9777 §5.1.3. */
  @Test
  void codesTimesExactlyOrNextBelow() {
    for (int code = 0; code < 256; code++) {
      int time = FloatCode.decode8(code);
      assertEquals(code, FloatCode.encode8(time));
      if (code > 0) {
        assertTrue(time > FloatCode.decode8(code - 1));
        assertEquals(code - 1, FloatCode.encode8(time - 1));
      }
    }
    for (int code = 1; code < 65536; code++) {
      int time = FloatCode.decode16(code);
      assertEquals(code, FloatCode.encode16(time));
      assertEquals(code - 1, FloatCode.encode16(time - 1));
    }
    assertEquals(127, FloatCode.decode8(127));
    assertEquals(128, FloatCode.decode8(128));
    assertEquals(31744, FloatCode.decode8(255));
    assertEquals(32767, FloatCode.decode16(32767));
    assertEquals(32768, FloatCode.decode16(32768));
    assertEquals(8387584, FloatCode.decode16(65535));
    assertThrows(IllegalArgumentException.class, () -> FloatCode.encode8(31745));
    assertThrows(IllegalArgumentException.class, () -> FloatCode.encode16(-1));
  }

  @Test
  void namesEveryRecordType() {
    for (int number = 1; number <= 6; number++) {
      assertEquals(number, GroupRecordType.of(number).number());
    }
    assertEquals(GroupRecordType.UNKNOWN, GroupRecordType.of(0));
    assertEquals(GroupRecordType.UNKNOWN, GroupRecordType.of(7));
  }
}
