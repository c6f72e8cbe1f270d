package io.netlayers.fsm.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The documents agree with the code: the diagrams with the table, the MUSTs with their tests. With
 * {@code -Dupdate.docs=true} the diagrams are written anew.
 */
class TcpDocumentsTest {
  private static final Path DOCS = Path.of("..", "docs", "tcp");

  @Test
  void theStateDiagramsAreFresh() throws IOException {
    Path file = DOCS.resolve("states.md");
    String wanted = page();
    if (Boolean.getBoolean("update.docs")) {
      Files.writeString(file, wanted);
    }
    assertEquals(wanted, Files.readString(file), "stale: run with -Dupdate.docs=true");
  }

  private static String page() {
    StringBuilder page = new StringBuilder("# The states of a TCP connection\n\n");
    page.append("Generated from `TcpTransitions`; a test fails where this page is stale.\n");
    for (TcpInput.Kind kind : TcpInput.Kind.values()) {
      String title =
          switch (kind) {
            case USER -> "User calls";
            case SEGMENT -> "Segments";
            case TIMEOUT -> "Timeouts";
            case NETWORK -> "Reports of the network";
          };
      page.append("\n## ").append(title).append("\n\n```mermaid\n");
      page.append(TcpDiagram.of(kind)).append("```\n");
    }
    return page.append("\n## The whole table\n\n").append(TcpDiagram.table()).toString();
  }

  @Test
  void everyMustHasATestThatExists() throws Exception {
    Pattern row =
        Pattern.compile("\\| MUST-(\\d+) \\| [^|]+ \\| (`([\\w.]+)#(\\w+)`|the host) \\|");
    TreeSet<Integer> seen = new TreeSet<>();
    for (String line : Files.readAllLines(DOCS.resolve("must.md"))) {
      Matcher m = row.matcher(line);
      if (!m.matches()) {
        assertTrue(!line.startsWith("| MUST"), line);
        continue;
      }
      seen.add(Integer.parseInt(m.group(1)));
      if (m.group(3) != null) {
        Class<?> test = Class.forName("io.netlayers.fsm.tcp." + m.group(3));
        assertTrue(
            Arrays.stream(test.getDeclaredMethods())
                .map(Method::getName)
                .anyMatch(m.group(4)::equals),
            line);
      }
    }
    TreeSet<Integer> all = new TreeSet<>();
    for (int i = 1; i <= 69; i++) {
      all.add(i);
    }
    assertEquals(all, seen);
  }

  @Test
  void theTraceTellsALife() {
    StringBuilder text = new StringBuilder();
    StringBuilder csv = new StringBuilder();
    Wire w = new Wire(TcpConfig.standard(), TcpConfig.standard(), 1);
    w.a.connection.observe(TcpTrace.text(line -> text.append(line).append("\n")));
    w.b.connection.observe(TcpTrace.csv(line -> csv.append(line).append("\n")));
    w.establish();
    TwoMachinesTest.transfer(w, w.a, w.b, TwoMachinesTest.octets(3000, 1));
    assertTrue(text.toString().contains("CLOSED -> SYN-SENT by active OPEN"), text.toString());
    assertTrue(
        text.toString()
            .startsWith("  CLOSED -> SYN-SENT by active OPEN\n0.000000 > SYN-SENT 1000 > 2000 [S]"),
        text.toString());
    assertTrue(csv.toString().startsWith(TcpTrace.CSV_HEADER + "\n"));
    int columns = TcpTrace.CSV_HEADER.split(",").length;
    for (String line : csv.toString().split("\n")) {
      assertEquals(columns, line.split(",").length, line);
    }
  }
}
