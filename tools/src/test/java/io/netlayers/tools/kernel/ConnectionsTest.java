package io.netlayers.tools.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.stack.socket.Endpoint;
import io.netlayers.tools.tap.StackSetup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thousand connections at once, and connections of which one direction is closed first. */
class ConnectionsTest {
  private static final int MANY = 1000;
  private static final int SERVER = 7000;

  @TempDir static Path top;
  private static KernelPeer kernel;
  private static RunningHost host;
  private static Path capture;

  @BeforeAll
  static void start() throws Exception {
    KernelPeer.requireAll("python3", "tshark");
    kernel = KernelPeer.open(1, "-a", "10.0.0.1/24", "-a", "fd00::1/64");
    capture = top.resolve("connections.pcapng");
    host =
        RunningHost.on(RunningHost.link(kernel, 0, 1500, "10.0.0.2/24", "fd00::2/64"))
            .withServices()
            .keeping(capture)
            .start();
    kernel.serve(top, SERVER);
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

  private static StackClient client(String address, byte[] said, boolean halfCloses, int expected)
      throws Exception {
    return host.ask(
        () ->
            StackClient.begin(
                host.node(),
                Endpoint.of(address, SERVER),
                StackSetup.config().build().tcp(),
                said,
                halfCloses,
                expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.2", "fd00::2"})
  void theKernelOpensAThousandAtOnce(String address) throws Exception {
    String said =
        kernel.sh("python3 " + KernelPeer.script("many.py") + " " + address + " 7 " + MANY);
    assertEquals(MANY + " " + MANY, said.strip(), "connections, and those that heard themselves");
    int left = 1;
    for (int i = 0; i < 200 && left > 0; i++) {
      String lines = host.ask(() -> host.node().host().socketLines());
      left = (int) lines.lines().filter(l -> l.contains(":7 ") && l.contains("ESTAB")).count();
      Thread.sleep(20);
    }
    assertEquals(0, left, "connections that are still there");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "fd00::1"})
  void weOpenAThousandAtOnce(String address) throws Exception {
    List<StackClient> clients = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      byte[] said = ("connection " + i).repeat(50).getBytes(StandardCharsets.US_ASCII);
      clients.add(client(address, said, false, said.length));
    }
    for (int i = 0; i < MANY; i++) {
      String heard =
          new String(clients.get(i).whole.get(30, TimeUnit.SECONDS), StandardCharsets.US_ASCII);
      assertEquals(("connection " + i).repeat(50), heard);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.2", "fd00::2"})
  void theKernelClosesItsDirectionFirst(String address) throws Exception {
    String half = "python3 " + KernelPeer.script("half.py") + " " + address + " 7 ";
    assertEquals("same", kernel.sh(half + 20_000_000).strip());
    assertEquals("same", kernel.sh(half + 1).strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "fd00::1"})
  void weCloseOurDirectionFirst(String address) throws Exception {
    byte[] said = new byte[20_000_000];
    new Random(4).nextBytes(said);
    StackClient echoed = client(address, said, true, -1);
    assertArrayEquals(said, echoed.whole.get(30, TimeUnit.SECONDS));
    byte[] counted = "hash".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
    StackClient client = client(address, counted, true, -1);
    String heard = new String(client.whole.get(30, TimeUnit.SECONDS), StandardCharsets.US_ASCII);
    assertEquals("" + counted.length, heard);
  }

  @Test
  void windowsAreScaledBothWays() throws Exception {
    StackClient client = client("10.0.0.1", new byte[] {1}, false, 1);
    client.whole.get(10, TimeUnit.SECONDS);
    host.ask(
        () -> {
          assertTrue(client.socket().info().windowScaling());
          assertTrue(client.socket().info().sack());
          assertTrue(client.socket().info().sndWscale() > 0);
          assertFalse(client.socket().isOpen());
          return 0;
        });
  }
}
