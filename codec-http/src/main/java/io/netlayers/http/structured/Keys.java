package io.netlayers.http.structured;

import io.netlayers.http.text.Chars;

/** Keys of dictionaries and parameters (RFC 9651 §3.1.2). */
public final class Keys {
  private Keys() {}

  /**
   * Whether a text is a key: a lower-case letter or an asterisk, then lower-case letters, digits,
   * {@code _}, {@code -}, {@code .} and asterisks.
   */
  public static boolean isKey(String text) {
    if (text.isEmpty() || !isStart(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      if (!isPart(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  static boolean isStart(int c) {
    return c >= 'a' && c <= 'z' || c == '*';
  }

  static boolean isPart(int c) {
    return isStart(c) || Chars.isDigit(c) || c == '_' || c == '-' || c == '.';
  }

  static void require(String key) {
    if (!isKey(key)) {
      throw new IllegalArgumentException("not a key: " + key);
    }
  }
}
