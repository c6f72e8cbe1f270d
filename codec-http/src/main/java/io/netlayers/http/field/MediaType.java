package io.netlayers.http.field;

import io.netlayers.http.text.Chars;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A media type (RFC 9110 §8.3.1), the value of Content-Type.
 *
 * @param type in lower case
 * @param subtype in lower case
 * @param parameters as they stand
 */
public record MediaType(String type, String subtype, FieldParameters parameters) {
  /**
   * A media type; its names are put into lower case.
   *
   * @throws IllegalArgumentException if type or subtype is no token
   */
  public MediaType {
    FieldText.requireToken("type", type);
    FieldText.requireToken("subtype", subtype);
    type = Chars.lower(type);
    subtype = Chars.lower(subtype);
  }

  /** A media type without parameters. */
  public static MediaType of(String type, String subtype) {
    return new MediaType(type, subtype, FieldParameters.NONE);
  }

  /** Reads one media type, which is the whole text. */
  public static Optional<MediaType> parse(CharSequence text) {
    FieldScanner scanner = new FieldScanner(Chars.trimOws(text));
    return read(scanner).filter(type -> scanner.atEnd());
  }

  /** Reads a media type and all parameters behind it. */
  static Optional<MediaType> read(FieldScanner scanner) {
    String type = scanner.token();
    String subtype = type != null && scanner.take('/') ? scanner.token() : null;
    FieldParameters parameters = subtype == null ? null : scanner.parameters();
    return type == null || subtype == null || parameters == null
        ? Optional.empty()
        : Optional.of(new MediaType(type, subtype, parameters));
  }

  /** {@code type/subtype}, without parameters. */
  public String essence() {
    return type + "/" + subtype;
  }

  /**
   * This media type with one more parameter, behind those that it has.
   *
   * @throws IllegalArgumentException if the name is no token or the value not quotable
   */
  public MediaType with(String name, String value) {
    List<FieldParameters.Parameter> list = new ArrayList<>(parameters.list());
    list.add(new FieldParameters.Parameter(name, value));
    return new MediaType(type, subtype, new FieldParameters(list));
  }

  /** The {@code charset} parameter. */
  public Optional<String> charset() {
    return parameters.get("charset");
  }

  @Override
  public String toString() {
    return essence() + parameters;
  }
}
