package io.netlayers.tools.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide's code is the consumers' code, which {@link ConsumersTest} compiles and runs. */
class GuideTest {
  private static final Path GUIDE = Path.of("..", "docs", "testkit.md");
  private static final Path SOURCES =
      Path.of("src", "test", "consumer", "full", "com", "example", "toy");
  private static final Pattern BLOCK =
      Pattern.compile("<!-- (\\S+\\.java) -->\n```java\n(.*?)\n```\n", Pattern.DOTALL);

  @Test
  void codeInTheGuideIsTheFilesThatAreRun() throws IOException {
    String guide = Files.readString(GUIDE);
    Set<String> shown = new TreeSet<>();
    for (Matcher block = BLOCK.matcher(guide); block.find(); ) {
      String file = Files.readString(SOURCES.resolve(block.group(1)));
      assertEquals(file.stripTrailing(), block.group(2), block.group(1));
      shown.add(block.group(1));
    }
    assertEquals(guide.split("```java", -1).length - 1, shown.size(), "blocks without a file");
    try (Stream<Path> files = Files.walk(SOURCES)) {
      Set<String> all =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(file -> SOURCES.relativize(file).toString().replace('\\', '/'))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(all, shown);
    }
    assertTrue(shown.size() >= 7, shown.toString());
  }
}
