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

class PcapWriterTest {
  private static final ByteBuffer PACKET = ByteBuffer.wrap(Captures.octets("ffdeadbeefff"));

  private static ByteBuffer filled(int octets) {
    byte[] array = new byte[octets];
    Arrays.fill(array, (byte) 0xA5);
    return ByteBuffer.wrap(array);
  }

  @Test
  void writesTheLiteralFile() {
    ByteBuffer out = filled(62).position(1);
    PcapWriter writer = new PcapWriter(ByteOrder.LITTLE_ENDIAN, false, 1, 262_144, -1);
    assertTrue(writer.writeHeader(out));
    assertTrue(writer.writeRecord(out, 1706333824L, 999_999_999, 60, PACKET, 1, 4));
    assertTrue(writer.writeRecord(out, 1706333825L, 0, 0, PACKET, 0, 0));
    assertEquals(61, out.position());
    assertEquals("a5" + Captures.PCAP + "a5", OctetString.copyOf(out.array()).toString());
  }

  @Test
  void writesBigEndianNanosecondsCutToTheSnapLength() {
    ByteBuffer out = filled(42);
    PcapWriter writer = new PcapWriter(ByteOrder.BIG_ENDIAN, true, 0xfffe, 2, 4);
    assertTrue(writer.writeHeader(out));
    assertTrue(writer.writeRecord(out, 0xffffffffL, 999_999_999, 0xffffffffL, PACKET, 1, 4));
    assertEquals(
        "a1b23c4d"
            + "00020004"
            + "0000000000000000"
            + "00000002"
            + "2400fffe"
            + "ffffffff"
            + "3b9ac9ff"
            + "00000002"
            + "ffffffff"
            + "dead",
        OctetString.copyOf(out.array()).toString());
  }

  @Test
  void writesNothingWhereThereIsNoRoom() {
    PcapWriter writer = PcapWriter.of(1);
    ByteBuffer out = filled(43);
    ByteBuffer untouched = filled(43);
    assertFalse(writer.writeHeader(out.limit(23)));
    assertTrue(writer.writeHeader(out.limit(43)));
    assertFalse(writer.writeRecord(out, 0, 0, 4, PACKET, 0, 4));
    assertEquals(24, out.position());
    assertEquals(untouched.position(24), out);
    assertTrue(writer.writeRecord(out, 0, 0, 4, PACKET, 0, 3));
  }

  @Property(tries = 200)
  void whatIsWrittenIsRead(
      @ForAll @LongRange(max = 0xffffffffL) long seconds,
      @ForAll @IntRange(max = 999_999_999) int nanos,
      @ForAll @LongRange(max = 0xffffffffL) long original,
      @ForAll @Size(max = 50) byte[] packet,
      @ForAll boolean little) {
    ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    ByteBuffer out = ByteBuffer.allocate(200);
    PcapWriter writer = new PcapWriter(order, true, 276, 1000, 0);
    writer.writeHeader(out);
    writer.writeRecord(out, seconds, nanos, original, ByteBuffer.wrap(packet), 0, packet.length);
    byte[] stream = Arrays.copyOf(out.array(), out.position());
    String line =
        String.format(
            "@24 if 0 link 276 fcs 0 %d.%09d %d/%d %s",
            seconds, nanos, packet.length, original, OctetString.copyOf(packet));
    assertEquals(List.of(line, "END"), Captures.read(stream, false, 1000, 7));
  }

  @Test
  void refusesWhatCannotBeWritten() {
    ByteOrder order = ByteOrder.BIG_ENDIAN;
    assertThrows(IllegalArgumentException.class, () -> new PcapWriter(order, true, 65536, 1, -1));
    assertThrows(IllegalArgumentException.class, () -> new PcapWriter(order, true, -1, 1, -1));
    assertThrows(IllegalArgumentException.class, () -> new PcapWriter(order, true, 1, 0, -1));
    for (int fcs : new int[] {-2, 3, 32}) {
      assertThrows(IllegalArgumentException.class, () -> new PcapWriter(order, true, 1, 1, fcs));
    }
    PcapWriter writer = PcapWriter.of(1);
    ByteBuffer out = filled(100);
    for (long bad : new long[] {-1, 1L << 32}) {
      assertThrows(
          IllegalArgumentException.class, () -> writer.writeRecord(out, bad, 0, 0, PACKET, 0, 0));
      assertThrows(
          IllegalArgumentException.class, () -> writer.writeRecord(out, 0, 0, bad, PACKET, 0, 0));
    }
    for (int bad : new int[] {-1, 1_000_000_000}) {
      assertThrows(
          IllegalArgumentException.class, () -> writer.writeRecord(out, 0, bad, 0, PACKET, 0, 0));
    }
    assertThrows(
        IndexOutOfBoundsException.class, () -> writer.writeRecord(out, 0, 0, 0, PACKET, 3, 4));
    assertEquals(0, out.position());
  }

  @Test
  void writesAtTheBounds() {
    ByteBuffer out = filled(60).position(3).limit(27);
    PcapWriter writer = new PcapWriter(ByteOrder.BIG_ENDIAN, true, 65535, 1, 30);
    assertTrue(writer.writeHeader(out), "24 octets are enough");
    assertEquals("f400ffff", OctetString.copyOf(out, 23, 4).toString());
    assertTrue(new PcapWriter(ByteOrder.BIG_ENDIAN, true, 0, 1, 0).writeHeader(filled(24)));
    assertTrue(writer.writeRecord(out.limit(60), 1, 2, 3, PACKET, 0, 4));
    assertEquals(44, out.position());
    assertEquals("00000001", OctetString.copyOf(out, 27, 4).toString());
  }
}
