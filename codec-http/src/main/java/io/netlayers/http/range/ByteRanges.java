package io.netlayers.http.range;

import io.netlayers.http.field.FieldLists;
import io.netlayers.http.field.FieldScanner;
import io.netlayers.http.text.Chars;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The value of a Range field in bytes (RFC 9110 §14.1.2, §14.2).
 *
 * @param specs at least one, as they stand
 */
public record ByteRanges(List<Spec> specs) {
  /**
   * One range as it is asked for.
   *
   * @param first the first position, or -1 for the octets at the end
   * @param last the last position, or -1 for all from the first on; of a suffix, how many octets
   */
  public record Spec(long first, long last) {
    /**
     * A range.
     *
     * @throws IllegalArgumentException if its last position is before its first
     */
    public Spec {
      if (first < -1 || last < -1 || first < 0 && last < 0 || last >= 0 && last < first) {
        throw new IllegalArgumentException("not a range: " + first + "-" + last);
      }
    }

    /** All from a position on. */
    public static Spec from(long first) {
      return new Spec(first, -1);
    }

    /** The last octets. */
    public static Spec suffix(long octets) {
      return new Spec(-1, octets);
    }

    @Override
    public String toString() {
      return (first < 0 ? "" : Long.toString(first)) + '-' + (last < 0 ? "" : Long.toString(last));
    }
  }

  /**
   * Octets of a representation.
   *
   * @param first position of the first, from 0
   * @param last position of the last
   */
  public record Part(long first, long last) {
    /** Octets. */
    public long length() {
      return last - first + 1;
    }
  }

  /** What to send. */
  public sealed interface Resolution {
    /** The whole representation, with 200: the field is ignored (RFC 9110 §14.2). */
    record Whole() implements Resolution {}

    /** Nothing, with 416 and {@link ContentRange#unsatisfied}. */
    record Unsatisfiable() implements Resolution {}

    /**
     * Parts, with 206.
     *
     * @param parts at least one; they neither overlap nor touch
     */
    record Parts(List<Part> parts) implements Resolution {
      /** Parts. */
      public Parts {
        parts = List.copyOf(parts);
      }
    }
  }

  /** Ranges. */
  public ByteRanges {
    specs = List.copyOf(specs);
    if (specs.isEmpty()) {
      throw new IllegalArgumentException("no range");
    }
  }

  /** Reads the field; empty for other units and for what is malformed: to be ignored (§14.2). */
  public static Optional<ByteRanges> parse(CharSequence text) {
    String value = Chars.trimOws(text);
    int equals = value.indexOf('=');
    if (equals < 0 || !Chars.equalsIgnoreCase(value.substring(0, equals), "bytes")) {
      return Optional.empty();
    }
    return FieldLists.parse(value.substring(equals + 1), ByteRanges::spec)
        .filter(list -> !list.isEmpty())
        .map(ByteRanges::new);
  }

  /** Positions that no long holds are past every end, as the largest long is. */
  private static Optional<Spec> spec(FieldScanner scanner) {
    long first = scanner.number(Long.MAX_VALUE);
    if (!scanner.take('-')) {
      return Optional.empty();
    }
    long last = scanner.number(Long.MAX_VALUE);
    boolean good = first < 0 ? last >= 0 : last < 0 || last >= first;
    return good ? Optional.of(new Spec(first, last)) : Optional.empty();
  }

  /**
   * What to send of a representation. Parts that overlap, touch, or have less than {@code gap}
   * octets between them become one (RFC 9110 §15.3.7.2), in the place of the first of them.
   *
   * @param length octets of the representation
   * @param mostRanges how many may be asked for; more are likely an attack, and ignored (§14.2,
   *     §17.15)
   * @param gap 80 is about what a part's head takes
   */
  public Resolution resolve(long length, int mostRanges, long gap) {
    if (specs.size() > mostRanges) {
      return new Resolution.Whole();
    }
    List<Part> parts = new ArrayList<>();
    boolean emptySuffix = false;
    for (Spec spec : specs) {
      boolean suffix = spec.first < 0;
      emptySuffix |= suffix && spec.last > 0 && length == 0;
      long first = suffix ? Math.max(0, length - spec.last) : spec.first;
      long last = suffix || spec.last < 0 ? length - 1 : Math.min(spec.last, length - 1);
      if (first < length && first <= last) {
        merge(parts, new Part(first, last), gap);
      }
    }
    if (!parts.isEmpty()) {
      return new Resolution.Parts(parts);
    }
    // a suffix of nothing is satisfiable and has no Content-Range: the whole of it is sent
    return emptySuffix ? new Resolution.Whole() : new Resolution.Unsatisfiable();
  }

  private static void merge(List<Part> parts, Part added, long gap) {
    Part whole = added;
    int place = parts.size();
    for (int i = 0; i < parts.size(); i++) {
      Part other = parts.get(i);
      boolean near =
          whole.first - other.last <= Math.max(1, gap)
              && other.first - whole.last <= Math.max(1, gap);
      if (near) {
        whole = new Part(Math.min(whole.first, other.first), Math.max(whole.last, other.last));
        parts.remove(i);
        place = Math.min(place, i);
        i = -1; // the larger one may be near to parts that were passed by
      }
    }
    parts.add(Math.min(place, parts.size()), whole);
  }

  @Override
  public String toString() {
    return "bytes=" + FieldLists.format(specs);
  }
}
