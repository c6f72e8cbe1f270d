package io.netlayers.testkit.script.junit;

import io.netlayers.testkit.script.PacketScripts;
import io.netlayers.testkit.script.ScriptResult;
import io.netlayers.testkit.script.port.TcpFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/** Makes a dynamic test of each script in a folder; for a {@code @TestFactory} method. */
public final class ScriptTests {
  private ScriptTests() {}

  /** Whether a script that is skipped is an aborted test or a failed one. */
  public enum Skipped {
    /** Aborted, as by a failed assumption. */
    ABORTS,
    /** Failed. */
    FAILS
  }

  /**
   * The scripts in a folder and the folders within: files whose names end in {@code .pkt}, sorted.
   *
   * @throws UncheckedIOException if the folder cannot be read
   */
  public static List<DynamicTest> folder(Path folder, TcpFactory factory, Skipped skipped) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> scripts =
          files
              .filter(file -> file.toString().endsWith(".pkt"))
              .sorted()
              .collect(Collectors.toList());
      return scripts.stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      folder.relativize(file).toString(), () -> run(file, factory, skipped)))
          .collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(Path file, TcpFactory factory, Skipped skipped) throws IOException {
    ScriptResult result = PacketScripts.run(Files.readString(file), factory);
    switch (result.verdict()) {
      case PASS -> {
        // as expected
      }
      case FAIL -> Assertions.fail(file + ": " + result.reason());
      case SKIP -> {
        if (skipped == Skipped.FAILS) {
          Assertions.fail(file + " was skipped: " + result.reason());
        }
        Assumptions.abort(result.reason());
      }
    }
  }
}
