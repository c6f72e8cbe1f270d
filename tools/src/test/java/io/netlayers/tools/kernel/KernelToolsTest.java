package io.netlayers.tools.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** arping, tcpdump and segments with odd flags. */
class KernelToolsTest {
  @TempDir static Path top;
  private static KernelPeer kernel;
  private static RunningHost host;

  @BeforeAll
  static void start() throws Exception {
    kernel = KernelPeer.open(1, "-a", "10.0.0.1/24", "-a", "fd00::1/64");
    Files.write(top.resolve("page.bin"), new byte[300_000]);
    host =
        RunningHost.on(RunningHost.link(kernel, 0, 1500, "10.0.0.2/24", "fd00::2/64"))
            .serving(top)
            .withServices()
            .start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (host != null) {
      host.close();
    }
    if (kernel != null) {
      kernel.close();
    }
  }

  @Test
  void arpingIsAnsweredByOneStation() throws Exception {
    KernelPeer.requireAll("arping");
    String said = kernel.sh("arping -c 5 -w 5 -I tap0 10.0.0.2");
    assertTrue(said.toLowerCase().contains("[02:00:4e:4c:"), said);
    assertTrue(said.contains("Received 5 response(s)"), said);
    // RFC 5227 §2.1.1: whoever looks for the address before he takes it is told that it is taken
    String probe = kernel.sh("arping -D -c 2 -w 3 -I tap0 10.0.0.2 || echo taken");
    assertTrue(probe.contains("taken"), probe);
    String free = kernel.sh("arping -D -c 2 -w 2 -I tap0 10.0.0.77 && echo free");
    assertTrue(free.contains("free"), free);
  }

  @Test
  void tcpdumpSeesNoBadChecksum() throws Exception {
    KernelPeer.requireAll("tcpdump", "curl", "ping", "socat");
    Path seen = top.resolve("tcpdump.out");
    Process tcpdump = kernel.start(seen, "tcpdump", "-nn", "-vvv", "-l", "-s", "0", "-i", "tap0");
    for (int i = 0; i < 200 && !Files.readString(seen).contains("listening"); i++) {
      Thread.sleep(20);
    }
    for (String address : List.of("10.0.0.2", "[fd00::2]")) {
      String bare = address.replaceAll("[\\[\\]]", "");
      kernel.sh("curl -sf -m 10 -o /dev/null http://" + address + "/page.bin");
      kernel.ping(2, "-i 0.05 -s 4000 " + bare);
      String version = address.startsWith("[") ? "UDP6" : "UDP4";
      assertEquals(
          "hello", kernel.sh("echo -n hello | socat -t 1 - " + version + ":" + address + ":7"));
      kernel.sh("echo | socat -t 0.3 - " + version + ":" + address + ":5 2>&1 || true");
    }
    Thread.sleep(300);
    KernelPeer.interrupt(tcpdump);
    String all = Files.readString(seen, StandardCharsets.ISO_8859_1);
    assertTrue(
        all.lines().filter(l -> l.contains("cksum") && l.contains("(correct)")).count() > 100);
    assertTrue(all.contains("udp sum ok"), all);
    for (String complaint :
        List.of("incorrect", "bad udp", "bad cksum", "wrong", "bad-len", "[|")) {
      assertFalse(all.contains(complaint), () -> complaint + ":\n" + all);
    }
  }

  /** RFC 9293 §3.10.7.1 (closed), §3.10.7.2 (listening). */
  @ParameterizedTest
  @CsvSource({"10.0.0.1, 10.0.0.2", "fd00::1, fd00::2"})
  void oddFlagsAreAnsweredAsTheRfcSays(String from, String to) throws Exception {
    KernelPeer.requireAll("python3");
    List<String> expected = new ArrayList<>();
    for (String line :
        List.of(
            "NULL nothing",
            "FIN nothing",
            "XMAS nothing",
            "SYN-FIN SA ack +1", // the SYN counts here, what else it carries later
            "ACK R seq +0",
            "RST nothing",
            "SYN-RST nothing",
            "SYN SA ack +1",
            "SYN-ACK R seq +0",
            "FIN-ACK R seq +0")) {
      expected.add("80 " + line);
    }
    for (String line :
        List.of(
            "NULL RA seq 0 ack +0",
            "FIN RA seq 0 ack +1",
            "XMAS RA seq 0 ack +1",
            "SYN-FIN RA seq 0 ack +2",
            "ACK R seq +0",
            "RST nothing",
            "SYN-RST nothing",
            "SYN RA seq 0 ack +1",
            "SYN-ACK R seq +0",
            "FIN-ACK R seq +0")) {
      expected.add("81 " + line);
    }
    String said =
        kernel.sh("python3 " + KernelPeer.script("flags.py") + " " + from + " " + to + " 80 81");
    assertEquals(String.join("\n", expected), said.strip());
  }

  /** What the kernel's own TCP says to the same segments, where nobody listens. */
  @Test
  void theKernelsClosedPortAnswersThemAlike() throws Exception {
    KernelPeer.requireAll("python3");
    String script = "python3 " + KernelPeer.script("flags.py");
    String ours = kernel.sh(script + " 10.0.0.1 10.0.0.2 81");
    String kernels = kernel.sh(script + " 10.0.0.1 10.0.0.1 81");
    assertEquals(kernels, ours);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.2", "fd00::2"})
  void browsersOpenManyConnections(String address) throws Exception {
    KernelPeer.requireAll("curl");
    String url = address.contains(":") ? "http://[" + address + "]" : "http://" + address;
    StringBuilder line = new StringBuilder("curl -sf -m 30 --parallel --parallel-max 32");
    line.append(" --parallel-immediate -w '%{http_code}\\n'");
    for (int i = 0; i < 200; i++) {
      line.append(" -o /dev/null ").append(url).append("/page.bin?").append(i);
    }
    String said = kernel.sh(line.toString());
    assertEquals(200, said.lines().filter("200"::equals).count(), said);
  }
}
