package io.netlayers.testkit.gen.choice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Generators by the type that they make. A sealed type that none was added for is made by those of
 * the types it permits, each equally likely, and an enum by its constants.
 */
public final class GeneratorTable {
  private final Map<Class<?>, Generator<?>> byType = new LinkedHashMap<>();

  /** A table of nothing. */
  public GeneratorTable() {}

  /**
   * Adds a type's generator.
   *
   * @throws IllegalArgumentException if the type has one
   */
  public <T extends Object> GeneratorTable add(Class<T> type, Generator<? extends T> generator) {
    if (byType.putIfAbsent(type, generator) != null) {
      throw new IllegalArgumentException("a second generator of " + type);
    }
    return this;
  }

  /** Adds all of another table. */
  public GeneratorTable addAll(GeneratorTable other) {
    other.byType.forEach(this::put);
    return this;
  }

  private void put(Class<?> type, Generator<?> generator) {
    if (byType.putIfAbsent(type, generator) != null) {
      throw new IllegalArgumentException("a second generator of " + type);
    }
  }

  /** The types that a generator was added for or worked out for, in that order. */
  public Set<Class<?>> types() {
    Set<Class<?>> types = new LinkedHashSet<>();
    for (Class<?> type : byType.keySet()) {
      types.add(type);
    }
    return types;
  }

  /**
   * The generator of a type.
   *
   * @throws IllegalArgumentException if there is none
   */
  public <T extends Object> Generator<T> of(Class<T> type) {
    return find(type)
        .orElseThrow(() -> new IllegalArgumentException("no generator of " + type.getName()));
  }

  /** The generator of a type, where there is one. */
  @SuppressWarnings("unchecked") // add() admits only generators of the type
  public <T extends Object> Optional<Generator<T>> find(Class<T> type) {
    return Optional.ofNullable((Generator<T>) lookUp(type));
  }

  /** As {@link #find}, of a type that is not known before. */
  public Optional<Generator<?>> findAny(Class<?> type) {
    return Optional.ofNullable(lookUp(type));
  }

  private @Nullable Generator<?> lookUp(Class<?> type) {
    Generator<?> generator = byType.get(type);
    if (generator == null) {
      generator = workedOut(type);
      if (generator != null) {
        byType.put(type, generator);
      }
    }
    return generator;
  }

  @SuppressWarnings("signedness:assignment") // constants of an enum are no numbers
  private @Nullable Generator<?> workedOut(Class<?> type) {
    @Nullable Object @Nullable [] constants = type.getEnumConstants();
    if (constants != null) {
      List<Object> all = new ArrayList<>();
      for (Object constant : constants) {
        if (constant != null) {
          all.add(constant);
        }
      }
      return all.isEmpty() ? null : choices -> choices.oneOf(all);
    }
    Class<?> @Nullable [] permitted = type.getPermittedSubclasses();
    if (permitted == null) {
      return null;
    }
    List<Generator<?>> variants = new ArrayList<>();
    for (Class<?> variant : permitted) {
      Generator<?> found = lookUp(variant);
      if (found == null) {
        return null;
      }
      variants.add(found);
    }
    return Generator.oneOf(variants);
  }
}
