package io.netlayers.http.range;

import io.netlayers.http.field.FieldScanner;
import io.netlayers.http.field.FieldText;
import io.netlayers.http.text.Chars;
import java.util.Optional;

/**
 * The value of Content-Range (RFC 9110 §14.4).
 *
 * @param unit in lower case, {@code bytes} as a rule
 * @param first position of the first octet, or -1 where the range was not satisfied
 * @param last position of the last octet, or -1 likewise
 * @param complete octets of the whole representation, or -1 where that is not known
 */
public record ContentRange(String unit, long first, long last, long complete) {
  /**
   * A content range.
   *
   * @throws IllegalArgumentException if {@code first <= last < complete} does not hold, or a range
   *     that was not satisfied comes without the whole's length
   */
  public ContentRange {
    if (!FieldText.isToken(unit)) {
      throw new IllegalArgumentException("not a token for a range unit: " + unit);
    }
    unit = Chars.lower(unit);
    if (!isGood(first, last, complete)) {
      throw new IllegalArgumentException(
          "not a content range: " + first + "-" + last + "/" + complete);
    }
  }

  private static boolean isGood(long first, long last, long complete) {
    return first < 0
        ? first == -1 && last == -1 && complete >= 0
        : last >= first && (complete == -1 || complete > last);
  }

  /** Octets of a representation whose length is known. */
  public static ContentRange of(ByteRanges.Part part, long complete) {
    return new ContentRange("bytes", part.first(), part.last(), complete);
  }

  /** What a 416 tells: how many octets there would be. */
  public static ContentRange unsatisfied(long complete) {
    return new ContentRange("bytes", -1, -1, complete);
  }

  /**
   * Reads the field; empty too where the range contradicts itself, which makes it invalid (RFC 9110
   * §14.4), and where a number is too large for a long.
   */
  public static Optional<ContentRange> parse(CharSequence text) {
    FieldScanner scanner = new FieldScanner(Chars.trimOws(text));
    String unit = scanner.token();
    if (unit == null || !scanner.take(' ')) {
      return Optional.empty();
    }
    long first = -1;
    long last = -1;
    boolean unsatisfied = scanner.take('*');
    if (!unsatisfied) {
      first = scanner.number(Long.MAX_VALUE);
      last = scanner.take('-') ? scanner.number(Long.MAX_VALUE) : -1;
      if (first < 0 || last < 0) {
        return Optional.empty();
      }
    }
    if (!scanner.take('/')) {
      return Optional.empty();
    }
    boolean unknown = scanner.take('*');
    long complete = unknown ? -1 : scanner.number(Long.MAX_VALUE);
    // the largest long stands for numbers that no long holds, of which nothing can be said
    boolean good =
        scanner.atEnd()
            && (unknown || complete >= 0)
            && last < Long.MAX_VALUE
            && complete < Long.MAX_VALUE
            && isGood(first, last, complete);
    return good ? Optional.of(new ContentRange(unit, first, last, complete)) : Optional.empty();
  }

  /** Whether the range asked for was not satisfied. */
  public boolean isUnsatisfied() {
    return first < 0;
  }

  @Override
  public String toString() {
    String range = isUnsatisfied() ? "*" : first + "-" + last;
    return unit + " " + range + "/" + (complete < 0 ? "*" : Long.toString(complete));
  }
}
