package io.netlayers.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.Octets;
import io.netlayers.fsm.tcp.TcpConnection;
import io.netlayers.fsm.tcp.TcpEvent;
import io.netlayers.fsm.tcp.TcpState;
import io.netlayers.ip.IpProtocol;
import io.netlayers.stack.config.InterfaceConfig;
import io.netlayers.stack.config.Randomness;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.neighbour.NeighbourState;
import io.netlayers.stack.socket.DatagramInfo;
import io.netlayers.stack.socket.Endpoint;
import io.netlayers.stack.socket.RawSocket;
import io.netlayers.stack.socket.SocketError;
import io.netlayers.stack.socket.SocketException;
import io.netlayers.stack.socket.StackSocket;
import io.netlayers.stack.socket.TcpListenSocket;
import io.netlayers.stack.socket.TcpSocket;
import io.netlayers.stack.socket.UdpSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two hosts back to back: ARP and NDP, ping, UDP and TCP. */
class HostPairTest {
  private final Lab.Pair pair = new Lab.Pair();
  private final Lab lab = pair.lab;

  @AfterEach
  void everyFrameIsClean() {
    lab.assertClean();
  }

  private static ByteBuffer octets(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(ByteBuffer buffer) {
    return StandardCharsets.UTF_8.decode(buffer.flip()).toString();
  }

  private static String b(int version) {
    return version == 4 ? "192.0.2.2" : "2001:db8::2";
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void pingIsAnswered(int version) {
    RawSocket socket =
        pair.a.raw(Endpoint.any(0), version == 4 ? IpProtocol.ICMP : IpProtocol.ICMPV6);
    socket.onlyTypes(version == 4 ? 0 : 129);
    for (int size : new int[] {0, 1, 56, 1472, 1473, 5000, 60000}) {
      ByteBuffer echo = ByteBuffer.allocate(8 + size);
      echo.put(0, (byte) (version == 4 ? 8 : 128));
      Octets.put16(echo, 4, 77);
      Octets.put16(echo, 6, size);
      for (int i = 8; i < echo.capacity(); i++) {
        echo.put(i, (byte) i);
      }
      Octets.put16(echo, 2, InternetChecksum.of(echo, 0, echo.capacity()));
      assertEquals(SocketError.NONE, socket.sendTo(echo, Endpoint.of(b(version), 0), lab.now));
      lab.run(Lab.SECOND);
      ByteBuffer answer = ByteBuffer.allocate(70000);
      DatagramInfo info = new DatagramInfo();
      assertEquals(8 + size, socket.receive(answer, info), lab::dump);
      assertEquals(version == 4 ? 0 : 129, answer.get(0) & 0xFF);
      assertEquals(b(version), info.source().address().toString());
      assertTrue(Octets.equal(echo, 4, answer, 4, 4 + size));
    }
    assertEquals(7, pair.b.counters().get(Counter.ICMP_ECHO_REPLIES));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void udpGoesBothWays(int version) {
    UdpSocket server = pair.b.udp(Endpoint.any(53));
    UdpSocket client = pair.a.udp(Endpoint.any(0));
    assertEquals(
        SocketError.NONE, client.sendTo(octets("ask"), Endpoint.of(b(version), 53), lab.now));
    lab.run(Lab.SECOND);
    assertEquals(server, pair.b.pollReady());
    assertNull(pair.b.pollReady());
    ByteBuffer into = ByteBuffer.allocate(100);
    DatagramInfo info = new DatagramInfo();
    assertEquals(3, server.receive(into, info));
    assertEquals("ask", text(into));
    assertEquals(client.local().port(), info.source().port());
    assertEquals(SocketError.NONE, server.reply(octets("answer"), info, lab.now));
    lab.run(Lab.SECOND);
    assertEquals(6, client.receive(into.clear(), info));
    assertEquals("answer", text(into));
    assertEquals(-1, client.receive(into.clear(), info));
    assertEquals(53, info.source().port());
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void aPortWithoutASocketRefuses(int version) {
    UdpSocket client = pair.a.udp(Endpoint.any(0));
    client.connect(Endpoint.of(b(version), 9), lab.now);
    assertEquals(SocketError.NONE, client.send(octets("x"), lab.now));
    lab.run(Lab.SECOND);
    assertEquals(client, pair.a.pollReady(), lab::dump);
    assertEquals(SocketError.REFUSED, client.send(octets("x"), lab.now));
    assertEquals(SocketError.NONE, client.takeError());
    assertEquals(1, pair.b.counters().get(Counter.UDP_NO_PORT));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void tcpCarriesAConversation(int version) {
    TcpListenSocket listener = pair.b.listen(Endpoint.any(80), 4);
    TcpSocket client = pair.a.connect(Endpoint.of(b(version), 80), lab.now);
    lab.run(Lab.SECOND);
    assertEquals(TcpState.ESTABLISHED, client.state(), lab::dump);
    assertEquals(listener, pair.b.pollReady());
    TcpSocket server = listener.accept();
    assertNotNull(server);
    assertNull(listener.accept());
    assertEquals(client.local(), server.peer());
    assertEquals(server, pair.b.pollReady());
    assertEquals(client, pair.a.pollReady());
    assertEquals(TcpEvent.ESTABLISHED, client.pollEvent());
    client.write(octets("GET /"), lab.now);
    lab.run(Lab.SECOND);
    assertInstanceOf(TcpSocket.class, pair.b.pollReady());
    ByteBuffer into = ByteBuffer.allocate(100);
    assertEquals(5, server.read(into, lab.now));
    server.write(octets("200"), lab.now);
    server.shutdown(lab.now);
    lab.run(Lab.SECOND);
    assertEquals(3, client.read(into.clear(), lab.now));
    assertEquals(TcpConnection.END_OF_STREAM, client.read(into.clear(), lab.now));
    client.close(lab.now);
    lab.run(Lab.SECOND);
    assertEquals(TcpState.CLOSED, client.state());
    server.close(lab.now);
    lab.run(300 * Lab.SECOND);
    assertEquals(TcpState.CLOSED, server.state());
    StackSocket any = pair.b.pollReady();
    while (any != null) {
      any = pair.b.pollReady();
    }
    assertEquals(1, pair.b.socketLines().lines().count(), pair.b::socketLines);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void tcpCarriesAMegaoctet(int version) {
    TcpListenSocket listener = pair.b.listen(Endpoint.any(80), 4);
    TcpSocket client = pair.a.connect(Endpoint.of(b(version), 80), lab.now);
    lab.run(Lab.SECOND);
    TcpSocket server = listener.accept();
    assertNotNull(server);
    int total = 1 << 20;
    int written = 0;
    int read = 0;
    ByteBuffer chunk = ByteBuffer.allocate(1 << 16);
    ByteBuffer into = ByteBuffer.allocate(1 << 16);
    for (int rounds = 0; read < total && rounds < 10_000; rounds++) {
      chunk.clear().limit(Math.min(chunk.capacity(), total - written));
      for (int i = 0; i < chunk.limit(); i++) {
        chunk.put(i, (byte) ((written + i) * 31 >> 3));
      }
      written += client.write(chunk, lab.now);
      lab.run(5 * Lab.MILLISECOND);
      int got = server.read(into.clear(), lab.now);
      for (int i = 0; i < got; i++) {
        assertEquals((byte) ((read + i) * 31 >> 3), into.get(i));
      }
      read += got;
    }
    assertEquals(total, read);
    assertEquals(version == 4 ? 1460 : 1440, client.info().advMss());
  }

  @Test
  void aClosedPortResets() {
    TcpSocket client = pair.a.connect(Endpoint.of("192.0.2.2", 81), lab.now);
    lab.run(Lab.SECOND);
    assertEquals(TcpState.CLOSED, client.state());
    assertEquals(client, pair.a.pollReady());
  }

  @Test
  void aNeighbourThatIsNotThereIsReported() {
    UdpSocket udp = pair.a.udp(Endpoint.any(0));
    udp.connect(Endpoint.of("192.0.2.99", 9), lab.now);
    assertEquals(SocketError.NONE, udp.send(octets("x"), lab.now));
    assertEquals(NeighbourState.INCOMPLETE, pair.a.neighbours().all().get(0).state());
    lab.run(10 * Lab.SECOND);
    assertEquals(SocketError.UNREACHABLE, udp.takeError());
    assertEquals(3, pair.a.counters().get(Counter.ARP_OUT));
    assertEquals(0, pair.a.neighbours().size());
  }

  @Test
  void aHostTalksToItself() {
    TcpListenSocket listener = pair.a.listen(Endpoint.of("127.0.0.1", 80), 4);
    TcpSocket client = pair.a.connect(Endpoint.of("127.0.0.1", 80), lab.now);
    lab.run(Lab.SECOND);
    assertEquals(TcpState.ESTABLISHED, client.state());
    assertNotNull(listener.accept());
    UdpSocket server = pair.a.udp(Endpoint.of("2001:db8::1", 7));
    UdpSocket udp = pair.a.udp(Endpoint.any(0));
    udp.sendTo(octets("self"), Endpoint.of("2001:db8::1", 7), lab.now);
    lab.run(Lab.SECOND);
    assertEquals(4, server.receive(ByteBuffer.allocate(9), new DatagramInfo()));
    assertFalse(lab.dump().contains(" | 2001:db8::1 > 2001:db8::1"));
    assertFalse(lab.dump().contains("127.0.0.1"));
  }

  @Test
  void linkLocalAddressesNeedTheirZone() {
    String fe80 = pair.b.addresses().get(2).address().toString();
    TcpListenSocket listener = pair.b.listen(Endpoint.any(80), 4);
    Endpoint peer = new Endpoint(Endpoint.of(fe80, 80).address(), 80, 1);
    TcpSocket client = pair.a.connect(peer, lab.now);
    lab.run(Lab.SECOND);
    assertEquals(TcpState.ESTABLISHED, client.state(), lab::dump);
    TcpSocket server = listener.accept();
    assertNotNull(server);
    assertEquals(client.local(), server.peer());
  }

  @Test
  void portsAreBoundOnce() {
    pair.a.udp(Endpoint.of("192.0.2.1", 5));
    UdpSocket any = pair.a.udp(Endpoint.any(5));
    assertEquals(
        SocketError.ADDRESS_IN_USE,
        assertThrows(SocketException.class, () -> pair.a.udp(Endpoint.of("0.0.0.0", 5))).error());
    any.close(lab.now);
    assertFalse(any.isOpen());
    pair.a.udp(Endpoint.of("0.0.0.0", 5));
    assertEquals(
        SocketError.ADDRESS_NOT_AVAILABLE,
        assertThrows(SocketException.class, () -> pair.a.udp(Endpoint.of("192.0.2.9", 5))).error());
    pair.a.listen(Endpoint.of("0.0.0.0", 80), 1);
    pair.a.listen(Endpoint.of("::", 80), 1);
    assertThrows(SocketException.class, () -> pair.a.listen(Endpoint.any(80), 1));
  }

  @Test
  void socketsAreBounded() {
    Host host = new Host(Lab.quick().maxSockets(2).build(), Randomness.seeded(1));
    UdpSocket first = host.udp(Endpoint.any(0));
    host.udp(Endpoint.any(0));
    assertEquals(
        SocketError.TOO_MANY,
        assertThrows(SocketException.class, () -> host.listen(Endpoint.any(80), 1)).error());
    first.close(0);
    host.listen(Endpoint.any(80), 1);
    assertThrows(SocketException.class, () -> host.raw(Endpoint.any(0), 1));
  }

  /** RFC 1122 §3.2.1.3: a broadcast is never a source. */
  @Test
  void aSocketOfABroadcastAnswersFromAHostsAddress() {
    UdpSocket server = pair.b.udp(Endpoint.of("192.0.2.255", 5000));
    UdpSocket client = pair.a.udp(Endpoint.any(0));
    client.broadcast(true);
    client.sendTo(octets("all"), Endpoint.of("192.0.2.255", 5000), lab.now);
    lab.run(Lab.SECOND);
    DatagramInfo info = new DatagramInfo();
    assertEquals(3, server.receive(ByteBuffer.allocate(9), info));
    assertEquals(SocketError.NONE, server.reply(octets("one"), info, lab.now));
    lab.run(Lab.SECOND);
    assertEquals(3, client.receive(ByteBuffer.allocate(9), info));
    assertEquals("192.0.2.2", info.source().address().toString());
  }

  @Test
  void timeNeverRunsBackwards() {
    pair.a.onTimeout(lab.now + 5);
    assertThrows(IllegalArgumentException.class, () -> pair.a.onTimeout(lab.now + 4));
  }

  /** A listening socket that closes resets what waits in it; what was accepted goes on. */
  @Test
  void closingAListeningSocket() {
    TcpListenSocket listener = pair.b.listen(Endpoint.any(80), 4);
    TcpSocket first = pair.a.connect(Endpoint.of("192.0.2.2", 80), lab.now);
    TcpSocket second = pair.a.connect(Endpoint.of("192.0.2.2", 80), lab.now);
    lab.run(Lab.SECOND);
    assertEquals(2, listener.waiting());
    TcpSocket server = listener.accept();
    assertNotNull(server);
    listener.close(lab.now);
    lab.run(Lab.SECOND);
    TcpSocket kept = server.peer().equals(first.local()) ? first : second;
    TcpSocket lost = kept == first ? second : first;
    assertEquals(TcpState.ESTABLISHED, kept.state());
    assertEquals(TcpState.CLOSED, lost.state());
    assertEquals(TcpState.ESTABLISHED, server.state());
    assertEquals(1, pair.b.socketLines().lines().count(), pair.b::socketLines);
    pair.b.listen(Endpoint.any(80), 4);
  }

  /** More connections than the backlog holds wait outside, and none is lost for good. */
  @Test
  void theBacklogIsBounded() {
    TcpListenSocket listener = pair.b.listen(Endpoint.any(80), 2);
    List<TcpSocket> clients = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      clients.add(pair.a.connect(Endpoint.of("192.0.2.2", 80), lab.now));
      lab.run(10 * Lab.MILLISECOND);
    }
    assertEquals(2, listener.waiting());
    int accepted = 0;
    for (int i = 0; i < 100 && accepted < 8; i++) {
      accepted += listener.accept() != null ? 1 : 0;
      lab.run(Lab.SECOND);
    }
    assertEquals(8, accepted);
  }

  /** RFC 1122 §3.2.1.3 (a): a host that has no address yet asks everybody from 0.0.0.0. */
  @Test
  void whoHasNoAddressAsksEverybody() {
    Host fresh = new Host(Lab.quick().build(), Randomness.seeded(7));
    fresh.addInterface(InterfaceConfig.ethernet("eth0", 0, Lab.mac(7)), lab.now);
    lab.add(fresh, 0);
    UdpSocket server = pair.b.udp(Endpoint.any(67));
    UdpSocket client = fresh.udp(Endpoint.any(68));
    client.broadcast(true);
    Endpoint everybody = Endpoint.of("255.255.255.255", 67);
    assertEquals(SocketError.NONE, client.sendTo(octets("who am I"), everybody, lab.now));
    lab.run(Lab.SECOND);
    DatagramInfo info = new DatagramInfo();
    assertEquals(8, server.receive(ByteBuffer.allocate(9), info));
    assertEquals("0.0.0.0:68", info.source().toString());
  }

  /** RFC 1122 §3.2.1.3 (g): 127.0.0.0/8 never goes outside. */
  @Test
  void loopbackAddressesStayInside() {
    pair.a.addDefaultRoute(pair.aLink, pair.b.addresses().get(3).address());
    UdpSocket udp = pair.a.udp(Endpoint.any(0));
    assertEquals(
        SocketError.NO_ROUTE, udp.sendTo(octets("x"), Endpoint.of("127.9.9.9", 7), lab.now));
  }

  /** RFC 4861 §7.3.1: while TCP makes progress, no neighbour is probed. */
  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void progressConfirmsTheNeighbour(int version) {
    TcpListenSocket listener = pair.b.listen(Endpoint.any(80), 4);
    TcpSocket client = pair.a.connect(Endpoint.of(b(version), 80), lab.now);
    lab.run(Lab.SECOND);
    TcpSocket server = listener.accept();
    assertNotNull(server);
    lab.run(15 * Lab.SECOND);
    long asked = pair.a.counters().get(version == 4 ? Counter.ARP_OUT : Counter.NDP_OUT);
    for (int i = 0; i < 120; i++) {
      client.write(octets("tick"), lab.now);
      lab.run(Lab.SECOND);
      server.read(ByteBuffer.allocate(10), lab.now);
    }
    assertEquals(
        asked, pair.a.counters().get(version == 4 ? Counter.ARP_OUT : Counter.NDP_OUT), lab::dump);
  }
}
