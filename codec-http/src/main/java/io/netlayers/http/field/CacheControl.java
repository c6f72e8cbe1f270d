package io.netlayers.http.field;

import io.netlayers.http.text.Chars;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The value of Cache-Control (RFC 9111 §5.2).
 *
 * @param directives as they stand
 */
public record CacheControl(List<Directive> directives) {
  /** What a delta-seconds that no 31 bits hold is taken for (RFC 9111 §1.2.2): 2^31. */
  public static final long MOST_SECONDS = 1L << 31;

  /**
   * A directive.
   *
   * @param name a token, of either case
   * @param argument without quotes
   */
  public record Directive(String name, Optional<String> argument) {
    /**
     * A directive.
     *
     * @throws IllegalArgumentException if the name is no token or the argument not quotable
     */
    public Directive {
      FieldText.requireToken("directive", name);
      argument.ifPresent(text -> FieldText.requireQuotable("argument", text));
    }

    /** A directive without an argument: {@code no-store}. */
    public static Directive of(String name) {
      return new Directive(name, Optional.empty());
    }

    /**
     * A directive with seconds: {@code max-age=60}.
     *
     * @throws IllegalArgumentException if they are negative
     */
    public static Directive of(String name, long seconds) {
      if (seconds < 0) {
        throw new IllegalArgumentException("negative: " + seconds);
      }
      return new Directive(name, Optional.of(Long.toString(seconds)));
    }

    @Override
    public String toString() {
      return name + argument.map(text -> "=" + FieldText.tokenOrQuoted(text)).orElse("");
    }
  }

  /** Directives. */
  public CacheControl {
    directives = List.copyOf(directives);
  }

  /** These directives. */
  public static CacheControl of(Directive... directives) {
    return new CacheControl(List.of(directives));
  }

  /**
   * Reads the field; arguments come as tokens or quoted strings (RFC 9111 §5.2). Directives that no
   * one knows are among the others, to be ignored (§5.2.3).
   *
   * @return empty where the field is malformed, for which one bad directive is enough. That is not
   *     a field without directives: what it was to forbid is not known, and a cache that stores the
   *     response may break it.
   */
  public static Optional<CacheControl> parse(CharSequence text) {
    return FieldLists.parse(text, CacheControl::directive).map(CacheControl::new);
  }

  private static Optional<Directive> directive(FieldScanner scanner) {
    String name = scanner.token();
    if (name == null) {
      return Optional.empty();
    }
    if (!scanner.take('=')) {
      return Optional.of(new Directive(name, Optional.empty()));
    }
    String argument = scanner.tokenOrQuotedString();
    return argument == null
        ? Optional.empty()
        : Optional.of(new Directive(name, Optional.of(argument)));
  }

  /** The first directive of a name, in either case. */
  public Optional<Directive> get(String name) {
    for (Directive directive : directives) {
      if (Chars.equalsIgnoreCase(directive.name(), name)) {
        return Optional.of(directive);
      }
    }
    return Optional.empty();
  }

  /** Whether a directive is there, in either case. */
  public boolean has(String name) {
    return get(name).isPresent();
  }

  /**
   * The seconds that a directive names, 0 to {@link #MOST_SECONDS}. RFC 9111 §4.2.1: of several the
   * first counts, and an argument that is no number is best taken for stale: 0.
   *
   * @param name {@code max-age}, {@code s-maxage}, {@code min-fresh}, {@code
   *     stale-while-revalidate} …
   * @return empty where the directive is not there
   */
  public OptionalLong seconds(String name) {
    Optional<Directive> directive = get(name);
    if (directive.isEmpty()) {
      return OptionalLong.empty();
    }
    String digits = directive.get().argument().orElse("");
    if (!Chars.isDigits(digits)) {
      return OptionalLong.of(0);
    }
    long value = Chars.decimal(digits, MOST_SECONDS);
    return OptionalLong.of(value < 0 ? MOST_SECONDS : value);
  }

  /** The field names that {@code no-cache} or {@code private} lists; none without an argument. */
  public List<String> fieldNames(String name) {
    return get(name).flatMap(Directive::argument).flatMap(FieldLists::tokens).orElse(List.of());
  }

  @Override
  public String toString() {
    return FieldLists.format(directives);
  }
}
