package io.netlayers.http.structured;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What follows an item or an inner list behind semicolons (RFC 9651 §3.1.2), in order.
 *
 * @param list each key once
 */
public record Parameters(List<Parameter> list) {
  /** None. */
  public static final Parameters NONE = new Parameters(List.of());

  /**
   * A key and its value.
   *
   * @param key see {@link Keys#isKey}
   * @param value true where the text has none
   */
  public record Parameter(String key, BareItem value) {
    /**
     * A parameter.
     *
     * @throws IllegalArgumentException if the key is none
     */
    public Parameter {
      Keys.require(key);
    }

    @Override
    public String toString() {
      return value.equals(BareItem.BooleanItem.TRUE) ? ";" + key : ";" + key + "=" + value;
    }
  }

  /**
   * Parameters.
   *
   * @throws IllegalArgumentException if a key is there twice
   */
  public Parameters {
    list = List.copyOf(list);
    Set<String> seen = new HashSet<>();
    for (Parameter parameter : list) {
      if (!seen.add(parameter.key())) {
        throw new IllegalArgumentException("key there twice: " + parameter.key());
      }
    }
  }

  /** Parameters in this order. */
  public static Parameters of(Parameter... parameters) {
    return new Parameters(List.of(parameters));
  }

  /** The value of a key. */
  public Optional<BareItem> get(String key) {
    for (Parameter parameter : list) {
      if (parameter.key().equals(key)) {
        return Optional.of(parameter.value());
      }
    }
    return Optional.empty();
  }

  /** The serialization (RFC 9651 §4.1.1.2). */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    list.forEach(out::append);
    return out.toString();
  }
}
