package io.netlayers.tools.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.tools.NetlayersForTests;
import io.netlayers.tools.net.Peers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code netlayers host} and {@code netlayers-tap} as a person starts and ends them. */
class HostCommandTest {
  @TempDir Path top;

  private Path site() throws Exception {
    Path site = Files.createDirectory(top.resolve("site"));
    byte[] page = new byte[1_000_000];
    new Random(6).nextBytes(page);
    Files.write(site.resolve("page.bin"), page);
    return site;
  }

  @Test
  void servesADirectoryAndSaysWhatPassed() throws Exception {
    KernelPeer.requireAll("curl", "tshark", "ping");
    Path site = site();
    Path seen = top.resolve("host.pcapng");
    try (KernelPeer kernel = KernelPeer.open(1, "-a", "10.0.0.1/24", "-a", "fd00::1/64");
        Tool host =
            Tool.start(
                top,
                "host",
                site.toString(),
                "--put",
                "--services",
                "--counters",
                "--pcap",
                seen.toString(),
                "--tap",
                "" + kernel.port(0),
                "-a",
                "10.0.0.2/24",
                "-a",
                "fd00::2/64")) {
      host.awaitSaid("10.0.0.2/24");
      String page = site.resolve("page.bin").toString();
      kernel.sh("curl -sf -m 20 http://10.0.0.2/page.bin | cmp - " + page);
      kernel.sh(
          "curl -sf -m 20 -r 1000-1999 http://[fd00::2]/page.bin | cmp -n 1000 - "
              + page
              + " 0 1000");
      kernel.sh("curl -sf -m 20 -T " + page + " http://10.0.0.2/put.bin");
      assertArrayEquals(
          Files.readAllBytes(site.resolve("page.bin")),
          Files.readAllBytes(site.resolve("put.bin")));
      assertEquals("hello", kernel.sh("echo -n hello | socat -t 2 - TCP4:10.0.0.2:7"));
      assertEquals("", kernel.sh("echo -n hello | socat -t 2 - TCP4:10.0.0.2:9"));
      String lines =
          kernel.sh("timeout 5 socat -u TCP4:10.0.0.2:19 - 2>/dev/null | head -c 148 || true");
      assertTrue(
          lines.startsWith(" !\"#$%&'()*+,-./0123456789") && lines.contains("\r\n!\"#$"), lines);
      kernel.sh("ping -n -q -c 2 -i 0.1 10.0.0.2");
      assertEquals(143, host.end());
      String said = host.out();
      assertTrue(said.contains("10.0.0.1:") && said.contains("connected"), said);
      assertTrue(said.contains("\"PUT /put.bin HTTP/1.1\" 201"), said);
      assertTrue(said.contains("1,000,"), said);
      assertTrue(host.errors().contains("echo replies sent"), host.errors());
      assertTrue(host.errors().contains("LISTEN"), host.errors());
    }
    Tshark.assertClean(seen);
    assertTrue(Tshark.count(seen, "http.response.code == 206") == 1);
  }

  @Test
  void aTunDeviceCarriesBarePackets() throws Exception {
    KernelPeer.requireAll("curl", "tshark", "ping");
    Path site = site();
    Path seen = top.resolve("tun.pcapng");
    try (KernelPeer kernel = KernelPeer.open(1, "-t", "-a", "10.0.0.1/24", "-a", "fd00::1/64");
        Tool host =
            Tool.start(
                top,
                "host",
                site.toString(),
                "-q",
                "--pcap",
                seen.toString(),
                "--tun",
                "" + kernel.port(0),
                "-a",
                "10.0.0.2/24",
                "-a",
                "fd00::2/64")) {
      host.awaitSaid("10.0.0.2/24");
      kernel.sh(
          "ping -n -q -c 3 -i 0.1 -s 3000 10.0.0.2 && ping -n -q -c 3 -i 0.1 -s 3000 fd00::2");
      for (String address : new String[] {"10.0.0.2", "[fd00::2]"}) {
        kernel.sh("curl -sf -m 20 http://" + address + "/page.bin | cmp - " + site + "/page.bin");
      }
      host.end();
      assertFalse(host.out().contains("connected"), host.out());
    }
    Tshark.assertClean(seen);
    assertEquals(0, Tshark.count(seen, "eth || arp"));
  }

  @Test
  void severalDevicesMakeARouter() throws Exception {
    KernelPeer.requireAll("ping");
    try (KernelPeer left = KernelPeer.open(1, "-a", "10.0.1.1/24", "-g", "10.0.1.9");
        KernelPeer right = KernelPeer.open(1, "-a", "10.0.2.1/24", "-g", "10.0.2.9");
        Tool router =
            Tool.start(
                top,
                "host",
                "--forward",
                "--tap",
                "" + left.port(0),
                "-a",
                "10.0.1.9/24",
                "--tap",
                "" + right.port(0),
                "-a",
                "10.0.2.9/24",
                "--mtu",
                "1000")) {
      router.awaitSaid("10.0.2.9/24");
      String said = left.sh("ping -n -c 3 -i 0.1 -W 2 -M dont -s 4000 10.0.2.1");
      assertTrue(said.contains("3 received") && said.contains("ttl=63"), said);
    }
  }

  /** Who asks for the addresses first waits for the answer: RFC 5227, RFC 4862. */
  @Test
  void anAddressThatSomebodyHasIsNotUsed() throws Exception {
    KernelPeer.requireAll("ping");
    try (KernelPeer kernel = KernelPeer.open(1, "-a", "10.0.0.1/24", "-a", "fd00::1/64");
        Tool host =
            Tool.start(
                top,
                "host",
                "--probe",
                "--counters",
                "--tap",
                "" + kernel.port(0),
                "-a",
                "10.0.0.1/24",
                "-a",
                "fd00::1/64",
                "-a",
                "fd00::2/64")) {
      host.awaitSaid("fd00::2/64");
      String said =
          kernel.sh("for i in $(seq 30); do ping -n -c 1 -W 1 fd00::2 && break; sleep 0.2; done");
      assertTrue(said.contains("1 received"), said);
      Thread.sleep(1500); // probes for both taken addresses meet their owner
      host.end();
      assertTrue(host.errors().contains("2 address conflicts"), host.errors());
    }
  }

  @Test
  void theScriptTakesEverythingDownAgain() throws Exception {
    KernelPeer.open(1).close(); // skips where it cannot be
    String name = "nlt" + ProcessHandle.current().pid() + "script";
    int port = KernelPeer.freePorts(2);
    Path said = top.resolve("script.out");
    Process script =
        new ProcessBuilder(
                KernelPeer.repository("netlayers-tap").toString(), "-n", name, "-p", "" + port)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    for (int i = 0; i < 250 && !Files.readString(said).contains("ready"); i++) {
      Thread.sleep(20);
    }
    assertTrue(Peers.run("ip", "netns", "list").text().contains(name));
    script.destroy();
    assertTrue(script.waitFor(5, TimeUnit.SECONDS));
    assertFalse(Peers.run("ip", "netns", "list").text().contains(name));
    String sockets = Peers.run("ss", "-Huan", "sport = :" + port).text();
    assertEquals("", sockets, "carriers that are still there");
  }

  @Test
  void whoeverHasNoDeviceIsToldSo() throws Exception {
    String port = "" + KernelPeer.freePorts(2);
    try (Tool host = Tool.start(top, "host", "--tap", port, "-a", "10.0.0.2/24")) {
      host.awaitSaid("nobody carries the device's frames yet");
      host.end();
    }
    assertEquals(
        1, run("get", "http://10.0.0.1/", "--tap", port, "-a", "10.0.0.2/24", "--timeout", "1"));
  }

  @Test
  void misuseIsTold() {
    assertEquals(2, run("host"));
    assertEquals(2, run("host", "--tap", "4000", "--tun", "4002"));
    assertEquals(2, run("host", "--address", "10.0.0.1/24"));
    assertEquals(2, run("host", "--tap", "4000", "--address", "10.0.0.300/24"));
    assertEquals(2, run("host", "--tap", "4000", "--address", "10.0.0.1/33"));
    assertEquals(2, run("host", "--tap", "4000", "--mac", "01:00:00:00:00:01"));
    assertEquals(2, run("host", "--tap", "4000", "--gateway", "nowhere"));
    assertEquals(2, run("host", "--tap", "4000", "--address", "fd00::1/64", "--advertise"));
    assertEquals(2, run("host", "--forward", "--tun", "4000", "--advertise"));
    assertEquals(1, run("host", "/no/such/directory", "--tap", "4000"));
  }

  private static int run(String... arguments) {
    return NetlayersForTests.commandLine().execute(arguments);
  }
}
