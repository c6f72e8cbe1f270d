package io.netlayers.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.Ipv4Address;
import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class UdpDatagramViewTest {
  /** A DNS query from 192.0.2.1:40000 to 192.0.2.53:53, its payload cut down to five octets. */
  private static final String PACKET = "9c40" + "0035" + "000d" + "9b55" + "68656c6c6f";

  private static final long PSEUDO_HEADER =
      InternetChecksum.pseudoHeader(
          Ipv4Address.parse("192.0.2.1"), Ipv4Address.parse("192.0.2.53"), 17);

  private final UdpDatagramView view = new UdpDatagramView();

  private static ByteBuffer packet() {
    return OctetString.ofHex(PACKET).asByteBuffer();
  }

  @Test
  void takesAPacketApart() {
    assertEquals(UdpDecodeStatus.OK, view.wrap(packet(), 0, 13));
    assertEquals(40000, view.sourcePort());
    assertEquals(53, view.destinationPort());
    assertEquals(13, view.lengthField());
    assertEquals(0x9b55, view.checksum());
    assertEquals(8, view.payloadOffset());
    assertEquals(5, view.payloadLength());
    assertEquals(-1, view.faultOffset());
    assertTrue(view.checksumValid(PSEUDO_HEADER, false));
  }

  @Test
  void buildsTheSamePacket() {
    ByteBuffer buffer = ByteBuffer.allocate(15);
    Arrays.fill(buffer.array(), (byte) 0xA5);
    view.wrapForEncode(buffer, 1, 5).sourcePort(40000).destinationPort(53);
    OctetString.ofHex("68656c6c6f").copyTo(buffer, view.payloadOffset());
    view.updateChecksum(PSEUDO_HEADER);
    assertEquals("a5" + PACKET + "a5", OctetString.copyOf(buffer.array()).toString());
  }

  @Test
  void namesWhereATruncatedDatagramEnds() {
    for (int length = 0; length < 13; length++) {
      UdpDecodeStatus status = view.wrap(packet(), 0, length);
      assertEquals(
          length < 8 ? UdpDecodeStatus.TRUNCATED_HEADER : UdpDecodeStatus.TRUNCATED_PAYLOAD,
          status);
      assertEquals(length, view.faultOffset());
      assertEquals(0, view.payloadLength());
    }
  }

  @Test
  void readsWhatACaptureKept() {
    assertEquals(UdpDecodeStatus.TRUNCATED_PAYLOAD, view.wrapLax(packet(), 0, 10));
    assertEquals(53, view.destinationPort());
    assertEquals(2, view.payloadLength());
  }

  @Test
  void refusesALengthLessThanItsOwnHeader() {
    ByteBuffer buffer = ByteBuffer.allocate(12);
    for (int length = 1; length < 8; length++) {
      buffer.putShort(4, (short) length);
      assertEquals(UdpDecodeStatus.BAD_LENGTH, view.wrap(buffer, 0, 12));
      assertEquals(4, view.faultOffset());
    }
    buffer.putShort(4, (short) 0);
    assertEquals(UdpDecodeStatus.OK, view.wrap(buffer, 0, 12));
    assertEquals(4, view.payloadLength());
  }

  @Test
  void leavesOctetsBehindTheDatagramAlone() {
    ByteBuffer buffer = ByteBuffer.allocate(20);
    buffer.putShort(4, (short) 9);
    assertEquals(UdpDecodeStatus.OK, view.wrap(buffer, 0, 20));
    assertEquals(1, view.payloadLength());
  }

  /** RFC 768: 0 says that there is no checksum; RFC 8200 §8.1 forbids that over IPv6. */
  @Test
  void treatsZeroAsNoChecksum() {
    ByteBuffer buffer = ByteBuffer.allocate(8);
    buffer.putShort(4, (short) 8);
    view.wrap(buffer, 0, 8);
    assertTrue(view.checksumValid(PSEUDO_HEADER, true));
    assertFalse(view.checksumValid(PSEUDO_HEADER, false));
  }

  /** RFC 768: "If the computed checksum is zero, it is transmitted as all ones". */
  @Test
  void sendsAComputedZeroAsAllOnes() {
    ByteBuffer buffer = ByteBuffer.allocate(8);
    view.wrapForEncode(buffer, 0, 0);
    long sum = InternetChecksum.sum(buffer, 0, 8) + 8;
    view.updateChecksum(0xFFFF - sum);
    assertEquals(0xFFFF, view.checksum());
    assertTrue(view.checksumValid(0xFFFF - sum, false));
  }

  @Test
  void noticesEveryFlippedBit() {
    byte[] octets = OctetString.ofHex(PACKET).toByteArray();
    for (int bit = 0; bit < octets.length * 8; bit++) {
      if (bit / 8 == 4 || bit / 8 == 5) {
        continue; // the length is not summed from the field alone
      }
      octets[bit / 8] ^= (byte) (1 << bit % 8);
      view.wrap(ByteBuffer.wrap(octets), 0, octets.length);
      assertFalse(view.checksumValid(PSEUDO_HEADER, false), "bit " + bit);
      octets[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  @Test
  void refusesWhatADatagramCannotHold() {
    ByteBuffer buffer = ByteBuffer.allocate(8);
    assertThrows(IllegalArgumentException.class, () -> view.wrapForEncode(buffer, 0, 65528));
    assertThrows(IndexOutOfBoundsException.class, () -> view.wrapForEncode(buffer, 0, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> view.wrap(buffer, 1, 8));
  }

  /** RFC 792: "the first 64 bits of the original datagram's data"; nothing of it is checked. */
  @Test
  void readsAQuote() {
    ByteBuffer buffer = OctetString.ofHex("9c40" + "0035" + "0001" + "0000").asByteBuffer();
    view.wrap(packet(), 0, 13);
    assertEquals(UdpDecodeStatus.OK, view.wrapQuoted(buffer, 0, 8));
    assertEquals(40000, view.sourcePort());
    assertEquals(53, view.destinationPort());
    assertEquals(1, view.lengthField());
    assertEquals(0, view.payloadLength());
    for (int length = 0; length < 8; length++) {
      assertEquals(UdpDecodeStatus.TRUNCATED_HEADER, view.wrapQuoted(buffer, 0, length));
      assertEquals(length, view.faultOffset());
    }
  }

  @Test
  void settersAnswerTheView() {
    ByteBuffer buffer = ByteBuffer.allocate(65_540);
    view.wrapForEncode(buffer, 2, 65_527).destinationPort(1).checksum(2).sourcePort(65535);
    assertEquals("ffff0001ffff0002", OctetString.copyOf(buffer, 2, 8).toString());
    assertEquals(65_527, view.updateChecksum(0).payloadLength());
    assertEquals(UdpDecodeStatus.OK, view.wrap(buffer, 2, 65_535));
    assertTrue(view.checksumValid(0, false));
  }

  @Test
  void tellsCutFromWrong() {
    assertTrue(UdpDecodeStatus.OK.isOk());
    assertFalse(UdpDecodeStatus.BAD_LENGTH.isOk());
    assertFalse(UdpDecodeStatus.OK.isTruncated());
    assertFalse(UdpDecodeStatus.BAD_LENGTH.isTruncated());
    assertFalse(UdpDecodeStatus.BAD_COVERAGE.isTruncated());
    assertTrue(UdpDecodeStatus.TRUNCATED_PAYLOAD.isTruncated());
  }
}
