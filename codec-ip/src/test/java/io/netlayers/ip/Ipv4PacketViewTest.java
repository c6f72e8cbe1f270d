package io.netlayers.ip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.Ipv4Address;
import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Ipv4PacketViewTest {
  /** A TCP packet of 192.168.1.2 to 10.0.0.1, DSCP 46, ECT(0), DF, router alert, four octets. */
  private static final String PACKET =
      "46ba001c" + "1c464000" + "4006" + "bd2c" + "c0a80102" + "0a000001" + "94040000" + "deadbeef";

  private final Ipv4PacketView view = new Ipv4PacketView();

  private static ByteBuffer packet() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(40).order(ByteOrder.LITTLE_ENDIAN);
    OctetString.ofHex(PACKET).copyTo(buffer, 5);
    return buffer.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void takesAPacketApart() {
    assertEquals(Ipv4DecodeStatus.OK, view.wrap(packet(), 5, 35));
    assertEquals(-1, view.faultOffset());
    assertTrue(view.fixedHeaderReadable());
    assertEquals(4, view.version());
    assertEquals(24, view.headerLength());
    assertEquals(46, view.dscp());
    assertEquals(2, view.ecn());
    assertEquals(28, view.totalLength());
    assertEquals(0x1c46, view.identification());
    assertFalse(view.reservedFlag());
    assertTrue(view.dontFragment());
    assertFalse(view.moreFragments());
    assertFalse(view.isFragment());
    assertEquals(0, view.fragmentOffset());
    assertEquals(64, view.ttl());
    assertEquals(6, view.protocol());
    assertEquals(0xbd2c, view.checksum());
    assertEquals(Ipv4Address.parse("192.168.1.2").bits(), view.source());
    assertEquals(Ipv4Address.parse("10.0.0.1").bits(), view.destination());
    assertEquals(25, view.optionsOffset());
    assertEquals(4, view.optionsLength());
    assertEquals(29, view.payloadOffset());
    assertEquals(4, view.payloadLength());
    assertTrue(view.headerChecksumValid());
    assertEquals(
        InternetChecksum.pseudoHeader(
            Ipv4Address.parse("192.168.1.2"), Ipv4Address.parse("10.0.0.1"), 6),
        view.pseudoHeader(6));
  }

  @Test
  void buildsTheSamePacket() {
    ByteBuffer buffer = ByteBuffer.allocate(30);
    Arrays.fill(buffer.array(), (byte) 0xA5);
    view.wrapForEncode(buffer, 1, 4, 4)
        .dscp(46)
        .ecn(2)
        .identification(0x1c46)
        .dontFragment(true)
        .ttl(64)
        .protocol(IpProtocol.TCP)
        .source(Ipv4Address.parse("192.168.1.2").bits())
        .destination(Ipv4Address.parse("10.0.0.1").bits());
    OctetString.ofHex("94040000").copyTo(buffer, view.optionsOffset());
    OctetString.ofHex("deadbeef").copyTo(buffer, view.payloadOffset());
    view.updateHeaderChecksum();
    assertEquals("a5" + PACKET + "a5", OctetString.copyOf(buffer.array()).toString());
  }

  @Test
  void namesWhereATruncatedPacketEnds() {
    for (int length = 0; length < 28; length++) {
      Ipv4DecodeStatus expected =
          length < 24 ? Ipv4DecodeStatus.TRUNCATED_HEADER : Ipv4DecodeStatus.TRUNCATED_PAYLOAD;
      assertEquals(expected, view.wrap(packet(), 5, length));
      assertTrue(expected.isTruncated());
      assertEquals(length, view.faultOffset());
      assertEquals(0, view.payloadLength());
      assertEquals(length >= 20, view.fixedHeaderReadable());
      assertEquals(expected, view.wrapLax(packet(), 5, length));
      assertEquals(Math.max(0, length - 24), view.payloadLength());
    }
  }

  @Test
  void keepsTheFixedFieldsWhenOptionsAreCut() {
    assertEquals(Ipv4DecodeStatus.TRUNCATED_HEADER, view.wrapLax(packet(), 5, 22));
    assertEquals(64, view.ttl());
    assertEquals(22, view.headerLength());
    assertEquals(2, view.optionsLength());
  }

  @Test
  void refusesOtherVersions() {
    for (int version = 0; version < 16; version++) {
      if (version == 4) {
        continue;
      }
      ByteBuffer buffer = ByteBuffer.allocate(20).put(0, (byte) (version << 4 | 5));
      assertEquals(Ipv4DecodeStatus.BAD_VERSION, view.wrap(buffer, 0, 20));
      assertEquals(0, view.faultOffset());
      assertEquals(Ipv4DecodeStatus.BAD_VERSION, view.wrapQuoted(buffer, 0, 1));
    }
  }

  @Test
  void refusesAHeaderLengthOfLessThanFiveWords() {
    for (int ihl = 0; ihl < 5; ihl++) {
      ByteBuffer buffer = ByteBuffer.allocate(20).put(0, (byte) (0x40 | ihl));
      assertEquals(Ipv4DecodeStatus.BAD_HEADER_LENGTH, view.wrap(buffer, 0, 20));
      assertEquals(0, view.faultOffset());
      assertEquals(Ipv4DecodeStatus.BAD_HEADER_LENGTH, view.wrap(buffer, 0, 3));
    }
  }

  @Test
  void refusesATotalLengthThatIsLessThanTheHeader() {
    ByteBuffer buffer = ByteBuffer.allocate(40).put(0, (byte) 0x46);
    for (int total = 1; total < 24; total++) {
      buffer.putShort(2, (short) total);
      assertEquals(Ipv4DecodeStatus.BAD_TOTAL_LENGTH, view.wrap(buffer, 0, 40));
      assertEquals(2, view.faultOffset());
    }
  }

  @Test
  void aTotalLengthOfZeroIsAllOfTheSlice() {
    ByteBuffer buffer = ByteBuffer.allocate(40).put(0, (byte) 0x45);
    assertEquals(Ipv4DecodeStatus.OK, view.wrap(buffer, 0, 37));
    assertEquals(17, view.payloadLength());
  }

  @Test
  void leavesALinksPaddingAlone() {
    ByteBuffer buffer = ByteBuffer.allocate(46).put(0, (byte) 0x45).putShort(2, (short) 21);
    assertEquals(Ipv4DecodeStatus.OK, view.wrap(buffer, 0, 46));
    assertEquals(1, view.payloadLength());
  }

  @Test
  void readsAQuotedPacketThoughItsLengthIsLonger() {
    ByteBuffer buffer = ByteBuffer.allocate(28).put(0, (byte) 0x45).putShort(2, (short) 1500);
    assertEquals(Ipv4DecodeStatus.OK, view.wrapQuoted(buffer, 0, 28));
    assertEquals(8, view.payloadLength());
    buffer.putShort(2, (short) 3);
    assertEquals(Ipv4DecodeStatus.OK, view.wrapQuoted(buffer, 0, 28));
    assertEquals(8, view.payloadLength());
    buffer.putShort(2, (short) 25);
    assertEquals(Ipv4DecodeStatus.OK, view.wrapQuoted(buffer, 0, 28));
    assertEquals(5, view.payloadLength());
    assertEquals(Ipv4DecodeStatus.TRUNCATED_HEADER, view.wrapQuoted(buffer, 0, 19));
  }

  @Test
  void findsOptionsWhoseLengthCannotBe() {
    ByteBuffer buffer = ByteBuffer.allocate(28).put(0, (byte) 0x47).put(20, (byte) 1);
    for (int length : new int[] {0, 1, 8, 255}) {
      buffer.put(21, (byte) 7).put(22, (byte) length);
      assertEquals(Ipv4DecodeStatus.BAD_OPTION_LENGTH, view.wrap(buffer, 0, 28));
      assertEquals(21, view.faultOffset());
      assertEquals(0, view.payloadLength());
    }
    buffer.put(22, (byte) 7);
    assertEquals(Ipv4DecodeStatus.OK, view.wrap(buffer, 0, 28));
    buffer.put(22, (byte) 6).put(27, (byte) 7);
    assertEquals(Ipv4DecodeStatus.BAD_OPTION_LENGTH, view.wrap(buffer, 0, 28));
    assertEquals(27, view.faultOffset());
    buffer.put(21, (byte) 0);
    assertEquals(Ipv4DecodeStatus.OK, view.wrap(buffer, 0, 28), "nothing counts behind the end");
  }

  @Test
  void fieldsHoldTheirBounds() {
    ByteBuffer buffer = ByteBuffer.allocate(20);
    view.wrapForEncode(buffer, 0, 0, 0);
    view.dscp(63).ecn(0);
    assertEquals(63, view.dscp());
    assertEquals(0, view.ecn());
    view.dscp(0).ecn(3);
    assertEquals(0, view.dscp());
    assertEquals(3, view.ecn());
    view.fragmentOffset(65528);
    assertEquals(65528, view.fragmentOffset());
    assertFalse(view.reservedFlag() || view.dontFragment() || view.moreFragments());
    assertTrue(view.isFragment());
    view.fragmentOffset(0).moreFragments(true);
    assertTrue(view.isFragment());
    view.reservedFlag(true).moreFragments(false).dontFragment(true);
    assertEquals(0, view.fragmentOffset());
    assertTrue(view.reservedFlag() && view.dontFragment());
    assertFalse(view.isFragment());
    assertEquals(255, view.ttl(255).ttl());
    assertEquals(255, view.protocol(255).protocol());
    assertEquals(65535, view.identification(65535).identification());
    assertThrows(IllegalArgumentException.class, () -> view.fragmentOffset(4));
    assertThrows(IllegalArgumentException.class, () -> view.fragmentOffset(65536));
    assertThrows(IllegalArgumentException.class, () -> view.fragmentOffset(-8));
  }

  @Test
  void refusesToBuildWhatCannotBe() {
    ByteBuffer buffer = ByteBuffer.allocate(80);
    for (int options : new int[] {-4, 1, 2, 3, 44}) {
      assertThrows(IllegalArgumentException.class, () -> view.wrapForEncode(buffer, 0, options, 0));
    }
    assertThrows(IllegalArgumentException.class, () -> view.wrapForEncode(buffer, 0, 0, -1));
    assertThrows(IllegalArgumentException.class, () -> view.wrapForEncode(buffer, 0, 0, 65516));
    assertThrows(IndexOutOfBoundsException.class, () -> view.wrapForEncode(buffer, 0, 0, 61));
    view.wrapForEncode(buffer, 20, 40, 0);
    assertEquals(60, view.headerLength());
  }

  @Test
  void carriesTheChecksumAlong() {
    Random random = new Random(1);
    ByteBuffer buffer = ByteBuffer.allocate(60);
    for (int i = 0; i < 5000; i++) {
      random.nextBytes(buffer.array());
      view.wrapForEncode(buffer, 3, 0, 0)
          .source(random.nextInt())
          .destination(random.nextInt())
          .ttl(random.nextInt(256))
          .protocol(random.nextInt(256))
          .identification(random.nextInt(65536))
          .updateHeaderChecksum();
      Ipv4Rewrite.ecn(view, 3);
      Ipv4Rewrite.dscp(view, random.nextInt(64));
      Ipv4Rewrite.identification(view, random.nextInt(65536));
      Ipv4Rewrite.source(view, random.nextInt());
      int destination = random.nextInt();
      Ipv4Rewrite.destination(view, destination);
      int ttl = view.ttl();
      assertEquals(ttl > 1, view.decrementTtl());
      assertEquals(ttl > 1 ? ttl - 1 : ttl, view.ttl());
      assertEquals(3, view.ecn());
      assertEquals(destination, view.destination());
      assertTrue(view.headerChecksumValid());
      int carried = view.checksum();
      assertEquals(view.updateHeaderChecksum().checksum(), carried);
    }
  }

  @Test
  void aHarmedHeaderStaysHarmedUnderway() {
    ByteBuffer buffer = ByteBuffer.allocate(20);
    view.wrapForEncode(buffer, 0, 0, 0).ttl(9).updateHeaderChecksum().identification(7);
    assertFalse(view.headerChecksumValid());
    assertTrue(view.decrementTtl());
    assertFalse(view.headerChecksumValid());
  }
}
