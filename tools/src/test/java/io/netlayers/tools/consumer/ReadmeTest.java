package io.netlayers.tools.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the pages compile, beside no more than what the text takes as given. */
class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```\n", Pattern.DOTALL);

  @TempDir Path work;

  @ParameterizedTest
  @CsvSource({"README.md, 10", "docs/stack.md, 1"})
  void examplesCompile(String page, int blocks) throws Exception {
    Path given = Path.of("src", "test", "consumer", "readme", "Given.java");
    String frame = Files.readString(given);
    Path sources = Files.createDirectories(work.resolve("sources"));
    Files.copy(given, sources.resolve("Given.java"));
    int count = 0;
    Matcher block = BLOCK.matcher(Files.readString(Path.of("..", page)));
    while (block.find()) {
      write(sources, frame, "Example" + ++count, block.group(1));
    }
    assertEquals(blocks, count);
    Consumer consumer =
        new Consumer(
            work,
            false,
            "io.netlayers.core.Octets",
            "io.netlayers.ethernet.EthernetFrameView",
            "io.netlayers.ip.Ipv4PacketView",
            "io.netlayers.udp.UdpDatagramView",
            "io.netlayers.tcp.TcpSegmentView",
            "io.netlayers.http.HttpStatus",
            "io.netlayers.pcap.CaptureReader",
            "io.netlayers.packet.FrameWalker",
            "io.netlayers.fsm.tcp.TcpConnection",
            "io.netlayers.stack.Host",
            "io.netlayers.testkit.net.SimulatedNetwork");
    consumer.compileAll(sources, work.resolve("classes"));
  }

  private static void write(Path sources, String given, String name, String code)
      throws IOException {
    String imports = given.substring(0, given.indexOf("class Given"));
    String text =
        imports
            + "class "
            + name
            + " extends Given {\n  void run() throws Exception {\n"
            + code
            + "  }\n}\n";
    Files.writeString(sources.resolve(name + ".java"), text);
  }
}
