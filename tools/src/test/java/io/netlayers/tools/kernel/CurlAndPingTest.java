package io.netlayers.tools.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.netlayers.tools.net.Peers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Linux kernel's ping and curl talk to our host over a TAP device of MTU 1,500. */
class CurlAndPingTest {
  private static final int LARGE = 100_000_000;

  @TempDir static Path site;
  private static KernelPeer kernel;
  private static RunningHost host;
  private static String hash;

  @BeforeAll
  static void start() throws Exception {
    KernelPeer.requireAll("curl", "ping", "sha256sum");
    kernel = KernelPeer.open(1, "-a", "10.0.0.1/24", "-a", "fd00::1/64");
    host =
        RunningHost.on(RunningHost.link(kernel, 0, 1500, "10.0.0.2/24", "fd00::2/64"))
            .serving(site)
            .start();
    byte[] large = new byte[LARGE];
    new Random(1).nextBytes(large);
    Files.write(site.resolve("large.bin"), large);
    hash = Peers.hash(large);
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

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.2", "fd00::2"})
  void pingIsAnswered(String address) throws Exception {
    kernel.ping(20, "-i 0.01 " + address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.2", "[fd00::2]"})
  void curlDownloads100MegabytesByHash(String address) throws Exception {
    String said = kernel.sh("curl -sf -m 50 http://" + address + "/large.bin | sha256sum");
    assertEquals(hash, said.substring(0, 64));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.2", "[fd00::2]"})
  void curlUploads100MegabytesByHash(String address) throws Exception {
    Path taken = site.resolve("taken.bin");
    kernel.sh(
        "curl -sf -m 50 -T " + site.resolve("large.bin") + " http://" + address + "/taken.bin");
    assertEquals(hash, Peers.hash(Files.readAllBytes(taken)));
    Files.delete(taken);
  }

  @AfterEach
  void nothingCameThatWasNoGood() throws Exception {
    String counted = host.ask(() -> host.node().host().counters().toString());
    assertFalse(counted.contains("malformed") || counted.contains("checksum"), counted);
  }
}
