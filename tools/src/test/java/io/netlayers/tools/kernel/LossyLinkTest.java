package io.netlayers.tools.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.tools.net.Peers;
import io.netlayers.tools.tap.LinkSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * curl downloads from us and uploads to us over a link that loses 5% of the frames each way,
 * reorders 10%, duplicates 2% and corrupts 1%. {@code -Pkernel} sends 100 MB instead of 2.
 */
class LossyLinkTest {
  private static final int OCTETS = Integer.getInteger("kernel.octets", 2_000_000);
  private static final int PATIENCE_SECONDS = 40 + OCTETS / 100_000;

  @TempDir static Path top;
  private static Path site;
  private static String hash;

  @BeforeAll
  static void content() throws Exception {
    KernelPeer.requireAll("curl", "sha256sum", "tshark");
    site = Files.createDirectory(top.resolve("site"));
    byte[] large = new byte[OCTETS];
    new Random(3).nextBytes(large);
    Files.write(site.resolve("large.bin"), large);
    hash = Peers.hash(large);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.2, 576", "10.0.0.2, 1500", "10.0.0.2, 9000",
    "fd00::2, 1280", "fd00::2, 1500", "fd00::2, 9000"
  })
  void curlGetsAndPutsByHash(String address, int mtu) throws Exception {
    String url = address.contains(":") ? "http://[" + address + "]/" : "http://" + address + "/";
    Path capture = top.resolve(mtu + "-" + address.length() + ".pcapng");
    LossyRelay over;
    boolean six = address.contains(":");
    String peer = six ? "fd00::1/64" : "10.0.0.1/24";
    String fromUs;
    try (KernelPeer kernel = KernelPeer.open(1, "-m", "" + mtu, "-a", peer)) {
      LinkSpec near = RunningHost.link(kernel, 0, mtu, address + (six ? "/64" : "/24"));
      fromUs = "eth.src == " + near.mac();
      int own = KernelPeer.freePorts(2);
      LinkSpec link = new LinkSpec(true, own, mtu, near.mac(), near.addresses(), List.of());
      try (LossyRelay relay = new LossyRelay(kernel.port(0), own, mtu);
          RunningHost host = RunningHost.on(link).serving(site).keeping(capture).start()) {
        over = relay;
        String limit = " -m " + PATIENCE_SECONDS + " ";
        String got =
            kernel.sh("curl -sf" + limit + url + "large.bin | sha256sum", PATIENCE_SECONDS);
        assertEquals(hash, got.substring(0, 64), "downloaded");
        kernel.sh(
            "curl -sf" + limit + "-T " + site.resolve("large.bin") + " " + url + "taken.bin",
            PATIENCE_SECONDS);
        assertEquals(hash, Peers.hash(Files.readAllBytes(site.resolve("taken.bin"))), "uploaded");
        assertTrue(host.isRunning());
      }
    }
    assertTrue(over.lost > 20 && over.reordered > 20 && over.duplicated > 5 && over.corrupted > 5);
    Tshark.assertClean(capture, fromUs);
    for (String sender : List.of(fromUs, "!(" + fromUs + ")")) {
      String scaled = sender + " && tcp.flags.syn == 1 && tcp.options.wscale.shift";
      assertTrue(Tshark.count(capture, scaled) > 0, "no window scale: " + sender);
      assertTrue(Tshark.count(capture, sender + " && tcp.options.sack_le") > 0, "no SACK");
    }
    Files.delete(capture);
  }
}
