package io.netlayers.fsm.http1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9110 §7.8, §9.3.6, §15.2, §15.3.6: what of their words binds a connection. */
class Rfc9110ExchangesTest {
  private static final String GET = "GET / HTTP/1.1|Host: a";
  private static final String UPGRADE = GET + "|Connection: upgrade|Upgrade: ";
  private static final String CONNECT = "CONNECT a:1 HTTP/1.1|Host: a";

  /**
   * §7.8: "A server MUST NOT switch to a protocol that was not indicated by the client in the
   * corresponding request's Upgrade header field"; "recipients SHOULD use case-insensitive
   * comparison when matching each protocol-name"
   */
  @ParameterizedTest
  @CsvSource({
    "websocket, websocket, true",
    "websocket, WebSocket, true",
    "websocket, h2c, false",
    "websocket, websockets, false",
    "websocket, websocke, false",
    "'h2c, websocket', websocket, true",
    "'h2c ,,\twebsocket ,', websocket, true",
    "'h2c|Upgrade: websocket', websocket, true",
    "'h2c|Upgrade: websocket', x, false",
    "h2c websocket, websocket, false",
    "IRC/6.9, irc/6.9, true",
    "IRC/6.9, IRC/7, false",
    "IRC/6.9, IRC/6.90, false",
    "IRC/6.9, IRC/6, false",
    "IRC/6.9, IRC, true",
    "IRC, IRC/6.9, true",
    "IRC, IRCX/6.9, false",
    "TLS/1.0, 'TLS/1.0, HTTP/1.1', true",
    "TLS/1.0, 'HTTP/1.1, SHTTP/1.3', false",
    "x, 'y|Upgrade: x', true",
    "x, 'y|Upgrade: z', false",
    "x, /, false",
    "/, x, false",
    "x/y/z, x/y, false",
  })
  void section7_8_notIndicated(String asked, String answered, boolean indicated) {
    String head = "HTTP/1.1 101 x|Connection: upgrade|Upgrade: " + answered;
    Endpoint client = Endpoint.client().send(UPGRADE + asked).end().give(head + "||left");
    assertEquals(indicated ? "switched 101" : "UNEXPECTED_SWITCH", client.told());
    assertEquals(indicated ? "left" : "", client.left());
    Endpoint server = Endpoint.server().give(UPGRADE + asked + "||");
    if (indicated) {
      server.send(head);
      assertEquals(head + "||", server.output());
    } else {
      assertThrows(IllegalArgumentException.class, () -> server.send(head));
      server.respond(200, "");
      assertEquals("HTTP/1.1 200 OK|Content-Length: 0||", server.output());
    }
  }

  /** §7.8: what an earlier request indicated counts for no later one. */
  @Test
  void section7_8_theCorrespondingRequest() {
    String ok = "HTTP/1.1 200 OK|Content-Length: 0||";
    Endpoint client = Endpoint.client().send(UPGRADE + "x").end().give(ok);
    client.send(UPGRADE + "y").end().give("HTTP/1.1 101 x|Upgrade: x||");
    assertEquals("200, end, UNEXPECTED_SWITCH", client.told());
    Endpoint plain = Endpoint.client().send(UPGRADE + "x").end().give(ok);
    plain.send(GET).end().give("HTTP/1.1 101 x|Upgrade: x||");
    assertEquals("200, end, UNEXPECTED_SWITCH", plain.told());
    // Others lie where the request's octets lay when the answer is made
    Endpoint server = Endpoint.server().give(UPGRADE + "x||left over").give(" and over again");
    assertThrows(IllegalArgumentException.class, () -> server.send("HTTP/1.1 101 x|Upgrade: left"));
    server.send("HTTP/1.1 101 x|Upgrade: x");
    assertEquals("left over and over again", server.poll().left());
  }

  /**
   * §9.3.6: "A CONNECT request message does not have content"; one that comes is framed as every
   * request is (RFC 9112 §6), and no octet of it is the tunnel's.
   */
  @Test
  void section9_3_6_content() {
    Endpoint client = Endpoint.client();
    for (String field : new String[] {"Content-Length: 1", "Transfer-Encoding: chunked"}) {
      assertThrows(IllegalArgumentException.class, () -> client.send(CONNECT + '|' + field), field);
    }
    client.send(CONNECT + "|Content-Length: 0").end();
    Endpoint server = Endpoint.server().give(CONNECT + "|Content-Length: 3||a");
    assertThrows(IllegalStateException.class, () -> server.send("HTTP/1.1 200 OK"));
    server.give("bctunnelled");
    assertEquals("CONNECT a:1, data abc, end", server.told());
    server.send("HTTP/1.1 200 OK");
    assertEquals("tunnelled", server.poll().left());
  }

  /** §9.3.6, §7.8: who closed by halves while it waited may still be answered with a switch. */
  @Test
  void section9_3_6_halfClosedClient() {
    for (String request : new String[] {CONNECT, UPGRADE + "x"}) {
      boolean connect = request.equals(CONNECT);
      String yes = connect ? "HTTP/1.1 200 x||abc" : "HTTP/1.1 101 x|Upgrade: x||abc";
      Endpoint client = Endpoint.client().send(request).end();
      client.machine.close();
      assertEquals(Http1State.CLOSED, client.machine.state(Http1Role.CLIENT));
      client.give(yes);
      assertEquals(connect ? "switched 200" : "switched 101", client.told());
      assertEquals("abc", client.left());
      assertEquals(Http1State.TUNNEL, client.machine.state(Http1Role.SERVER));
      assertEquals(Http1State.CLOSED, client.machine.state(Http1Role.CLIENT));
      Endpoint declined = Endpoint.client().send(request).end();
      declined.machine.close();
      declined.give("HTTP/1.1 403 x|Content-Length: 2||no").closeInput();
      assertEquals("403, data no, end, CLOSED", declined.told());
    }
    // And nobody else may
    Endpoint plain = Endpoint.client().send(GET).end();
    plain.machine.close();
    assertEquals("UNEXPECTED_SWITCH", plain.give("HTTP/1.1 101 x|Upgrade: x||").told());
    Endpoint server = Endpoint.server().give(GET + "||").closeInput();
    String head = "HTTP/1.1 101 x|Upgrade: x";
    assertThrows(IllegalArgumentException.class, () -> server.send(head));
    server.respond(200, "ok");
    assertTrue(server.output().endsWith("ok"));
  }

  /**
   * §15.2: "A client MUST be able to parse one or more 1xx responses received prior to a final
   * response"; no number of them keeps it for ever.
   */
  @Test
  void section15_2_manyOfThem() {
    Http1Config config = Http1Config.builder().informationalResponses(3).pipelineDepth(2).build();
    String hint = "HTTP/1.1 103 x||";
    String ok = "HTTP/1.1 200 OK|Content-Length: 0||";
    Endpoint client = new Endpoint(Http1Connection.client(config, 0));
    client.send(GET).end().send(GET).end();
    client.give(hint.repeat(3) + ok + hint.repeat(3) + ok);
    assertEquals("103, 103, 103, 200, end, 103, 103, 103, 200, end", client.told());
    client.send(GET).end().give(hint.repeat(4) + ok);
    assertEquals("103, 103, 103, TOO_MANY_INFORMATIONAL", client.told());
    client.output();
    assertTrue(client.machine.mustClose());
    Endpoint usual = Endpoint.client().send(GET).end().give(hint.repeat(100) + ok);
    assertTrue(usual.told().endsWith("103, 200, end"));
    assertThrows(
        IllegalStateException.class, () -> Http1Config.builder().informationalResponses(0).build());
  }

  /** §15.3.6: "a server MUST NOT generate content in a 205 response" */
  @Test
  void section15_3_6_resetContent() {
    Endpoint server = Endpoint.server().give(GET + "||");
    assertThrows(
        IllegalArgumentException.class, () -> server.send("HTTP/1.1 205 x|Content-Length: 1"));
    server.send("HTTP/1.1 205 x");
    assertThrows(IllegalArgumentException.class, () -> server.write("a"));
    server.end();
    assertEquals("HTTP/1.1 205 x|Content-Length: 0||", server.output());
    assertFalse(server.machine.mustClose());
    server.give(GET + "||").send("HTTP/1.1 205 x|Transfer-Encoding: chunked");
    assertThrows(IllegalArgumentException.class, () -> server.write("a"));
    server.end();
    assertEquals("HTTP/1.1 205 x|Transfer-Encoding: chunked||0||", server.output());
    server.give(GET + "||").send("HTTP/1.1 205 x|Content-Length: 0").end();
    server.give("HEAD / HTTP/1.1|Host: a||").send("HTTP/1.1 205 x").end();
    assertEquals("HTTP/1.1 205 x|Content-Length: 0||HTTP/1.1 205 x||", server.output());
    Endpoint old = Endpoint.server().give("GET / HTTP/1.0|Connection: keep-alive||");
    old.send("HTTP/1.1 205 x").end();
    assertEquals("HTTP/1.1 205 x|Content-Length: 0|Connection: keep-alive||", old.output());
    // The next message is not bound by it
    old.give("GET / HTTP/1.0||").send("HTTP/1.1 200 OK").write("abc").end();
    assertTrue(old.output().endsWith("||abc"));
    // What comes is framed as every response is (RFC 9112 §6.3)
    Endpoint client = Endpoint.client().send(GET).end();
    client.give("HTTP/1.1 205 x|Content-Length: 2||ok");
    assertEquals("205, data ok, end", client.told());
  }

  /** A client that gives up before it asked owes nothing and is owed nothing. */
  @Test
  void abortBetweenExchanges() {
    Endpoint client = Endpoint.client();
    client.machine.abort();
    assertTrue(client.machine.mustClose());
    client.give("HTTP/1.1 200 OK|Content-Length: 0||").closeInput();
    assertEquals("CLOSED", client.told());
    assertEquals(0, client.machine.exchanges());
    assertThrows(IllegalStateException.class, () -> client.send(GET));
    client.machine.abort();
    assertEquals(0, client.machine.exchanges());
  }
}
