package io.netlayers.testkit.script.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netlayers.core.IpAddress;
import io.netlayers.core.OctetString;
import io.netlayers.testkit.script.model.TcpOptionLine;
import io.netlayers.testkit.script.wire.SegmentReader.BadSegmentException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentWireTest {
  private static final IpAddress A = IpAddress.parse("192.0.2.1");
  private static final IpAddress B = IpAddress.parse("192.168.0.1");

  /** Every option once, worked out by hand; the sum by a one's complement of 16-bit words. */
  private static final WireSegment SYN =
      new WireSegment(
          49_152,
          8_080,
          0xFFFF_FFFEL,
          0x0102_0304L,
          0x1C2,
          32_792,
          7,
          List.of(
              new TcpOptionLine.MaximumSegmentSize(1460),
              new TcpOptionLine.SackPermitted(),
              new TcpOptionLine.Timestamps(100, 0xFFFF_FFFFL),
              new TcpOptionLine.NoOperation(),
              new TcpOptionLine.WindowScale(7),
              new TcpOptionLine.Other(254, OctetString.ofHex("f989")),
              new TcpOptionLine.Sack(List.of(new TcpOptionLine.Block(1, 2)))),
          3);

  private static final String HEX =
      "c0001f90fffffffe01020304e1c28018%s0007"
          + "020405b4"
          + "0402"
          + "080a00000064ffffffff"
          + "01"
          + "030307"
          + "fe04f989"
          + "050a0000000100000002"
          + "0000"
          + "000000";

  private static final String FIXED = HEX.substring(0, 32);

  @Test
  void built() {
    String built = OctetString.copyOf(SegmentWriter.write(SYN, A, B)).toString();
    // 34 octets of options fill nine words
    String expected = HEX.replace("e1c2", "e1c2");
    assertEquals(FIXED, built.substring(0, 32));
    assertEquals(String.format(expected, built.substring(32, 36)), built);
    assertEquals(sum(built), built.substring(32, 36));
  }

  /** The checksum again, in the plainest way: words of a text. */
  private static String sum(String hex) {
    String text = hex.substring(0, 32) + "0000" + hex.substring(36) + "00";
    int length = hex.length() / 2;
    String pseudo = "c0000201c0a800010006" + String.format("%04x", length);
    int sum = 0;
    for (String part : List.of(pseudo, text)) {
      for (int i = 0; i + 4 <= part.length(); i += 4) {
        sum += Integer.parseInt(part.substring(i, i + 4), 16);
      }
    }
    sum = (sum & 0xFFFF) + (sum >> 16);
    sum = (sum & 0xFFFF) + (sum >> 16);
    return String.format("%04x", 0xFFFF & ~sum);
  }

  @Test
  void readBack() throws BadSegmentException {
    byte[] octets = SegmentWriter.write(SYN, A, B);
    WireSegment read = SegmentReader.read(OctetString.copyOf(octets), A, B);
    assertEquals(SYN.seq(), read.seq());
    assertEquals(SYN.ack(), read.ack());
    assertEquals(SYN.flags(), read.flags());
    assertEquals(SYN.window(), read.window());
    assertEquals(SYN.urgent(), read.urgent());
    assertEquals(SYN.length(), read.length());
    assertEquals(SYN.options(), read.options().subList(0, SYN.options().size()));
  }

  @Test
  void eachBitCounts() {
    byte[] octets = SegmentWriter.write(SYN, A, B);
    for (int bit = 0; bit < octets.length * 8; bit++) {
      byte[] wrong = octets.clone();
      wrong[bit / 8] ^= (byte) (1 << bit % 8);
      assertThrows(
          BadSegmentException.class,
          () -> SegmentReader.read(OctetString.copyOf(wrong), A, B),
          "bit " + bit);
    }
  }

  @Test
  void eachLengthIsRefused() {
    byte[] octets = SegmentWriter.write(SYN, A, B);
    for (int length = 0; length < octets.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(octets, length);
      assertThrows(
          BadSegmentException.class, () -> SegmentReader.read(OctetString.copyOf(cut), A, B));
    }
  }

  @Test
  void quotedOctets() {
    assertEquals(
        "1f90c000fffffffe",
        OctetString.copyOf(SegmentWriter.quoted(8_080, 49_152, 0xFFFF_FFFEL)).toString());
  }
}
