package io.netlayers.http.field;

import io.netlayers.http.text.Chars;
import java.util.List;
import java.util.Optional;

/**
 * Parameters in their order (RFC 9110 §5.6.6); a name may come twice, and then the first is taken.
 *
 * @param list as they stand
 */
public record FieldParameters(List<Parameter> list) {
  /** None. */
  public static final FieldParameters NONE = new FieldParameters(List.of());

  /**
   * A name and its value.
   *
   * @param name a token, of either case
   * @param value without quotes
   */
  public record Parameter(String name, String value) {
    /**
     * A parameter.
     *
     * @throws IllegalArgumentException if the name is no token or the value not quotable
     */
    public Parameter {
      FieldText.requireToken("parameter name", name);
      FieldText.requireQuotable("parameter value", value);
    }

    @Override
    public String toString() {
      return name + "=" + FieldText.tokenOrQuoted(value);
    }
  }

  /** Parameters. */
  public FieldParameters {
    list = List.copyOf(list);
  }

  /** One parameter. */
  public static FieldParameters of(String name, String value) {
    return new FieldParameters(List.of(new Parameter(name, value)));
  }

  /** The value of the first parameter of a name, in either case. */
  public Optional<String> get(String name) {
    for (Parameter parameter : list) {
      if (Chars.equalsIgnoreCase(parameter.name(), name)) {
        return Optional.of(parameter.value());
      }
    }
    return Optional.empty();
  }

  /** How many there are of a name, in either case. */
  public int count(String name) {
    int count = 0;
    for (Parameter parameter : list) {
      count += Chars.equalsIgnoreCase(parameter.name(), name) ? 1 : 0;
    }
    return count;
  }

  /** Each behind a semicolon and a space. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    list.forEach(parameter -> out.append("; ").append(parameter));
    return out.toString();
  }
}
