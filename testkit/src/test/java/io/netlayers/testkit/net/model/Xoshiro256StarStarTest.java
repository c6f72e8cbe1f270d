package io.netlayers.testkit.net.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class Xoshiro256StarStarTest {
  private static final long FIRST_OF_SEED_42 = -6931346513448989765L;

  /** What the authors' C code gives for the state 1, 2, 3, 4. */
  @Test
  void knownAnswers() {
    RandomSource random = new Xoshiro256StarStar(1, 2, 3, 4);
    String[] expected = {
      "11520",
      "0",
      "1509978240",
      "1215971899390074240",
      "1216172134540287360",
      "607988272756665600",
      "16172922978634559625",
      "8476171486693032832",
      "10595114339597558777",
      "2904607092377533576"
    };
    for (String one : expected) {
      assertEquals(one, Long.toUnsignedString(random.nextLong()));
    }
  }

  /** A seed keeps its meaning: whoever noted one wants to see that run again. */
  @Test
  void seedsMeanWhatTheyMeant() {
    assertEquals(FIRST_OF_SEED_42, new Xoshiro256StarStar(42).nextLong());
    assertEquals(FIRST_OF_SEED_42, new Xoshiro256StarStar(42, 0).nextLong());
    assertFalse(FIRST_OF_SEED_42 == new Xoshiro256StarStar(42, 1).nextLong());
    assertFalse(FIRST_OF_SEED_42 == new Xoshiro256StarStar(43).nextLong());
  }

  @Test
  void numbersBelowABoundAreEquallyLikely() {
    RandomSource random = new Xoshiro256StarStar(7);
    int[] counts = new int[7];
    for (int i = 0; i < 70_000; i++) {
      counts[(int) random.below(7)]++;
    }
    for (int count : counts) {
      assertEquals(10_000, count, 500); // 5 sigma are 463
    }
    assertEquals(0, random.below(1));
    assertTrue(random.below(Long.MAX_VALUE) >= 0);
    assertThrows(IllegalArgumentException.class, () -> random.below(0));
  }

  /** Numbers of the incomplete last run are drawn again. */
  @Test
  void noNumberIsFavoured() {
    long third = Long.MAX_VALUE / 3 * 2; // half of all draws would fall twice on its lower half
    long[] draws = {third, -1, 5};
    int[] next = {0};
    RandomSource random = () -> draws[next[0]++];
    assertEquals(5, random.below(third));
    assertEquals(3, next[0]);
  }

  @Test
  void doublesAreWithinZeroAndOne() {
    assertEquals(0.0, ((RandomSource) () -> 0).nextDouble());
    assertEquals(1 - RandomSource.ULP, ((RandomSource) () -> -1).nextDouble());
    assertTrue(1 - RandomSource.ULP < 1);
  }

  @Test
  void certaintiesDrawNothing() {
    RandomSource none =
        () -> {
          throw new AssertionError("drew");
        };
    assertFalse(none.happens(0));
    assertTrue(none.happens(1_000_000));
    RandomSource random = new Xoshiro256StarStar(1);
    int happened = 0;
    for (int i = 0; i < 100_000; i++) {
      happened += random.happens(250_000) ? 1 : 0;
    }
    assertEquals(25_000, happened, 700); // 5 sigma are 685
  }

  /** 2^63 numbers are drawn from; behind 3 * 2^61 of them begins a second, incomplete run. */
  @Test
  void theLastNumberOfACompleteRunCounts() {
    long bound = 3L << 61;
    assertEquals(bound - 1, ((RandomSource) () -> bound - 1).below(bound));
    long[] draws = {bound, 4};
    int[] next = {0};
    assertEquals(4, ((RandomSource) () -> draws[next[0]++]).below(bound));
  }

  @Test
  void aProbabilityIsAShareOfAMillion() {
    RandomSource constant = () -> 250_000;
    assertFalse(constant.happens(250_000));
    assertTrue(constant.happens(250_001));
  }
}
