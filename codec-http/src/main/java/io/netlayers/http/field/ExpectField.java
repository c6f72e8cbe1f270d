package io.netlayers.http.field;

import io.netlayers.http.text.Chars;
import java.util.List;
import java.util.Optional;

/**
 * The value of Expect (RFC 9110 §10.1.1).
 *
 * @param expectations names with their values, if any; names compare in either case
 */
public record ExpectField(List<Expectation> expectations) {
  /**
   * One expectation.
   *
   * @param name a token
   * @param value without quotes
   * @param parameters behind a value
   */
  public record Expectation(String name, Optional<String> value, FieldParameters parameters) {
    /**
     * An expectation.
     *
     * @throws IllegalArgumentException if the name is no token, the value not quotable, or there
     *     are parameters without a value
     */
    public Expectation {
      FieldText.requireToken("expectation", name);
      value.ifPresent(text -> FieldText.requireQuotable("value", text));
      if (value.isEmpty() && !parameters.list().isEmpty()) {
        throw new IllegalArgumentException("parameters without a value");
      }
    }

    @Override
    public String toString() {
      return name + value.map(text -> "=" + FieldText.tokenOrQuoted(text)).orElse("") + parameters;
    }
  }

  /** Expectations. */
  public ExpectField {
    expectations = List.copyOf(expectations);
  }

  /** Reads the field. */
  public static Optional<ExpectField> parse(CharSequence text) {
    return FieldLists.parse(text, ExpectField::expectation).map(ExpectField::new);
  }

  private static Optional<Expectation> expectation(FieldScanner scanner) {
    String name = scanner.token();
    if (name == null || !scanner.take('=')) {
      return Optional.ofNullable(name)
          .map(n -> new Expectation(n, Optional.empty(), FieldParameters.NONE));
    }
    String value = scanner.tokenOrQuotedString();
    FieldParameters parameters = value == null ? null : scanner.parameters();
    return value == null || parameters == null
        ? Optional.empty()
        : Optional.of(new Expectation(name, Optional.of(value), parameters));
  }

  /** Whether there is nothing but {@code 100-continue}; anything else may be answered with 417. */
  public boolean isContinueOnly() {
    return !expectations.isEmpty() && expectations.stream().allMatch(ExpectField::isContinue);
  }

  private static boolean isContinue(Expectation expectation) {
    return expectation.value().isEmpty()
        && Chars.equalsIgnoreCase(expectation.name(), "100-continue");
  }

  @Override
  public String toString() {
    return FieldLists.format(expectations);
  }
}
