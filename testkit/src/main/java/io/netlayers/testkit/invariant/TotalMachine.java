package io.netlayers.testkit.invariant;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A machine takes every input in every state: it does not throw, and what must always hold holds
 * afterwards. States are ways to make a machine that is in one.
 *
 * @param <M> the machine
 */
public final class TotalMachine<M> {
  private final List<Named<Supplier<? extends M>>> states = new ArrayList<>();
  private final List<Named<Consumer<? super M>>> inputs = new ArrayList<>();
  private final List<Named<Predicate<? super M>>> invariants = new ArrayList<>();
  private final List<Class<? extends RuntimeException>> refusals = new ArrayList<>();
  private Function<? super M, ? extends Object> observation = machine -> "";

  private record Named<T>(String name, T what) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A harness without states and inputs. */
  public TotalMachine() {}

  /**
   * Checks a transition table: every cell filled, the same each time it is asked for.
   *
   * @param cell what the table says; null for nothing
   * @throws AssertionError if a cell is empty, throws or changes; it names all of them
   */
  public static <S extends Object, I extends Object> void checkTable(
      Iterable<S> states,
      Iterable<I> inputs,
      BiFunction<? super S, ? super I, ? extends Object> cell) {
    List<String> holes = new ArrayList<>();
    for (S state : states) {
      for (I input : inputs) {
        String fault = cellFault(state, input, cell);
        if (fault != null) {
          holes.add(state + " x " + input + ": " + fault);
        }
      }
    }
    if (!holes.isEmpty()) {
      throw new AssertionError("the table is not total\n  " + String.join("\n  ", holes));
    }
  }

  /** Adds a state: a fresh machine in it, each time the same. */
  public TotalMachine<M> state(String name, Supplier<? extends M> machine) {
    states.add(new Named<>(name, machine));
    return this;
  }

  /** Adds an input: what is done to a machine. */
  public TotalMachine<M> input(String name, Consumer<? super M> input) {
    inputs.add(new Named<>(name, input));
    return this;
  }

  /** Adds what must hold after every input. */
  public TotalMachine<M> invariant(String name, Predicate<? super M> holds) {
    invariants.add(new Named<>(name, holds));
    return this;
  }

  /**
   * Lets an input be answered with an exception, where a caller's mistake is answered so; the
   * machine must be after it as it was before.
   *
   * @param observation what of the machine is compared, by {@code equals}
   */
  public TotalMachine<M> refusing(
      Class<? extends RuntimeException> refusal,
      Function<? super M, ? extends Object> observation) {
    refusals.add(refusal);
    this.observation = observation;
    return this;
  }

  /**
   * Checks every input in every state.
   *
   * @throws AssertionError if one is not taken or breaks an invariant; it names all of them
   */
  public void check() {
    checkSequences(1);
  }

  /**
   * Checks every sequence of inputs from every state: {@code states * inputs ^ length} machines.
   *
   * @param length inputs of the longest sequences, at least 1; shorter ones come first, and once
   *     some fail no longer ones are tried
   * @throws AssertionError if one is not taken or breaks an invariant; it names the shortest
   *     sequences that do
   */
  public void checkSequences(int length) {
    if (states.isEmpty() || inputs.isEmpty() || length < 1) {
      throw new IllegalArgumentException("no states, no inputs or no length");
    }
    List<List<Named<Consumer<? super M>>>> sequences = List.of(List.of());
    for (int i = 0; i < length; i++) {
      sequences = longer(sequences);
      List<String> faults = new ArrayList<>();
      for (Named<Supplier<? extends M>> state : states) {
        for (List<Named<Consumer<? super M>>> sequence : sequences) {
          String fault = fault(state.what().get(), sequence);
          if (fault != null) {
            faults.add(state + " x " + sequence + ": " + fault);
          }
        }
      }
      if (!faults.isEmpty()) {
        throw new AssertionError("the machine is not total\n  " + String.join("\n  ", faults));
      }
    }
  }

  private List<List<Named<Consumer<? super M>>>> longer(
      List<List<Named<Consumer<? super M>>>> sequences) {
    List<List<Named<Consumer<? super M>>>> longer = new ArrayList<>();
    for (List<Named<Consumer<? super M>>> sequence : sequences) {
      for (Named<Consumer<? super M>> input : inputs) {
        List<Named<Consumer<? super M>>> next = new ArrayList<>(sequence);
        next.add(input);
        longer.add(next);
      }
    }
    return longer;
  }

  private @Nullable String fault(M machine, List<Named<Consumer<? super M>>> sequence) {
    for (Named<Consumer<? super M>> input : sequence) {
      Object before = observation.apply(machine);
      try {
        input.what().accept(machine);
      } catch (Throwable thrown) {
        if (refusals.stream().noneMatch(type -> type.isInstance(thrown))) {
          return "threw " + thrown;
        }
        Object after = observation.apply(machine);
        if (!Objects.deepEquals(before, after)) {
          return "refused with " + thrown + ", but changed from " + before + " to " + after;
        }
      }
    }
    for (Named<Predicate<? super M>> invariant : invariants) {
      if (!invariant.what().test(machine)) {
        return "not so afterwards: " + invariant;
      }
    }
    return null;
  }

  private static <S extends Object, I extends Object> @Nullable String cellFault(
      S state, I input, BiFunction<? super S, ? super I, ? extends Object> cell) {
    try {
      Object first = cell.apply(state, input);
      if (first == null) {
        return "nothing";
      }
      Object second = cell.apply(state, input);
      return first.equals(second) ? null : "now " + first + ", now " + second;
    } catch (Throwable thrown) {
      return "threw " + thrown;
    }
  }
}
