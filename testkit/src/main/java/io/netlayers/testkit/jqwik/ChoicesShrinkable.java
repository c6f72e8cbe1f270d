package io.netlayers.testkit.jqwik;

import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.Generator;
import io.netlayers.testkit.gen.choice.Shrinking;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/** A value with the choices that made it; it shrinks by making its value of simpler ones. */
final class ChoicesShrinkable<T> implements Shrinkable<T> {
  private final Generator<T> generator;
  private final long[] choices;

  private ChoicesShrinkable(Generator<T> generator, long[] choices) {
    this.generator = generator;
    this.choices = choices;
  }

  /** The value that the choices to come decide. */
  static <T> ChoicesShrinkable<T> of(Generator<T> generator, Choices choices) {
    generator.generate(choices);
    return new ChoicesShrinkable<>(generator, choices.recorded());
  }

  /** Made anew each time, so that a test that changes it harms none that comes behind. */
  @Override
  public T value() {
    return generator.generate(Choices.replay(choices));
  }

  @Override
  public Stream<Shrinkable<T>> shrink() {
    return Shrinking.candidates(choices)
        .map(candidate -> of(generator, Choices.replay(candidate)))
        .filter(shrunk -> Shrinking.isSimpler(shrunk.choices, choices))
        .map(shrunk -> shrunk);
  }

  @Override
  public ShrinkingDistance distance() {
    return ShrinkingDistance.of(choices.length, Shrinking.sum(choices));
  }
}
