package io.netlayers.http.field;

import io.netlayers.http.text.Chars;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Takes a field value apart from its start to its end (RFC 9110 §5.6). What answers null found
 * something else than it was to read; the position is then of no more use.
 */
public final class FieldScanner {
  private final String text;
  private int at;

  /** A scanner at the text's first character. */
  public FieldScanner(CharSequence text) {
    this.text = text.toString();
  }

  /** Whether all is read. */
  public boolean atEnd() {
    return at == text.length();
  }

  /** Characters that are read. */
  public int position() {
    return at;
  }

  /** Goes back, or ahead, to a position. */
  public void position(int position) {
    if (position < 0 || position > text.length()) {
      throw new IllegalArgumentException("not within the text: " + position);
    }
    at = position;
  }

  /** The next character, or -1 at the end. */
  public int peek() {
    return at < text.length() ? text.charAt(at) : -1;
  }

  /** Reads one character if it is this one. */
  public boolean take(char c) {
    if (peek() != c) {
      return false;
    }
    at++;
    return true;
  }

  /** Passes over SP and HTAB (RFC 9110 §5.6.3); answers whether there was any. */
  public boolean skipOws() {
    int start = at;
    while (Chars.isOws(peek())) {
      at++;
    }
    return at > start;
  }

  /**
   * Passes over commas and white space to the next element of a list (RFC 9110 §5.6.1.2: empty ones
   * are ignored).
   *
   * @return whether there is one
   */
  public boolean nextElement() {
    while (Chars.isOws(peek()) || peek() == ',') {
      at++;
    }
    return !atEnd();
  }

  /** Passes over white space behind an element; answers whether a comma or the end follows. */
  public boolean endOfElement() {
    skipOws();
    return atEnd() || peek() == ',';
  }

  /** A token (RFC 9110 §5.6.2), or null. */
  public @Nullable String token() {
    int start = at;
    while (Chars.isTchar(peek())) {
      at++;
    }
    return at == start ? null : text.substring(start, at);
  }

  /** What a quoted string says (RFC 9110 §5.6.4), without quotes and backslashes, or null. */
  public @Nullable String quotedString() {
    if (!take('"')) {
      return null;
    }
    StringBuilder out = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return out.toString();
      }
      if (c == '\\') {
        if (atEnd()) {
          return null;
        }
        c = text.charAt(at++);
      }
      if (!Chars.isFieldText(c)) {
        return null;
      }
      out.append(c);
    }
    return null;
  }

  /** A token or what a quoted string says, or null. */
  public @Nullable String tokenOrQuotedString() {
    return peek() == '"' ? quotedString() : token();
  }

  /** {@code token68} (RFC 9110 §11.2), or null. */
  public @Nullable String token68() {
    int start = at;
    while (Chars.isAlpha(peek())
        || Chars.isDigit(peek())
        || peek() >= 0 && "-._~+/".indexOf(peek()) >= 0) {
      at++;
    }
    if (at == start) {
      return null;
    }
    while (peek() == '=') {
      at++;
    }
    return text.substring(start, at);
  }

  /** A comment with its parentheses, as it stands, others inside it and all (§5.6.5), or null. */
  public @Nullable String comment() {
    int start = at;
    if (peek() != '(') {
      return null;
    }
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
        if (depth == 0) {
          return text.substring(start, at);
        }
      } else if (c == '\\') {
        if (!Chars.isFieldText(peek())) {
          return null;
        }
        at++;
      } else if (!Chars.isFieldText(c)) {
        return null;
      }
    }
    return null;
  }

  /** Decimal digits up to {@code most}, larger numbers as {@code most}; -1 where there is none. */
  public long number(long most) {
    int start = at;
    while (Chars.isDigit(peek())) {
      at++;
    }
    if (at == start) {
      return -1;
    }
    long value = Chars.decimal(text.substring(start, at), most);
    return value < 0 ? most : value;
  }

  /** {@code parameters} (RFC 9110 §5.6.6), empty ones ignored, to the next comma or the end. */
  public @Nullable FieldParameters parameters() {
    List<FieldParameters.Parameter> list = new ArrayList<>();
    while (true) {
      int before = at;
      skipOws();
      if (!take(';')) {
        at = before;
        return new FieldParameters(list);
      }
      skipOws();
      if (!Chars.isTchar(peek())) {
        continue; // §5.6.6: an empty parameter
      }
      String name = token();
      String value = take('=') ? tokenOrQuotedString() : null;
      if (name == null || value == null) {
        return null;
      }
      list.add(new FieldParameters.Parameter(name, value));
    }
  }

  /** A weight behind what it weighs (RFC 9110 §12.4.2), 0 to 1000; 1000 without one; -1 if bad. */
  public int weight() {
    int before = at;
    skipOws();
    if (!take(';')) {
      at = before;
      return Weight.MAX;
    }
    skipOws();
    return take('q') || take('Q') ? take('=') ? qvalue() : -1 : -1;
  }

  private int qvalue() {
    int start = at;
    while (Chars.isDigit(peek()) || peek() == '.') {
      at++;
    }
    return Weight.parse(text.substring(start, at));
  }

  /** The rest of the text, all of it read. */
  public String rest() {
    String rest = text.substring(at);
    at = text.length();
    return rest;
  }

  /** What stands between two positions. */
  public String slice(int from, int to) {
    return text.substring(from, to);
  }
}
