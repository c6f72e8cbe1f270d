package io.netlayers.tools.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ScriptCommandTest {
  @TempDir Path folder;

  private String output = "";

  private int run(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      return new CommandLine(new ScriptCommand()).execute(arguments);
    } finally {
      System.setOut(before);
      output = bytes.toString(StandardCharsets.UTF_8);
    }
  }

  private String write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return file.toString();
  }

  @Test
  void aLineAScript() throws IOException {
    String good = write("good.pkt", "0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3\n");
    String bad = write("bad.pkt", "0 socket(..., SOCK_STREAM, IPPROTO_TCP) = -1\n");
    String odd = write("odd.pkt", "0 epoll_create(1) = 3\n");
    String mad = write("mad.pkt", "\nwhat \"is\" this\n");
    assertEquals(1, run("--json", good, bad, odd, mad, folder.resolve("none").toString()));
    String[] lines = output.split("\n");
    assertEquals(5, lines.length);
    assertEquals(
        "{\"file\":\"" + good + "\",\"verdict\":\"pass\",\"strict\":true,\"reason\":\"\"}",
        lines[0]);
    assertTrue(lines[1].contains("\"verdict\":\"fail\",\"strict\":false"), lines[1]);
    assertTrue(lines[1].contains("line 1: socket = -1 expected"), lines[1]);
    assertTrue(lines[2].contains("\"verdict\":\"skip\",\"strict\":false"), lines[2]);
    assertTrue(lines[3].contains("line 2: an event starts with its time"), lines[3]);
    assertTrue(lines[4].contains("there is no such file"), lines[4]);
  }

  @Test
  void exitsWellUnlessOneFails() throws IOException {
    String good = write("good.pkt", "0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3\n");
    String odd = write("odd.pkt", "0 epoll_create(1) = 3\n");
    assertEquals(0, run(good, odd));
    assertEquals("pass " + good, output.split("\n")[0]);
    assertEquals(2, run());
  }
}
