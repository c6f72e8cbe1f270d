package io.netlayers.fsm.http1;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The diagrams in {@code docs/http1-states.md} are drawn from the tables, and stale ones fail;
 * {@code -Dupdate.docs=true} draws them anew.
 */
class Http1DiagramTest {
  private static final Path PAGE = Path.of("..", "docs", "http1-states.md");

  @Test
  void diagramsAreFresh() throws IOException {
    String drawn = page();
    if (Boolean.getBoolean("update.docs")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, drawn);
    }
    assertEquals(drawn, Files.readString(PAGE));
  }

  private static String page() {
    return """
        # HTTP/1.1: states of both ends

        Drawn from `Http1Transitions` by `Http1DiagramTest`; run it with `-Dupdate.docs=true` after
        a change of the tables. Both ends of a connection hold both states, and every input goes to
        both tables; an input that either table calls illegal changes nothing. Inputs that leave a
        state as it is are not drawn.

        ## What the client sends

        """
        + diagram(Http1Role.CLIENT)
        + "\n## What the server sends\n\n"
        + diagram(Http1Role.SERVER);
  }

  private static String diagram(Http1Role end) {
    Map<String, List<String>> arrows = new LinkedHashMap<>();
    List<Http1State> faulty = new ArrayList<>();
    for (Http1State from : Http1State.values()) {
      for (Http1Input input : Http1Input.values()) {
        Http1State to = Http1Transitions.target(end, from, input);
        if (to == Http1State.ERROR && from != Http1State.ERROR) {
          faulty.add(from);
        } else if (to != null && to != from) {
          arrows.computeIfAbsent(from + " --> " + to, k -> new ArrayList<>()).add(input.toString());
        }
      }
    }
    StringBuilder text = new StringBuilder("```mermaid\nstateDiagram-v2\n    [*] --> IDLE\n");
    arrows.forEach(
        (arrow, inputs) ->
            text.append("    ")
                .append(arrow)
                .append(": ")
                .append(String.join(", ", inputs))
                .append('\n'));
    text.append("```\n\n");
    text.append("A fault leads to ERROR from ").append(list(faulty)).append(".\n");
    return text.toString();
  }

  private static String list(List<Http1State> states) {
    StringBuilder text = new StringBuilder();
    for (Http1State state : states) {
      text.append(text.isEmpty() ? "" : ", ").append(state);
    }
    return text.toString();
  }
}
