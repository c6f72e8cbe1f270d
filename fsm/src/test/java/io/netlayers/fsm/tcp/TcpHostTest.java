package io.netlayers.fsm.tcp;

import static io.netlayers.fsm.tcp.HostWire.MS;
import static io.netlayers.fsm.tcp.HostWire.PSEUDO;
import static io.netlayers.fsm.tcp.HostWire.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.tcp.TcpFlags;
import io.netlayers.tcp.TcpSegmentView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hosts of many connections: listening sockets, cookies, TIME-WAIT, resets. */
class TcpHostTest {
  private final TcpConfig config = TcpConfig.builder().msl(SECOND).ecn(EcnMode.REQUEST).build();
  private final HostWire wire = new HostWire(config);

  private TcpListener listen(int maxHalfOpen, int maxWaiting, SynCookieMode cookies) {
    TcpListener listener = new TcpListener(config, maxHalfOpen, maxWaiting, cookies);
    wire.two.host.table().listenOnAnyAddress(9, 80, listener);
    return listener;
  }

  private void exchange(TcpConnection from, HostWire.End fromEnd, TcpConnection to, String text) {
    ByteBuffer out = ByteBuffer.wrap(text.getBytes());
    assertEquals(text.length(), from.write(out, wire.now));
    fromEnd.host.update(from, wire.now);
    wire.run(300 * MS);
    ByteBuffer in = ByteBuffer.allocate(text.length() + 1);
    to.read(in, wire.now);
    fromEnd.other.host.update(to, wire.now);
    assertEquals(text, new String(in.array(), 0, in.position()));
  }

  private void close(TcpConnection first, HostWire.End firstEnd, TcpConnection second) {
    first.close(wire.now);
    firstEnd.host.update(first, wire.now);
    wire.run(100 * MS);
    second.close(wire.now);
    firstEnd.other.host.update(second, wire.now);
    wire.run(100 * MS);
  }

  @Test
  void aConnectionFromAListeningSocket() {
    TcpListener listener = listen(5, 5, SynCookieMode.NEVER);
    TcpConnection client = wire.one.connect(80, config);
    assertTrue(client.localPort() >= 49152);
    wire.run(7 * MS);
    assertEquals(1, listener.halfOpen());
    assertNull(listener.accept());
    wire.run(50 * MS);
    assertEquals(0, listener.halfOpen());
    TcpConnection server = listener.accept();
    assertNotNull(server);
    assertEquals(TcpState.ESTABLISHED, client.state());
    assertEquals(TcpState.ESTABLISHED, server.state());
    assertSame(client, wire.one.host.pollEventful());
    assertEquals(TcpEvent.ESTABLISHED, client.pollEvent());
    exchange(client, wire.one, server, "hello");
    exchange(server, wire.two, client, "hello yourself");
    close(client, wire.one, server);
    assertEquals(0, wire.two.host.table().size());
    assertEquals(0, wire.one.host.table().size());
    assertEquals(1, wire.one.host.table().timeWait().size());
    wire.run(3 * SECOND);
    assertEquals(0, wire.one.host.table().timeWait().size());
  }

  @Test
  void timeWaitAnswersFromItsRecord() {
    TcpListener listener = listen(5, 5, SynCookieMode.NEVER);
    TcpConnection client = wire.one.connect(80, config);
    wire.run(50 * MS);
    TcpConnection server = listener.accept();
    client.close(wire.now);
    wire.one.host.update(client, wire.now);
    wire.run(100 * MS);
    server.close(wire.now);
    wire.two.host.update(server, wire.now);
    wire.one.unplugged = true; // the last ACK is lost
    wire.run(100 * MS);
    assertEquals(TcpState.LAST_ACK, server.state());
    assertEquals(TcpState.CLOSED, client.state());
    assertEquals(1, wire.one.host.table().timeWait().size());
    wire.one.unplugged = false;
    wire.run(2 * SECOND); // its FIN comes again
    assertEquals(TcpState.CLOSED, server.state());
    assertEquals(TcpError.NONE, server.pendingError());
    assertEquals(0, wire.two.host.table().size());
  }

  @Test
  void aSegmentForNobodyIsReset() {
    TcpConnection client = wire.one.connect(81, config);
    wire.run(50 * MS);
    assertEquals(TcpState.CLOSED, client.state());
    assertEquals(TcpError.REFUSED, client.pendingError());
    assertEquals(0, wire.one.host.table().size());
    assertEquals(1, wire.two.sent.size());
    assertTrue(wire.two.sent.get(0).startsWith("R. seq 0 "), wire.two.sent.get(0));
  }

  @Test
  void unreadOctetsKeepAConnectionFromItsRecord() {
    TcpListener listener = listen(5, 5, SynCookieMode.NEVER);
    TcpConnection client = wire.one.connect(80, config);
    wire.run(50 * MS);
    TcpConnection server = listener.accept();
    client.shutdown(wire.now);
    wire.one.host.update(client, wire.now);
    wire.run(50 * MS);
    server.write(ByteBuffer.wrap("last words".getBytes()), wire.now);
    server.close(wire.now);
    wire.two.host.update(server, wire.now);
    wire.run(100 * MS);
    assertEquals(TcpState.TIME_WAIT, client.state());
    assertEquals(0, wire.one.host.table().timeWait().size());
    assertEquals(10, client.read(ByteBuffer.allocate(20), wire.now));
    wire.one.host.update(client, wire.now);
    assertEquals(1, wire.one.host.table().timeWait().size());
    assertEquals(TcpConnection.END_OF_STREAM, client.read(ByteBuffer.allocate(20), wire.now));
  }

  @Test
  void aFloodOfSynsIsBounded() {
    TcpListener listener = listen(3, 5, SynCookieMode.NEVER);
    flood(100);
    assertEquals(3, listener.halfOpen());
    assertEquals(97, listener.dropped());
    assertEquals(3, wire.two.host.table().size());
    TcpConnection client = wire.one.connect(80, config);
    wire.run(100 * MS);
    assertEquals(TcpState.SYN_SENT, client.state());
  }

  @Test
  void aFloodOfSynsLeavesCookiesForTheOthers() {
    TcpListener listener = listen(3, 5, SynCookieMode.WHEN_FULL);
    flood(100);
    assertEquals(97, listener.cookiesSent());
    TcpConnection client = wire.one.connect(80, config);
    wire.run(100 * MS);
    assertEquals(TcpState.ESTABLISHED, client.state());
    assertEquals(1, listener.cookiesAccepted());
    TcpConnection server = listener.accept();
    exchange(client, wire.one, server, "a word");
    exchange(server, wire.two, client, "x".repeat(100_000));
    TcpInfo info = server.info();
    assertEquals(client.tcb().options.sndShift(), server.tcb().options.rcvShift());
    assertEquals(server.tcb().options.sndShift(), client.tcb().options.rcvShift());
    assertTrue(server.tcb().options.sack() && server.tcb().options.timestamps());
    assertTrue(server.tcb().options.ecn() && client.tcb().options.ecn());
    assertEquals(1460, server.tcb().options.peerMss());
    assertNotNull(info);
    close(client, wire.one, server);
    assertEquals(TcpState.CLOSED, server.state());
  }

  /** SYNs from ports whose owner will never answer. */
  private void flood(int syns) {
    wire.two.unplugged = true;
    ByteBuffer room = ByteBuffer.allocate(20);
    for (int i = 0; i < syns; i++) {
      TcpSegmentView view = new TcpSegmentView();
      view.wrapForEncode(room, 0, 0, 0)
          .sourcePort(1000 + i)
          .destinationPort(80)
          .sequence(i * 1000)
          .flags(TcpFlags.SYN)
          .window(1000);
      view.updateChecksum(PSEUDO);
      view.wrap(room, 0, 20);
      wire.two.host.onSegment(9, 0, 2, 0, 1, view, PSEUDO, 0, wire.now);
    }
    wire.two.flush();
    wire.two.unplugged = false;
  }

  @Test
  void cookiesAlwaysRememberNothing() {
    TcpListener listener = listen(0, 5, SynCookieMode.ALWAYS);
    TcpConfig plain = TcpConfig.builder().msl(SECOND).timestamps(false).build();
    TcpConnection client = wire.one.connect(80, plain);
    wire.run(7 * MS);
    assertEquals(0, wire.two.host.table().size());
    wire.run(50 * MS);
    TcpConnection server = listener.accept();
    assertNotNull(server);
    assertFalse(server.tcb().options.sack()); // nothing of that fits a cookie
    assertEquals(0, server.tcb().options.sndShift());
    assertEquals(0, client.tcb().options.sndShift());
    exchange(client, wire.one, server, "one way");
    exchange(server, wire.two, client, "and the other");
  }

  @Test
  void aForgedCookieIsReset() {
    TcpListener listener = listen(0, 5, SynCookieMode.ALWAYS);
    flood(1);
    ByteBuffer room = ByteBuffer.allocate(20);
    TcpSegmentView view = new TcpSegmentView();
    view.wrapForEncode(room, 0, 0, 0)
        .sourcePort(1000)
        .destinationPort(80)
        .sequence(1)
        .acknowledgment(12345)
        .flags(TcpFlags.ACK);
    view.updateChecksum(PSEUDO);
    view.wrap(room, 0, 20);
    wire.two.sent.clear();
    assertNull(wire.two.host.onSegment(9, 0, 2, 0, 1, view, PSEUDO, 0, wire.now));
    wire.two.flush();
    assertEquals(1, wire.two.sent.size());
    assertTrue(wire.two.sent.get(0).startsWith("R seq 12345 "), wire.two.sent.get(0));
    assertEquals(0, listener.waiting());
  }

  @Test
  void connectionsThatWaitToBeAcceptedAreBounded() {
    TcpListener listener = listen(10, 2, SynCookieMode.NEVER);
    List<TcpConnection> clients = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      clients.add(wire.one.connect(80, config));
      wire.run(50 * MS);
    }
    assertEquals(2, listener.waiting());
    assertEquals(TcpState.SYN_SENT, clients.get(3).state());
    listener.accept();
    listener.accept();
    wire.run(5 * SECOND); // their SYNs come again
    assertEquals(TcpState.ESTABLISHED, clients.get(3).state());
  }

  /** Of handshakes that began while there was room, those that end too late wait for more. */
  @Test
  void aHandshakeEndsOnceThereIsRoomToWait() {
    TcpListener listener = listen(5, 1, SynCookieMode.NEVER);
    TcpConnection first = wire.one.connect(80, config);
    TcpConnection second = wire.one.connect(80, config);
    wire.run(50 * MS);
    assertEquals(TcpState.ESTABLISHED, first.state());
    assertEquals(TcpState.ESTABLISHED, second.state());
    assertEquals(1, listener.waiting());
    assertEquals(1, listener.halfOpen());
    assertEquals(1, listener.dropped());
    second.write(ByteBuffer.wrap(new byte[100]), wire.now);
    wire.one.host.update(second, wire.now);
    wire.run(100 * MS);
    assertEquals(1, listener.halfOpen());
    assertNotNull(listener.accept());
    wire.run(5 * SECOND); // its SYN,ACK goes again, and so does the text
    assertEquals(0, listener.halfOpen());
    TcpConnection accepted = listener.accept();
    assertNotNull(accepted);
    assertEquals(100, accepted.read(ByteBuffer.allocate(200), wire.now));
  }

  /** Whose peer resets or asks again is not kept waiting by a full queue. */
  @Test
  void aFullQueueHoldsNoResetBack() {
    TcpListener listener = listen(5, 1, SynCookieMode.NEVER);
    wire.one.connect(80, config);
    TcpConnection second = wire.one.connect(80, config);
    wire.run(50 * MS);
    assertEquals(1, listener.halfOpen());
    second.abort(wire.now);
    wire.one.host.update(second, wire.now);
    wire.run(50 * MS);
    assertEquals(0, listener.halfOpen());
    assertEquals(1, listener.waiting());
  }

  /** A timer that ran out before the wheel's next tick is not waited for with a busy loop. */
  @Test
  void nextDeadlineIsNowOnlyWhereSomethingGoes() {
    wire.one.unplugged = true;
    TcpConnection client = wire.one.connect(80, config);
    wire.one.flush();
    for (int i = 0; i < 3; i++) {
      wire.now = client.nextDeadline() + 1;
      wire.one.host.update(client, wire.now);
      wire.one.flush();
      assertEquals(2 + i, wire.one.sent.size());
      wire.one.host.onTimeout(wire.now);
      wire.one.flush();
      assertTrue(wire.one.host.nextDeadline() > wire.now);
    }
  }

  /** A handshake that is given up between two ticks makes room in the backlog as any other does. */
  @Test
  void aHandshakeThatTimesOutBetweenTicksIsNoLongerCounted() {
    TcpListener listener = listen(5, 5, SynCookieMode.NEVER);
    wire.one.connect(80, config);
    wire.one.flush();
    wire.two.arrive(wire.flying.pollFirst().octets());
    TcpConnection child = wire.two.host.table().get(0);
    assertEquals(1, listener.halfOpen());
    wire.two.unplugged = true;
    while (child.state() == TcpState.SYN_RECEIVED) {
      wire.two.flush();
      wire.now = child.nextDeadline() + 1;
      wire.two.host.update(child, wire.now);
    }
    assertEquals(0, listener.halfOpen());
    assertEquals(0, wire.two.host.table().size());
  }

  @Test
  void aNameInTimeWaitIsTakenOverByASyn() {
    TcpListener listener = listen(5, 5, SynCookieMode.NEVER);
    TcpConnection client = connectFrom(3333);
    wire.run(50 * MS);
    TcpConnection server = listener.accept();
    close(server, wire.two, client); // the server closes first: TIME-WAIT is its
    assertEquals(1, wire.two.host.table().timeWait().size());
    TcpConnection again = connectFrom(3333);
    wire.run(50 * MS);
    assertEquals(TcpState.ESTABLISHED, again.state());
    assertEquals(0, wire.two.host.table().timeWait().size());
    exchange(again, wire.one, listener.accept(), "reborn");
  }

  private TcpConnection connectFrom(int port) {
    return wire.one.host.connect(9, 0, 1, port, 0, 2, 80, PSEUDO, config, wire.now);
  }

  @Test
  void aNameInUseIsRefused() {
    connectFrom(4000);
    assertThrows(TcpCallException.class, () -> connectFrom(4000));
    assertEquals(1, wire.one.host.table().size());
  }

  @Test
  void aResetHandshakeLeavesNothing() {
    TcpListener listener = listen(5, 5, SynCookieMode.NEVER);
    TcpConnection client = wire.one.connect(80, config);
    wire.run(7 * MS);
    client.abort(wire.now);
    wire.one.host.update(client, wire.now);
    wire.run(SECOND);
    assertEquals(0, listener.halfOpen());
    assertEquals(0, wire.two.host.table().size());
    assertEquals(0, wire.one.host.table().size());
  }

  @Test
  void closingAListeningSocketAbortsWhatWaits() {
    TcpListener listener = listen(5, 5, SynCookieMode.NEVER);
    TcpConnection client = wire.one.connect(80, config);
    wire.run(50 * MS);
    wire.two.host.close(listener, wire.now);
    wire.run(50 * MS);
    assertEquals(TcpError.RESET, client.pendingError());
    assertEquals(0, wire.two.host.table().size());
    assertNull(wire.two.host.table().findListener(9, 0, 2, 80));
  }

  @Test
  void manyConnectionsShareOneWheel() {
    TcpListener listener = listen(1000, 1000, SynCookieMode.NEVER);
    List<TcpConnection> clients = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      clients.add(wire.one.connect(80, config));
    }
    wire.run(200 * MS);
    assertEquals(500, listener.waiting());
    wire.two.unplugged = true;
    for (TcpConnection client : clients) {
      client.write(ByteBuffer.wrap(new byte[10]), wire.now);
      wire.one.host.update(client, wire.now);
    }
    wire.run(100 * MS);
    int before = wire.one.sent.size();
    wire.run(5 * SECOND);
    assertTrue(wire.one.sent.size() >= before + 1000, "each one retransmits");
    wire.two.unplugged = false;
    wire.run(20 * SECOND);
    for (TcpConnection client : clients) {
      assertEquals(0, client.user().unacknowledged());
    }
  }

  @Test
  void backlogsThatAreNoneAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new TcpListener(config, -1, 1, SynCookieMode.NEVER));
    assertThrows(
        IllegalArgumentException.class, () -> new TcpListener(config, 1, 0, SynCookieMode.NEVER));
  }
}
