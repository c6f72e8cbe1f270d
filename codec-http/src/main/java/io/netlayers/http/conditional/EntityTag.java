package io.netlayers.http.conditional;

import io.netlayers.http.field.FieldScanner;
import io.netlayers.http.text.Chars;
import java.util.Optional;

/**
 * An entity tag (RFC 9110 §8.8.3).
 *
 * @param weak whether it is marked {@code W/}
 * @param opaque what is between the quotes, which escape nothing
 */
public record EntityTag(boolean weak, String opaque) {
  /**
   * An entity tag.
   *
   * @throws IllegalArgumentException if the tag holds a quote, white space, a control or no octet
   */
  public EntityTag {
    for (int i = 0; i < opaque.length(); i++) {
      if (!isEtagc(opaque.charAt(i))) {
        throw new IllegalArgumentException("not an etagc at index " + i);
      }
    }
  }

  /** A strong entity tag. */
  public static EntityTag strong(String opaque) {
    return new EntityTag(false, opaque);
  }

  /** A weak entity tag. */
  public static EntityTag weak(String opaque) {
    return new EntityTag(true, opaque);
  }

  /** Reads one entity tag, which is the whole text. */
  public static Optional<EntityTag> parse(CharSequence text) {
    FieldScanner scanner = new FieldScanner(Chars.trimOws(text));
    return read(scanner).filter(tag -> scanner.atEnd());
  }

  static Optional<EntityTag> read(FieldScanner scanner) {
    boolean weak = scanner.take('W'); // case-sensitive
    if (weak && !scanner.take('/') || !scanner.take('"')) {
      return Optional.empty();
    }
    int start = scanner.position();
    while (isEtagc(scanner.peek())) {
      scanner.position(scanner.position() + 1);
    }
    String opaque = scanner.slice(start, scanner.position());
    return scanner.take('"') ? Optional.of(new EntityTag(weak, opaque)) : Optional.empty();
  }

  private static boolean isEtagc(int c) {
    return c != '"' && (Chars.isVchar(c) || Chars.isObsText(c));
  }

  /** Strong comparison (RFC 9110 §8.8.3.2): neither is weak, and both say the same. */
  public boolean matchesStrongly(EntityTag other) {
    return !weak && !other.weak && opaque.equals(other.opaque);
  }

  /** Weak comparison (RFC 9110 §8.8.3.2): both say the same. */
  public boolean matchesWeakly(EntityTag other) {
    return opaque.equals(other.opaque);
  }

  @Override
  public String toString() {
    return (weak ? "W/\"" : "\"") + opaque + '"';
  }
}
