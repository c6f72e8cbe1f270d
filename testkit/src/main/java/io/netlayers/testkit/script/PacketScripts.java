package io.netlayers.testkit.script;

import io.netlayers.testkit.script.ScriptResult.Verdict;
import io.netlayers.testkit.script.model.ParsedScript;
import io.netlayers.testkit.script.model.ScriptException;
import io.netlayers.testkit.script.parse.ScriptParser;
import io.netlayers.testkit.script.port.TcpFactory;
import io.netlayers.testkit.script.run.RunOutcome;
import io.netlayers.testkit.script.run.ScriptRun;
import java.util.List;

/** Reads and runs packet scripts. */
public final class PacketScripts {
  private PacketScripts() {}

  /**
   * Reads a script without running it.
   *
   * @throws ScriptException if the text is not of the language, or asks for what is not here
   */
  public static ParsedScript parse(String text) {
    return ScriptParser.parse(text);
  }

  /** Runs a script against a TCP that the factory makes for it. A text that is no script fails. */
  public static ScriptResult run(String text, TcpFactory factory) {
    ParsedScript script;
    try {
      script = parse(text);
    } catch (ScriptException e) {
      boolean skip = e.kind() == ScriptException.Kind.UNSUPPORTED;
      return new ScriptResult(skip ? Verdict.SKIP : Verdict.FAIL, false, e.describe());
    }
    RunOutcome outcome = ScriptRun.run(script, factory);
    return switch (outcome.kind()) {
      case FAILED -> new ScriptResult(Verdict.FAIL, false, outcome.reason());
      case SKIPPED -> new ScriptResult(Verdict.SKIP, false, outcome.reason());
      case PASSED -> {
        List<String> differences = outcome.strictDifferences();
        yield new ScriptResult(
            Verdict.PASS, differences.isEmpty(), differences.isEmpty() ? "" : differences.get(0));
      }
    };
  }
}
