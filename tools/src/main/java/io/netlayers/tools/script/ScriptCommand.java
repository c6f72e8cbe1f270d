package io.netlayers.tools.script;

import io.netlayers.testkit.script.PacketScripts;
import io.netlayers.testkit.script.ScriptResult;
import io.netlayers.testkit.script.ScriptResult.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code netlayers script}: runs packet scripts against this project's TCP. */
@Command(
    name = "script",
    mixinStandardHelpOptions = true,
    description = "Runs packet scripts (packetdrill's language) against the TCP of this project.")
public final class ScriptCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Scripts to run.")
  private List<Path> files = List.of();

  @Option(names = "--json", description = "One JSON object a script, a line each.")
  private boolean json;

  /** Made by the command line. */
  public ScriptCommand() {}

  @Override
  public Integer call() {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    boolean failed = false;
    for (Path file : files) {
      ScriptResult result = run(file);
      failed |= result.verdict() == Verdict.FAIL;
      out.println(json ? json(file, result) : text(file, result));
      if (out.checkError()) {
        return 1;
      }
    }
    return failed ? 1 : 0;
  }

  private static ScriptResult run(Path file) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return PacketScripts.run(text, MachineTcp::new);
    } catch (NoSuchFileException e) {
      return new ScriptResult(Verdict.FAIL, false, "there is no such file");
    } catch (IOException e) {
      return new ScriptResult(Verdict.FAIL, false, "it cannot be read: " + e.getMessage());
    }
  }

  private static String verdict(ScriptResult result) {
    return result.verdict().name().toLowerCase(Locale.ROOT);
  }

  private static String text(Path file, ScriptResult result) {
    String strict = result.verdict() == Verdict.PASS && !result.strict() ? " (not strictly)" : "";
    String reason = result.reason().isEmpty() ? "" : ": " + result.reason();
    return verdict(result) + strict + " " + file + reason;
  }

  private static String json(Path file, ScriptResult result) {
    return "{\"file\":"
        + quoted(file.toString())
        + ",\"verdict\":\""
        + verdict(result)
        + "\",\"strict\":"
        + result.strict()
        + ",\"reason\":"
        + quoted(result.reason())
        + "}";
  }

  /** A JSON string (RFC 8259 §7). */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < 0x20 || Character.isSurrogate(c)) {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
