package io.netlayers.testkit.script.run;

import io.netlayers.testkit.script.model.Dialect;
import io.netlayers.testkit.script.model.ScriptException;
import io.netlayers.testkit.script.port.TcpUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Lines in back quotes. They are read as settings and as questions about sockets; nothing runs.
 * What is neither skips the script.
 */
final class Commands {
  /** Tools that set up, or clean up, what a TCP in a box does not have. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("ethtool", "kldload", "echo", "true", ":", "sync", "dmesg", "killall", "tcpdrop");

  private final TcpUnderTest tcp;
  private final Sysctl sysctl;
  private final Dialect dialect;

  Commands(TcpUnderTest tcp, Dialect dialect) {
    this.tcp = tcp;
    this.sysctl = new Sysctl(tcp);
    this.dialect = dialect;
  }

  /** Whether a line only sets something up, and asks nothing. */
  static boolean asksNothing(String text) {
    return !text.contains("sockstat");
  }

  /**
   * Does what a line asks.
   *
   * @throws ScriptFailure if it asks about sockets, and the answer is no
   */
  void run(String text, int line) {
    int number = line;
    for (String row : text.replace("\\\n", " ").split("\n", -1)) {
      for (String command : ShellWords.commands(row)) {
        runOne(command, number);
      }
      number++;
    }
  }

  private void runOne(String command, int line) {
    if (command.contains("|")) {
      question(command, line);
      return;
    }
    List<String> words = ShellWords.words(command);
    words.removeIf(
        word -> word.startsWith(">") || word.startsWith("2>") || word.equals("/dev/null"));
    if (words.isEmpty()) {
      return;
    }
    String tool = words.get(0);
    tool = tool.substring(tool.lastIndexOf('/') + 1);
    List<String> arguments = words.subList(1, words.size());
    if (tool.equals("defaults.sh")) {
      sysctl.defaults(dialect, line);
    } else if (tool.equals("sysctl")) {
      sysctl(arguments, line);
    } else if (tool.equals("set_sysctls.py")) {
      for (String argument : arguments) {
        set(argument.replace("/proc/sys/", "").replace('/', '.'), line);
      }
    } else if (!WITHOUT_EFFECT.contains(tool)
        && !tool.startsWith("sysctl_restore") // puts back what set_sysctls.py has changed
        && !harmless(command)) {
      throw ScriptException.unsupported(line, "command '" + command + "'");
    }
  }

  private static boolean harmless(String command) {
    return command.startsWith("ip tcp_metrics")
        || command.startsWith("tc qdisc") && command.contains("pfifo") && !command.contains("limit")
        || command.startsWith("tc qdisc") && command.contains("root fq");
  }

  private void sysctl(List<String> arguments, int line) {
    for (String argument : arguments) {
      if (!argument.startsWith("-") && argument.indexOf('=') > 0) {
        set(argument, line);
      }
    }
  }

  private void set(String assignment, int line) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw ScriptException.malformed(line, "NAME=VALUE expected, found '" + assignment + "'");
    }
    sysctl.set(assignment.substring(0, equals), assignment.substring(equals + 1), line);
  }

  /** {@code sockstat … | grep …}: lines of text, from which each stage lets some through. */
  private void question(String command, int line) {
    String[] stages = command.split("\\|");
    if (!ShellWords.words(stages[0]).get(0).endsWith("sockstat")) {
      throw ScriptException.unsupported(line, "command '" + command + "'");
    }
    List<String> states = tcp.states();
    List<String> lines = new ArrayList<>();
    for (String state : states) {
      lines.add("root packetdrill 1000 3 tcp4 tcp6 local:8080 remote:8080 " + state);
    }
    for (int i = 1; i < stages.length; i++) {
      lines = stage(ShellWords.words(stages[i]), lines, command, line);
    }
    if (lines.isEmpty()) {
      throw new ScriptFailure(line, "'" + command + "' expected, the states are " + states);
    }
  }

  private static List<String> stage(
      List<String> words, List<String> lines, String command, int line) {
    String tool = words.isEmpty() ? "" : words.get(0);
    if (tool.equals("wc")) {
      return List.of(Integer.toString(lines.size()));
    }
    if (!tool.equals("grep")) {
      throw ScriptException.unsupported(line, "command '" + command + "'");
    }
    boolean count = false;
    boolean inverted = false;
    String pattern = "";
    for (String word : words.subList(1, words.size())) {
      if (word.startsWith("-") && word.length() > 1) {
        count |= word.indexOf('c') > 0;
        inverted |= word.indexOf('v') > 0;
      } else if (pattern.isEmpty()) {
        pattern = word;
      }
    }
    List<String> kept = new ArrayList<>();
    for (String text : lines) {
      if (text.contains(pattern) != inverted) {
        kept.add(text);
      }
    }
    return count ? List.of(Integer.toString(kept.size())) : kept;
  }
}
