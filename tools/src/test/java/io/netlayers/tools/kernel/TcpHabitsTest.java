package io.netlayers.tools.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.fsm.tcp.TcpConfig;
import io.netlayers.stack.socket.Endpoint;
import io.netlayers.tools.net.Peers;
import io.netlayers.tools.tap.LinkSpec;
import io.netlayers.tools.tap.StackSetup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kernels that are set up otherwise, readers that are slow, links that are narrow or change. */
class TcpHabitsTest {
  private static final int OCTETS = 1_000_000;

  @TempDir static Path site;
  private static String hash;

  @BeforeAll
  static void content() throws Exception {
    KernelPeer.requireAll("curl", "sha256sum", "python3");
    byte[] page = new byte[OCTETS];
    new Random(7).nextBytes(page);
    Files.write(site.resolve("page.bin"), page);
    hash = Peers.hash(page);
  }

  private static KernelPeer kernel(String... more) throws Exception {
    String[] options = {"-a", "10.0.0.1/24", "-a", "fd00::1/64"};
    String[] all = new String[options.length + more.length];
    System.arraycopy(options, 0, all, 0, options.length);
    System.arraycopy(more, 0, all, options.length, more.length);
    return KernelPeer.open(1, all);
  }

  private static void getAndPut(KernelPeer kernel) throws Exception {
    String got = kernel.sh("curl -sf -m 50 http://10.0.0.2/page.bin | sha256sum");
    assertEquals(hash, got.substring(0, 64), "downloaded");
    kernel.sh("curl -sf -m 50 -T " + site.resolve("page.bin") + " http://10.0.0.2/put.bin");
    assertEquals(hash, Peers.hash(Files.readAllBytes(site.resolve("put.bin"))), "uploaded");
  }

  /**
   * Over a bad link, with the kernel's options off or otherwise. Without SACK there are timeouts,
   * and without timestamps no round trip is measured after one (RFC 6298 §3): a kernel that has
   * neither backs off for longer and longer, so that one gets a good link.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "net.ipv4.tcp_timestamps=0",
        "net.ipv4.tcp_sack=0",
        "net.ipv4.tcp_window_scaling=0",
        "net.ipv4.tcp_timestamps=0 net.ipv4.tcp_sack=0 net.ipv4.tcp_window_scaling=0",
        "net.ipv4.tcp_ecn=1",
        "net.ipv4.tcp_congestion_control=reno",
        "net.ipv4.tcp_recovery=0 net.ipv4.tcp_frto=0 net.ipv4.tcp_dsack=0"
      })
  void aKernelWithOtherSettings(String settings) throws Exception {
    try (KernelPeer kernel = kernel()) {
      kernel.sh("sysctl -qw " + settings);
      int own = KernelPeer.freePorts(2);
      LinkSpec near = RunningHost.link(kernel, 0, 1500, "10.0.0.2/24", "fd00::2/64");
      LinkSpec link = new LinkSpec(true, own, 1500, near.mac(), near.addresses(), List.of());
      if (settings.contains("timestamps=0") && settings.contains("sack=0")) {
        try (RunningHost host = RunningHost.on(near).serving(site).start()) {
          getAndPut(kernel);
          assertTrue(host.isRunning());
        }
        return;
      }
      try (LossyRelay relay = new LossyRelay(kernel.port(0), own, settings.hashCode());
          RunningHost host = RunningHost.on(link).serving(site).start()) {
        getAndPut(kernel);
        assertTrue(host.isRunning() && relay.lost > 0);
      }
    }
  }

  /** The least that IPv4 has to carry, and little more: 28 octets of text in a segment. */
  @ParameterizedTest
  @ValueSource(ints = {68, 100, 296})
  void aVeryNarrowLink(int mtu) throws Exception {
    try (KernelPeer kernel = KernelPeer.open(1, "-m", "" + mtu, "-a", "10.0.0.1/24");
        RunningHost host =
            RunningHost.on(RunningHost.link(kernel, 0, mtu, "10.0.0.2/24"))
                .serving(site)
                .withServices()
                .start()) {
      kernel.sh("curl -sf -m 50 http://10.0.0.2/page.bin | cmp - " + site.resolve("page.bin"));
      assertEquals("same", half(kernel, "10.0.0.2", 300_000));
      assertEquals("", Pinger.ping(host, "10.0.0.1", 2000));
    }
  }

  private static String half(KernelPeer kernel, String address, int octets) throws Exception {
    return kernel
        .sh("python3 " + KernelPeer.script("half.py") + " " + address + " 7 " + octets)
        .strip();
  }

  /** The kernel's reader sleeps: its window closes, is probed, and opens again. */
  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.2", "fd00::2"})
  void aReaderOfTheKernelsThatSleeps(String address) throws Exception {
    try (KernelPeer kernel = kernel();
        RunningHost host =
            RunningHost.on(RunningHost.link(kernel, 0, 1500, "10.0.0.2/24", "fd00::2/64"))
                .withServices()
                .start()) {
      String script = "python3 " + KernelPeer.script("slow.py");
      assertEquals("good", kernel.sh(script + " " + address + " 3000000").strip());
      assertTrue(host.isRunning());
    }
  }

  /** Ours sleeps: the kernel probes our closed window, and hears when it opens. */
  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "fd00::1"})
  void aReaderOfOursThatSleeps(String address) throws Exception {
    try (KernelPeer kernel = kernel();
        RunningHost host =
            RunningHost.on(RunningHost.link(kernel, 0, 1500, "10.0.0.2/24", "fd00::2/64"))
                .start()) {
      kernel.serve(site, 7000);
      TcpConfig small =
          TcpConfig.builder()
              .from(StackSetup.config().build().tcp())
              .receiveBufferOctets(20_000)
              .build();
      byte[] asked = "blast 2000000".getBytes(StandardCharsets.US_ASCII);
      StackClient client =
          host.ask(
              () ->
                  StackClient.begin(
                          host.node(), Endpoint.of(address, 7000), small, asked, false, -1)
                      .pausing(true));
      Thread.sleep(2000);
      assertTrue(host.ask(() -> client.socket().readable()) >= 10_000);
      assertTrue(host.ask(() -> client.socket().info().rcvWnd()) < 3000, "the window is closed");
      host.ask(() -> client.pausing(false));
      byte[] heard = client.whole.get(20, TimeUnit.SECONDS);
      assertEquals(251 * (2_000_000 / 251 + 1), heard.length);
      for (int i = 0; i < heard.length; i++) {
        assertEquals(i % 251 * 7 % 251, heard[i] & 0xFF, "octet " + i);
      }
    }
  }

  @Test
  void congestionNotificationIsAgreed() throws Exception {
    try (KernelPeer kernel = kernel();
        RunningHost host =
            RunningHost.on(RunningHost.link(kernel, 0, 1500, "10.0.0.2/24", "fd00::2/64"))
                .serving(site)
                .start()) {
      Path seen = site.resolve("ecn.pcap");
      KernelPeer.requireAll("tcpdump", "tshark");
      kernel.sh("sysctl -qw net.ipv4.tcp_ecn=1");
      Process tcpdump =
          kernel.start(
              site.resolve("ecn.out"), "tcpdump", "-i", "tap0", "-U", "-w", seen.toString());
      for (int i = 0; i < 200 && !Files.exists(seen); i++) {
        Thread.sleep(20);
      }
      getAndPut(kernel);
      Thread.sleep(300);
      KernelPeer.interrupt(tcpdump);
      String ours = "ip.src == 10.0.0.2 && ";
      assertTrue(Tshark.count(seen, ours + "tcp.flags.syn == 1 && tcp.flags.ece == 1") > 0);
      assertTrue(Tshark.count(seen, ours + "tcp.len > 0 && ip.dsfield.ecn == 2") > 100);
      assertTrue(host.isRunning());
    }
  }

  /** The kernel's station changes its address in the middle of a transfer, and says so. */
  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.2", "[fd00::2]"})
  void aNeighbourThatChangesItsAddress(String address) throws Exception {
    try (KernelPeer kernel = kernel();
        RunningHost host =
            RunningHost.on(RunningHost.link(kernel, 0, 1500, "10.0.0.2/24", "fd00::2/64"))
                .serving(site)
                .start()) {
      kernel.sh(
          "sysctl -qw net.ipv4.conf.tap0.arp_notify=1 net.ipv6.conf.tap0.ndisc_notify=1;"
              + " (sleep 0.7; ip link set tap0 address 02:00:00:00:00:99) &"
              + " curl -sf -m 20 --limit-rate 500K http://"
              + address
              + "/page.bin | cmp - "
              + site.resolve("page.bin"));
      String stations = host.ask(() -> host.node().host().neighbours().all().toString());
      assertTrue(stations.contains("02:00:00:00:00:99"), stations);
    }
  }
}
