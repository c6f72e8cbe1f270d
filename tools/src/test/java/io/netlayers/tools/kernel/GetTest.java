package io.netlayers.tools.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.stack.socket.Endpoint;
import io.netlayers.tools.NetlayersForTests;
import io.netlayers.tools.net.Peers;
import io.netlayers.tools.tap.StackSetup;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code netlayers get}, and our TCP as a client at large, from a kernel's nginx. */
class GetTest {
  private static final int LARGE = 100_000_000;
  private static final int SMALL = 100_000;

  @TempDir static Path top;
  private static KernelPeer kernel;
  private static String hash;
  private static byte[] small;

  @BeforeAll
  static void start() throws Exception {
    kernel = KernelPeer.open(1, "-a", "10.0.0.1/24", "-a", "fd00::1/64");
    Path site = Files.createDirectory(top.resolve("site"));
    byte[] large = new byte[LARGE];
    new Random(5).nextBytes(large);
    Files.write(site.resolve("large.bin"), large);
    hash = Peers.hash(large);
    small = Arrays.copyOf(large, SMALL);
    Files.write(site.resolve("small.bin"), small);
    KernelNginx.start(kernel, top, site);
  }

  @AfterAll
  static void stop() throws Exception {
    if (kernel != null) {
      kernel.close();
    }
  }

  private record Outcome(int code, String errors) {}

  private static Outcome get(String url, String... more) {
    List<String> arguments = new ArrayList<>(List.of("get", url, "--tap", "" + kernel.port(0)));
    arguments.addAll(List.of("-a", "10.0.0.2/24", "-a", "fd00::2/64"));
    arguments.addAll(List.of("--resolve", "four:10.0.0.1", "--resolve", "six:fd00::1"));
    arguments.addAll(List.of(more));
    StringWriter errors = new StringWriter();
    CommandLine command = NetlayersForTests.commandLine().setErr(new PrintWriter(errors, true));
    int code = command.execute(arguments.toArray(String[]::new));
    return new Outcome(code, errors.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"four", "six"})
  void downloads100MegabytesByHash(String name) throws Exception {
    Path file = top.resolve(name + ".bin");
    Outcome outcome = get("http://" + name + "/large.bin", "-o", file.toString());
    assertEquals(new Outcome(0, ""), outcome);
    assertEquals(hash, Peers.hash(Files.readAllBytes(file)));
    Files.delete(file);
  }

  @Test
  void aHostsFileHasNames() throws Exception {
    Path hosts =
        Files.writeString(top.resolve("hosts"), "# names\nfd00::1 www.example  www # both\n");
    Path file = top.resolve("small.out");
    Outcome outcome =
        get("http://WWW/small.bin", "-o", file.toString(), "--hosts", hosts.toString());
    assertEquals(new Outcome(0, ""), outcome);
    assertEquals(Peers.hash(small), Peers.hash(Files.readAllBytes(file)));
  }

  @Test
  void failuresAreOneClearLine() throws Exception {
    Path file = top.resolve("nothing.out");
    String[] to = {"-o", file.toString()};
    assertFailure("http://four/none", "404 Not Found", to);
    assertFailure("http://four:81/", "cannot connect to 10.0.0.1:81: REFUSED", to);
    assertFailure("http://six:81/", "cannot connect to [fd00::1]:81: REFUSED", to);
    assertFailure("http://five/", "five: no such host", to);
    assertFailure("http://10.9.9.9/", "NO_ROUTE", to);
    assertFailure("http://10.0.0.77/", "timed out", "--timeout", "0.5");
  }

  private static void assertFailure(String url, String reason, String... more) {
    Outcome outcome = get(url, more);
    assertEquals(1, outcome.code(), outcome.errors());
    assertEquals(1, outcome.errors().lines().count(), outcome.errors());
    assertTrue(outcome.errors().contains(reason), outcome.errors());
  }

  @Test
  void misuseIsTold() {
    assertEquals(2, get("https://four/").code());
    assertEquals(2, get("http://four/", "--mtu", "12").code());
    assertEquals(2, NetlayersForTests.commandLine().execute("get", "http://four/"));
  }

  @Test
  void theCaptureHoldsItAll() throws Exception {
    Path seen = top.resolve("get.pcapng");
    Path file = top.resolve("captured.out");
    Outcome outcome =
        get(
            "http://four/small.bin",
            "-o",
            file.toString(),
            "--pcap",
            seen.toString(),
            "--counters");
    assertEquals(0, outcome.code(), outcome.errors());
    assertTrue(outcome.errors().contains("segments received"), outcome.errors());
    Tshark.assertClean(seen);
    assertEquals(1, Tshark.count(seen, "http.request.uri == \"/small.bin\""));
    assertEquals(2, Tshark.count(seen, "tcp.flags.fin == 1"), "both ends closed");
    assertEquals(0, Tshark.count(seen, "tcp.flags.reset == 1"));
  }

  /** Ctrl-C in the middle: the server is told, and the capture is whole. */
  @Test
  void whoeverInterruptsItLeavesNothingBehind() throws Exception {
    Path seen = top.resolve("interrupted.pcapng");
    Path file = top.resolve("interrupted.out");
    String url = "http://four/large.bin";
    try (Tool tool =
        Tool.start(
            top,
            "get",
            url,
            "--tap",
            "" + kernel.port(0),
            "-a",
            "10.0.0.2/24",
            "--resolve",
            "four:10.0.0.1",
            "-o",
            file.toString(),
            "--pcap",
            seen.toString())) {
      for (int i = 0; i < 500 && (!Files.exists(file) || Files.size(file) == 0); i++) {
        Thread.sleep(10);
      }
      assertEquals(143, tool.end(), tool.errors());
    }
    assertTrue(Tshark.count(seen, "tcp.flags.reset == 1 && eth.src[0:4] == 02:00:4e:4c") > 0);
    Tshark.assertClean(seen);
    String left = "";
    for (int i = 0; i < 100; i++) {
      left = kernel.sh("ss -Htn state established");
      if (left.isBlank()) {
        break;
      }
      Thread.sleep(20);
    }
    assertEquals("", left.strip(), "connections of the kernel's that are still there");
  }

  /** As a browser does, and worse: many connections at once, each with two requests. */
  @Test
  void manyConnectionsAtOnce() throws Exception {
    String one = "GET /small.bin HTTP/1.1\r\nHost: four\r\n\r\n";
    String last = one.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
    byte[] requests = (one + last).getBytes(StandardCharsets.US_ASCII);
    try (RunningHost host =
        RunningHost.on(RunningHost.link(kernel, 0, 1500, "10.0.0.2/24", "fd00::2/64")).start()) {
      List<StackClient> clients = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        Endpoint server = Endpoint.of(i % 2 == 0 ? "10.0.0.1" : "fd00::1", 80);
        clients.add(
            host.ask(
                () ->
                    StackClient.begin(
                        host.node(),
                        server,
                        StackSetup.config().build().tcp(),
                        requests,
                        false,
                        -1)));
      }
      for (StackClient client : clients) {
        byte[] heard = client.whole.get(30, TimeUnit.SECONDS);
        assertTrue(new String(heard, 0, 15, StandardCharsets.US_ASCII).startsWith("HTTP/1.1 200"));
        byte[] end = Arrays.copyOfRange(heard, heard.length - SMALL, heard.length);
        assertEquals(Peers.hash(small), Peers.hash(end));
        assertTrue(heard.length > 2 * SMALL && heard.length < 2 * SMALL + 2000);
      }
      assertFalse(host.ask(() -> host.node().host().socketLines()).contains("ESTAB"));
    }
  }
}
