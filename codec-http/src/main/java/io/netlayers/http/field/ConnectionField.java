package io.netlayers.http.field;

import io.netlayers.http.text.Chars;
import java.util.List;
import java.util.Optional;

/**
 * The value of Connection (RFC 9110 §7.6.1).
 *
 * @param options in lower case
 */
public record ConnectionField(List<String> options) {
  /**
   * Fields that a proxy takes away though Connection does not name them (RFC 9110 §7.6.1): they
   * were used per connection before that was so.
   */
  public static final List<String> ALWAYS_PER_HOP =
      List.of("connection", "proxy-connection", "keep-alive", "te", "transfer-encoding", "upgrade");

  /**
   * Options.
   *
   * @throws IllegalArgumentException if one is no token
   */
  public ConnectionField {
    options = options.stream().map(Chars::lower).toList();
    options.forEach(option -> FieldText.requireToken("connection option", option));
  }

  /**
   * These options.
   *
   * @throws IllegalArgumentException if one is no token
   */
  public static ConnectionField of(String... options) {
    return new ConnectionField(List.of(options));
  }

  /** Reads the field. */
  public static Optional<ConnectionField> parse(CharSequence text) {
    return FieldLists.tokens(text).map(ConnectionField::new);
  }

  /**
   * Whether an option is there, in either case: {@code close}, {@code keep-alive}, a field's name.
   */
  public boolean has(String option) {
    return options.contains(Chars.lower(option));
  }

  /** Whether a proxy must not forward a field of this name (RFC 9110 §7.6.1). */
  public boolean isPerHop(String fieldName) {
    return has(fieldName) || ALWAYS_PER_HOP.contains(Chars.lower(fieldName));
  }

  @Override
  public String toString() {
    return FieldLists.format(options);
  }
}
