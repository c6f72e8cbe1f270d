package io.netlayers.testkit.gen.choice;

import io.netlayers.testkit.net.model.Xoshiro256StarStar;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes values of its choices, and nothing else: the same choices give an equal value. Knows no
 * test engine; {@code io.netlayers.testkit.jqwik} makes jqwik's arbitraries of it.
 */
@FunctionalInterface
public interface Generator<T> {
  /** The value that the choices to come decide. */
  T generate(Choices choices);

  /** The value of a seed. */
  default T sample(long seed) {
    return generate(Choices.random(new Xoshiro256StarStar(seed)));
  }

  /** So many values of a seed; the first ones of more are the same. */
  default Stream<T> stream(long seed, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> generate(Choices.random(new Xoshiro256StarStar(seed, i))));
  }

  /** The simplest value: every choice is 0. */
  default T simplest() {
    return generate(Choices.replay());
  }

  /** This generator's values, changed. */
  default <U> Generator<U> map(Function<? super T, ? extends U> change) {
    return choices -> change.apply(generate(choices));
  }

  /** A generator that this one's value picks. */
  default <U> Generator<U> flatMap(Function<? super T, Generator<U>> then) {
    return choices -> then.apply(generate(choices)).generate(choices);
  }

  /** Lists of so many values. */
  default Generator<List<T>> list(int min, int max) {
    return choices -> choices.list(min, max, this);
  }

  /** Values of several generators, each equally likely; the first is the simplest. */
  @SafeVarargs
  static <T> Generator<T> oneOf(Generator<? extends T>... generators) {
    return choices -> generators[choices.below(generators.length)].generate(choices);
  }

  /** As {@link #oneOf(Generator[])}. */
  static <T> Generator<T> oneOf(List<? extends Generator<? extends T>> generators) {
    if (generators.isEmpty()) {
      throw new IllegalArgumentException("no generators");
    }
    return choices -> generators.get(choices.below(generators.size())).generate(choices);
  }
}
