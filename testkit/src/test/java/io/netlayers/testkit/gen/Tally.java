package io.netlayers.testkit.gen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** Counts how often what is asked for comes. */
final class Tally<T> implements Consumer<T> {
  private final Map<String, Predicate<? super T>> wanted = new LinkedHashMap<>();
  private final Map<String, Integer> seen = new LinkedHashMap<>();

  /** Asks for a case. */
  Tally<T> want(String name, Predicate<? super T> test) {
    wanted.put(name, test);
    return this;
  }

  /** Asks for values of a field. */
  Tally<T> bounds(String field, ToIntFunction<? super T> value, int... bounds) {
    for (int bound : bounds) {
      want(field + " " + Integer.toUnsignedString(bound), v -> value.applyAsInt(v) == bound);
    }
    return this;
  }

  /** Asks for every final type that a sealed one permits. */
  Tally<T> everyType(Class<?> sealed) {
    for (Class<?> type : sealed.getPermittedSubclasses()) {
      if (type.isInterface() && type.isSealed()) {
        everyType(type);
      } else {
        want(type.getSimpleName(), type::isInstance);
      }
    }
    return this;
  }

  @Override
  public void accept(T value) {
    wanted.forEach(
        (name, test) -> {
          if (test.test(value)) {
            seen.merge(name, 1, Integer::sum);
          }
        });
  }

  /** What came less often than that, with how often it came. */
  List<String> rarerThan(int times) {
    List<String> rare = new ArrayList<>();
    for (String name : wanted.keySet()) {
      int count = seen.getOrDefault(name, 0);
      if (count < times) {
        rare.add(name + ": " + count);
      }
    }
    return rare;
  }
}
