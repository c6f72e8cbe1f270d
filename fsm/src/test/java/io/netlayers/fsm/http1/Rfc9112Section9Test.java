package io.netlayers.fsm.http1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9112 §9: persistence, pipelining, closing; and RFC 9110 §7.8, §9.3.6, §10.1.1, §15.2. */
class Rfc9112Section9Test {
  private static final String GET = "GET / HTTP/1.1|Host: a||";

  /**
   * §9.3: "A recipient determines whether a connection is persistent or not based on the protocol
   * version and Connection header field (if any) in the most recently received message"
   */
  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1, x, true",
    "HTTP/1.1, close, false",
    "HTTP/1.1, 'keep-alive, Close', false",
    "HTTP/1.1, ' ,CLOSE ,', false",
    "HTTP/1.1, closed, true",
    "HTTP/1.0, x, false",
    "HTTP/1.0, keep-alive, true",
    "HTTP/1.0, 'close, keep-alive', false",
    "HTTP/1.3, x, true",
  })
  void section9_3_persistence(String version, String options, boolean persists) {
    Endpoint server =
        Endpoint.server().give("GET / " + version + "|Host: a|Connection: " + options + "||");
    server.respond(200, "x");
    String output = server.output();
    assertEquals(persists, !server.machine.mustClose());
    assertEquals(!persists, output.contains("|Connection: close|"));
    Endpoint client = Endpoint.client().send("GET / HTTP/1.1|Host: a").end();
    client.output();
    client.give(version + " 200 OK|Content-Length: 0|Connection: " + options + "||");
    assertEquals(persists, !client.machine.mustClose());
    assertEquals(persists, client.machine.state(Http1Role.CLIENT) == Http1State.IDLE);
  }

  /**
   * §9.3: "In order to remain persistent, all messages on a connection need to have a self-defined
   * message length"
   */
  @Test
  void section9_3_selfDefinedLength() {
    Endpoint client = Endpoint.client().send("GET / HTTP/1.1|Host: a").end();
    client.output();
    client.give("HTTP/1.1 200 OK||abc").closeInput();
    assertEquals("200, data abc, end, CLOSED", client.told());
    assertTrue(client.machine.mustClose());
  }

  /**
   * §9.3.2: "A server MAY process a sequence of pipelined requests in parallel if they all have
   * safe methods, but it MUST send the corresponding responses in the same order"
   */
  @Test
  void section9_3_2_order() {
    Endpoint server = Endpoint.server(3);
    server.give("GET /1 HTTP/1.1|Host: a||HEAD /2 HTTP/1.1|Host: a||GET /3 HTTP/1.0||");
    assertEquals("GET /1, end, HEAD /2, end, GET /3, end", server.told());
    server.respond(200, "1").send("HTTP/1.1 200 OK|Content-Length: 9").end();
    server.send("HTTP/1.1 200 OK").write("3").end();
    assertEquals(
        "HTTP/1.1 200 OK|Content-Length: 1||1HTTP/1.1 200 OK|Content-Length: 9||"
            + "HTTP/1.1 200 OK|Connection: close||3",
        server.output());
  }

  /** §9.5: a client or server that wishes to time out SHOULD issue a graceful close. */
  @Test
  void section9_5_idle() {
    Endpoint server = Endpoint.server();
    long deadline = server.machine.nextDeadline();
    server.now = deadline;
    server.machine.onTimeout(deadline);
    assertEquals(Http1Event.TIMED_OUT, server.machine.pollEvent());
    assertEquals("", server.output());
    assertTrue(server.machine.mustClose());
  }

  /**
   * §9.6: "A server that receives a 'close' connection option MUST initiate closure of the
   * connection after it sends the final response ... The server SHOULD send a 'close' ... MUST NOT
   * process any further requests"
   */
  @Test
  void section9_6_closeOfTheClient() {
    Endpoint server =
        Endpoint.server(5)
            .give(
                "GET /1 HTTP/1.1|Host: a||GET /2 HTTP/1.1|Host: a|"
                    + "Connection: close||GET /3 HTTP/1.1|Host: a||");
    assertEquals("GET /1, end, GET /2, end", server.told());
    server.respond(200, "").respond(200, "");
    assertEquals(
        "HTTP/1.1 200 OK|Content-Length: 0||"
            + "HTTP/1.1 200 OK|Content-Length: 0|Connection: close||",
        server.output());
    assertTrue(server.machine.mustClose());
  }

  /** §9.6: "A client that sends a 'close' connection option MUST NOT send further requests" */
  @Test
  void section9_6_ownClose() {
    Endpoint client = Endpoint.client(3).send("GET / HTTP/1.1|Host: a|Connection: close").end();
    assertThrows(IllegalStateException.class, () -> client.send("GET / HTTP/1.1|Host: a"));
    client.give("HTTP/1.1 200 OK|Content-Length: 0||");
    assertEquals("200, end", client.told());
    assertThrows(IllegalStateException.class, () -> client.send("GET / HTTP/1.1|Host: a"));
    client.output();
    assertTrue(client.machine.mustClose());
  }

  /**
   * §9.6: "A server that sends a 'close' ... MUST initiate closure ... after it sends the response
   * containing the 'close'"
   */
  @Test
  void section9_6_closeOfTheServer() {
    Endpoint server = Endpoint.server(3).give(GET + GET);
    server.send("HTTP/1.1 200 OK|Connection: close|Content-Length: 0").end();
    assertThrows(IllegalStateException.class, () -> server.respond(200, ""));
    server.output();
    assertTrue(server.machine.mustClose());
    server.machine.close();
    assertEquals(Http1State.CLOSED, server.machine.state(Http1Role.SERVER));
  }

  /**
   * RFC 9112 §8: "A client that receives an incomplete response message ... MUST record the message
   * as incomplete"
   */
  @Test
  void section8_incomplete() {
    Endpoint client = Endpoint.client().send("GET / HTTP/1.1|Host: a").end();
    client.give("HTTP/1.1 200 OK|Content-Length: 5||abc").closeInput();
    assertEquals("200, data abc, INCOMPLETE_MESSAGE", client.told());
    Endpoint chunked = Endpoint.client().send("GET / HTTP/1.1|Host: a").end();
    chunked.give("HTTP/1.1 200 OK|Transfer-Encoding: chunked||3|abc|").closeInput();
    assertEquals("200, data abc, INCOMPLETE_MESSAGE", chunked.told());
  }

  /**
   * RFC 9110 §15.2: "A client MUST be able to parse one or more 1xx responses received prior to a
   * final response"; "a server MUST NOT send a 1xx response to an HTTP/1.0 client"
   */
  @Test
  void rfc9110Section15_2_informational() {
    Endpoint client = Endpoint.client().send("GET / HTTP/1.1|Host: a").end();
    client.give("HTTP/1.1 100 x||HTTP/1.1 102 x|A: b||HTTP/1.1 199 ||HTTP/1.1 204 x||");
    assertEquals("100, 102, 199, 204, end", client.told());
    Endpoint server = Endpoint.server().give("GET / HTTP/1.0||");
    assertThrows(IllegalArgumentException.class, () -> server.send("HTTP/1.1 103 x"));
    assertThrows(IllegalStateException.class, server.machine::sendContinue);
    assertEquals("", server.output());
  }

  /**
   * RFC 9110 §9.3.6: "A server MUST NOT send any Transfer-Encoding or Content-Length header fields
   * in a 2xx (Successful) response to CONNECT."
   */
  @Test
  void rfc9110Section9_3_6_connect() {
    Endpoint server = Endpoint.server().give("CONNECT a:1 HTTP/1.1|Host: a||");
    assertThrows(
        IllegalArgumentException.class,
        () -> server.send("HTTP/1.1 200 OK|Transfer-Encoding: chunked"));
    server.respond(403, "no");
    assertFalse(server.machine.mustClose());
    assertEquals("GET /, end", clear(server).give(GET).told());
  }

  /**
   * RFC 9110 §7.8: "A server MUST ignore an Upgrade header field that is received in an HTTP/1.0
   * request"; and the Upgrade option has to be in Connection.
   */
  @Test
  void rfc9110Section7_8_upgrade() {
    for (String request :
        new String[] {
          "GET / HTTP/1.0|Connection: upgrade|Upgrade: x||", "GET / HTTP/1.1|Host: a|Upgrade: x||"
        }) {
      Endpoint server = Endpoint.server().give(request);
      assertThrows(RuntimeException.class, () -> server.send("HTTP/1.1 101 x"));
      server.respond(200, "");
    }
  }

  private static Endpoint clear(Endpoint endpoint) {
    endpoint.told();
    endpoint.output();
    return endpoint;
  }
}
