package io.netlayers.testkit.script.code;

import io.netlayers.testkit.script.model.ScriptException;
import java.util.ArrayList;
import java.util.List;

/** The tokens of one statement. A string keeps its opening quote, to be told from a name. */
final class TokenReader {
  private static final List<String> LONG_OPERATORS =
      List.of("==", "!=", "<=", ">=", "<<", ">>", "//", "**");

  private final List<String> tokens = new ArrayList<>();
  private final int line;
  private int at;

  TokenReader(String text, int line) {
    this.line = line;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int end = i + 1;
      if (Character.isWhitespace(c)) {
        i = end;
        continue;
      }
      if (c == '"' || c == '\'') {
        end = text.indexOf(c, end);
        if (end < 0) {
          throw malformed("a string is not closed");
        }
        tokens.add(text.substring(i, end));
        i = end + 1;
        continue;
      }
      if (isNamePart(c) || c == '.') {
        while (end < text.length() && (isNamePart(text.charAt(end)) || text.charAt(end) == '.')) {
          end++;
        }
      } else if (end < text.length() && LONG_OPERATORS.contains(text.substring(i, end + 1))) {
        end++;
      }
      tokens.add(text.substring(i, end));
      i = end;
    }
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  static boolean isName(String token) {
    return !token.isEmpty() && (Character.isLetter(token.charAt(0)) || token.charAt(0) == '_');
  }

  String peek() {
    return at < tokens.size() ? tokens.get(at) : "";
  }

  String peekSecond() {
    return at + 1 < tokens.size() ? tokens.get(at + 1) : "";
  }

  String next() {
    String token = peek();
    at++;
    return token;
  }

  boolean take(String token) {
    if (!peek().equals(token)) {
      return false;
    }
    at++;
    return true;
  }

  void expect(String token) {
    if (!take(token)) {
      throw malformed("'" + token + "' expected, found '" + peek() + "'");
    }
  }

  Object numberOf(String token) {
    try {
      if (token.startsWith("0x") || token.startsWith("0X")) {
        return Long.parseLong(token.substring(2), 16);
      }
      if (token.indexOf('.') >= 0 || token.indexOf('e') >= 0) {
        return Double.parseDouble(token);
      }
      return Long.parseLong(token);
    } catch (NumberFormatException e) {
      throw malformed("'" + token + "' is not a number");
    }
  }

  ScriptException malformed(String message) {
    return ScriptException.malformed(line, message);
  }

  ScriptException unsupported(String message) {
    return ScriptException.unsupported(line, message);
  }
}
