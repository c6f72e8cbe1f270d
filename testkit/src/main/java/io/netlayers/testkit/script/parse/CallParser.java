package io.netlayers.testkit.script.parse;

import io.netlayers.testkit.script.model.Argument;
import io.netlayers.testkit.script.model.ScriptAction;
import java.util.ArrayList;
import java.util.List;

/** Socket calls: a name, arguments, a result, an error's name, and a note that nobody compares. */
final class CallParser {
  private CallParser() {}

  static ScriptAction call(Cursor cursor, boolean blocking, long endNanos) {
    String name = cursor.word();
    cursor.expect("(", "after " + name);
    List<Argument> arguments = list(cursor, ")");
    cursor.expect("=", "after the arguments of " + name);
    Argument result = argument(cursor);
    cursor.skipBlank();
    String errno = cursor.atWord() ? cursor.word() : "";
    if (cursor.take("(")) {
      int opened = cursor.line();
      cursor.until(")", opened, "note");
    }
    return new ScriptAction.Call(name, arguments, result, errno, blocking, endNanos);
  }

  /** Takes arguments up to and with the closing bracket. */
  private static List<Argument> list(Cursor cursor, String close) {
    List<Argument> items = new ArrayList<>();
    if (cursor.take(close)) {
      return items;
    }
    do {
      items.add(argument(cursor));
    } while (cursor.take(","));
    cursor.expect(close, "in a list");
    return items;
  }

  private static Argument argument(Cursor cursor) {
    Argument first = primary(cursor);
    if (!cursor.take("|")) {
      return first;
    }
    List<Argument> parts = new ArrayList<>(List.of(first));
    do {
      parts.add(primary(cursor));
    } while (cursor.take("|"));
    return new Argument.Or(parts);
  }

  private static Argument primary(Cursor cursor) {
    cursor.skipBlank();
    if (cursor.take("...")) {
      return new Argument.Any();
    }
    if (cursor.atNumber()) {
      return new Argument.Number(cursor.number("number"));
    }
    if (cursor.take("[")) {
      return new Argument.Items(list(cursor, "]"));
    }
    if (cursor.take("{")) {
      return structure(cursor);
    }
    if (cursor.peek() == '"') {
      return text(cursor);
    }
    if (cursor.atWord()) {
      String word = cursor.word();
      if (cursor.take("(")) {
        return new Argument.Apply(word, list(cursor, ")"));
      }
      return new Argument.Word(word);
    }
    throw cursor.malformed("an argument expected, found " + cursor.describeHere());
  }

  /** Strings one after the other are one string, as in C. */
  private static Argument text(Cursor cursor) {
    StringBuilder value = new StringBuilder();
    do {
      int opened = cursor.line();
      cursor.next();
      value.append(cursor.until("\"", opened, "string"));
      cursor.skipBlank();
    } while (cursor.peek() == '"');
    cursor.take("...");
    return new Argument.Text(value.toString());
  }

  private static Argument structure(Cursor cursor) {
    List<Argument.Field> fields = new ArrayList<>();
    if (cursor.take("}")) {
      return new Argument.Structure(fields);
    }
    do {
      Argument value = argument(cursor);
      String name = "";
      if (cursor.take("=")) {
        name = nameOf(cursor, value);
        value = argument(cursor);
      }
      fields.add(new Argument.Field(name, value));
    } while (cursor.take(","));
    cursor.expect("}", "in a structure");
    return new Argument.Structure(fields);
  }

  private static String nameOf(Cursor cursor, Argument left) {
    if (left instanceof Argument.Word word) {
      return word.name();
    }
    if (left instanceof Argument.Apply apply) {
      return apply.function();
    }
    throw cursor.malformed("a field's name expected before '='");
  }
}
