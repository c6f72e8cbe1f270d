package io.netlayers.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SeqNumbersTest {
  @Test
  void comparesAcrossTheWrap() {
    assertTrue(SeqNumbers.lessThan(0xFFFFFFFF, 0));
    assertTrue(SeqNumbers.lessThan(0x7FFFFFFF, 0x80000000));
    assertTrue(SeqNumbers.lessThan(0, 0x7FFFFFFF));
    assertFalse(SeqNumbers.lessThan(0, 0x80000001));
    assertFalse(SeqNumbers.lessThan(5, 5));
    assertTrue(SeqNumbers.lessOrEqual(5, 5));
    assertFalse(SeqNumbers.lessOrEqual(6, 5));
    assertTrue(SeqNumbers.greaterThan(0, 0xFFFFFFFF));
    assertFalse(SeqNumbers.greaterThan(5, 5));
    assertTrue(SeqNumbers.greaterOrEqual(5, 5));
    assertFalse(SeqNumbers.greaterOrEqual(0xFFFFFFFF, 0));
  }

  @Test
  void findsTheFarthest() {
    assertEquals(3, SeqNumbers.max(0xFFFFFFF0, 3));
    assertEquals(3, SeqNumbers.max(3, 0xFFFFFFF0));
    assertEquals(0xFFFFFFF0, SeqNumbers.min(0xFFFFFFF0, 3));
    assertEquals(0xFFFFFFF0, SeqNumbers.min(3, 0xFFFFFFF0));
  }

  @Test
  void holdsWindowsOfEverySize() {
    assertFalse(SeqNumbers.inWindow(7, 7, 0));
    assertTrue(SeqNumbers.inWindow(7, 7, 1));
    assertFalse(SeqNumbers.inWindow(8, 7, 1));
    assertFalse(SeqNumbers.inWindow(6, 7, 1L << 30));
    assertTrue(SeqNumbers.inWindow(2, 0xFFFFFFFE, 5));
    assertFalse(SeqNumbers.inWindow(3, 0xFFFFFFFE, 5));
    assertTrue(SeqNumbers.inWindow(6, 7, 1L << 32));
    assertTrue(SeqNumbers.between(0xFFFFFFFE, 2, 3));
    assertTrue(SeqNumbers.between(0xFFFFFFFE, 0xFFFFFFFE, 3));
    assertFalse(SeqNumbers.between(0xFFFFFFFE, 3, 3));
    assertFalse(SeqNumbers.between(0xFFFFFFFE, 0xFFFFFFFD, 3));
    assertFalse(SeqNumbers.between(3, 3, 3));
  }

  @Property
  void distanceUndoesAdd(@ForAll int seq, @ForAll int step) {
    assertEquals(step, SeqNumbers.distance(seq, SeqNumbers.add(seq, step)));
  }

  @Property
  void orderIsThatOfTheDistance(
      @ForAll int seq, @ForAll @IntRange(min = 1, max = Integer.MAX_VALUE) int ahead) {
    int later = SeqNumbers.add(seq, ahead);
    assertTrue(SeqNumbers.lessThan(seq, later));
    assertFalse(SeqNumbers.lessThan(later, seq));
    assertEquals(later, SeqNumbers.max(seq, later));
    assertEquals(seq, SeqNumbers.min(seq, later));
  }

  @Property
  void windowAgreesWithWideArithmetic(
      @ForAll int seq, @ForAll int start, @ForAll @LongRange(min = 0, max = 1L << 32) long size) {
    long ahead = Math.floorMod((long) seq - start, 1L << 32);
    assertEquals(ahead < size, SeqNumbers.inWindow(seq, start, size));
  }
}
