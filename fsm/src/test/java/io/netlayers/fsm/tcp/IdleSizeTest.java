package io.netlayers.fsm.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.fsm.tcp.congestion.CongestionControl;
import io.netlayers.fsm.tcp.congestion.Cubic;
import io.netlayers.fsm.tcp.congestion.NewReno;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

/**
 * What an idle established connection costs, by the layout of its objects: the host's arrays, keys
 * and deadlines included, the pool that all share left out.
 */
class IdleSizeTest {
  private static final int CONNECTIONS = 10_000;
  private static final int BATCH = 500;

  @BeforeAll
  static void quiet() {
    System.setProperty("jol.skipHotspotSAAttach", "true");
    System.setProperty("jol.magicFieldOffset", "true");
  }

  private static TcpConfig config(CongestionControl.Factory control) {
    return TcpConfig.builder().congestionControl(control).build();
  }

  /** Octets of each connection at the server and at the client. */
  private static double[] measure(TcpConfig config, int requests) {
    HostWire wire = new HostWire(config);
    TcpListener listener = new TcpListener(config, BATCH + 1, BATCH + 1, SynCookieMode.WHEN_FULL);
    wire.two.host.table().listenAnywhere(80, listener);
    List<TcpConnection> clients = new ArrayList<>();
    List<TcpConnection> servers = new ArrayList<>();
    while (clients.size() < CONNECTIONS) {
      int first = clients.size();
      for (int i = 0; i < BATCH; i++) {
        clients.add(wire.one.connect(80, config));
      }
      wire.run(50 * HostWire.MS);
      for (TcpConnection c = listener.accept(); c != null; c = listener.accept()) {
        servers.add(c);
      }
      for (int i = 0; i < requests; i++) {
        exchange(wire, clients, servers, first);
      }
      drain(wire.one.host);
      drain(wire.two.host);
      wire.run(5 * HostWire.SECOND);
      wire.one.sent.clear();
      wire.two.sent.clear();
    }
    for (TcpConnection c : servers) {
      assertEquals(TcpState.ESTABLISHED, c.state());
    }
    assertEquals(CONNECTIONS, servers.size());
    assertEquals(CONNECTIONS, wire.two.host.table().size());
    return new double[] {each(wire.two.host, config), each(wire.one.host, config)};
  }

  private static double each(TcpHost host, TcpConfig config) {
    GraphLayout shared = GraphLayout.parseInstance(host.pool(), config);
    GraphLayout all = GraphLayout.parseInstance(host);
    if (Boolean.getBoolean("footprint")) {
      System.out.println(all.subtract(shared).toFootprint());
    }
    return (double) (all.totalSize() - shared.totalSize()) / CONNECTIONS;
  }

  private static void exchange(
      HostWire wire, List<TcpConnection> clients, List<TcpConnection> servers, int from) {
    ByteBuffer octets = ByteBuffer.allocate(4000);
    for (int i = from; i < clients.size(); i++) {
      clients.get(i).write(octets.clear().limit(300), wire.now);
      wire.one.host.update(clients.get(i), wire.now);
    }
    wire.run(20 * HostWire.MS);
    for (int i = from; i < servers.size(); i++) {
      assertEquals(300, servers.get(i).read(octets.clear(), wire.now));
      servers.get(i).write(octets.clear(), wire.now);
      wire.two.host.update(servers.get(i), wire.now);
    }
    wire.run(400 * HostWire.MS);
    for (int i = from; i < clients.size(); i++) {
      assertEquals(4000, clients.get(i).read(octets.clear(), wire.now));
      wire.one.host.update(clients.get(i), wire.now);
    }
    wire.run(400 * HostWire.MS);
  }

  private static void drain(TcpHost host) {
    for (TcpConnection c = host.pollEventful(); c != null; c = host.pollEventful()) {
      while (c.pollEvent() != null) {}
    }
  }

  private static void below(int bound, double[] octets, String what) {
    String found = what + ": server " + octets[0] + ", client " + octets[1];
    System.out.println(found);
    assertTrue(octets[0] < bound && octets[1] < bound, found);
  }

  @Test
  void afterTheHandshake() {
    below(512, measure(config(NewReno::new), 0), "NewReno, fresh");
    below(512, measure(config(Cubic::new), 0), "CUBIC, fresh");
  }

  @Test
  void afterSomeRequests() {
    below(512, measure(config(NewReno::new), 3), "NewReno, used");
    below(512, measure(config(Cubic::new), 3), "CUBIC, used");
  }

  @Test
  void withKeepAlive() {
    TcpConfig config = TcpConfig.builder().congestionControl(Cubic::new).keepAlive(true).build();
    below(512, measure(config, 1), "CUBIC, kept alive");
  }
}
