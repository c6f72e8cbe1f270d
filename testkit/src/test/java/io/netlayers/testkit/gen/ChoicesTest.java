package io.netlayers.testkit.gen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.OctetString;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.Generator;
import io.netlayers.testkit.gen.choice.Shrinking;
import io.netlayers.testkit.net.model.Xoshiro256StarStar;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Choices are bounded, recorded and replayed; simpler ones give simpler values. */
class ChoicesTest {
  private static final Generator<List<Integer>> NUMBERS = c -> c.list(0, 20, each -> each.u16());

  @Test
  void whatWasDrawnIsReplayed() {
    Choices random = Choices.random(new Xoshiro256StarStar(5));
    List<Integer> numbers = NUMBERS.generate(random);
    Choices again = Choices.replay(random.recorded());
    assertEquals(numbers, NUMBERS.generate(again));
    assertArrayEquals(random.recorded(), again.recorded());
  }

  @Test
  void aReplayStaysWithinItsBounds() {
    Choices choices = Choices.replay(99, -5, 1);
    assertEquals(4, choices.below(5));
    assertEquals(10, choices.between(10, 20));
    assertEquals(true, choices.flag());
    assertEquals(0, choices.below(5), "behind the last choice");
    assertArrayEquals(new long[] {4, 0, 1, 0}, choices.recorded());
  }

  @Test
  void aRangeIsNotEmptyAndFits63Bits() {
    Choices choices = Choices.replay();
    assertThrows(IllegalArgumentException.class, () -> choices.between(1, 0));
    assertThrows(IllegalArgumentException.class, () -> choices.between(-1, Long.MAX_VALUE));
    assertEquals(7, choices.between(7, 7));
  }

  @Test
  void endsAndPowersOfTwoAreLikelier() {
    Tally<Integer> tally = new Tally<>();
    tally.bounds("u16", n -> n, 0, 1, 2, 127, 128, 255, 256, 32767, 32768, 65534, 65535);
    Generator<Integer> u16 = Choices::u16;
    u16.stream(3, 10_000).forEach(tally);
    assertEquals(List.of(), tally.rarerThan(15));
  }

  @Test
  void everyOneOfSeveralIsAsLikely() {
    int[] count = new int[5];
    Generator<Integer> one = c -> c.below(5);
    one.stream(4, 10_000).forEach(n -> count[n]++);
    assertTrue(Arrays.stream(count).allMatch(n -> n > 1800), Arrays.toString(count));
  }

  @Test
  void octetsOfEveryPattern() {
    Tally<OctetString> tally = new Tally<>();
    tally
        .want("zeros", o -> o.length() > 16 && o.u8(5) == 0 && o.u8(16) == 0)
        .want("counting", o -> o.length() > 16 && o.u8(5) == 5 && o.u8(16) == 16)
        .want("ones", o -> o.length() > 16 && o.u8(5) == 255 && o.u8(16) == 255)
        .bounds("length", OctetString::length, 0, 1, 16, 17, 99, 100);
    Generator<OctetString> octets = c -> c.octets(0, 100);
    octets.stream(6, 5_000).forEach(tally);
    assertEquals(List.of(), tally.rarerThan(20));
  }

  /**
   * Shrinks as an engine does: the first simpler choices that fail as well, until there are none.
   */
  private static <T> T shrunk(Generator<T> generator, Predicate<T> fails) {
    for (long seed = 0; ; seed++) {
      Choices choices = Choices.random(new Xoshiro256StarStar(seed));
      if (fails.test(generator.generate(choices))) {
        return shrunk(generator, choices.recorded(), fails);
      }
    }
  }

  private static <T> T shrunk(Generator<T> generator, long[] from, Predicate<T> fails) {
    long[] best = from;
    while (true) {
      long[] current = best;
      Optional<long[]> simpler =
          Shrinking.candidates(current)
              .map(c -> consumed(generator, c))
              .filter(c -> Shrinking.isSimpler(c, current))
              .filter(c -> fails.test(generator.generate(Choices.replay(c))))
              .findFirst();
      if (simpler.isEmpty()) {
        return generator.generate(Choices.replay(best));
      }
      best = simpler.get();
    }
  }

  private static <T> long[] consumed(Generator<T> generator, long[] candidate) {
    Choices choices = Choices.replay(candidate);
    generator.generate(choices);
    return choices.recorded();
  }

  @Test
  void failuresShrinkToTheLeastThatFails() {
    assertEquals(List.of(1000), shrunk(NUMBERS, l -> l.stream().anyMatch(n -> n >= 1000)));
    assertEquals(List.of(0, 0, 0), shrunk(NUMBERS, l -> l.size() >= 3));
    assertEquals(
        OctetString.copyOf(new byte[40]),
        shrunk(c -> c.octets(0, 100), (OctetString o) -> o.length() >= 40));
  }
}
