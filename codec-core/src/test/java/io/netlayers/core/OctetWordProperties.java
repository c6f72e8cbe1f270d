package io.netlayers.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A word's fields are those of its octets, one by one. */
class OctetWordProperties {
  @Property
  void fieldsAreThoseOfTheOctets(@ForAll long bits, @ForAll @IntRange(max = 7) int place) {
    ByteBuffer octets = ByteBuffer.allocate(8).putLong(0, bits);
    long word = Octets.bits64(octets, 0);
    assertEquals(octets.get(place) & 0xFF, OctetWord.u8(word, place));
    int two = Math.min(place, 6);
    assertEquals(octets.getShort(two) & 0xFFFF, OctetWord.u16(word, two));
    int four = Math.min(place, 4);
    assertEquals(octets.getInt(four), OctetWord.bits32(word, four));
    int six = Math.min(place, 2);
    assertEquals(Octets.u48(octets, six), OctetWord.u48(word, six));
  }

  @Property
  void changedWordIsThatOfTheChangedOctets(
      @ForAll long bits, @ForAll long value, @ForAll @IntRange(max = 7) int place) {
    int two = Math.min(place, 6);
    int four = Math.min(place, 4);
    int six = Math.min(place, 2);
    long word = Octets.asBits(bits);
    assertEquals(
        octets(bits).put(place, (byte) value).getLong(0),
        OctetWord.with8(word, place, (int) value));
    assertEquals(
        octets(bits).putShort(two, (short) value).getLong(0),
        OctetWord.with16(word, two, (int) value));
    assertEquals(
        octets(bits).putInt(four, (int) value).getLong(0),
        OctetWord.with32(word, four, (int) value));
    ByteBuffer changed = octets(bits);
    Octets.put48(changed, six, value);
    assertEquals(changed.getLong(0), OctetWord.with48(word, six, value));
  }

  private static ByteBuffer octets(long bits) {
    return ByteBuffer.allocate(8).putLong(0, bits);
  }
}
