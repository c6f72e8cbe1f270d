package io.netlayers.testkit.jqwik;

import io.netlayers.testkit.gen.Generators;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.Generator;
import io.netlayers.testkit.net.model.Xoshiro256StarStar;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Makes jqwik's arbitraries of generators. */
public final class NetlayersArbitraries {
  private NetlayersArbitraries() {}

  /** An arbitrary of a generator's values; bounds come by the generator's own bias. */
  public static <T> Arbitrary<T> of(Generator<T> generator) {
    return Arbitraries.fromGenerator(
        random ->
            ChoicesShrinkable.of(
                generator, Choices.random(new Xoshiro256StarStar(random.nextLong()))));
  }

  /**
   * An arbitrary of a value type.
   *
   * @throws IllegalArgumentException if there is no generator of it
   */
  public static <T extends Object> Arbitrary<T> of(Class<T> type) {
    return of(Generators.of(type));
  }
}
