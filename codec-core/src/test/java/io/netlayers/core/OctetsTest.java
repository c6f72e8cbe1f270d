package io.netlayers.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.ObjIntConsumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OctetsTest {
  private static final byte[] OCTETS = {
    (byte) 0x81,
    (byte) 0x92,
    (byte) 0xA3,
    (byte) 0xB4,
    (byte) 0xC5,
    (byte) 0xD6,
    (byte) 0xE7,
    (byte) 0xF8,
    0x09,
    0x1A
  };

  @Test
  void readsBigEndianWhateverTheBuffer() {
    for (ByteBuffer buffer : Buffers.readable(OCTETS)) {
      ByteOrder order = buffer.order();
      int position = buffer.position();
      assertEquals(0xF8, Octets.u8(buffer, 7));
      assertEquals(0x92A3, Octets.u16(buffer, 1));
      assertEquals(0x92A3B4, Octets.u24(buffer, 1));
      assertEquals(0x92A3B4C5L, Octets.u32(buffer, 1));
      assertEquals(0x92A3B4C5D6E7L, Octets.u48(buffer, 1));
      assertEquals(0x92A3B4C5, Octets.bits32(buffer, 1));
      assertEquals(0x92A3B4C5D6E7F809L, Octets.bits64(buffer, 1));
      assertEquals(0x1A, Octets.u8(buffer, 9));
      assertEquals(0x091A, Octets.u16(buffer, 8));
      assertEquals(order, buffer.order());
      assertEquals(position, buffer.position());
    }
  }

  @Test
  void writesBigEndianWhateverTheBuffer() {
    for (ByteBuffer buffer : Buffers.writable(new byte[34])) {
      ByteOrder order = buffer.order();
      int position = buffer.position();
      Octets.put8(buffer, 1, 0x1FF);
      Octets.put16(buffer, 3, 0xF8182);
      Octets.put24(buffer, 6, 0xF818283);
      Octets.put32(buffer, 10, 0xF81828384L);
      Octets.put48(buffer, 15, 0xF818283848586L);
      Octets.putBits32(buffer, 22, 0x81828384);
      Octets.putBits64(buffer, 26, 0x8182838485868788L);
      assertEquals(
          "00ff00"
              + "818200"
              + "81828300"
              + "8182838400"
              + "81828384858600"
              + "81828384"
              + "8182838485868788",
          OctetString.copyOf(buffer, 0, 34).toString());
      assertEquals(order, buffer.order());
      assertEquals(position, buffer.position());
    }
  }

  @Test
  void refusesWhatIsOutside() {
    List<ObjIntConsumer<ByteBuffer>> reads =
        List.of(
            Octets::u8,
            Octets::u16,
            Octets::u24,
            Octets::u32,
            Octets::u48,
            Octets::bits32,
            Octets::bits64);
    int[] widths = {1, 2, 3, 4, 6, 4, 8};
    for (ByteBuffer buffer : Buffers.readable(OCTETS)) {
      for (int i = 0; i < widths.length; i++) {
        ObjIntConsumer<ByteBuffer> read = reads.get(i);
        int past = OCTETS.length - widths[i] + 1;
        assertThrows(IndexOutOfBoundsException.class, () -> read.accept(buffer, -1));
        assertThrows(IndexOutOfBoundsException.class, () -> read.accept(buffer, past));
        read.accept(buffer, past - 1);
      }
    }
  }

  /** The limit bounds what is read, not the capacity. */
  @Test
  void endsAtTheLimit() {
    ByteBuffer buffer = ByteBuffer.wrap(OCTETS.clone()).limit(4);
    assertThrows(IndexOutOfBoundsException.class, () -> Octets.u32(buffer, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> Octets.u8(buffer, 4));
    assertThrows(IndexOutOfBoundsException.class, () -> Octets.put16(buffer, 3, 0));
    assertEquals(0x8192A3B4L, Octets.u32(buffer, 0));
  }

  @Test
  void copiesBetweenBuffersOfAnyKind() {
    for (ByteBuffer from : Buffers.readable(OCTETS)) {
      for (ByteBuffer to : Buffers.writable(new byte[8])) {
        Octets.copy(from, 2, to, 1, 6);
        assertEquals("00a3b4c5d6e7f800", OctetString.copyOf(to, 0, 8).toString());
        assertThrows(IndexOutOfBoundsException.class, () -> Octets.copy(from, 5, to, 0, 6));
        assertThrows(IndexOutOfBoundsException.class, () -> Octets.copy(from, 0, to, 3, 6));
      }
    }
  }

  @Test
  void copiesWithinOneBufferThoughItOverlaps() {
    for (ByteBuffer buffer : Buffers.writable(OCTETS)) {
      Octets.copy(buffer, 0, buffer, 2, 6);
      assertEquals("81928192a3b4c5d6091a", OctetString.copyOf(buffer, 0, 10).toString());
      Octets.copy(buffer, 2, buffer, 0, 6);
      assertEquals("8192a3b4c5d6c5d6091a", OctetString.copyOf(buffer, 0, 10).toString());
    }
  }

  @Property
  void zeroesARangeAndNothingElse(
      @ForAll @IntRange(max = 20) int index, @ForAll @IntRange(max = 40) int length) {
    byte[] full = new byte[64];
    java.util.Arrays.fill(full, (byte) 0xA5);
    for (ByteBuffer buffer : Buffers.writable(full)) {
      Octets.zero(buffer, index, length);
      for (int i = 0; i < 64; i++) {
        boolean inside = i >= index && i < index + length;
        assertEquals(inside ? 0 : 0xA5, Octets.u8(buffer, i));
      }
    }
  }

  @Test
  void comparesRanges() {
    ByteBuffer other = ByteBuffer.allocateDirect(12).put(1, OCTETS);
    for (ByteBuffer buffer : Buffers.readable(OCTETS)) {
      assertTrue(Octets.equal(buffer, 0, other, 1, 10));
      assertTrue(Octets.equal(buffer, 3, other, 4, 5));
      assertTrue(Octets.equal(buffer, 3, other, 0, 0));
      assertFalse(Octets.equal(buffer, 0, other, 0, 1));
      for (int i = 0; i < 10; i++) {
        other.put(1 + i, (byte) ~OCTETS[i]);
        assertFalse(Octets.equal(buffer, 0, other, 1, 10));
        other.put(1 + i, OCTETS[i]);
      }
    }
  }

  @Test
  void dropsSigns() {
    assertEquals(-1, Octets.asBits(-1));
    assertEquals(Long.MIN_VALUE, Octets.asBits(Long.MIN_VALUE));
  }
}
