package io.netlayers.tools.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.stack.socket.Endpoint;
import io.netlayers.tools.tap.StackSetup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hosts of ours and a kernel on one Linux bridge. */
class BridgeTest {
  @TempDir Path top;

  @Test
  void allThreeTalkToEachOther() throws Exception {
    KernelPeer.requireAll("ping", "curl", "tshark");
    Files.writeString(top.resolve("hello.txt"), "hello over a bridge\n");
    Path seen = top.resolve("bridge.pcapng");
    try (KernelPeer kernel = KernelPeer.open(2, "-a", "192.0.2.1/32")) {
      kernel.sh(
          "ip link add br0 type bridge && ip link set tap0 master br0 && ip link set tap1 master br0"
              + " && ip link set br0 up && ip addr add 10.0.0.1/24 dev br0"
              + " && ip addr add fd00::1/64 dev br0 nodad");
      try (RunningHost one =
              RunningHost.on(RunningHost.link(kernel, 0, 1500, "10.0.0.2/24", "fd00::2/64"))
                  .serving(top)
                  .start();
          RunningHost two =
              RunningHost.on(RunningHost.link(kernel, 1, 1500, "10.0.0.3/24", "fd00::3/64"))
                  .serving(top)
                  .keeping(seen)
                  .start()) {
        for (int i = 2; i <= 3; i++) {
          kernel.ping(3, "-i 0.05 10.0.0." + i);
          kernel.ping(3, "-i 0.05 fd00::" + i);
          assertEquals(
              "hello over a bridge\n",
              kernel.sh("curl -sf -m 5 http://10.0.0." + i + "/hello.txt"));
          assertEquals(
              "hello over a bridge\n",
              kernel.sh("curl -sf -m 5 http://[fd00::" + i + "]/hello.txt"));
        }
        assertEquals("", Pinger.ping(two, "10.0.0.2", 3000));
        assertEquals("", Pinger.ping(one, "fd00::3", 3000));
        assertEquals("", Pinger.ping(two, "10.0.0.1", 3000));
        String got = get(two, "10.0.0.2") + get(one, "fd00::3");
        assertEquals(2, got.split("hello over a bridge", -1).length - 1, got);
        String stations = two.ask(() -> two.node().host().neighbours().all().toString());
        assertTrue(stations.contains("10.0.0.2") && stations.contains("10.0.0.1"), stations);
      }
    }
    Tshark.assertClean(seen);
  }

  private static String get(RunningHost from, String address) throws Exception {
    byte[] request =
        "GET /hello.txt HTTP/1.1\r\nHost: one\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    StackClient client =
        from.ask(
            () ->
                StackClient.begin(
                    from.node(),
                    Endpoint.of(address, 80),
                    StackSetup.config().build().tcp(),
                    request,
                    false,
                    -1));
    return new String(client.whole.get(10, TimeUnit.SECONDS), StandardCharsets.US_ASCII);
  }
}
