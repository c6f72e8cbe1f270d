package io.netlayers.http.field;

import io.netlayers.http.text.Chars;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tokens with weights: Accept-Encoding, Accept-Charset and Accept-Language (RFC 9110 §12.5.2 to
 * §12.5.4). Names compare in either case; {@code *} stands for all that no other element names.
 *
 * @param elements as they stand
 */
public record WeightedTokens(List<Element> elements) {
  /**
   * A name and how much it is wanted.
   *
   * @param name a token: a coding, a charset, a language range, or an asterisk
   * @param weight in thousandths, 0 to 1000; 0 is "not acceptable"
   */
  public record Element(String name, int weight) {
    /**
     * An element.
     *
     * @throws IllegalArgumentException if the name is no token or the weight out of range
     */
    public Element {
      FieldText.requireToken("name", name);
      Weight.require(weight);
    }

    @Override
    public String toString() {
      return name + Weight.suffix(weight);
    }
  }

  /** Elements. */
  public WeightedTokens {
    elements = List.copyOf(elements);
  }

  /** Reads any of the three fields. */
  public static Optional<WeightedTokens> parse(CharSequence text) {
    return FieldLists.parse(
            text,
            scanner -> {
              String name = scanner.token();
              int weight = name == null ? -1 : scanner.weight();
              return name == null || weight < 0
                  ? Optional.<Element>empty()
                  : Optional.of(new Element(name, weight));
            })
        .map(WeightedTokens::new);
  }

  /**
   * The weight of a name or, where it is not named, of the asterisk; -1 where neither is there.
   * {@code x-gzip} and {@code x-compress} are taken for gzip and compress (RFC 9110 §8.4.1).
   */
  public int weightOf(String name) {
    int any = -1;
    for (Element element : elements) {
      if (Chars.equalsIgnoreCase(current(element.name()), current(name))) {
        return element.weight();
      }
      if (any < 0 && element.name().equals("*")) {
        any = element.weight();
      }
    }
    return any;
  }

  private static String current(String name) {
    boolean old =
        Chars.equalsIgnoreCase(name, "x-gzip") || Chars.equalsIgnoreCase(name, "x-compress");
    return old ? name.substring(2) : name;
  }

  /**
   * The content coding to send (RFC 9110 §12.5.3): the first of the largest weight. {@code
   * identity} is always good unless it, or the asterisk, has a weight of 0; named by no one it
   * ranks last.
   *
   * @param available codings that the server has, best first, with or without identity
   * @return empty where nothing is acceptable, not even identity
   */
  public Optional<String> preferredCoding(List<String> available) {
    Optional<String> best = Optional.empty();
    int most = 0;
    for (String coding : available) {
      int weight = weightOf(coding);
      if (weight > most && !isIdentity(coding)) {
        most = weight;
        best = Optional.of(coding);
      }
    }
    int identity = weightOf("identity");
    boolean named = elements.stream().anyMatch(element -> isIdentity(element.name()));
    if (named && identity > most || best.isEmpty() && identity != 0) {
      return Optional.of("identity");
    }
    return best;
  }

  private static boolean isIdentity(String coding) {
    return Chars.equalsIgnoreCase(coding, "identity");
  }

  /** The charset of the largest weight, of those the first; empty where none is acceptable. */
  public Optional<String> preferredCharset(List<String> available) {
    Optional<String> best = Optional.empty();
    int most = 0;
    for (String charset : available) {
      int weight = weightOf(charset);
      if (weight > most) {
        most = weight;
        best = Optional.of(charset);
      }
    }
    return best;
  }

  /**
   * The weight of a language tag by basic filtering (RFC 4647 §3.3.1): that of the longest range
   * that is the tag, or a prefix of it up to a hyphen; then that of the asterisk; else 0.
   */
  public int weightOfLanguage(String tag) {
    int longest = -1;
    int weight = 0;
    for (Element element : elements) {
      String range = element.name();
      boolean any = range.equals("*");
      boolean matches =
          any
              || Chars.startsWithIgnoreCase(tag, range)
                  && (tag.length() == range.length() || tag.charAt(range.length()) == '-');
      int length = any ? 0 : range.length();
      if (matches && length > longest) {
        longest = length;
        weight = element.weight();
      }
    }
    return weight;
  }

  /** The language tag of the largest weight, of those the first; empty where none matches. */
  public Optional<String> preferredLanguage(List<String> available) {
    Optional<String> best = Optional.empty();
    int most = 0;
    for (String tag : available) {
      int weight = weightOfLanguage(tag);
      if (weight > most) {
        most = weight;
        best = Optional.of(tag);
      }
    }
    return best;
  }

  /**
   * The language tag to send by lookup (RFC 4647 §3.4): ranges by their weight, the first of those
   * with the same, are made shorter subtag by subtag until a tag is one of them. So {@code de-CH}
   * finds {@code de}, which filtering does not. The asterisk finds nothing.
   *
   * @return empty where none is found: a default is the caller's
   */
  public Optional<String> lookUpLanguage(List<String> available) {
    List<String> good = available.stream().filter(tag -> !isRefused(tag)).toList();
    return elements.stream()
        .filter(element -> element.weight() > 0)
        .sorted(Comparator.comparingInt((Element element) -> -element.weight())) // stable
        .map(element -> lookUp(element.name(), good))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** A range may be as long as its field is: it is made shorter without being copied. */
  private static Optional<String> lookUp(String range, List<String> available) {
    int end = range.length();
    while (end > 0) {
      for (String tag : available) {
        if (tag.length() == end && Chars.startsWithIgnoreCase(range, tag)) {
          return Optional.of(tag);
        }
      }
      end = Math.max(0, range.lastIndexOf('-', end - 1));
      // a single letter or digit goes with what it introduces
      end = end >= 2 && range.charAt(end - 2) == '-' ? end - 2 : end;
    }
    return Optional.empty();
  }

  private boolean isRefused(String tag) {
    return elements.stream()
        .anyMatch(e -> e.weight() == 0 && Chars.equalsIgnoreCase(e.name(), tag));
  }

  @Override
  public String toString() {
    return FieldLists.format(elements);
  }
}
