package io.netlayers.tools.nat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.IpAddress;
import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv4Prefix;
import io.netlayers.core.MacAddress;
import io.netlayers.core.Octets;
import io.netlayers.fsm.tcp.TcpState;
import io.netlayers.ip.IpProtocol;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.packet.ChecksumState;
import io.netlayers.packet.FrameWalker;
import io.netlayers.packet.LinkType;
import io.netlayers.stack.Host;
import io.netlayers.stack.config.HostConfig;
import io.netlayers.stack.config.InterfaceConfig;
import io.netlayers.stack.config.Randomness;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.socket.DatagramInfo;
import io.netlayers.stack.socket.Endpoint;
import io.netlayers.stack.socket.RawSocket;
import io.netlayers.stack.socket.SocketError;
import io.netlayers.stack.socket.TcpListenSocket;
import io.netlayers.stack.socket.TcpSocket;
import io.netlayers.stack.socket.UdpSocket;
import io.netlayers.testkit.net.LinkConfig;
import io.netlayers.testkit.net.NetworkNode;
import io.netlayers.testkit.net.NetworkPort;
import io.netlayers.testkit.net.SimulatedNetwork;
import io.netlayers.tools.walk.SimulatedHost;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hosts behind a translator, over the simulated network; every checksum that passes is verified.
 */
class NatTest {
  private static final long SECOND = 1_000_000_000L;
  private static final String OUTSIDE = "198.51.100.2";
  private static final String EXTERNAL = "198.51.100.1";

  private final SimulatedNetwork network = new SimulatedNetwork(1);
  private final NatConfig config =
      NatConfig.of(Ipv4Prefix.parse("10.0.1.0/24"), Ipv4Address.parse(EXTERNAL));
  private final Nat44 nat = new Nat44(config, Randomness.seeded(5));
  private final Host a = host(1, false);
  private final Host b = host(2, false);
  private final Host server = host(3, false);
  private final Host router = host(4, true);

  /** What joins the inside hosts and the router: every frame goes to all others. */
  private static final class Hub implements NetworkNode {
    private final List<NetworkPort> ports = new ArrayList<>();

    @Override
    public void onAttached(NetworkPort attached) {
      ports.add(attached);
    }

    @Override
    public void onPacket(NetworkPort from, ByteBuffer packet, long nowNanos) {
      for (NetworkPort port : ports) {
        if (port != from) {
          port.send(packet.duplicate());
        }
      }
    }

    @Override
    public long nextDeadline() {
      return Long.MAX_VALUE;
    }

    @Override
    public void pollTransmit(long nowNanos) {}
  }

  NatTest() {
    attach(a, 0, 1, "10.0.1.2", 1500);
    attach(b, 0, 2, "10.0.1.3", 1500);
    attach(router, 0, 3, "10.0.1.1", 1500);
    attach(router, 1, 4, EXTERNAL, 1500);
    attach(server, 0, 5, OUTSIDE, 1500);
    a.addDefaultRoute(a.interfaces().get(0), IpAddress.parse("10.0.1.1"));
    b.addDefaultRoute(b.interfaces().get(0), IpAddress.parse("10.0.1.1"));
    Hub hub = new Hub();
    NatRouter between = new NatRouter(router, nat);
    LinkConfig link = LinkConfig.builder().delayMillis(1).build();
    network.connect(between, hub, link);
    network.connect(new SimulatedHost(a), hub, link);
    network.connect(new SimulatedHost(b), hub, link);
    network.connect(between, new SimulatedHost(server), link);
    FrameWalker walker = new FrameWalker();
    network.observe(
        (wire, event, packet, now) -> {
          walker.walk(LinkType.ETHERNET, packet.octets(), 0, packet.length());
          boolean piece =
              walker.layerCount() > 1
                  && walker.view(1) instanceof Ipv4PacketView ip
                  && ip.isFragment(); // the datagram is verified by who puts it together
          assertTrue(piece || walker.faultLayer() == null, () -> "" + walker.faultStatus());
          for (int i = 0; i < walker.layerCount(); i++) {
            assertNotEquals(ChecksumState.INVALID, walker.checksum(i));
          }
        });
  }

  private static Host host(int seed, boolean forwards) {
    HostConfig config =
        HostConfig.builder()
            .forwarding(forwards)
            .redirects(false)
            .dadTransmits(0)
            .arpProbes(0)
            .build();
    return new Host(config, Randomness.seeded(seed));
  }

  private static void attach(Host host, int port, int station, String address, int mtu) {
    NetworkInterface link =
        host.addInterface(
            InterfaceConfig.builder()
                .name("eth" + port)
                .port(port)
                .mac(MacAddress.of(0x0200_0000_0000L | station))
                .mtu(mtu)
                .ipv6(false)
                .build(),
            0);
    host.addAddress(link, IpAddress.parse(address), 24, 0);
  }

  private void run(long seconds) {
    network.runUntil(network.now() + seconds * SECOND);
  }

  private long now() {
    return network.now();
  }

  @Test
  void tcpOfTwoHostsWithTheSamePort() {
    TcpListenSocket listener = server.listen(Endpoint.any(80), 8);
    List<TcpSocket> clients = new ArrayList<>();
    for (Host host : List.of(a, b)) {
      clients.add(
          host.connect(
              Endpoint.of(host == a ? "10.0.1.2" : "10.0.1.3", 5555),
              Endpoint.of(OUTSIDE, 80),
              host.config().tcp(),
              now()));
    }
    run(1);
    TcpSocket first = listener.accept();
    TcpSocket second = listener.accept();
    assertNotNull(first);
    assertNotNull(second);
    assertEquals(EXTERNAL, "" + first.peer().address());
    assertEquals(EXTERNAL, "" + second.peer().address());
    assertNotEquals(first.peer().port(), second.peer().port());
    assertEquals(2, nat.sessions());
    assertTrue(nat.toString().contains("TCP 10.0.1.2:5555 is 198.51.100.1:5555, 1 peer"), "" + nat);
    clients.get(0).write(ByteBuffer.allocate(100_000), now());
    first.write(ByteBuffer.allocate(50_000), now());
    run(2);
    ByteBuffer into = ByteBuffer.allocate(200_000);
    first.read(into, now());
    run(2);
    first.read(into, now());
    assertEquals(100_000, into.position());
    assertEquals(50_000, clients.get(0).read(ByteBuffer.allocate(100_000), now()));
    clients.get(0).close(now());
    run(1);
    first.close(now());
    run(1);
    assertEquals(TcpState.CLOSED, first.state());
    assertEquals(TcpState.ESTABLISHED, clients.get(1).state());
    // RFC 5382 REQ-5: closed for four minutes, established for two hours and four minutes
    run(235);
    assertEquals(2, nat.sessions());
    run(10);
    assertEquals(1, nat.sessions());
    run(7300);
    assertEquals(0, nat.sessions());
  }

  /** RFC 4787 REQ-1, REQ-4, REQ-5, REQ-6. */
  @Test
  void udp() {
    UdpSocket echo = server.udp(Endpoint.any(7));
    UdpSocket other = server.udp(Endpoint.any(8));
    UdpSocket client = a.udp(Endpoint.any(6001));
    client.sendTo(ByteBuffer.allocate(10), Endpoint.of(OUTSIDE, 7), now());
    client.sendTo(ByteBuffer.allocate(10), Endpoint.of(OUTSIDE, 8), now());
    run(1);
    DatagramInfo info = new DatagramInfo();
    assertEquals(10, echo.receive(ByteBuffer.allocate(99), info));
    assertEquals(EXTERNAL + ":6001", "" + info.source().address() + ":" + info.source().port());
    assertEquals(10, other.receive(ByteBuffer.allocate(99), info));
    assertEquals(6001, info.source().port(), "the same mapping for every peer");
    for (int i = 0; i < 5; i++) {
      echo.sendTo(ByteBuffer.allocate(20), Endpoint.of(EXTERNAL, 6001), now());
      run(100);
    }
    assertEquals(3, client.waiting(), "what comes in keeps nothing alive");
    assertEquals(0, nat.sessions());
    assertEquals(2, nat.dropped(Nat44.Drop.NOT_ASKED_FOR));
  }

  @Test
  void echo() {
    RawSocket ping = a.raw(Endpoint.any(0), IpProtocol.ICMP);
    RawSocket ping2 = b.raw(Endpoint.any(0), IpProtocol.ICMP);
    ping.onlyTypes(0);
    ping2.onlyTypes(0);
    ping.sendTo(echo(77), Endpoint.of(OUTSIDE, 0), now());
    ping2.sendTo(echo(77), Endpoint.of(OUTSIDE, 0), now());
    run(1);
    ByteBuffer into = ByteBuffer.allocate(99);
    assertEquals(108, ping.receive(ByteBuffer.allocate(200), new DatagramInfo()));
    assertEquals(108, ping2.receive(into, new DatagramInfo()) + 9);
    assertEquals(77, Octets.u16(into, 4));
    assertEquals(2, nat.sessions());
    run(61);
    assertEquals(0, nat.sessions());
  }

  private static ByteBuffer echo(int identifier) {
    ByteBuffer echo = ByteBuffer.allocate(108);
    echo.put(0, (byte) 8);
    Octets.put16(echo, 4, identifier);
    Octets.put16(echo, 2, InternetChecksum.of(echo, 0, echo.capacity()));
    return echo;
  }

  /** RFC 5508 REQ-4: an error about what went out finds its socket. */
  @Test
  void errorsComeIn() {
    UdpSocket client = a.udp(Endpoint.any(700)); // below the range, so its port changes
    client.connect(Endpoint.of(OUTSIDE, 9), now());
    client.send(ByteBuffer.allocate(10), now());
    run(1);
    assertEquals(SocketError.REFUSED, client.takeError());
    // one that the router itself makes, before any translation
    UdpSocket far = a.udp(Endpoint.any(0));
    far.connect(Endpoint.of("203.0.113.9", 9), now());
    far.send(ByteBuffer.allocate(10), now());
    run(1);
    assertEquals(SocketError.UNREACHABLE, far.takeError());
  }

  /** RFC 5508 REQ-5: an error of an inside host about what came in. */
  @Test
  void errorsGoOut() {
    UdpSocket client = a.udp(Endpoint.any(700));
    UdpSocket echo = server.udp(Endpoint.any(7));
    client.sendTo(ByteBuffer.allocate(10), Endpoint.of(OUTSIDE, 7), now());
    run(1);
    client.close(now());
    DatagramInfo info = new DatagramInfo();
    echo.receive(ByteBuffer.allocate(99), info);
    echo.connect(Endpoint.of(info.source().address(), info.source().port()), now());
    echo.send(ByteBuffer.allocate(5), now());
    run(1);
    assertEquals(SocketError.REFUSED, echo.takeError());
  }

  /** Every fragment goes the way of the first, in both directions. */
  @ParameterizedTest
  @ValueSource(ints = {1472, 1473, 5000, 20_000})
  void fragments(int size) {
    UdpSocket echo = server.udp(Endpoint.any(7));
    UdpSocket client = a.udp(Endpoint.any(700));
    client.sendTo(ByteBuffer.allocate(size), Endpoint.of(OUTSIDE, 7), now());
    run(1);
    DatagramInfo info = new DatagramInfo();
    assertEquals(size, echo.receive(ByteBuffer.allocate(30_000), info));
    echo.reply(ByteBuffer.allocate(size), info, now());
    run(1);
    assertEquals(size, client.receive(ByteBuffer.allocate(30_000), info));
    assertEquals(OUTSIDE, "" + info.source().address());
  }

  /** RFC 4787 REQ-9, RFC 5382 REQ-8. */
  @Test
  void hairpinning() {
    UdpSocket one = a.udp(Endpoint.any(6001));
    UdpSocket two = b.udp(Endpoint.any(6001));
    one.sendTo(ByteBuffer.allocate(1), Endpoint.of(OUTSIDE, 7), now());
    run(1);
    two.sendTo(ByteBuffer.allocate(2), Endpoint.of(EXTERNAL, 6001), now());
    run(1);
    DatagramInfo info = new DatagramInfo();
    assertEquals(2, one.receive(ByteBuffer.allocate(99), info));
    assertEquals(EXTERNAL, "" + info.source().address());
    assertNotEquals(6001, info.source().port());
    one.reply(ByteBuffer.allocate(3), info, now());
    run(1);
    assertEquals(3, two.receive(ByteBuffer.allocate(99), info));
    assertEquals(EXTERNAL + ":6001", "" + info.source().address() + ":" + info.source().port());

    TcpListenSocket listener = a.listen(Endpoint.of("10.0.1.2", 8080), 4);
    TcpSocket opener =
        a.connect(Endpoint.of("10.0.1.2", 8081), Endpoint.of(OUTSIDE, 80), a.config().tcp(), now());
    assertNotNull(opener);
    run(1);
    TcpSocket client = b.connect(Endpoint.of(EXTERNAL, 8080), now());
    run(1);
    assertNull(listener.accept(), "no mapping, no way in");
    assertNotEquals(TcpState.ESTABLISHED, client.state());
  }

  /** RFC 4787 REQ-8. */
  @Test
  void filtering() {
    for (NatConfig.Filtering filtering : NatConfig.Filtering.values()) {
      Nat44 machine = new Nat44(config.with(filtering), Randomness.seeded(1));
      assertTrue(machine.outbound(Packets.udp("10.0.1.2", 5000, OUTSIDE, 7), 0, 38, 0));
      assertTrue(machine.inbound(Packets.udp(OUTSIDE, 8, EXTERNAL, 5000), 0, 38, 0));
      boolean stranger = machine.inbound(Packets.udp("192.0.2.9", 8, EXTERNAL, 5000), 0, 38, 0);
      assertEquals(filtering == NatConfig.Filtering.ENDPOINT_INDEPENDENT, stranger);
    }
  }
}
