package io.netlayers.testkit.script.parse;

import io.netlayers.testkit.script.model.Dialect;
import io.netlayers.testkit.script.model.ScriptException;
import java.util.Locale;

/**
 * The parts between {@code #ifdef System} and {@code #endif} that FreeBSD's packetdrill knows. What
 * is for another system is blanked out, so that every line keeps its number.
 */
final class PlatformBlocks {
  private PlatformBlocks() {}

  static String select(String text, Dialect dialect) {
    if (!text.contains("#ifdef")) {
      return text;
    }
    StringBuilder selected = new StringBuilder();
    boolean inside = false;
    boolean wanted = true;
    int number = 0;
    int opened = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      String trimmed = line.strip();
      if (trimmed.startsWith("#ifdef")) {
        if (inside) {
          throw ScriptException.malformed(number, "#ifdef within #ifdef");
        }
        inside = true;
        opened = number;
        wanted = names(trimmed.substring("#ifdef".length()).strip(), dialect);
        line = "";
      } else if (trimmed.startsWith("#endif")) {
        inside = false;
        wanted = true;
        line = "";
      }
      selected.append(wanted ? line : "").append('\n');
    }
    if (inside) {
      throw ScriptException.malformed(opened, "#ifdef is not closed");
    }
    return selected.toString();
  }

  private static boolean names(String system, Dialect dialect) {
    return system.toUpperCase(Locale.ROOT).equals(dialect.name());
  }
}
