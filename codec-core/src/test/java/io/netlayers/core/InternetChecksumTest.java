package io.netlayers.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class InternetChecksumTest {
  /** RFC 1071 §4.1 in Java: one word of 16 bits at a time, folded at once. */
  private static int reference(byte[] octets, int from, int length) {
    int sum = 0;
    for (int i = 0; i < length; i += 2) {
      int low = i + 1 < length ? octets[from + i + 1] & 0xFF : 0;
      sum += (octets[from + i] & 0xFF) << 8 | low;
      sum = (sum & 0xFFFF) + (sum >> 16);
    }
    return sum;
  }

  private static byte[] random(int seed, int length) {
    byte[] octets = new byte[length];
    new Random(seed).nextBytes(octets);
    return octets;
  }

  /** The example of RFC 1071 §3. */
  @Test
  void sumsTheExampleOfTheRfc() {
    ByteBuffer buffer = OctetString.ofHex("0001f203f4f5f6f7").asByteBuffer();
    assertEquals(0xDDF2, InternetChecksum.fold(InternetChecksum.sum(buffer, 0, 8)));
    assertEquals(0x220D, InternetChecksum.of(buffer, 0, 8));
  }

  @Test
  void agreesWithTheReferenceAtEveryLengthAndOffset() {
    byte[] octets = random(1, 220);
    for (ByteBuffer buffer : Buffers.readable(octets)) {
      for (int offset = 0; offset < 9; offset++) {
        for (int length = 0; length <= 200; length++) {
          int expected = reference(octets, offset, length);
          long sum = InternetChecksum.sum(buffer, offset, length);
          assertEquals(expected, InternetChecksum.fold(sum), offset + " + " + length);
          assertEquals(~expected & 0xFFFF, InternetChecksum.of(buffer, offset, length));
        }
      }
    }
  }

  @Test
  void carriesWhereEveryBitIsSet() {
    byte[] octets = new byte[70_000];
    Arrays.fill(octets, (byte) 0xFF);
    for (int length : new int[] {1, 2, 3, 31, 32, 33, 64, 1460, 65_535, 70_000}) {
      long sum = InternetChecksum.sum(ByteBuffer.wrap(octets), 0, length);
      assertEquals(reference(octets, 0, length), InternetChecksum.fold(sum));
    }
  }

  @Test
  void readsNothingOutsideTheRange() {
    ByteBuffer buffer = ByteBuffer.allocate(40).limit(36);
    assertEquals(0, InternetChecksum.sum(buffer, 36, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> InternetChecksum.sum(buffer, 0, 37));
    assertThrows(IndexOutOfBoundsException.class, () -> InternetChecksum.sum(buffer, -1, 4));
    assertThrows(IndexOutOfBoundsException.class, () -> InternetChecksum.sum(buffer, 4, -1));
    assertThrows(IndexOutOfBoundsException.class, () -> InternetChecksum.sum(buffer, 37, 0));
    assertThrows(
        IndexOutOfBoundsException.class, () -> InternetChecksum.sum(buffer, 30, Integer.MAX_VALUE));
  }

  @Property(tries = 300)
  void partsAppendToTheWhole(
      @ForAll @Size(max = 60) byte[] octets,
      @ForAll @IntRange(max = 60) int a,
      @ForAll @IntRange(max = 60) int b) {
    int first = Math.min(Math.min(a, b), octets.length);
    int second = Math.min(Math.max(a, b), octets.length);
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    long sum = InternetChecksum.sum(buffer, 0, first);
    sum = InternetChecksum.append(sum, first, InternetChecksum.sum(buffer, first, second - first));
    long rest = InternetChecksum.sum(buffer, second, octets.length - second);
    sum = InternetChecksum.append(sum, second, rest);
    assertEquals(reference(octets, 0, octets.length), InternetChecksum.fold(sum));
  }

  @Property
  void foldsAnySum(@ForAll @LongRange(min = 0) long sum) {
    long folded = sum;
    while (folded >> 16 != 0) {
      folded = (folded & 0xFFFF) + (folded >> 16);
    }
    assertEquals(folded, InternetChecksum.fold(sum));
    assertEquals(~folded & 0xFFFF, InternetChecksum.finish(sum));
  }

  @Test
  void foldsTheGreatestSums() {
    assertEquals(0, InternetChecksum.fold(0));
    assertEquals(0xFFFF, InternetChecksum.fold(0xFFFF));
    assertEquals(1, InternetChecksum.fold(0x10000));
    assertEquals(0xFFFF, InternetChecksum.fold(0xFFFFFFFFL));
    assertEquals(0x7FFF, InternetChecksum.fold(Long.MAX_VALUE));
  }

  @Property
  void validWhereTheChecksumIsIn(@ForAll @Size(min = 2, max = 80) byte[] octets) {
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    buffer.putShort(0, (short) 0);
    buffer.putShort(0, (short) InternetChecksum.of(buffer, 0, octets.length));
    assertTrue(InternetChecksum.isValid(InternetChecksum.sum(buffer, 0, octets.length)));
    octets[octets.length - 1] ^= 1;
    assertFalse(InternetChecksum.isValid(InternetChecksum.sum(buffer, 0, octets.length)));
  }

  /** A message with one word that is not zero, as every real one has: no corner is left. */
  @Property
  void update16IsARecomputation(
      @ForAll @Size(8) byte[] octets, @ForAll @IntRange(max = 0xFFFF) int after) {
    octets[7] |= 1;
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    int checksum = InternetChecksum.of(buffer, 0, 8);
    int before = Octets.u16(buffer, 2);
    Octets.put16(buffer, 2, after);
    assertEquals(
        InternetChecksum.of(buffer, 0, 8), InternetChecksum.update16(checksum, before, after));
  }

  @Property
  void update32IsARecomputation(@ForAll @Size(12) byte[] octets, @ForAll int after) {
    octets[11] |= 1;
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    int checksum = InternetChecksum.of(buffer, 0, 12);
    int before = Octets.bits32(buffer, 4);
    Octets.putBits32(buffer, 4, after);
    assertEquals(
        InternetChecksum.of(buffer, 0, 12), InternetChecksum.update32(checksum, before, after));
  }

  @Test
  void update16AgreesAtItsBounds() {
    int[] bounds = {0, 1, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF};
    ByteBuffer buffer = ByteBuffer.allocate(6);
    for (int other : new int[] {1, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF}) {
      for (int before : bounds) {
        for (int after : bounds) {
          Octets.put16(buffer, 0, other);
          Octets.put16(buffer, 2, before);
          int checksum = InternetChecksum.of(buffer, 0, 6);
          Octets.put16(buffer, 2, after);
          assertEquals(
              InternetChecksum.of(buffer, 0, 6),
              InternetChecksum.update16(checksum, before, after),
              other + ": " + before + " to " + after);
        }
      }
    }
  }

  /** RFC 1624 §4: "HC = 0xDD2F, m = 0x5555, m' = 0x3285": equation 2 gives 0xFFFF, 3 gives 0. */
  @Test
  void takesTheCornerOfRfc1624() {
    assertEquals(0x0000, InternetChecksum.update16(0xDD2F, 0x5555, 0x3285));
  }

  @Test
  void takesThePseudoHeaderOfIpv4() {
    OctetString whole = OctetString.ofHex("c0000201" + "ffffffff" + "0006" + "0000");
    long expected = InternetChecksum.sum(whole.asByteBuffer(), 0, 12);
    long sum = InternetChecksum.pseudoHeader(0xC0000201, 0xFFFFFFFF, 6);
    assertEquals(InternetChecksum.fold(expected), InternetChecksum.fold(sum));
    assertEquals(sum, InternetChecksum.pseudoHeader(0xFFFFFFFF, 0xC0000201, 6));
    assertEquals(
        sum,
        InternetChecksum.pseudoHeader(Ipv4Address.parse("192.0.2.1"), Ipv4Address.BROADCAST, 6));
  }

  @Test
  void takesThePseudoHeaderOfIpv6() {
    Ipv6Address source = Ipv6Address.parse("2001:db8:ffff:ffff:ffff:ffff:ffff:fffe");
    Ipv6Address destination = Ipv6Address.parse("ff02::1:ff00:1");
    ByteBuffer whole = ByteBuffer.allocate(40);
    source.write(whole, 0);
    destination.write(whole, 16);
    Octets.put8(whole, 39, 58);
    long sum = InternetChecksum.pseudoHeader(source, destination, 58);
    assertEquals(
        InternetChecksum.fold(InternetChecksum.sum(whole, 0, 40)), InternetChecksum.fold(sum));
    assertEquals(sum, InternetChecksum.pseudoHeader(destination, source, 58));
    assertEquals(
        sum,
        InternetChecksum.pseudoHeader(
            source.high(), source.low(), destination.high(), destination.low(), 58));
    assertThrows(
        IllegalArgumentException.class,
        () -> InternetChecksum.pseudoHeader(source, Ipv4Address.LOOPBACK, 6));
    assertThrows(
        IllegalArgumentException.class,
        () -> InternetChecksum.pseudoHeader(Ipv4Address.LOOPBACK, source, 6));
  }
}
