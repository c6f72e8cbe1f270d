package io.netlayers.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.IpAddress;
import io.netlayers.core.Octets;
import io.netlayers.fsm.tcp.TcpState;
import io.netlayers.ip.IpProtocol;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.socket.DatagramInfo;
import io.netlayers.stack.socket.Endpoint;
import io.netlayers.stack.socket.RawSocket;
import io.netlayers.stack.socket.SocketError;
import io.netlayers.stack.socket.TcpListenSocket;
import io.netlayers.stack.socket.TcpSocket;
import io.netlayers.stack.socket.UdpSocket;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two hosts and a router: RFC 1812 §5.2, RFC 4443 §3, RFC 1191, RFC 8201. */
class RouterTest {
  private static ByteBuffer echo(int version, int size) {
    ByteBuffer echo = ByteBuffer.allocate(8 + size);
    echo.put(0, (byte) (version == 4 ? 8 : 128));
    Octets.put16(echo, 2, InternetChecksum.of(echo, 0, echo.capacity()));
    return echo;
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void packetsPassAndLoseAHop(int version) {
    Lab.Routed net = new Lab.Routed(1500, 1500);
    UdpSocket server = net.b.udp(Endpoint.any(7));
    UdpSocket client = net.a.udp(Endpoint.any(0));
    client.sendTo(ByteBuffer.allocate(10), Endpoint.of(Lab.Routed.b(version), 7), net.lab.now);
    net.lab.run(Lab.SECOND);
    DatagramInfo info = new DatagramInfo();
    assertEquals(10, server.receive(ByteBuffer.allocate(20), info), net.lab::dump);
    assertEquals(63, info.hopLimit());
    net.lab.assertClean();
  }

  /** RFC 1812 §5.3.1, RFC 4443 §3.3: what traceroute lives by. */
  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void traceroute(int version) {
    Lab.Routed net = new Lab.Routed(1500, 1500);
    RawSocket icmp = net.a.raw(Endpoint.any(0), version == 4 ? IpProtocol.ICMP : IpProtocol.ICMPV6);
    icmp.onlyTypes(0, 3, 11, 1, 129);
    UdpSocket probe = net.a.udp(Endpoint.any(0));
    for (int hops = 1; hops <= 2; hops++) {
      probe.hopLimit(hops);
      probe.sendTo(ByteBuffer.allocate(10), Endpoint.of(Lab.Routed.b(version), 33434), net.lab.now);
      net.lab.run(Lab.SECOND);
      DatagramInfo info = new DatagramInfo();
      ByteBuffer into = ByteBuffer.allocate(1500);
      if (version == 6 && hops == 1) {
        icmp.onlyTypes(3);
      }
      assertTrue(icmp.receive(into, info) > 0, net.lab::dump);
      String router = version == 4 ? "10.0.1.1" : "2001:db8:1::1";
      assertEquals(hops == 1 ? router : Lab.Routed.b(version), info.source().address().toString());
      assertEquals(version == 4 ? hops == 1 ? 11 : 3 : hops == 1 ? 3 : 1, into.get(0));
      icmp.onlyTypes(0, 3, 11, 1, 129);
    }
    net.lab.assertClean();
  }

  /** RFC 1191 §3, RFC 4443 §3.2, RFC 8201 §4: TCP finds the narrow link. */
  @ParameterizedTest
  @CsvSource({"4,576", "4,1300", "6,1280", "6,1400", "4,296"})
  void tcpFindsThePathMtu(int version, int mtu) {
    Lab.Routed net = new Lab.Routed(1500, mtu, 1500);
    TcpListenSocket listener = net.b.listen(Endpoint.any(80), 4);
    TcpSocket client = net.a.connect(Endpoint.of(Lab.Routed.b(version), 80), net.lab.now);
    net.lab.run(Lab.SECOND);
    TcpSocket server = listener.accept();
    assertNotNull(server);
    ByteBuffer out = ByteBuffer.allocate(60_000);
    client.write(out, net.lab.now);
    int read = 0;
    ByteBuffer into = ByteBuffer.allocate(60_000);
    for (int i = 0; i < 200 && read < 60_000; i++) {
      net.lab.run(100 * Lab.MILLISECOND);
      read += server.read(into.clear(), net.lab.now);
    }
    assertEquals(60_000, read, () -> net.a.counters() + "" + net.router.counters());
    int believed = Math.max(mtu, version == 4 ? 552 : 1280);
    assertEquals(believed - (version == 4 ? 20 : 40), client.info().pmtu());
    // the next one knows it from the start
    long tooBig =
        net.router.counters().get(version == 4 ? Counter.IPV4_TOO_BIG : Counter.IPV6_TOO_BIG);
    assertTrue(tooBig > 0);
    TcpSocket second = net.a.connect(Endpoint.of(Lab.Routed.b(version), 80), net.lab.now);
    net.lab.run(Lab.SECOND);
    second.write(ByteBuffer.allocate(30_000), net.lab.now);
    net.lab.run(5 * Lab.SECOND);
    assertEquals(TcpState.ESTABLISHED, second.state());
    assertEquals(
        tooBig,
        net.router.counters().get(version == 4 ? Counter.IPV4_TOO_BIG : Counter.IPV6_TOO_BIG));
    net.lab.assertClean();
  }

  /** RFC 1812 §4.2.2.7: IPv4 without DF is cut on the way; RFC 8200 §5: IPv6 by its source. */
  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void longDatagramsAreCut(int version) {
    Lab.Routed net = new Lab.Routed(1500, version == 4 ? 576 : 1280, 1500);
    UdpSocket server = net.b.udp(Endpoint.any(7));
    UdpSocket client = net.a.udp(Endpoint.any(0));
    ByteBuffer into = ByteBuffer.allocate(9000);
    DatagramInfo info = new DatagramInfo();
    int got = -1;
    for (int i = 0; i < 2 && got < 0; i++) {
      client.sendTo(ByteBuffer.allocate(5000), Endpoint.of(Lab.Routed.b(version), 7), net.lab.now);
      net.lab.run(Lab.SECOND);
      got = server.receive(into.clear(), info);
    }
    assertEquals(5000, got, () -> net.lab.dump() + net.router.counters());
    net.lab.assertClean();
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void withoutARouteTheSenderIsTold(int version) {
    Lab.Routed net = new Lab.Routed(1500, 1500);
    UdpSocket client = net.a.udp(Endpoint.any(0));
    client.connect(Endpoint.of(version == 4 ? "203.0.113.1" : "2001:db8:9::1", 7), 0);
    client.send(ByteBuffer.allocate(1), net.lab.now);
    net.lab.run(Lab.SECOND);
    assertEquals(SocketError.UNREACHABLE, client.takeError());
    assertEquals(
        1, net.router.counters().get(version == 4 ? Counter.IPV4_NO_ROUTE : Counter.IPV6_NO_ROUTE));
  }

  /** RFC 1812 §5.2.7.1 host unreachable, RFC 4443 §3.1 address unreachable. */
  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void aHostThatDoesNotAnswerIsReported(int version) {
    Lab.Routed net = new Lab.Routed(1500, 1500);
    UdpSocket client = net.a.udp(Endpoint.any(0));
    client.connect(Endpoint.of(version == 4 ? "10.0.2.99" : "2001:db8:2::99", 7), 0);
    client.send(ByteBuffer.allocate(1), net.lab.now);
    net.lab.run(10 * Lab.SECOND);
    assertEquals(SocketError.UNREACHABLE, client.takeError(), net.lab::dump);
    net.lab.assertClean();
  }

  /** RFC 1812 §5.2.7.2, RFC 4861 §8: a better way on the same link. */
  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void redirectsAreSentAndHeeded(int version) {
    Lab.Routed net = new Lab.Routed(1500, 1500);
    // a second host on the left whose prefix a does not know to be on its link
    Host c = new Host(Lab.quick().build(), io.netlayers.stack.config.Randomness.seeded(9));
    var link =
        c.addInterface(
            io.netlayers.stack.config.InterfaceConfig.ethernet("eth0", 0, Lab.mac(9)), 0);
    String address = version == 4 ? "10.0.9.9" : "2001:db8:9::9";
    c.addAddress(link, IpAddress.parse(address), version == 4 ? 24 : 64, 0);
    c.addRoute(
        IpAddress.parse(version == 4 ? "10.0.1.0" : "2001:db8:1::"),
        version == 4 ? 24 : 64,
        link,
        null,
        0);
    net.lab.add(c, 0);
    net.router.addRoute(
        IpAddress.parse(version == 4 ? "10.0.9.0" : "2001:db8:9::"),
        version == 4 ? 24 : 64,
        net.left,
        null,
        0);
    if (version == 6) { // redirects come from a link-local address, so that must be the router's
      String router = "";
      for (var a : net.router.addresses()) {
        router =
            a.link() == net.left && a.address().isLinkLocal() ? a.address().toString() : router;
      }
      net.a.routes().remove(net.a.routes().lookup(0, 0x100));
      net.a.addDefaultRoute(net.aLink, IpAddress.parse(router));
    } else {
      // the gateway of a redirect must be on a link that the host knows
      net.a.addRoute(IpAddress.parse("10.0.9.0"), 24, net.aLink, null, 1000);
      net.a.addRoute(IpAddress.parse("10.0.9.0"), 24, net.aLink, IpAddress.parse("10.0.1.1"), 0);
    }
    UdpSocket server = c.udp(Endpoint.any(7));
    UdpSocket client = net.a.udp(Endpoint.any(0));
    for (int i = 0; i < 3; i++) {
      client.sendTo(ByteBuffer.allocate(9), Endpoint.of(address, 7), net.lab.now);
      net.lab.run(Lab.SECOND);
    }
    assertEquals(3, server.waiting(), net.lab::dump);
    assertEquals(1, net.router.counters().get(Counter.ICMP_REDIRECTS_OUT), net.lab::dump);
    assertEquals(1, net.a.counters().get(Counter.ICMP_REDIRECTS_IN));
    long forwarded =
        net.router.counters().get(version == 4 ? Counter.IPV4_FORWARDED : Counter.IPV6_FORWARDED);
    assertEquals(1, forwarded);
    net.lab.assertClean();
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void pingThroughTheRouterInAllSizes(int version) {
    Lab.Routed net = new Lab.Routed(1500, 1500);
    RawSocket icmp = net.a.raw(Endpoint.any(0), version == 4 ? IpProtocol.ICMP : IpProtocol.ICMPV6);
    icmp.onlyTypes(version == 4 ? 0 : 129);
    for (int size = 0; size <= 65_507; size = size * 2 + 1) {
      icmp.sendTo(echo(version, size), Endpoint.of(Lab.Routed.b(version), 0), net.lab.now);
      net.lab.run(Lab.SECOND);
      assertEquals(
          8 + size, icmp.receive(ByteBuffer.allocate(70000), new DatagramInfo()), "size " + size);
    }
    net.lab.assertClean();
  }
}
