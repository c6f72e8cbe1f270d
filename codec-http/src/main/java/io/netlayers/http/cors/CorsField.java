package io.netlayers.http.cors;

import io.netlayers.http.field.FieldText;
import io.netlayers.http.text.Chars;
import java.util.List;
import java.util.Optional;

/**
 * A header field.
 *
 * @param name a token, of either case
 * @param value without outer white space, a character an octet
 */
public record CorsField(String name, String value) {
  /**
   * A field.
   *
   * @throws IllegalArgumentException if the name is no token, or the value holds what is no octet,
   *     a NUL, CR or LF; other controls are in the Fetch standard's header values (§2.2.2)
   */
  public CorsField {
    if (!FieldText.isToken(name) || !value.chars().allMatch(CorsField::isGood)) {
      throw new IllegalArgumentException("not a field: " + name);
    }
  }

  private static boolean isGood(int c) {
    return c <= 0xFF && c != 0 && c != '\r' && c != '\n';
  }

  /** The values of a name joined with a comma and a space (Fetch: "get"); empty without any. */
  static Optional<String> get(List<CorsField> fields, String name) {
    List<String> values =
        fields.stream()
            .filter(field -> Chars.equalsIgnoreCase(field.name(), name))
            .map(CorsField::value)
            .toList();
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
  }

  @Override
  public String toString() {
    return name + ": " + value;
  }
}
