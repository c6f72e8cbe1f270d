package io.netlayers.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.IpAddress;
import io.netlayers.fsm.tcp.TcpConnection;
import io.netlayers.stack.config.HostConfig;
import io.netlayers.stack.config.InterfaceConfig;
import io.netlayers.stack.config.Randomness;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.socket.Endpoint;
import io.netlayers.stack.socket.TcpListenSocket;
import io.netlayers.stack.socket.TcpSocket;
import io.netlayers.testkit.net.LinkConfig;
import io.netlayers.testkit.net.SimulatedNetwork;
import io.netlayers.testkit.net.model.Loss;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts and a router over links that lose, reorder, double and harm frames. */
class LossyPathTest {
  private static final long MILLISECOND = 1_000_000L;
  private static final int OCTETS = 300_000;

  private final Lab.Routed hosts;

  LossyPathTest() {
    hosts = new Lab.Routed(1500, 1280, 1500);
  }

  private static LinkConfig bad() {
    return LinkConfig.builder()
        .delayNanos(5 * MILLISECOND)
        .jitterNanos(MILLISECOND)
        .bitsPerSecond(50_000_000)
        .addLosses(Loss.independent(50_000))
        .reorderPpm(100_000)
        .reorderNanos(3 * MILLISECOND)
        .duplicatePpm(20_000)
        .corruptPpm(10_000)
        .build();
  }

  @ParameterizedTest
  @CsvSource({"4,1", "4,2", "4,3", "6,1", "6,2", "6,3"})
  void everyOctetComes(int version, long seed) {
    SimulatedNetwork network = new SimulatedNetwork(seed);
    HostNode a = new HostNode(hosts.a);
    HostNode b = new HostNode(hosts.b);
    HostNode router = new HostNode(hosts.router);
    network.add("a", a);
    network.add("r", router);
    network.add("b", b);
    network.connect(a, router, bad());
    network.connect(router, b, bad());
    transfer(network, hosts.a, hosts.b, Lab.Routed.b(version), "seed " + seed);
  }

  private static void transfer(
      SimulatedNetwork network, Host from, Host to, String address, String what) {
    TcpListenSocket listener = to.listen(Endpoint.any(80), 4);
    TcpSocket client = from.connect(Endpoint.of(address, 80), network.now());
    List<TcpSocket> accepted = new ArrayList<>();
    ByteBuffer out = ByteBuffer.allocate(1 << 15);
    ByteBuffer in = ByteBuffer.allocate(1 << 16);
    int written = 0;
    int read = 0;
    boolean ended = false;
    for (int rounds = 0; rounds < 60_000 && !ended; rounds++) {
      network.runUntil(network.now() + 5 * MILLISECOND);
      if (client.state().mayWrite() && written < OCTETS) {
        out.clear().limit(Math.min(out.capacity(), OCTETS - written));
        for (int i = 0; i < out.limit(); i++) {
          out.put(i, pattern(written + i));
        }
        written += Math.max(0, client.write(out, network.now()));
        if (written == OCTETS) {
          client.shutdown(network.now());
        }
      }
      if (accepted.isEmpty()) {
        TcpSocket server = listener.accept();
        if (server != null) {
          accepted.add(server);
        }
      } else {
        int got = accepted.get(0).read(in.clear(), network.now());
        for (int i = 0; i < got; i++) {
          assertEquals(pattern(read + i), in.get(i), what);
        }
        read += Math.max(0, got);
        ended = got == TcpConnection.END_OF_STREAM;
        assertTrue(got != TcpConnection.FAILED, what);
      }
    }
    assertTrue(ended, () -> what + ": " + client + "\n" + from.counters() + to.counters());
    assertEquals(OCTETS, read, what);
  }

  private static byte pattern(int at) {
    return (byte) (at * 31 ^ at >> 8);
  }

  /** Two hosts that do verify their addresses, straight over a bad link, with VLAN tags. */
  @ParameterizedTest
  @CsvSource({"192.0.2.2,5", "2001:db8::2,6"})
  void overATaggedLink(String address, long seed) {
    SimulatedNetwork network = new SimulatedNetwork(seed);
    List<HostNode> nodes = new ArrayList<>();
    for (int i = 1; i <= 2; i++) {
      Host host = new Host(HostConfig.standard(), Randomness.seeded(seed + i));
      NetworkInterface link =
          host.addInterface(
              InterfaceConfig.builder()
                  .name("eth0.7")
                  .mac(Lab.mac(i))
                  .addVlanTags(io.netlayers.ethernet.VlanTag.of(7))
                  .build(),
              0);
      host.addAddress(link, IpAddress.parse("192.0.2." + i), 24, 0);
      host.addAddress(link, IpAddress.parse("2001:db8::" + i), 64, 0);
      nodes.add(new HostNode(host));
      network.add("h" + i, nodes.get(i - 1));
    }
    network.connect(nodes.get(0), nodes.get(1), bad());
    network.runUntil(15_000 * MILLISECOND);
    transfer(network, nodes.get(0).host, nodes.get(1).host, address, "seed " + seed);
  }
}
