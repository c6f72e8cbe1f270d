package io.netlayers.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.Ipv4Address;
import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class TcpSegmentViewTest {
  /** 192.0.2.1:43210 to 192.0.2.2:80, all fields set apart, timestamps, "hello". */
  private static final String HEADER =
      "a8ca" + "0050" + "80000001" + "fffffffe" + "8118" + "01f6" + "82d7" + "0000";

  private static final String OPTIONS = "0101080a" + "00000001" + "fffffff0";
  private static final String PACKET = HEADER + OPTIONS + "68656c6c6f";

  private static final long PSEUDO_HEADER =
      InternetChecksum.pseudoHeader(
          Ipv4Address.parse("192.0.2.1"), Ipv4Address.parse("192.0.2.2"), 6);

  private final TcpSegmentView view = new TcpSegmentView();

  @Test
  void takesAPacketApart() {
    for (ByteBuffer buffer : Buffers.everyKind(PACKET)) {
      assertEquals(TcpDecodeStatus.OK, view.wrap(buffer, Buffers.OFFSET, 37));
      assertEquals(-1, view.faultOffset());
      assertEquals(43210, view.sourcePort());
      assertEquals(80, view.destinationPort());
      assertEquals(0x80000001, view.sequence());
      assertEquals(0xFFFFFFFE, view.acknowledgment());
      assertEquals(8, view.dataOffset());
      assertEquals(32, view.headerLength());
      assertEquals(0, view.reserved());
      assertEquals(TcpFlags.AE | TcpFlags.PSH | TcpFlags.ACK, view.flags());
      assertTrue(view.has(TcpFlags.PSH | TcpFlags.ACK));
      assertFalse(view.has(TcpFlags.PSH | TcpFlags.FIN));
      assertEquals(502, view.window());
      assertEquals(0x82D7, view.checksum());
      assertEquals(0, view.urgentPointer());
      assertEquals(Buffers.OFFSET + 20, view.optionsOffset());
      assertEquals(12, view.optionsLength());
      assertEquals(Buffers.OFFSET + 32, view.payloadOffset());
      assertEquals(5, view.payloadLength());
      assertEquals(5, view.wirePayloadLength());
      assertEquals(5, view.segmentLength());
      assertTrue(view.checksumValid(PSEUDO_HEADER));
      assertFalse(view.checksumValid(PSEUDO_HEADER + 1));
    }
  }

  @Test
  void buildsTheSamePacket() {
    ByteBuffer buffer = Buffers.filled(41);
    view.wrapForEncode(buffer, 2, 12, 5)
        .sourcePort(43210)
        .destinationPort(80)
        .sequence(0x80000001)
        .acknowledgment(0xFFFFFFFE)
        .flags(TcpFlags.AE | TcpFlags.PSH | TcpFlags.ACK)
        .window(502);
    new TcpOptionsWriter().wrap(view).nop().nop().timestamps(1, 0xFFFFFFF0);
    OctetString.ofHex("68656c6c6f").copyTo(buffer, view.payloadOffset());
    view.updateChecksum(PSEUDO_HEADER);
    assertEquals("a5a5" + PACKET + "a5a5", Buffers.hex(buffer));
  }

  /** All at once, and each at its bounds, leaving data offset and reserved bits as they are. */
  @Test
  void fieldsWritesWhatTheSettersDo() {
    ByteBuffer one = Buffers.filled(41);
    ByteBuffer other = Buffers.filled(41);
    int[][] values = {{43210, 80, 0x80000001, -2, 0x119, 502}, {65535, 0, -1, 0, 511, 65535}, {}};
    for (int[] v : values) {
      int[] f = v.length == 0 ? new int[6] : v;
      view.wrapForEncode(one, 2, 12, 5).fields(f[0], f[1], f[2], f[3], f[4], f[5]);
      assertEquals(f[0], view.sourcePort());
      assertEquals(f[2], view.sequence());
      assertEquals(f[4], view.flags());
      assertEquals(f[5], view.window());
      assertEquals(8, view.dataOffset());
      view.wrapForEncode(other, 2, 12, 5).sourcePort(f[0]).destinationPort(f[1]).sequence(f[2]);
      view.acknowledgment(f[3]).flags(f[4]).window(f[5]);
      assertEquals(Buffers.hex(other), Buffers.hex(one));
    }
    one.putShort(14, (short) 0x5E00);
    assertEquals(TcpDecodeStatus.OK, view.wrap(one, 2, 37));
    view.fields(1, 2, 3, 4, TcpFlags.ACK, 5);
    assertEquals("0001000200000003000000045e100005", Buffers.hex(one).substring(4, 36));
  }

  /** Setters chain, and write where the slice lies. */
  @Test
  void settersAnswerTheView() {
    ByteBuffer buffer = Buffers.filled(30);
    view.wrapForEncode(buffer, 5, 0, 0).urgentPointer(7).sourcePort(9).checksum(1).window(2);
    assertEquals(7, Octets.u16(buffer, 23));
    assertEquals(9, Octets.u16(buffer, 5));
    assertEquals(9, view.sourcePort());
    view.changeFlags(TcpFlags.ACK).changeSequence(3).changePseudoHeader(1, 2).window(4);
    assertEquals(3, view.sequence());
    assertEquals(4, Octets.u16(buffer, 19));
  }

  @Test
  void readsEachOfTheNineFlagsAndTheReservedBits() {
    ByteBuffer buffer = ByteBuffer.allocate(20);
    for (int bit = 0; bit < 12; bit++) {
      buffer.putShort(12, (short) (0x5000 | 1 << bit));
      assertEquals(TcpDecodeStatus.OK, view.wrap(buffer, 0, 20));
      assertEquals(bit < 9 ? 1 << bit : 0, view.flags());
      assertEquals(bit < 9 ? 0 : 1 << bit - 9, view.reserved());
    }
    buffer.putShort(12, (short) 0x5E00);
    view.wrap(buffer, 0, 20);
    view.flags(TcpFlags.ALL);
    assertEquals(7, view.reserved());
    assertEquals(5, view.dataOffset());
    assertEquals("FSRP.UEWe", TcpFlags.toString(view.flags()));
    view.flags(0);
    assertEquals(0x5E00, buffer.getShort(12));
    assertEquals("none", TcpFlags.toString(0));
  }

  /** RFC 9293 §3.3.1: SEG.LEN counts data, SYN and FIN. */
  @Test
  void countsSynAndFinInTheSegmentsLength() {
    ByteBuffer buffer = ByteBuffer.allocate(30);
    view.wrapForEncode(buffer, 0, 0, 7);
    assertEquals(7, view.segmentLength());
    assertEquals(8, view.flags(TcpFlags.SYN).segmentLength());
    assertEquals(8, view.flags(TcpFlags.FIN | TcpFlags.ACK).segmentLength());
    assertEquals(9, view.flags(TcpFlags.FIN | TcpFlags.SYN).segmentLength());
  }

  @Test
  void keepsTheFieldsAtTheirBounds() {
    ByteBuffer buffer = Buffers.filled(20);
    view.wrapForEncode(buffer, 0, 0, 0);
    view.sourcePort(65535).destinationPort(65535).sequence(-1).acknowledgment(-1);
    view.flags(TcpFlags.ALL).window(65535).checksum(65535).urgentPointer(65535);
    assertEquals("ffffffffffffffffffffffff51ffffffffffffff", Buffers.hex(buffer));
    assertEquals(65535, view.sourcePort());
    assertEquals(65535, view.destinationPort());
    assertEquals(-1, view.sequence());
    assertEquals(65535, view.window());
    assertEquals(65535, view.urgentPointer());
    view.sourcePort(0).destinationPort(0).sequence(0).acknowledgment(0);
    view.flags(0).window(0).checksum(0).urgentPointer(0);
    assertEquals("0000000000000000000000005000000000000000", Buffers.hex(buffer));
  }

  @Test
  void namesWhereATruncatedSegmentEnds() {
    ByteBuffer buffer = Buffers.of(PACKET);
    for (int length = 0; length < 37; length++) {
      TcpDecodeStatus whole = view.wrap(buffer, 0, length);
      int wholeFault = view.faultOffset();
      TcpDecodeStatus lax = view.wrapLax(buffer, 0, length, 37);
      assertEquals(length, view.faultOffset());
      assertTrue(lax.isTruncated());
      if (length < 20) {
        assertEquals(TcpDecodeStatus.TRUNCATED_HEADER, whole);
        assertEquals(TcpDecodeStatus.TRUNCATED_HEADER, lax);
        assertEquals(length, wholeFault);
      } else if (length < 32) {
        assertEquals(TcpDecodeStatus.BAD_DATA_OFFSET, whole);
        assertEquals(12, wholeFault);
        assertEquals(TcpDecodeStatus.TRUNCATED_OPTIONS, lax);
        assertEquals(0, view.payloadLength());
        assertEquals(80, view.destinationPort());
      } else {
        assertEquals(TcpDecodeStatus.OK, whole);
        assertEquals(TcpDecodeStatus.TRUNCATED_PAYLOAD, lax);
        assertEquals(length - 32, view.payloadLength());
        assertEquals(5, view.wirePayloadLength());
        assertEquals(5, view.segmentLength());
      }
    }
  }

  @Test
  void leavesWhatIpDoesNotCountAlone() {
    assertEquals(TcpDecodeStatus.OK, view.wrapLax(Buffers.of(PACKET), 0, 37, 34));
    assertEquals(2, view.payloadLength());
    assertEquals(34, view.length());
  }

  /** RFC 9293 §3.1: the data offset counts the fixed header, and cannot pass the segment. */
  @Test
  void refusesADataOffsetThatCannotBe() {
    ByteBuffer buffer = ByteBuffer.allocate(44);
    for (int dataOffset = 0; dataOffset < 16; dataOffset++) {
      buffer.put(12, (byte) (dataOffset << 4));
      TcpDecodeStatus status = view.wrap(buffer, 0, 44);
      if (dataOffset < 5 || dataOffset > 11) {
        assertEquals(TcpDecodeStatus.BAD_DATA_OFFSET, status);
        assertEquals(12, view.faultOffset());
        assertFalse(status.isTruncated());
      } else {
        assertEquals(TcpDecodeStatus.OK, status);
        assertEquals(dataOffset * 4, view.headerLength());
      }
    }
  }

  /** RFC 792: "the first 64 bits of the original datagram's data". */
  @Test
  void readsPortsAndSequenceOfAQuote() {
    ByteBuffer buffer = Buffers.of(PACKET);
    for (int length = 0; length <= 37; length++) {
      TcpDecodeStatus status = view.wrapQuoted(buffer, 0, length);
      if (length < 8) {
        assertEquals(TcpDecodeStatus.TRUNCATED_HEADER, status);
        assertEquals(length, view.faultOffset());
        continue;
      }
      assertEquals(TcpDecodeStatus.OK, status);
      assertEquals(43210, view.sourcePort());
      assertEquals(80, view.destinationPort());
      assertEquals(0x80000001, view.sequence());
      assertEquals(length >= 20, view.hasWholeHeader());
      assertEquals(Math.max(0, length - 32), view.payloadLength());
    }
    ByteBuffer alone = Buffers.of(PACKET.substring(0, 16));
    assertEquals(TcpDecodeStatus.OK, view.wrapQuoted(alone, 0, 8));
    assertEquals(0, view.payloadLength());
  }

  @Test
  void changesFieldsAndChecksumTogether() {
    byte[] octets = OctetString.ofHex(PACKET).toByteArray();
    view.wrap(ByteBuffer.wrap(octets), 0, octets.length);
    view.changeSourcePort(1).changeDestinationPort(65535).changeSequence(0xFEDCBA98);
    assertTrue(view.checksumValid(PSEUDO_HEADER));
    view.changeAcknowledgment(0).changeWindow(0xFFFF).changeFlags(TcpFlags.ACK);
    assertTrue(view.checksumValid(PSEUDO_HEADER));
    assertEquals(1, view.sourcePort());
    assertEquals(65535, view.destinationPort());
    assertEquals(0xFEDCBA98, view.sequence());
    assertEquals(0, view.acknowledgment());
    assertEquals(0xFFFF, view.window());
    assertEquals(TcpFlags.ACK, view.flags());
    long other = InternetChecksum.pseudoHeader(0xC6336401, 0xFFFFFFFF, 6);
    view.changePseudoHeader(PSEUDO_HEADER, other);
    assertTrue(view.checksumValid(other));
    int incremental = view.checksum();
    assertEquals(incremental, view.updateChecksum(other).checksum());
  }

  @Test
  void noticesEveryFlippedBit() {
    byte[] octets = OctetString.ofHex(PACKET).toByteArray();
    for (int bit = 0; bit < octets.length * 8; bit++) {
      octets[bit / 8] ^= (byte) (1 << bit % 8);
      view.wrap(ByteBuffer.wrap(octets), 0, octets.length);
      assertFalse(view.checksumValid(PSEUDO_HEADER), "bit " + bit);
      octets[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  @Test
  void refusesWhatASegmentCannotHold() {
    ByteBuffer buffer = ByteBuffer.allocate(60);
    assertThrows(IllegalArgumentException.class, () -> view.wrapForEncode(buffer, 0, 41, 0));
    assertThrows(IllegalArgumentException.class, () -> view.wrapForEncode(buffer, 0, 44, 0));
    assertThrows(IllegalArgumentException.class, () -> view.wrapForEncode(buffer, 0, -4, 0));
    assertThrows(IllegalArgumentException.class, () -> view.wrapForEncode(buffer, 0, 2, 0));
    assertThrows(IllegalArgumentException.class, () -> view.wrapForEncode(buffer, 0, 0, -1));
    assertThrows(IndexOutOfBoundsException.class, () -> view.wrapForEncode(buffer, 1, 40, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> view.wrap(buffer, 1, 60));
    assertThrows(IndexOutOfBoundsException.class, () -> view.wrap(buffer, 0, -1));
    assertEquals(60, view.wrapForEncode(buffer, 0, 40, 0).headerLength());
  }
}
