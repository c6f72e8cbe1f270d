package io.netlayers.http.field;

import io.netlayers.http.text.Chars;
import java.nio.ByteBuffer;

/** Texts as field values have them, and checks that values of this package share. */
public final class FieldText {
  private FieldText() {}

  /** Octets as a text, a character each (ISO 8859-1); the buffer stays as it is. */
  public static String of(ByteBuffer buffer, int offset, int length) {
    return Chars.latin1(buffer, offset, length);
  }

  /** Whether a text is a token (RFC 9110 §5.6.2). */
  public static boolean isToken(CharSequence text) {
    return Chars.isToken(text);
  }

  /** Whether a quoted string can say the text: field text, that is no control but HTAB. */
  public static boolean isQuotable(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Chars.isFieldText(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * The text as a quoted string (RFC 9110 §5.6.4).
   *
   * @throws IllegalArgumentException if it is not {@link #isQuotable quotable}
   */
  public static String quote(String text) {
    requireQuotable("text", text);
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\');
      }
      out.append(c);
    }
    return out.append('"').toString();
  }

  /** The text itself where it is a token, else a quoted string. */
  public static String tokenOrQuoted(String text) {
    return Chars.isToken(text) ? text : quote(text);
  }

  static void requireToken(String what, String text) {
    if (!Chars.isToken(text)) {
      throw new IllegalArgumentException("not a token for a " + what + ": " + text);
    }
  }

  static void requireQuotable(String what, String text) {
    if (!isQuotable(text)) {
      throw new IllegalArgumentException("a control or no octet in a " + what);
    }
  }
}
