package io.netlayers.tools.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Echo in both directions and both versions, of every size at which something changes. */
class PingSweepTest {
  private static final int MTU = 1500;
  private static final int ICMP_HEADER = 8;
  private static final int MOST = 65_507;

  @TempDir static Path top;
  private static KernelPeer kernel;
  private static RunningHost host;
  private static Path capture;

  @BeforeAll
  static void start() throws Exception {
    KernelPeer.requireAll("ping", "tshark");
    kernel = KernelPeer.open(1, "-a", "10.0.0.1/24", "-a", "fd00::1/64");
    capture = top.resolve("ping.pcapng");
    host =
        RunningHost.on(RunningHost.link(kernel, 0, MTU, "10.0.0.2/24", "fd00::2/64"))
            .keeping(capture)
            .start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (host != null) {
      host.close();
      Tshark.assertClean(capture);
    }
    if (kernel != null) {
      kernel.close();
    }
  }

  /** Sizes of the data: the least, the greatest, and those around each further fragment. */
  private static SortedSet<Integer> sizes(int ipHeader) {
    int fragment = (MTU - ipHeader) / 8 * 8;
    SortedSet<Integer> sizes = new TreeSet<>();
    for (int i = 0; i <= 20; i++) {
      sizes.add(i);
      sizes.add(MOST - i);
      sizes.add(MTU - ipHeader - ICMP_HEADER - 10 + i);
    }
    for (int k = 1; k * fragment < MOST + ICMP_HEADER; k++) {
      for (int near = -1; near <= 1; near++) {
        sizes.add(Math.min(MOST, k * fragment - ICMP_HEADER + near));
      }
    }
    for (int power = 6; power < 16; power++) {
      sizes.add(1 << power);
    }
    return sizes;
  }

  private static int headerOf(String address) {
    return address.contains(":") ? 48 : 20;
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.2", "fd00::2"})
  void theKernelPingsUs(String address) throws Exception {
    String all =
        sizes(headerOf(address)).stream().map(String::valueOf).collect(Collectors.joining(" "));
    String unanswered =
        kernel.sh(
            "for s in "
                + all
                + "; do ping -n -q -c 1 -W 2 -s $s "
                + address
                + " >/dev/null || echo $s; done");
    assertEquals("", unanswered, "sizes that were not answered");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "fd00::1"})
  void wePingTheKernel(String address) throws Exception {
    for (int size : sizes(headerOf(address))) {
      assertEquals("", Pinger.ping(host, address, size), address + ", " + size + " octets");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.2", "fd00::2"})
  void aThousandInAHurry(String address) throws Exception {
    String said = kernel.sh("ping -n -q -c 1000 -i 0.001 -s 3000 -W 2 " + address);
    assertEquals("0%", said.replaceAll("(?s).* ([0-9.]+%) packet loss.*", "$1"), said);
  }
}
