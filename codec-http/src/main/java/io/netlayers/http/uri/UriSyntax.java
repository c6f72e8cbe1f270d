package io.netlayers.http.uri;

import io.netlayers.http.text.Chars;

/** What each component may hold (RFC 3986 §3). */
final class UriSyntax {
  private UriSyntax() {}

  /** RFC 3986 §3.1: a letter, then letters, digits, plus, minus and dot. */
  static boolean isScheme(String text) {
    if (text.isEmpty() || !Chars.isAlpha(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Chars.isAlpha(c) && !Chars.isDigit(c) && c != '+' && c != '-' && c != '.') {
        return false;
      }
    }
    return true;
  }

  /** RFC 3986 §3.2.1. */
  static boolean isUserinfo(String text) {
    return consistsOf(text, ":");
  }

  /** RFC 3986 §3.2.2: {@code reg-name}, which may be empty. */
  static boolean isRegName(String text) {
    return consistsOf(text, "");
  }

  /** RFC 3986 §3.2.3: digits, or none. */
  static boolean isPort(String text) {
    return text.isEmpty() || Chars.isDigits(text);
  }

  /** RFC 3986 §3.3: segments of {@code pchar} and the slashes between them. */
  static boolean isPath(String text) {
    return consistsOf(text, ":@/");
  }

  /** RFC 3986 §3.4 and §3.5. */
  static boolean isQueryOrFragment(String text) {
    return consistsOf(text, ":@/?");
  }

  /**
   * Whether a text is of unreserved characters, sub-delims, percent triplets and the extra ones.
   */
  private static boolean consistsOf(String text, String extra) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        if (i + 2 >= text.length()
            || !Chars.isHex(text.charAt(i + 1))
            || !Chars.isHex(text.charAt(i + 2))) {
          return false;
        }
        i += 2;
      } else if (!Chars.isUnreserved(c) && !Chars.isSubDelim(c) && extra.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
