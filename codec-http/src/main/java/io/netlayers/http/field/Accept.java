package io.netlayers.http.field;

import io.netlayers.http.text.Chars;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What media types a response may have, by weight (RFC 9110 §12.5.1).
 *
 * @param ranges as they stand
 */
public record Accept(List<MediaRange> ranges) {
  /**
   * Media types and how much they are wanted.
   *
   * @param type with an asterisk for any subtype, or for any type and subtype; its parameters
   *     narrow the range
   * @param weight in thousandths, 0 to 1000; 0 is "not acceptable"
   */
  public record MediaRange(MediaType type, int weight) {
    /**
     * A range.
     *
     * @throws IllegalArgumentException if the weight is out of range, any type is given with one
     *     subtype, or a parameter is named {@code q}
     */
    public MediaRange {
      Weight.require(weight);
      if (type.type().equals("*") && !type.subtype().equals("*")) {
        throw new IllegalArgumentException("not a media range: " + type);
      }
      if (type.parameters().count("q") > 0) {
        throw new IllegalArgumentException("a parameter would be read as the weight: " + type);
      }
    }

    /** How narrow a range is that matches, from 0; -1 where it does not match. */
    int precedence(MediaType candidate) {
      if (type.type().equals("*")) {
        return parametersMatch(candidate) ? type.parameters().list().size() : -1;
      }
      if (!type.type().equals(candidate.type())) {
        return -1;
      }
      boolean any = type.subtype().equals("*");
      if (!any && !type.subtype().equals(candidate.subtype()) || !parametersMatch(candidate)) {
        return -1;
      }
      // RFC 9110 §12.5.1: "the most specific reference has precedence"
      int parameters = Math.min(type.parameters().list().size(), 0xFFFF);
      return (any ? 1 : 2) << 16 | parameters;
    }

    /**
     * Values of either case are the same for charset (§8.3.2), all others compare as they stand.
     */
    private boolean parametersMatch(MediaType candidate) {
      for (FieldParameters.Parameter parameter : type.parameters().list()) {
        Optional<String> other = candidate.parameters().get(parameter.name());
        boolean caseless = Chars.equalsIgnoreCase(parameter.name(), "charset");
        boolean same =
            other
                .map(
                    value ->
                        caseless
                            ? Chars.equalsIgnoreCase(value, parameter.value())
                            : value.equals(parameter.value()))
                .orElse(false);
        if (!same) {
          return false;
        }
      }
      return true;
    }

    @Override
    public String toString() {
      return type + Weight.suffix(weight);
    }
  }

  /** Ranges. */
  public Accept {
    ranges = List.copyOf(ranges);
  }

  /** Reads the field; an empty text accepts nothing by name, and so everything. */
  public static Optional<Accept> parse(CharSequence text) {
    return FieldLists.parse(text, Accept::range).map(Accept::new);
  }

  private static Optional<MediaRange> range(FieldScanner scanner) {
    Optional<MediaType> read = MediaType.read(scanner);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    MediaType type = read.get();
    if (type.type().equals("*") && !type.subtype().equals("*")) {
      return Optional.empty();
    }
    List<FieldParameters.Parameter> own = new ArrayList<>();
    int weight = Weight.MAX;
    for (FieldParameters.Parameter parameter : type.parameters().list()) {
      if (Chars.equalsIgnoreCase(parameter.name(), "q")) {
        // RFC 9110 §12.4.2: the last parameter; what follows it was an extension once, and is
        // dropped
        weight = Weight.parse(parameter.value());
        break;
      }
      own.add(parameter);
    }
    MediaType plain = new MediaType(type.type(), type.subtype(), new FieldParameters(own));
    return weight < 0 ? Optional.empty() : Optional.of(new MediaRange(plain, weight));
  }

  /**
   * The weight of a media type, 0 to 1000: that of the most specific range; 0 where none matches.
   */
  public int weightOf(MediaType candidate) {
    if (ranges.isEmpty()) {
      return Weight.MAX;
    }
    int best = -1;
    int weight = 0;
    for (MediaRange range : ranges) {
      int precedence = range.precedence(candidate);
      if (precedence > best) {
        best = precedence;
        weight = range.weight();
      }
    }
    return weight;
  }

  /** The one of the largest weight, of those the first; empty where none is acceptable. */
  public Optional<MediaType> preferred(List<MediaType> available) {
    Optional<MediaType> best = Optional.empty();
    int most = 0;
    for (MediaType candidate : available) {
      int weight = weightOf(candidate);
      if (weight > most) {
        most = weight;
        best = Optional.of(candidate);
      }
    }
    return best;
  }

  @Override
  public String toString() {
    return FieldLists.format(ranges);
  }
}
