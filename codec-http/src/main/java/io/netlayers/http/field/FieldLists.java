package io.netlayers.http.field;

import io.netlayers.http.text.Chars;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lists of elements with commas between (RFC 9110 §5.6.1). */
public final class FieldLists {
  private FieldLists() {}

  /** The lines of one field as one value, in their order (RFC 9110 §5.3). */
  public static String combine(List<? extends CharSequence> lines) {
    return String.join(", ", lines);
  }

  /**
   * Elements that a function reads, empty ones ignored.
   *
   * @param element reads one element and answers empty where it is bad
   * @return empty where an element is bad or something follows it; a list of none for a text of
   *     none
   */
  public static <T extends Object> Optional<List<T>> parse(
      CharSequence text, Function<FieldScanner, Optional<T>> element) {
    FieldScanner scanner = new FieldScanner(text);
    List<T> list = new ArrayList<>();
    while (scanner.nextElement()) {
      Optional<T> read = element.apply(scanner);
      if (read.isEmpty() || !scanner.endOfElement()) {
        return Optional.empty();
      }
      list.add(read.get());
    }
    return Optional.of(List.copyOf(list));
  }

  /** Tokens, as in Allow, Trailer or Vary. */
  public static Optional<List<String>> tokens(CharSequence text) {
    return parse(text, scanner -> Optional.ofNullable(scanner.token()));
  }

  /** Whether a list has this token in either case; false too where it is no list of tokens. */
  public static boolean containsToken(CharSequence text, String token) {
    return tokens(text)
        .map(list -> list.stream().anyMatch(t -> Chars.equalsIgnoreCase(t, token)))
        .orElse(false);
  }

  /**
   * Elements as they stand, whatever they are: commas within quoted strings divide nothing. A
   * quoted string without an end runs to the text's.
   */
  public static List<String> split(CharSequence text) {
    List<String> list = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean end = i == text.length();
      char c = end ? ',' : text.charAt(i);
      if (quoted && c == '\\') {
        i = Math.min(i + 1, text.length() - 1);
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && (!quoted || end)) {
        String element = Chars.trimOws(text.subSequence(start, i));
        if (!element.isEmpty()) {
          list.add(element);
        }
        start = i + 1;
      }
    }
    return List.copyOf(list);
  }

  /** A list's text. */
  public static String format(List<? extends Object> list) {
    StringBuilder out = new StringBuilder();
    for (Object element : list) {
      out.append(out.length() == 0 ? "" : ", ").append(element);
    }
    return out.toString();
  }
}
