package io.netlayers.tools.fetch;

import io.netlayers.tools.NetlayersForTests;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/**
 * What {@code netlayers fetch} made of one URL, run inside the test.
 *
 * @param code the exit code
 * @param out what it wrote to its file
 * @param errors what it said on standard error
 */
public record Fetched(int code, byte[] out, String errors) {
  /** Fetches, the last argument being the URL. */
  public static Fetched of(String... arguments) throws IOException {
    Path file = Files.createTempFile("fetched", ".out");
    List<String> words = new ArrayList<>(List.of("fetch", "-o", file.toString()));
    words.addAll(List.of(arguments));
    Fetched fetched = run(words);
    byte[] out = Files.readAllBytes(file);
    Files.delete(file);
    return new Fetched(fetched.code, out, fetched.errors);
  }

  /** Runs the command with just these words. */
  public static Fetched run(List<String> words) {
    StringWriter errors = new StringWriter();
    CommandLine line = NetlayersForTests.commandLine().setErr(new PrintWriter(errors, true));
    int code = line.execute(words.toArray(new String[0]));
    return new Fetched(code, new byte[0], errors.toString());
  }

  /** What was written, an octet a character. */
  public String text() {
    return new String(out, StandardCharsets.ISO_8859_1);
  }
}
