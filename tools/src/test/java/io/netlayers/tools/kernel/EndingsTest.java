package io.netlayers.tools.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.fsm.tcp.TcpConfig;
import io.netlayers.stack.socket.Endpoint;
import io.netlayers.stack.socket.TcpListenSocket;
import io.netlayers.stack.socket.TcpSocket;
import io.netlayers.tools.tap.StackNode;
import io.netlayers.tools.tap.StackSetup;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that are refused, reset, or whose peer is gone without a word. */
class EndingsTest {
  private static final long SECOND = 1_000_000_000L;

  @TempDir Path top;
  private KernelPeer kernel;
  private RunningHost host;

  @BeforeEach
  void start() throws Exception {
    KernelPeer.requireAll("python3");
    kernel = KernelPeer.open(1, "-a", "10.0.0.1/24", "-a", "fd00::1/64");
    host =
        RunningHost.on(RunningHost.link(kernel, 0, 1500, "10.0.0.2/24", "fd00::2/64"))
            .withServices();
    listenAndReset();
    host.start();
  }

  @AfterEach
  void stop() throws Exception {
    if (host != null) {
      host.close();
    }
    if (kernel != null) {
      kernel.close();
    }
  }

  private void listenAndReset() {
    StackNode node = host.node();
    TcpListenSocket listening = node.host().listen(Endpoint.any(99), 8);
    node.use(
        listening,
        now -> {
          for (TcpSocket s = listening.accept(); s != null; s = listening.accept()) {
            s.abort(now);
          }
        });
  }

  private String ending(String address, String how) throws Exception {
    return kernel.sh("python3 " + KernelPeer.script("endings.py") + " " + address + " " + how);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.2", "fd00::2"})
  void resetsAreUnderstoodBothWays(String address) throws Exception {
    assertEquals("ECONNREFUSED", ending(address, "refused").strip());
    assertEquals("ECONNRESET", ending(address, "they-reset").strip());
    assertEquals("reset", ending(address, "we-reset").strip());
    for (int i = 0; i < 100; i++) {
      if (!host.ask(() -> host.node().host().socketLines()).contains("ESTAB")) {
        return;
      }
      Thread.sleep(20);
    }
    assertFalse(host.ask(() -> host.node().host().socketLines()).contains("ESTAB"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "fd00::1"})
  void aClosedPortOfTheKernelRefuses(String address) throws Exception {
    StackClient client = connect(address, 81, StackSetup.config().build().tcp(), new byte[1]);
    ExecutionException e =
        assertThrows(ExecutionException.class, () -> client.whole.get(5, TimeUnit.SECONDS));
    assertEquals("REFUSED", e.getCause().getMessage());
  }

  private StackClient connect(String address, int port, TcpConfig config, byte[] said)
      throws Exception {
    return host.ask(
        () ->
            StackClient.begin(
                host.node(), Endpoint.of(address, port), config, said, false, Integer.MAX_VALUE));
  }

  /** The device goes down while data waits: the user timeout ends it (RFC 9293 §3.9.1.1). */
  @Test
  void aPeerThatVanishesWithDataOnItsWay() throws Exception {
    kernel.serve(top, 7000);
    TcpConfig config =
        TcpConfig.builder()
            .from(StackSetup.config().build().tcp())
            .userTimeoutNanos(2 * SECOND)
            .build();
    StackClient client =
        connect("10.0.0.1", 7000, config, "hold".getBytes(StandardCharsets.US_ASCII));
    awaitSent(client);
    kernel.sh("ip link set tap0 down");
    host.ask(() -> client.socket().write(ByteBuffer.allocate(5000), host.now()));
    assertFails(client);
  }

  /** The peer goes while nothing is sent: keep-alive finds out (RFC 9293 §3.8.4). */
  @Test
  void aPeerThatVanishesInSilence() throws Exception {
    kernel.serve(top, 7000);
    TcpConfig config =
        TcpConfig.builder()
            .from(StackSetup.config().build().tcp())
            .keepAlive(true)
            .keepAliveIdleNanos(SECOND)
            .keepAliveIntervalNanos(SECOND / 2)
            .keepAliveProbes(2)
            .build();
    StackClient client =
        connect("fd00::1", 7000, config, "hold".getBytes(StandardCharsets.US_ASCII));
    awaitSent(client);
    Thread.sleep(2500); // unanswered probes would have ended it after two seconds
    assertFalse(client.whole.isDone(), "a peer that answers probes is there");
    kernel.sh("ip link set tap0 down");
    assertFails(client);
  }

  private void awaitSent(StackClient client) throws Exception {
    for (int i = 0; i < 250; i++) {
      if (host.ask(() -> client.socket().info().octetsAcked()) >= 4) {
        return;
      }
      Thread.sleep(20);
    }
    assertTrue(false, "not connected");
  }

  private static void assertFails(StackClient client) {
    ExecutionException e =
        assertThrows(ExecutionException.class, () -> client.whole.get(10, TimeUnit.SECONDS));
    assertTrue(e.getCause().getMessage().contains("TIME"), e.getCause().getMessage());
  }

  /** We vanish: the kernel's TCP_USER_TIMEOUT says so. */
  @Test
  void weVanish() throws Exception {
    Process python =
        new ProcessBuilder(
                "ip",
                "netns",
                "exec",
                kernel.name(),
                "python3",
                KernelPeer.script("endings.py"),
                "10.0.0.2",
                "they-vanish")
            .redirectErrorStream(true)
            .start();
    try (BufferedReader said =
            new BufferedReader(
                new InputStreamReader(python.getInputStream(), StandardCharsets.UTF_8));
        OutputStream in = python.getOutputStream()) {
      assertEquals("connected", said.readLine());
      host.close();
      in.write('\n');
      in.flush();
      assertEquals("ETIMEDOUT", said.readLine());
    } finally {
      python.destroy();
    }
  }
}
