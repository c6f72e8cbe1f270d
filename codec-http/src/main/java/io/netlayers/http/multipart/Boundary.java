package io.netlayers.http.multipart;

import io.netlayers.http.field.FieldParameters;
import io.netlayers.http.field.MediaType;
import io.netlayers.http.text.Chars;
import java.util.Optional;

/**
 * What parts are divided by (RFC 2046 §5.1.1).
 *
 * @param text 1 to 70 characters, without the two hyphens
 */
public record Boundary(String text) {
  /** The most characters that a boundary has. */
  public static final int MAX = 70;

  private static final String BCHARS = "'()+_,-./:=? ";

  /**
   * A boundary.
   *
   * @throws IllegalArgumentException if it is empty, too long, ends with a space, or has a
   *     character that none has
   */
  public Boundary {
    if (!isGood(text)) {
      throw new IllegalArgumentException("not a boundary: " + text);
    }
  }

  private static boolean isGood(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Chars.isAlpha(c) && !Chars.isDigit(c) && BCHARS.indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= MAX && !text.endsWith(" ");
  }

  /** The boundary of a Content-Type; empty where it is not multipart or has no good one. */
  public static Optional<Boundary> of(MediaType type) {
    boolean usable = type.type().equals("multipart") && type.parameters().count("boundary") == 1;
    return usable
        ? type.parameters().get("boundary").filter(Boundary::isGood).map(Boundary::new)
        : Optional.empty();
  }

  /** A Content-Type with this boundary: {@code multipart/form-data} and such. */
  public MediaType mediaType(String subtype) {
    return new MediaType("multipart", subtype, FieldParameters.of("boundary", text));
  }

  @Override
  public String toString() {
    return text;
  }
}
