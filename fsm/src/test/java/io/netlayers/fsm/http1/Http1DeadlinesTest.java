package io.netlayers.fsm.http1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** When patience ends, and from when it is counted. */
class Http1DeadlinesTest {
  private static final String GET = "GET / HTTP/1.1|Host: a||";

  @Test
  void deadlines() {
    Http1Config config =
        Http1Config.builder()
            .headTimeoutNanos(10)
            .bodyTimeoutNanos(20)
            .idleTimeoutNanos(30)
            .build();
    Endpoint server = new Endpoint(Http1Connection.server(config, 100));
    server.now = 100;
    assertEquals(130, server.machine.nextDeadline());
    server.now = 105;
    server.give("GET / HT");
    server.now = 110;
    server.give("TP/1.1|");
    assertEquals(115, server.machine.nextDeadline());
    server.machine.onTimeout(114);
    assertEquals(Http1Event.NEED_MORE, server.machine.pollEvent());
    server.now = 115;
    server.machine.onTimeout(115);
    server.poll();
    assertEquals("TIMED_OUT", server.told());
    assertTrue(server.output().startsWith("HTTP/1.1 408 Request Timeout|"));
    assertEquals(Http1Connection.NO_DEADLINE, server.machine.nextDeadline());

    Endpoint body = new Endpoint(Http1Connection.server(config, 0));
    body.give("PUT / HTTP/1.1|Host: a|Content-Length: 3||");
    assertEquals(20, body.machine.nextDeadline());
    body.now = 15;
    body.give("a");
    assertEquals(35, body.machine.nextDeadline());
    body.give("bc");
    assertEquals(Http1Connection.NO_DEADLINE, body.machine.nextDeadline());
    body.now = 50;
    body.respond(200, "").output();
    assertEquals(80, body.machine.nextDeadline());
    body.machine.onTimeout(80);
    assertEquals(Http1Event.TIMED_OUT, body.machine.pollEvent());
    assertTrue(body.machine.mustClose());

    Endpoint client = new Endpoint(Http1Connection.client(config, 0));
    client.send("GET / HTTP/1.1|Host: a").end();
    client.now = 7;
    client.output();
    assertEquals(17, client.machine.nextDeadline());
    client.machine.onTimeout(17);
    assertEquals(Http1Event.TIMED_OUT, client.machine.pollEvent());
    assertEquals(Http1Violation.TOO_SLOW, client.machine.violation());
    assertTrue(client.machine.mustClose());
  }

  /** Octets that came while this end was busy are no fault of a peer that had to wait. */
  @Test
  void timeRunsFromWhenOctetsAreAskedFor() {
    Http1Config config =
        Http1Config.builder()
            .headTimeoutNanos(10)
            .bodyTimeoutNanos(20)
            .idleTimeoutNanos(30)
            .build();
    Endpoint server = new Endpoint(Http1Connection.server(config, 0)).give(GET + "GET /2 HT");
    assertEquals(Http1Event.PAUSED, server.machine.pollEvent());
    assertEquals(Http1Connection.NO_DEADLINE, server.machine.nextDeadline());
    server.now = 100;
    server.respond(200, "").output();
    assertEquals(Http1Event.NEED_MORE, server.machine.pollEvent(100));
    assertEquals(110, server.machine.nextDeadline());
    server.now = 105;
    server.give("TP/1.1|");
    assertEquals(110, server.machine.nextDeadline());
    server.machine.onTimeout(110);
    assertEquals("GET /, end, TIMED_OUT", server.poll().told());

    Http1Connection slow = Http1Connection.server(config, 0);
    slow.onOctets(
        ByteBuffer.wrap(Endpoint.octets("PUT / HTTP/1.1|Host: a|Content-Length: 3||a")), 0);
    assertEquals(Http1Event.REQUEST, slow.pollEvent());
    assertEquals(Http1Event.DATA, slow.pollEvent());
    assertEquals(Http1Connection.NO_DEADLINE, slow.nextDeadline());
    assertEquals(Http1Event.NEED_MORE, slow.pollEvent(500));
    assertEquals(520, slow.nextDeadline());
    assertEquals(Http1Event.NEED_MORE, slow.pollEvent(510));
    assertEquals(520, slow.nextDeadline());
    assertThrows(IllegalArgumentException.class, () -> slow.pollEvent(509));
  }

  /** A client that was told to go on has its time from then, not from its head. */
  @Test
  void rfc9110Section10_1_1_timeBehindA100() {
    Http1Config config = Http1Config.builder().bodyTimeoutNanos(20).pipelineDepth(2).build();
    String put = "PUT / HTTP/1.1|Host: a|Content-Length: 2|Expect: 100-continue||";
    for (boolean command : new boolean[] {true, false}) {
      Endpoint server = new Endpoint(Http1Connection.server(config, 0)).give(put);
      assertEquals(Http1Connection.NO_DEADLINE, server.machine.nextDeadline());
      server.now = 100;
      if (command) {
        server.machine.sendContinue();
      } else {
        server.send("HTTP/1.1 100 Continue");
      }
      assertEquals(Http1Connection.NO_DEADLINE, server.machine.nextDeadline());
      server.now = 110;
      server.output();
      assertEquals(130, server.machine.nextDeadline());
      server.now = 125;
      server.give("h");
      assertEquals(145, server.machine.nextDeadline());
      server.machine.onTimeout(145);
      assertEquals(Http1Event.TIMED_OUT, server.machine.pollEvent());
    }
    // Its 100 cannot go before the response to the request before it
    Endpoint second = new Endpoint(Http1Connection.server(config, 0)).give(GET + put);
    assertEquals(Http1Connection.NO_DEADLINE, second.machine.nextDeadline());
    second.respond(200, "").machine.sendContinue();
    second.now = 7;
    second.output();
    assertEquals(27, second.machine.nextDeadline());
  }
}
