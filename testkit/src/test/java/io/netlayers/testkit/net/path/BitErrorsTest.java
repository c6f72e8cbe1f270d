package io.netlayers.testkit.net.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.testkit.net.model.RandomSource;
import io.netlayers.testkit.net.model.Xoshiro256StarStar;
import org.junit.jupiter.api.Test;

class BitErrorsTest {
  private final Bench bench = new Bench();

  /** The least number that can be drawn makes the longest distance, not none at all. */
  @Test
  void theLongestDistance() {
    RandomSource least = () -> 0;
    BitErrors errors = new BitErrors(least, least);
    errors.noiseIs(1_000_000);
    // ln(2^-54) / ln(1 - 10^-3) is 37,411.6
    assertFalse(errors.addNoise(bench.packet(37_411 / 8, 0))); // 37,408 bits
    Packet packet = bench.packet(1, 0);
    assertTrue(errors.addNoise(packet));
    assertEquals(0x10, packet.octets().get(0)); // bit 3 of the octet, from the highest
  }

  @Test
  void theGreatestNumberIsTheNextBit() {
    RandomSource greatest = () -> -1;
    BitErrors errors = new BitErrors(greatest, greatest);
    errors.noiseIs(1_000_000);
    Packet packet = bench.packet(2, 0);
    assertTrue(errors.addNoise(packet));
    assertEquals(-1, packet.octets().getShort(0));
    errors.noiseIs(0);
    assertFalse(errors.addNoise(packet));
  }

  /** Of 16 bits each pair is as likely. */
  @Test
  void everyPairOfBitsIsAsLikely() {
    BitErrors errors = new BitErrors(new Xoshiro256StarStar(1), new Xoshiro256StarStar(2));
    int[] counts = new int[1 << 16];
    for (int i = 0; i < 12_000; i++) {
      Packet packet = bench.packet(2, 0);
      errors.flipSome(packet, 2);
      int bits = packet.octets().getShort(0) & 0xFFFF;
      assertEquals(2, Integer.bitCount(bits));
      counts[bits]++;
      bench.pool.giveBack(packet);
    }
    for (int i = 0; i < 16; i++) {
      for (int j = 0; j < i; j++) {
        assertEquals(100, counts[1 << i | 1 << j], 50);
      }
    }
  }
}
