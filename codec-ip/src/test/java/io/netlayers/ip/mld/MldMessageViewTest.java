package io.netlayers.ip.mld;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.OctetString;
import io.netlayers.ip.igmp.GroupRecordType;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class MldMessageViewTest {
  private static final long GROUP_HIGH = 0xFF02_0000_0000_0000L;

  private final MldMessageView view = new MldMessageView();

  private MldDecodeStatus wrap(String hex) {
    return view.wrap(Packets.hex(hex), 0, hex.length() / 2);
  }

  /** RFC 9777 §8.1: versions by length. */
  @Test
  void tellsTheVersionsOfAQueryApart() {
    assertEquals(MldDecodeStatus.OK, wrap(Packets.QUERY_1));
    assertTrue(view.isQuery());
    assertEquals(1, view.version());
    assertEquals(10000, view.maxRespMillis());
    assertEquals(0, view.groupHigh());
    wrap(Packets.QUERY_1.replace("2710", "f321"));
    assertEquals(0xf321, view.maxRespMillis(), "linear in version 1");
    for (int length = 25; length < 28; length++) {
      assertEquals(
          MldDecodeStatus.BAD_QUERY_LENGTH, view.wrap(Packets.hex(Packets.QUERY_2), 0, length));
      assertEquals(24, view.faultOffset());
      assertEquals(0, view.version());
    }
  }

  @Test
  void takesAVersion2QueryApart() {
    for (ByteBuffer buffer : Packets.everyKind(Packets.QUERY_2)) {
      assertEquals(MldDecodeStatus.OK, view.wrap(buffer, 3, 44));
      assertEquals(2, view.version());
      assertEquals(0x1321 << 10, view.maxRespMillis());
      assertEquals(GROUP_HIGH, view.groupHigh());
      assertEquals(0xfb, view.groupLow());
      assertTrue(view.suppressRouterProcessing());
      assertEquals(2, view.robustness());
      assertEquals(28 << 4, view.queryInterval());
      assertEquals(1, view.sourceCount());
      assertEquals(0x20010db8_00000000L, view.sourceHigh(0));
      assertEquals(1, view.sourceLow(0));
      assertEquals(0, view.sourceLow(1));
    }
  }

  @Test
  void takesAVersion2ReportApart() {
    for (ByteBuffer buffer : Packets.everyKind(Packets.REPORT_2)) {
      assertEquals(MldDecodeStatus.OK, view.wrap(buffer, 3, 68));
      assertEquals(2, view.version());
      assertEquals(2, view.recordCount());
      MldRecordsView records = view.records();
      assertTrue(records.next());
      assertEquals(GroupRecordType.CHANGE_TO_EXCLUDE_MODE, records.typeName());
      assertEquals(GROUP_HIGH, records.groupHigh());
      assertEquals(0x1_ff00_0001L, records.groupLow());
      assertTrue(records.next());
      assertEquals(GroupRecordType.BLOCK_OLD_SOURCES, records.typeName());
      assertEquals(1, records.sourceCount());
      assertEquals(0x20010db8_00000000L, records.sourceHigh(0));
      assertEquals(2, records.sourceLow(0));
      assertEquals(0, records.sourceHigh(1));
      assertEquals(67, records.auxiliaryOffset());
      assertEquals(4, records.auxiliaryLength());
      assertFalse(records.next());
      assertEquals(0, records.groupLow());
    }
  }

  @Test
  void namesWhereATruncatedMessageEnds() {
    for (int length = 0; length < 68; length++) {
      MldDecodeStatus expected =
          length < 8 ? MldDecodeStatus.TRUNCATED_HEADER : MldDecodeStatus.TRUNCATED_RECORD;
      assertEquals(expected, view.wrap(Packets.hex(Packets.REPORT_2), 0, length));
      assertEquals(length, view.faultOffset());
      assertEquals(length >= 28, view.records().next());
    }
    for (int length = 0; length < 44; length++) {
      MldDecodeStatus status = view.wrap(Packets.hex(Packets.QUERY_2), 0, length);
      if (length < 24) {
        assertEquals(MldDecodeStatus.TRUNCATED_HEADER, status);
      } else if (length > 27) {
        assertEquals(MldDecodeStatus.TRUNCATED_SOURCES, status);
        assertEquals(length, view.faultOffset());
      }
      assertEquals(0, view.sourceCount());
    }
  }

  @Test
  void buildsTheSameMessage() {
    ByteBuffer buffer = ByteBuffer.wrap(OctetString.ofHex("a5".repeat(26)).toByteArray());
    view.wrapForEncode(buffer, 1, 130, 24).maxRespCode(10000).group(GROUP_HIGH, 1);
    assertEquals(
        "a5" + "82000000" + "27100000" + "ff020000000000000000000000000001" + "a5",
        OctetString.copyOf(buffer.array()).toString());
    assertThrows(IllegalArgumentException.class, () -> view.wrapForEncode(buffer, 0, 129, 24));
    assertThrows(IllegalArgumentException.class, () -> view.wrapForEncode(buffer, 0, 131, 23));
    assertThrows(IndexOutOfBoundsException.class, () -> view.wrapForEncode(buffer, 3, 132, 24));
  }

  @Test
  void knowsItsTypes() {
    for (int type = 0; type < 256; type++) {
      ByteBuffer buffer = ByteBuffer.allocate(24).put(0, (byte) type);
      boolean known = type >= 130 && type <= 132 || type == 143;
      assertEquals(
          known ? MldDecodeStatus.OK : MldDecodeStatus.NOT_LISTENER_DISCOVERY,
          view.wrap(buffer, 0, 24));
      assertEquals(type == 143 ? 2 : known ? 1 : 0, view.version());
    }
  }
}
