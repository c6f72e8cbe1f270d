package io.netlayers.tools.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.packet.ChecksumState;
import io.netlayers.packet.FrameWalker;
import io.netlayers.packet.LinkType;
import io.netlayers.testkit.net.LinkConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees of a URL's way, and that nothing in it is made up. */
class WalkTest {
  private static final Path PAGE = Path.of("..", "docs", "walk.md");

  private final List<String> lines = new ArrayList<>();
  private final Narration narration = new Narration(lines::add, false);

  private Browser walk(long seed, boolean ipv6, int mtu, int lossPpm, int octets) {
    LinkConfig.Builder link = LinkConfig.builder().delayMillis(1);
    if (lossPpm > 0) {
      link.lossPpm(lossPpm);
    }
    Scene scene = new Scene(seed, ipv6, mtu, link.build(), narration);
    FrameWalker walker = new FrameWalker();
    scene.observe(
        (wire, event, packet, now) -> {
          walker.walk(LinkType.ETHERNET, packet.octets(), 0, packet.length());
          for (int i = 0; i < walker.layerCount(); i++) {
            assertTrue(walker.checksum(i) != ChecksumState.INVALID);
          }
          assertNull(walker.faultLayer());
        });
    return scene.visit("www.example.org", 80, "/", octets);
  }

  private int lineOf(String part) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(part)) {
        return i;
      }
    }
    throw new AssertionError("no line has " + part + ": " + String.join("\n", lines));
  }

  @Test
  void everyStepComesInItsOrder() {
    Browser browser = walk(1, false, 1500, 0, 4000);
    assertTrue(browser.isDone());
    assertEquals(200, browser.statusCode());
    assertEquals(4000, browser.octets());
    int last = -1;
    for (String step :
        new String[] {
          "ARP, Request who-has 10.0.1.1 tell 10.0.1.2",
          "ARP, Reply 10.0.1.1",
          "Flags [S],",
          "ARP, Request who-has 10.0.2.2 tell 10.0.2.1",
          "Flags [S.],",
          ": GET / HTTP/1.1",
          ": HTTP/1.1 200 OK",
          "Flags [F.],"
        }) {
      assertTrue(lineOf(step) > last, step);
      last = lineOf(step);
    }
    // a FIN each way, seen on both links
    assertEquals(4, lines.stream().filter(l -> l.contains("Flags [F.]")).count());
  }

  @Test
  void aSmallMtuIsLearned() {
    assertEquals(4000, walk(1, false, 576, 0, 4000).octets());
    int objection = lineOf("fragmentation needed");
    assertTrue(lineOf("length 1448") < objection);
    assertTrue(
        lines.subList(objection + 4, lines.size()).stream()
            .noneMatch(l -> l.contains("length 1448") && !l.contains("ICMP")));
  }

  private long visit(Scene.Props props, int octets) {
    Scene scene = new Scene(1, props, LinkConfig.builder().delayMillis(1).build(), narration);
    return scene.visit("www.example.org", 80, "/", octets).octets();
  }

  /** RFC 791 §3.2: without DF the router cuts what does not fit, and the client joins it. */
  @Test
  void theRouterCuts() {
    assertEquals(2000, visit(new Scene.Props(false, 576, false, true), 2000));
    int whole = lineOf("length 1448");
    assertTrue(lineOf("router > client  IP 10.0.2.2.80 > 10.0.1.2.54711: Flags [.]") > whole);
    assertTrue(
        lines.stream().anyMatch(l -> l.contains("router > client") && l.contains("fragment")));
    assertTrue(lines.stream().noneMatch(l -> l.contains("ICMP")));
    assertTrue(
        lines.stream().noneMatch(l -> l.contains("server > router") && l.contains("fragment")));
  }

  /** The server sees the router's address, and the client never notices. */
  @Test
  void aTranslatorGivesItsOwnAddress() {
    assertEquals(4000, visit(new Scene.Props(false, 1500, true, false), 4000));
    lineOf("client > router  IP 10.0.1.2.");
    lineOf("router > server  IP 10.0.2.1.");
    lineOf("router > client  IP 10.0.2.2.80 > 10.0.1.2.");
    assertTrue(
        lines.stream().noneMatch(l -> l.contains("router > server") && l.contains("10.0.1.2")),
        () -> String.join("\n", lines));
  }

  @ParameterizedTest
  @CsvSource({"1,false", "2,false", "3,true", "4,true", "5,false"})
  void lossDelaysAndLosesNothing(long seed, boolean ipv6) {
    Browser browser = walk(seed, ipv6, 1280, 150_000, 60_000);
    assertTrue(browser.isDone(), () -> String.join("\n", lines));
    assertEquals(60_000, browser.octets());
    lineOf("!  lost on the way");
  }

  @Test
  void theSameSeedGivesTheSameRun() {
    walk(7, true, 1500, 100_000, 9000);
    List<String> first = List.copyOf(lines);
    lines.clear();
    new WalkTest().compare(first);
  }

  private void compare(List<String> wanted) {
    walk(7, true, 1500, 100_000, 9000);
    assertEquals(wanted, lines);
  }

  /** The page in the docs is this program's own; {@code -Dupdate.docs=true} writes it anew. */
  @Test
  void thePageInTheDocsIsUpToDate() throws IOException {
    walk(1, false, 1500, 0, 4000);
    String page =
        """
        # What happens when a URL is typed

        Two hosts and a router of this library's own `Host`, over `testkit`'s network, as `./netlayers walk http://www.example.org/` shows them. `-v` adds a line a layer, `-6` takes IPv6, `--mtu`, `--loss` and `--size` make it harder, `--pcap` and `--diagram` keep it. [walk.pcapng](walk.pcapng) is this walk for Wireshark. Page and capture are generated: `WalkTest` and `WalkCaptureTest` fail when they are stale.

        ```
        """
            + String.join("\n", lines).strip()
            + "\n```\n\n```mermaid\n"
            + narration.diagram()
            + "```\n";
    WalkTest second = new WalkTest();
    second.visit(new Scene.Props(false, 576, false, true), 1200);
    int from = second.lineOf("-- HTTP") + 1;
    int to = second.lineOf("-- TCP closes");
    page +=
        """

        ## Fragmentation

        `--mtu 576 --fragment`: the link between router and client takes packets of 576 octets, and the hosts let the router cut what is longer. Only the first piece names the ports; the client puts them together before TCP sees anything. (Without `--fragment` the hosts set DF, and the router's objections tell the server what fits: path MTU discovery.)

        ```
        """
            + String.join("\n", second.lines.subList(from, to)).stripTrailing()
            + "\n```\n";
    if (Boolean.getBoolean("update.docs")) {
      Files.writeString(PAGE, page);
    }
    assertEquals(Files.readString(PAGE), page);
  }
}
