package io.netlayers.tools.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.tools.Netlayers;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line as a process of its own, as a person starts and ends it. */
final class Tool implements AutoCloseable {
  private final Path out;
  private final Path errors;
  private final Process process;

  private Tool(Path out, Path errors, Process process) {
    this.out = out;
    this.errors = errors;
    this.process = process;
  }

  static Tool start(Path directory, String... arguments) throws IOException {
    Path out = Files.createTempFile(directory, "tool", ".out");
    Path errors = Files.createTempFile(directory, "tool", ".err");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Netlayers.class.getName());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out.toFile())
            .redirectError(errors.toFile())
            .start();
    return new Tool(out, errors, process);
  }

  String out() throws IOException {
    return Files.readString(out);
  }

  String errors() throws IOException {
    return Files.readString(errors);
  }

  /** Waits until it has said something. */
  void awaitSaid(String text) throws Exception {
    for (int i = 0; i < 500 && process.isAlive() && !out().contains(text); i++) {
      Thread.sleep(20);
    }
    assertTrue(out().contains(text), () -> said());
  }

  private String said() {
    try {
      return out() + errors();
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Waits for its end; answers the exit code. */
  int await() throws Exception {
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), () -> "did not end: " + said());
    return process.exitValue();
  }

  /** Tells it to end, as Ctrl-C does, and waits. */
  int end() throws Exception {
    process.destroy();
    return await();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
