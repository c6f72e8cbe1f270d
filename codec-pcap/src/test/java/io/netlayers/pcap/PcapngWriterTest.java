package io.netlayers.pcap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PcapngWriterTest {
  private static final ByteBuffer PACKET = ByteBuffer.wrap(Captures.octets("ffdeadbeef01ff"));

  private static ByteBuffer filled(int octets) {
    byte[] array = new byte[octets];
    Arrays.fill(array, (byte) 0xA5);
    return ByteBuffer.wrap(array);
  }

  @Test
  void writesTheLiteralBlocks() {
    ByteBuffer out = filled(206);
    PcapngWriter writer = new PcapngWriter(ByteOrder.BIG_ENDIAN);
    assertTrue(writer.writeSectionHeader(out));
    assertTrue(writer.writeInterface(out, 276, 65535, 4));
    assertEquals(1, writer.interfaceCount());
    assertTrue(writer.writePacket(out, 0, 1, 5, 9, PACKET, 1, 5, 2, "hi"));
    assertTrue(writer.writeStatistics(out, 0, 0, 7, 3, 0x100000000L));
    assertEquals(
        "0a0d0d0a"
            + "0000001c"
            + "1a2b3c4d"
            + "00010000"
            + "ffffffffffffffff"
            + "0000001c"
            + "00000001"
            + "00000028"
            + "01140000"
            + "0000ffff"
            + "00090001"
            + "09000000"
            + "000d0001"
            + "04000000"
            + "00000000"
            + "00000028"
            + "00000006"
            + "0000003c"
            + "00000000"
            + "00000000"
            + "3b9aca05"
            + "00000005"
            + "00000009"
            + "deadbeef01000000"
            + "00010002"
            + "68690000"
            + "00020004"
            + "00000002"
            + "00000000"
            + "0000003c"
            + "00000005"
            + "00000034"
            + "00000000"
            + "00000000"
            + "00000007"
            + "00040008"
            + "0000000000000003"
            + "00050008"
            + "0000000100000000"
            + "00000000"
            + "00000034"
            + "a5".repeat(206 - 28 - 40 - 68 + 8 - 52),
        OctetString.copyOf(out.array()).toString());
  }

  @Test
  void writesNothingWhereThereIsNoRoom() {
    PcapngWriter writer = new PcapngWriter();
    ByteBuffer out = filled(200);
    assertFalse(writer.writeSectionHeader(out.limit(27)));
    assertTrue(writer.writeSectionHeader(out.limit(28)));
    assertFalse(writer.writeInterface(out.limit(28 + 31), 1, 0, -1));
    assertEquals(0, writer.interfaceCount());
    assertTrue(writer.writeInterface(out.limit(28 + 32), 1, 0, -1));
    assertFalse(writer.writePacket(out.limit(60 + 39), 0, 0, 0, 5, PACKET, 0, 5));
    assertTrue(writer.writePacket(out.limit(60 + 40), 0, 0, 0, 5, PACKET, 0, 5));
    assertFalse(writer.writeStatistics(out.limit(100 + 51), 0, 0, 0, 0, 0));
    assertFalse(
        writer.writePacket(out, 0, 0, 0, 5, PACKET, 0, Integer.MAX_VALUE), "and no overflow");
    assertEquals(100, out.position());
    assertEquals(filled(200).position(100).limit(151), out);
  }

  @Property(tries = 200)
  void whatIsWrittenIsRead(
      @ForAll @LongRange(max = 18_446_744_072L) long seconds,
      @ForAll @IntRange(max = 999_999_999) int nanos,
      @ForAll @LongRange(max = 0xffffffffL) long original,
      @ForAll @Size(max = 50) byte[] packet,
      @ForAll boolean little) {
    ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    ByteBuffer out = ByteBuffer.allocate(400);
    PcapngWriter writer = new PcapngWriter(order);
    writer.writeSectionHeader(out);
    writer.writeInterface(out, 276, 1000, -1);
    writer.writeInterface(out, 113, 1000, -1);
    int length = packet.length;
    writer.writePacket(out, 1, seconds, nanos, original, ByteBuffer.wrap(packet), 0, length);
    byte[] stream = Arrays.copyOf(out.array(), out.position());
    String line =
        String.format(
            "@92 if 1 link 113 fcs -1 %d.%09d %d/%d %s",
            seconds, nanos, length, original, OctetString.copyOf(packet));
    assertEquals(List.of(line, "END"), Captures.read(stream, false, 1000, 7));
  }

  @Test
  void aSectionBeginsWithoutInterfaces() {
    PcapngWriter writer = new PcapngWriter();
    ByteBuffer out = filled(200);
    writer.writeSectionHeader(out);
    writer.writeInterface(out, 1, 0, -1);
    writer.writeSectionHeader(out);
    assertEquals(0, writer.interfaceCount());
    assertThrows(
        IllegalArgumentException.class, () -> writer.writePacket(out, 0, 0, 0, 0, PACKET, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> writer.writeStatistics(out, 0, 0, 0, 0, 0));
  }

  @Test
  void refusesWhatCannotBeWritten() {
    PcapngWriter writer = new PcapngWriter();
    ByteBuffer out = filled(70_000);
    writer.writeSectionHeader(out);
    for (int[] bad : new int[][] {{-1, 0, 0}, {65536, 0, 0}, {1, -1, 0}, {1, 0, -2}, {1, 0, 256}}) {
      assertThrows(
          IllegalArgumentException.class, () -> writer.writeInterface(out, bad[0], bad[1], bad[2]));
    }
    writer.writeInterface(out, 1, 0, -1);
    int before = out.position();
    for (long bad : new long[] {-1, 18_446_744_073L}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> writer.writePacket(out, 0, bad, 0, 0, PACKET, 0, 0));
    }
    for (int bad : new int[] {-1, 1_000_000_000}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> writer.writePacket(out, 0, 0, bad, 0, PACKET, 0, 0));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> writer.writePacket(out, 0, 0, 0, 1L << 32, PACKET, 0, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> writer.writePacket(out, 0, 0, 0, 0, PACKET, 0, 0, -1));
    assertThrows(
        IllegalArgumentException.class,
        () -> writer.writePacket(out, 0, 0, 0, 0, PACKET, 0, 0, 0, "x".repeat(65536)));
    assertTrue(writer.writePacket(out, 0, 0, 0, 0, PACKET, 0, 0, 0, "x".repeat(65535)));
    assertEquals(before + 32 + 65540 + 4, out.position());
  }

  @Test
  void writesAtTheBounds() {
    PcapngWriter writer = new PcapngWriter(ByteOrder.BIG_ENDIAN);
    ByteBuffer out = filled(300).position(2);
    assertTrue(writer.writeSectionHeader(out));
    assertTrue(writer.writeInterface(out, 65535, 0, 255));
    assertTrue(writer.writeInterface(out, 0, 1, 0));
    int before = out.position();
    assertTrue(writer.writeStatistics(out.limit(before + 52), 1, 0, 0, 0, 0));
    assertEquals(before + 52, out.position());
    assertEquals("00000005", OctetString.copyOf(out, before, 4).toString());
    out.limit(before + 52 + 44);
    assertFalse(writer.writePacket(out, 1, 0, 0, 0, PACKET, 0, 7, 0xffffffffL), "52 octets");
    assertEquals(before + 52, out.position());
    assertTrue(writer.writePacket(out, 1, 0, 0, 0xffffffffL, PACKET, 0, 7));
    assertEquals(before + 52 + 40, out.position());
    assertThrows(
        IllegalArgumentException.class, () -> writer.writePacket(out, 2, 0, 0, 0, PACKET, 0, 0));
    assertThrows(
        IllegalArgumentException.class, () -> writer.writePacket(out, -1, 0, 0, 0, PACKET, 0, 0));
  }
}
