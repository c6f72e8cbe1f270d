package io.netlayers.testkit.script.run;

import java.util.ArrayList;
import java.util.List;

/** Cuts a command line into commands and words as a shell would, and does nothing else with it. */
final class ShellWords {
  private ShellWords() {}

  /** Commands, cut at {@code ;} and {@code &&} outside quotes; a comment ends the line. */
  static List<String> commands(String line) {
    List<String> commands = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean blankBefore = i == 0 || Character.isWhitespace(line.charAt(i - 1));
      if (quote == 0 && c == '#' && blankBefore) {
        break;
      }
      boolean twoAnds = c == '&' && i + 1 < line.length() && line.charAt(i + 1) == '&';
      if (quote == 0 && (c == ';' || twoAnds)) {
        commands.add(current.toString().strip());
        current.setLength(0);
        i += twoAnds ? 1 : 0;
        continue;
      }
      if (c == '"' || c == '\'') {
        quote = quote == 0 ? c : quote == c ? 0 : quote;
      }
      current.append(c);
    }
    commands.add(current.toString().strip());
    commands.removeIf(String::isEmpty);
    return commands;
  }

  /** Words, cut at blanks outside quotes; the quotes go. */
  static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    char quote = 0;
    boolean any = false;
    for (int i = 0; i < command.length(); i++) {
      char c = command.charAt(i);
      if (quote == 0 && Character.isWhitespace(c)) {
        if (any) {
          words.add(current.toString());
        }
        current.setLength(0);
        any = false;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
        any = true;
      } else if (quote == c) {
        quote = 0;
      } else {
        current.append(c);
        any = true;
      }
    }
    if (any) {
      words.add(current.toString());
    }
    return words;
  }
}
