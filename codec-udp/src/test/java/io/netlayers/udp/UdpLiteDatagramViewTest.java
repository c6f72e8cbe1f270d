package io.netlayers.udp;

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
import java.util.List;
import org.junit.jupiter.api.Test;

class UdpLiteDatagramViewTest {
  /** 192.0.2.1:5004 to 192.0.2.2:5006, 11 of 13 octets covered. */
  private static final String PACKET = "138c" + "138e" + "000b" + "7fdb" + "68656c6c6f";

  private static final long PSEUDO_HEADER =
      InternetChecksum.pseudoHeader(
          Ipv4Address.parse("192.0.2.1"), Ipv4Address.parse("192.0.2.2"), 136);

  private final UdpLiteDatagramView view = new UdpLiteDatagramView();

  private static ByteBuffer packet() {
    return OctetString.ofHex(PACKET).asByteBuffer();
  }

  @Test
  void takesAPacketApart() {
    ByteBuffer direct = ByteBuffer.allocateDirect(20).put(3, packet(), 0, 13);
    ByteBuffer slice = direct.slice(1, 16).order(ByteOrder.LITTLE_ENDIAN);
    for (ByteBuffer buffer : List.of(direct, direct.asReadOnlyBuffer(), slice)) {
      int offset = buffer == slice ? 2 : 3;
      assertEquals(UdpDecodeStatus.OK, view.wrap(buffer, offset, 13));
      assertEquals(5004, view.sourcePort());
      assertEquals(5006, view.destinationPort());
      assertEquals(11, view.coverageField());
      assertEquals(11, view.coverage());
      assertEquals(0x7fdb, view.checksum());
      assertEquals(offset + 8, view.payloadOffset());
      assertEquals(5, view.payloadLength());
      assertEquals(-1, view.faultOffset());
      assertTrue(view.checksumValid(PSEUDO_HEADER));
      assertFalse(view.checksumValid(PSEUDO_HEADER + 1));
    }
  }

  /** One checksum a coverage, worked out apart from this project. */
  @Test
  void buildsPacketsOfEveryCoverage() {
    int[][] checksums = {{0, 0x107a}, {8, 0x5444}, {11, 0x7fdb}, {13, 0x106d}};
    for (int[] expected : checksums) {
      ByteBuffer buffer = ByteBuffer.allocate(15);
      Arrays.fill(buffer.array(), (byte) 0xA5);
      view.wrapForEncode(buffer, 1, 5).sourcePort(5004).destinationPort(5006);
      OctetString.ofHex("68656c6c6f").copyTo(buffer, view.payloadOffset());
      view.coverage(expected[0]).updateChecksum(PSEUDO_HEADER);
      assertEquals(
          String.format("a5138c138e%04x%04x68656c6c6fa5", expected[0], expected[1]),
          OctetString.copyOf(buffer.array()).toString());
    }
  }

  /** RFC 3828 §3.1: octets behind the coverage may be harmed. */
  @Test
  void noticesEveryFlippedBitThatIsCovered() {
    byte[] octets = OctetString.ofHex(PACKET).toByteArray();
    for (int bit = 0; bit < octets.length * 8; bit++) {
      octets[bit / 8] ^= (byte) (1 << bit % 8);
      UdpDecodeStatus status = view.wrap(ByteBuffer.wrap(octets), 0, octets.length);
      boolean valid = status == UdpDecodeStatus.OK && view.checksumValid(PSEUDO_HEADER);
      assertEquals(bit / 8 >= 11, valid, "bit " + bit);
      octets[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  /** RFC 3828 §3.1: coverage of 1 to 7, or past the IP length, "MUST be discarded". */
  @Test
  void refusesACoverageThatCannotBe() {
    ByteBuffer buffer = ByteBuffer.allocate(12);
    for (int coverage = 0; coverage < 20; coverage++) {
      buffer.putShort(4, (short) coverage);
      UdpDecodeStatus status = view.wrap(buffer, 0, 12);
      if (coverage == 0 || coverage >= 8 && coverage <= 12) {
        assertEquals(UdpDecodeStatus.OK, status);
        assertEquals(coverage == 0 ? 12 : coverage, view.coverage());
      } else {
        assertEquals(UdpDecodeStatus.BAD_COVERAGE, status);
        assertEquals(4, view.faultOffset());
      }
    }
    buffer.putShort(4, (short) 0xFFFF);
    assertEquals(UdpDecodeStatus.BAD_COVERAGE, view.wrap(buffer, 0, 12));
  }

  /** RFC 3828 §3.1: the checksum must not be left out. */
  @Test
  void takesNoZeroChecksum() {
    ByteBuffer buffer = ByteBuffer.allocate(8);
    view.wrap(buffer, 0, 8);
    assertFalse(view.checksumValid(0xFFFF - 8));
    view.wrapForEncode(buffer, 0, 0).updateChecksum(0xFFFF - 8);
    assertEquals(0xFFFF, view.checksum());
    assertTrue(view.checksumValid(0xFFFF - 8));
  }

  @Test
  void readsWhatACaptureKept() {
    for (int length = 0; length < 13; length++) {
      UdpDecodeStatus status = view.wrapLax(packet(), 0, length, 13);
      assertTrue(status.isTruncated());
      assertEquals(length, view.faultOffset());
      if (length >= 8) {
        assertEquals(UdpDecodeStatus.TRUNCATED_PAYLOAD, status);
        assertEquals(length - 8, view.payloadLength());
        assertEquals(length >= 11, view.isCoveredWhole());
        assertEquals(length >= 11, view.checksumValid(PSEUDO_HEADER));
      } else {
        assertEquals(UdpDecodeStatus.TRUNCATED_HEADER, status);
        assertEquals(UdpDecodeStatus.TRUNCATED_HEADER, view.wrap(packet(), 0, length));
        assertEquals(0, view.payloadLength());
      }
    }
    assertEquals(UdpDecodeStatus.OK, view.wrapLax(packet(), 0, 13, 12));
    assertEquals(4, view.payloadLength());
  }

  @Test
  void readsAQuote() {
    assertEquals(UdpDecodeStatus.OK, view.wrapQuoted(packet(), 0, 8));
    assertEquals(5004, view.sourcePort());
    assertEquals(5006, view.destinationPort());
    assertEquals(0, view.payloadLength());
    assertFalse(view.isCoveredWhole());
    assertEquals(UdpDecodeStatus.TRUNCATED_HEADER, view.wrapQuoted(packet(), 0, 7));
    assertEquals(7, view.faultOffset());
  }

  @Test
  void refusesWhatADatagramCannotHold() {
    ByteBuffer buffer = ByteBuffer.allocate(12);
    assertThrows(IllegalArgumentException.class, () -> view.wrapForEncode(buffer, 0, 65528));
    assertThrows(IllegalArgumentException.class, () -> view.wrapForEncode(buffer, 0, -1));
    assertThrows(IndexOutOfBoundsException.class, () -> view.wrapForEncode(buffer, 0, 5));
    view.wrapForEncode(buffer, 0, 4);
    assertThrows(IllegalArgumentException.class, () -> view.coverage(7));
    assertThrows(IllegalArgumentException.class, () -> view.coverage(13));
    assertThrows(IllegalArgumentException.class, () -> view.coverage(-8));
    assertEquals(12, view.coverage(12).coverage());
  }

  @Test
  void settersAnswerTheView() {
    ByteBuffer buffer = ByteBuffer.allocate(65_540);
    view.wrapForEncode(buffer, 2, 65_527).destinationPort(1).checksum(2).sourcePort(65535);
    assertEquals("ffff000100000002", OctetString.copyOf(buffer, 2, 8).toString());
    assertEquals(65_527, view.coverage(8).updateChecksum(0).payloadLength());
    assertEquals(8, view.coverageField());
    assertTrue(view.checksumValid(0));
  }
}
