package io.netlayers.testkit.script.code;

import io.netlayers.testkit.script.model.ScriptException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Runs the code of one script; what a statement assigns stays for the next. */
public final class CodeRunner {
  private final Map<String, Object> assigned = new HashMap<>();

  /** A runner without any name assigned. */
  public CodeRunner() {}

  /**
   * Runs statements.
   *
   * @param code what stands between the brackets
   * @param line the line on which it starts
   * @param names the state that the statements ask about
   * @return what the first assertion that does not hold says, or an empty text
   * @throws ScriptException if the code asks for what is not here
   */
  public String run(String code, int line, NameSource names) {
    for (Statement statement : statements(code, line)) {
      String failure = run(statement, names);
      if (!failure.isEmpty()) {
        return failure;
      }
    }
    return "";
  }

  /**
   * Works out a whole number.
   *
   * @throws ScriptException if the expression is none
   */
  public long evaluate(String expression, int line) {
    ExpressionReader reader =
        new ExpressionReader(expression, line, name -> OptionalLong.empty(), assigned);
    Object value = reader.expression();
    reader.expectEnd();
    if (value instanceof Long number) {
      return number;
    }
    throw ScriptException.malformed(line, "not a whole number: " + expression);
  }

  private String run(Statement statement, NameSource names) {
    String text = statement.text();
    ExpressionReader reader = new ExpressionReader(text, statement.line(), names, assigned);
    if (reader.takeKeyword("assert")) {
      boolean holds = ExpressionReader.truth(reader.expression());
      // what follows the comma is for Python's own message
      if (!reader.atEnd() && !reader.peekIs(",")) {
        throw ScriptException.malformed(statement.line(), "assertion cannot be read: " + text);
      }
      return holds ? "" : text + " does not hold" + reader.seen();
    }
    if (text.equals("pass") || startsWithWord(text, "import") || startsWithWord(text, "print")) {
      return "";
    }
    String name = reader.assignmentTarget();
    if (name.isEmpty()) {
      throw ScriptException.unsupported(statement.line(), "statement '" + text + "'");
    }
    assigned.put(name, reader.expression());
    reader.expectEnd();
    return "";
  }

  private static boolean startsWithWord(String text, String word) {
    return text.startsWith(word)
        && (text.length() == word.length()
            || !Character.isJavaIdentifierPart(text.charAt(word.length())));
  }

  private record Statement(String text, int line) {}

  /** Cuts at line ends and semicolons outside brackets and strings; a backslash joins lines. */
  private static List<Statement> statements(String code, int firstLine) {
    List<Statement> statements = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    int line = firstLine;
    int started = firstLine;
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == '\\' && i + 1 < code.length() && code.charAt(i + 1) == '\n') {
        i++;
        line++;
        current.append(' ');
        continue;
      }
      if (quote == 0 && c == '#') {
        while (i + 1 < code.length() && code.charAt(i + 1) != '\n') {
          i++;
        }
        continue;
      }
      if (quote == 0) {
        depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      }
      if (c == '"' || c == '\'') {
        quote = quote == 0 ? c : quote == c ? 0 : quote;
      }
      boolean ends = quote == 0 && (c == ';' || c == '\n' && depth <= 0);
      if (ends) {
        add(statements, current, started);
      } else {
        current.append(c == '\n' ? ' ' : c);
      }
      if (c == '\n') {
        line++;
      }
      if (current.toString().isBlank()) {
        started = line;
      }
    }
    add(statements, current, started);
    return statements;
  }

  private static void add(List<Statement> statements, StringBuilder current, int line) {
    String text = current.toString().strip();
    current.setLength(0);
    if (!text.isEmpty()) {
      statements.add(new Statement(text, line));
    }
  }
}
