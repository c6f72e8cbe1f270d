package io.netlayers.ethernet.lldp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class LldpTlvsViewTest {
  private static final String CHASSIS = "0207" + "04" + "02000000000a";
  private static final String PORT = "0405" + "05" + "65746830";
  private static final String TTL = "0602" + "0078";
  private static final String NAME = "0a03" + "737731";
  private static final String END = "0000";
  private static final String UNIT = CHASSIS + PORT + TTL + NAME + END;

  private final LldpTlvsView view = new LldpTlvsView();

  private LldpDecodeStatus wrap(String hex) {
    ByteBuffer buffer = OctetString.ofHex(hex).asByteBuffer();
    return view.wrap(buffer, 0, buffer.limit());
  }

  private int count() {
    int count = 0;
    view.rewind();
    while (view.next()) {
      count++;
    }
    return count;
  }

  @Test
  void walksAUnitAndLeavesPaddingAlone() {
    assertEquals(LldpDecodeStatus.OK, wrap(UNIT + "000000ff"));
    assertEquals(-1, view.faultOffset());
    assertEquals(27, view.unitLength());
    assertTrue(view.next());
    assertEquals(1, view.type());
    assertEquals(7, view.valueLength());
    assertEquals(2, view.valueOffset());
    assertEquals(4, view.idSubtype());
    assertTrue(view.next());
    assertEquals(2, view.type());
    assertEquals(5, view.idSubtype());
    assertTrue(view.next());
    assertEquals(3, view.type());
    assertEquals(120, view.timeToLive());
    assertTrue(view.next());
    assertEquals(5, view.type());
    assertEquals(22, view.valueOffset());
    assertFalse(view.next());
    assertFalse(view.next());
    view.rewind();
    assertTrue(view.next());
    assertEquals(1, view.type());
  }

  /** IEEE 802.1AB §8.5.1: the end may be missing. */
  @Test
  void takesThePayloadsEndForTheUnits() {
    assertEquals(LldpDecodeStatus.OK, wrap(CHASSIS + PORT + TTL));
    assertEquals(20, view.unitLength());
    assertEquals(3, count());
  }

  @Test
  void namesWhereATruncatedUnitEnds() {
    ByteBuffer buffer = OctetString.ofHex("ff" + UNIT).asByteBuffer();
    for (int length = 0; length < 27; length++) {
      LldpDecodeStatus status = view.wrap(buffer, 1, length);
      LldpDecodeStatus expected =
          switch (length) {
            case 0 -> LldpDecodeStatus.MISSING_CHASSIS_ID;
            case 9 -> LldpDecodeStatus.MISSING_PORT_ID;
            case 16 -> LldpDecodeStatus.MISSING_TIME_TO_LIVE;
            case 20, 25 -> LldpDecodeStatus.OK;
            case 1, 10, 17, 21, 26 -> LldpDecodeStatus.TRUNCATED_TLV_HEADER;
            default -> LldpDecodeStatus.TRUNCATED_TLV;
          };
      assertEquals(expected, status, "length " + length);
      assertEquals(expected == LldpDecodeStatus.OK ? -1 : length, view.faultOffset());
      assertEquals(
          length < 9 ? 0 : length < 16 ? 1 : length < 20 ? 2 : length < 25 ? 3 : 4, count());
    }
  }

  /** §8.2: the first three are Chassis ID, Port ID and Time To Live, in this order. */
  @Test
  void asksForTheMandatoryTlvsInTheirOrder() {
    assertEquals(LldpDecodeStatus.MISSING_CHASSIS_ID, wrap(PORT + CHASSIS + TTL));
    assertEquals(0, view.faultOffset());
    assertEquals(LldpDecodeStatus.MISSING_CHASSIS_ID, wrap(END));
    assertEquals(LldpDecodeStatus.MISSING_PORT_ID, wrap(CHASSIS + TTL + PORT));
    assertEquals(9, view.faultOffset());
    assertEquals(LldpDecodeStatus.MISSING_TIME_TO_LIVE, wrap(CHASSIS + PORT + NAME + TTL));
    assertEquals(16, view.faultOffset());
    assertEquals(LldpDecodeStatus.MISSING_TIME_TO_LIVE, wrap(CHASSIS + PORT + END));
    for (String again : new String[] {CHASSIS, PORT, TTL}) {
      assertEquals(
          LldpDecodeStatus.REPEATED_MANDATORY_TLV, wrap(CHASSIS + PORT + TTL + NAME + again));
      assertEquals(25, view.faultOffset());
      assertEquals(4, count());
    }
  }

  @Test
  void refusesLengthsThatCannotBe() {
    assertEquals(LldpDecodeStatus.BAD_TLV_LENGTH, wrap("0201" + "04" + PORT + TTL));
    assertEquals(LldpDecodeStatus.BAD_TLV_LENGTH, wrap("0301" + "04".repeat(257) + PORT + TTL));
    assertEquals(LldpDecodeStatus.OK, wrap("0300" + "04".repeat(256) + PORT + TTL));
    assertEquals(LldpDecodeStatus.OK, wrap("0202" + "0404" + PORT + TTL));
    assertEquals(LldpDecodeStatus.BAD_TLV_LENGTH, wrap(CHASSIS + "0401" + "05" + TTL));
    assertEquals(9, view.faultOffset());
    assertEquals(LldpDecodeStatus.BAD_TLV_LENGTH, wrap(CHASSIS + PORT + "0603" + "007800"));
    assertEquals(LldpDecodeStatus.BAD_TLV_LENGTH, wrap(CHASSIS + PORT + "0601" + "78"));
    assertEquals(LldpDecodeStatus.BAD_TLV_LENGTH, wrap(CHASSIS + PORT + TTL + "0001" + "00"));
    assertEquals(3, count());
    assertFalse(LldpDecodeStatus.BAD_TLV_LENGTH.isTruncated());
  }

  @Test
  void reachesTheLongestTlv() {
    assertEquals(LldpDecodeStatus.OK, wrap(CHASSIS + PORT + TTL + "ffff" + "ab".repeat(511) + END));
    assertEquals(4, count());
    assertEquals(127, view.type());
    assertEquals(511, view.valueLength());
  }

  @Test
  void onlyCutUnitsAreTruncated() {
    for (LldpDecodeStatus status : LldpDecodeStatus.values()) {
      assertEquals(status.name().startsWith("TRUNCATED"), status.isTruncated());
      assertEquals(status == LldpDecodeStatus.OK, status.isOk());
    }
  }

  @Test
  void beginsAnewWhenItIsWrappedAgain() {
    wrap(UNIT);
    assertTrue(view.next() && view.next());
    wrap(UNIT);
    assertTrue(view.next());
    assertEquals(1, view.type());
    assertEquals(4, LldpDataUnit.decode(view).tlvs().size());
    assertTrue(view.next());
    assertEquals(1, view.type());
  }
}
