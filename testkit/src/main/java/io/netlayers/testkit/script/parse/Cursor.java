package io.netlayers.testkit.script.parse;

import io.netlayers.testkit.script.model.ScriptException;

/** A place in a script's text. Blanks and comments of every kind count as one. */
final class Cursor {
  private final String text;
  private int at;
  private int line;

  Cursor(String text, int firstLine) {
    this.text = text;
    this.line = firstLine;
  }

  int line() {
    return line;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /** The character here, or 0 at the end. */
  char peek() {
    return peek(0);
  }

  char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
  }

  boolean looksAt(String expected) {
    return text.startsWith(expected, at);
  }

  char next() {
    char taken = peek();
    if (taken == '\n') {
      line++;
    }
    at++;
    return taken;
  }

  void skip(int characters) {
    for (int i = 0; i < characters; i++) {
      next();
    }
  }

  /** The text from here on, all of which stays to be read. */
  String rest() {
    return text.substring(Math.min(at, text.length()));
  }

  /** Passes over spaces, line ends and comments. */
  void skipBlank() {
    while (!atEnd()) {
      if (Character.isWhitespace(peek())) {
        next();
      } else if (looksAt("//") || peek() == '#') {
        skipLine();
      } else if (looksAt("/*")) {
        int opened = line;
        skip(2);
        until("*/", opened, "comment");
      } else {
        return;
      }
    }
  }

  private void skipLine() {
    while (!atEnd() && peek() != '\n') {
      next();
    }
  }

  /** Takes what stands before {@code end}, and {@code end} itself. */
  String until(String end, int opened, String what) {
    int found = text.indexOf(end, at);
    if (found < 0) {
      throw ScriptException.malformed(opened, what + " is not closed");
    }
    String taken = text.substring(at, found);
    skip(found - at + end.length());
    return taken;
  }

  /** Takes {@code expected} if it comes next, after blanks. */
  boolean take(String expected) {
    skipBlank();
    if (!looksAt(expected)) {
      return false;
    }
    skip(expected.length());
    return true;
  }

  /** Takes a word if exactly it comes next, after blanks. */
  boolean takeWord(String expected) {
    skipBlank();
    if (!looksAt(expected) || isWordCharacter(peek(expected.length()))) {
      return false;
    }
    skip(expected.length());
    return true;
  }

  void expect(String expected, String where) {
    if (!take(expected)) {
      throw malformed("'" + expected + "' expected " + where + ", found " + describeHere());
    }
  }

  static boolean isWordCharacter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || c == '_';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether a word starts here. */
  boolean atWord() {
    return isWordCharacter(peek()) && !isDigit(peek());
  }

  /** Takes letters, digits and underscores; empty where none stand here. */
  String word() {
    int start = at;
    while (isWordCharacter(peek())) {
      next();
    }
    return text.substring(start, at);
  }

  /** Whether a whole number stands here. */
  boolean atNumber() {
    return isDigit(peek()) || peek() == '-' && isDigit(peek(1));
  }

  /** Takes a whole number, decimal or after {@code 0x}, after blanks. */
  long number(String what) {
    skipBlank();
    if (!atNumber()) {
      throw malformed(what + " expected, found " + describeHere());
    }
    boolean negative = peek() == '-';
    if (negative) {
      next();
    }
    boolean hex = peek() == '0' && (peek(1) == 'x' || peek(1) == 'X');
    if (hex) {
      skip(2);
    }
    int start = at;
    while (Character.digit(peek(), hex ? 16 : 10) >= 0) {
      next();
    }
    String digits = text.substring(start, at);
    try {
      long value = Long.parseLong(digits, hex ? 16 : 10);
      return negative ? -value : value;
    } catch (NumberFormatException e) {
      throw malformed(what + " is out of range: " + digits);
    }
  }

  /** Takes a whole number of a range, after blanks. */
  long number(String what, long least, long most) {
    long value = number(what);
    if (value < least || value > most) {
      throw malformed(what + " " + value + " is not within " + least + " to " + most);
    }
    return value;
  }

  /** Whether a time stands here. */
  boolean atTime() {
    return isDigit(peek()) || peek() == '.' && isDigit(peek(1));
  }

  /** Takes a time in seconds, and answers nanoseconds. Three dots after it stay. */
  long time() {
    skipBlank();
    if (!atTime()) {
      throw malformed("time expected, found " + describeHere());
    }
    int start = at;
    while (isDigit(peek())) {
      next();
    }
    String seconds = text.substring(start, at);
    StringBuilder fraction = new StringBuilder();
    if (peek() == '.' && isDigit(peek(1))) {
      next();
      while (isDigit(peek())) {
        fraction.append(next());
      }
    } else if (peek() == '.' && peek(1) != '.') {
      next();
    }
    fraction.append("000000000").setLength(9);
    if (seconds.length() > 9) {
      throw malformed("time is out of range: " + seconds);
    }
    long whole = seconds.isEmpty() ? 0 : Long.parseLong(seconds);
    return whole * 1_000_000_000L + Long.parseLong(fraction.toString());
  }

  /** What stands here, for a message. */
  String describeHere() {
    if (atEnd()) {
      return "the end of the script";
    }
    int end = at;
    while (end < text.length() && end < at + 20 && text.charAt(end) != '\n') {
      end++;
    }
    return "'" + text.substring(at, Math.max(end, at + 1)).strip() + "'";
  }

  ScriptException malformed(String message) {
    return ScriptException.malformed(line, message);
  }

  ScriptException unsupported(String message) {
    return ScriptException.unsupported(line, message);
  }
}
