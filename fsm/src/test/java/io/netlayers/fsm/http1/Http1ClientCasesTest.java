package io.netlayers.fsm.http1;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a client sees, for octets that come whole, one by one and cut at every place. */
class Http1ClientCasesTest {
  private static final String GET = "GET / HTTP/1.1|Host: a";
  private static final String HEAD = "HEAD / HTTP/1.1|Host: a";
  private static final String CONNECT = "CONNECT a:1 HTTP/1.1|Host: a";
  private static final String UPGRADE = GET + "|Connection: upgrade|Upgrade: x";
  private static final String OK = "HTTP/1.1 200 OK|Content-Length: 2||ok";

  /**
   * Pairs: what is told, and the octets that answer the requests.
   *
   * @param requests parted by line feeds
   */
  private static void answered(String requests, String... pairs) {
    List<Executable> checks = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      String expected = pairs[i];
      byte[] octets = Endpoint.octets(pairs[i + 1]);
      checks.add(() -> assertEquals(expected, ask(requests, octets, octets.length, 1)));
      checks.add(() -> assertEquals(expected, ask(requests, octets, 1, 1), "octet by octet"));
      for (int split = 1; split < octets.length; split++) {
        int first = split;
        checks.add(
            () ->
                assertEquals(
                    expected, ask(requests, octets, first, octets.length), "cut at " + first));
      }
    }
    assertAll(checks);
  }

  /** Events, whether the connection may be used again, and octets that are left. */
  private static String ask(String requests, byte[] octets, int first, int step) {
    String[] heads = requests.split("\n");
    Endpoint client = Endpoint.client(4);
    for (String head : heads) {
      client.send(head).end();
    }
    client.output();
    int given = 0;
    for (int until = first; given < octets.length; until = given + step) {
      int end = Math.min(octets.length, until);
      client.give(Arrays.copyOfRange(octets, given, end));
      given = end;
    }
    Http1State state = client.machine.state(Http1Role.CLIENT);
    String left = client.left();
    return client.told() + " " + state + (left.isEmpty() ? "" : " left " + left);
  }

  /** RFC 9112 §9.2: in the order of the requests; by what each asked. */
  @Test
  void section9_2_order() {
    answered(
        GET + "\n" + HEAD + "\n" + GET,
        "200, data ok, end, 200, end, 404, end IDLE",
        OK + "HTTP/1.1 200 OK|Content-Length: 9||HTTP/1.1 404 x|Transfer-Encoding: chunked||0||",
        "100, 200, data ok, end, 103, 304, end, 200, data ok, end IDLE",
        "HTTP/1.1 100 x||" + OK + "HTTP/1.1 103 x||HTTP/1.1 304 x|Content-Length: 9||" + OK,
        "200, data ok, end, BAD_VERSION MUST_CLOSE",
        OK + "{}" + OK);
  }

  /** RFC 9112 §9.2: data without a request is no response, but CRLF can be discarded. */
  @Test
  void section9_2_unsolicited() {
    answered(
        GET,
        "200, data ok, end IDLE",
        OK,
        "200, data ok, end IDLE",
        OK + "||",
        "200, data ok, end, UNSOLICITED_RESPONSE MUST_CLOSE",
        OK + OK,
        "200, data ok, end, UNSOLICITED_RESPONSE MUST_CLOSE",
        OK + "||x",
        "200, data ok, end, UNSOLICITED_RESPONSE MUST_CLOSE",
        OK + "\rx",
        "200, data ok, end, UNSOLICITED_RESPONSE MUST_CLOSE",
        OK + "\n",
        "204, end, UNSOLICITED_RESPONSE MUST_CLOSE",
        "HTTP/1.1 204 x|Content-Length: 2||ok");
    Endpoint idle = Endpoint.client().give("|").give("\r");
    assertEquals("", idle.told());
    assertEquals("\r", idle.left());
    assertEquals("", idle.give("\n").told());
    assertEquals("", idle.left());
    idle.send(GET).end().give(OK);
    assertEquals("200, data ok, end", idle.told());
    Endpoint cut = Endpoint.client().give("\r").closeInput();
    assertEquals("UNSOLICITED_RESPONSE", cut.told());
    assertEquals("CLOSED", Endpoint.client().give("|").closeInput().told());
  }

  /** RFC 9112 §9.6: the last response, and nothing behind it. */
  @Test
  void section9_6_last() {
    answered(
        GET,
        "200, data ok, end MUST_CLOSE",
        "HTTP/1.1 200 OK|Connection: close|Content-Length: 2||ok" + OK,
        "200, data ok, end MUST_CLOSE",
        "HTTP/1.0 200 OK|Content-Length: 2||ok" + OK,
        "200, data ok, end IDLE",
        "HTTP/1.0 200 OK|Connection: keep-alive|Content-Length: 2||ok",
        "204, end IDLE",
        "HTTP/1.0 204 x|Connection: keep-alive||",
        "304, end MUST_CLOSE",
        "HTTP/1.0 304 x|Connection: keep-alive|Transfer-Encoding: chunked||",
        "200, data ok, end IDLE",
        "HTTP/1.1 200 OK|Proxy-Connection: close|Content-Length: 2||ok",
        "100, 200, data ok, end IDLE",
        "HTTP/1.1 100 x|Connection: x||" + OK);
    answered(
        GET + "|Connection: close",
        "200, data ok, end MUST_CLOSE",
        OK + OK,
        "200, data ok, end MUST_CLOSE",
        "HTTP/1.1 200 OK|Connection: keep-alive|Content-Length: 2||ok" + OK);
    answered(
        GET + "\n" + GET,
        "200, data ok, end MUST_CLOSE",
        "HTTP/1.1 200 OK|Connection: close|Content-Length: 2||ok" + OK);
  }

  /**
   * RFC 9112 §9.6: "A client that receives a 'close' connection option MUST cease sending requests
   * on that connection", from the head on and not from the end.
   */
  @Test
  void section9_6_ceaseSending() {
    Endpoint client = Endpoint.client(3).send(GET).end();
    assertEquals(Http1State.IDLE, client.machine.state(Http1Role.CLIENT));
    client.give("HTTP/1.1 200 OK|Connection: close|Content-Length: 2||o");
    assertEquals(Http1State.MUST_CLOSE, client.machine.state(Http1Role.CLIENT));
    assertThrows(IllegalStateException.class, () -> client.send(GET));
    client.give("k");
    assertEquals("200, data ok, end", client.told());
    Endpoint server = Endpoint.server(3).give(GET + "||");
    server.send("HTTP/1.1 200 OK|Connection: close|Content-Length: 2").give(GET + "||");
    assertEquals("GET /, end", server.told());
    server.write("ok").end().poll();
    assertEquals("", server.told());
    assertEquals("HTTP/1.1 200 OK|Connection: close|Content-Length: 2||ok", server.output());
    assertTrue(server.machine.mustClose());
  }

  /** RFC 9110 §9.3.6: a tunnel begins behind the head of any 2xx to CONNECT, 204 among them. */
  @Test
  void rfc9110Section9_3_6_tunnel() {
    answered(
        CONNECT,
        "switched 200 TUNNEL left HTTP/1.1 200",
        "HTTP/1.1 200 x||HTTP/1.1 200",
        "switched 204 TUNNEL left x",
        "HTTP/1.1 204 x||x",
        "switched 200 TUNNEL left 0\r\n\r\n",
        "HTTP/1.1 200 x|Transfer-Encoding: chunked||0||",
        "switched 200 TUNNEL left ok",
        OK,
        "switched 200 TUNNEL left ok",
        "HTTP/1.0 200 x||ok",
        "100, switched 200 TUNNEL left ok",
        "HTTP/1.1 100 x||" + OK,
        "407, data ok, end IDLE",
        "HTTP/1.1 407 x|Content-Length: 2||ok",
        "UNEXPECTED_SWITCH MUST_CLOSE",
        "HTTP/1.1 101 x|Upgrade: x||ok");
    answered(
        GET + "\n" + CONNECT,
        "200, data ok, end, switched 200 TUNNEL left ok",
        OK + OK,
        "200, data ok, end, 403, end IDLE",
        OK + "HTTP/1.1 403 x|Content-Length: 0||");
  }

  /** RFC 9110 §7.8, §15.2.2: a switch for the request that asked, and for no other. */
  @Test
  void rfc9110Section7_8_switch() {
    answered(
        UPGRADE,
        "switched 101 TUNNEL left ok",
        "HTTP/1.1 101 x|Connection: upgrade|Upgrade: x||ok",
        "switched 101 TUNNEL left ok",
        "HTTP/1.1 101 x|Upgrade: x|Content-Length: 2||ok",
        "103, switched 101 TUNNEL left HTTP/1.1 200 OK",
        "HTTP/1.1 103 x||HTTP/1.1 101 x|Upgrade: x||HTTP/1.1 200 OK",
        "200, data ok, end IDLE",
        OK,
        "426, end IDLE",
        "HTTP/1.1 426 x|Connection: upgrade|Upgrade: y|Content-Length: 0||");
    answered(
        GET,
        "UNEXPECTED_SWITCH MUST_CLOSE",
        "HTTP/1.1 101 x|Connection: upgrade|Upgrade: x||ok",
        "200, data ok, end IDLE",
        "HTTP/1.1 200 x|Connection: upgrade|Upgrade: x|Content-Length: 2||ok");
    answered(
        GET + "\n" + UPGRADE,
        "200, data ok, end, switched 101 TUNNEL left ok",
        OK + "HTTP/1.1 101 x|Upgrade: x||ok",
        "UNEXPECTED_SWITCH MUST_CLOSE",
        "HTTP/1.1 101 x|Upgrade: x||ok");
    Endpoint early =
        Endpoint.client()
            .send("POST / HTTP/1.1|Host: a|Content-Length: 1|Connection: upgrade|Upgrade: x");
    assertEquals("UNEXPECTED_SWITCH", early.give("HTTP/1.1 101 x|Upgrade: x||").told());
  }

  /** A final response before the request's end declines what the request proposes. */
  @Test
  void rfc9110Section7_8_declinedEarly() {
    for (String request : new String[] {CONNECT, UPGRADE}) {
      Endpoint server = new Endpoint(Http1Connection.server(Http1Config.defaults(), 0));
      ByteBuffer octets = ByteBuffer.wrap(Endpoint.octets(request + "||" + GET + "||"));
      server.machine.onOctets(octets, 0);
      assertEquals(Http1Event.REQUEST, server.machine.pollEvent());
      server.respond(403, "");
      assertEquals("end, GET /, end", server.poll().told());
      server.respond(200, "");
      assertTrue(server.output().endsWith("200 OK|Content-Length: 0||"));
      Endpoint client = Endpoint.client().send(request);
      client.give("HTTP/1.1 403 x|Content-Length: 0||").end().send(GET).end().give(OK);
      assertEquals("403, end, 200, data ok, end", client.told());
    }
  }

  /** A half-closed client may still get its tunnel or switch, or its response. */
  @Test
  void rfc9110Section9_3_6_halfClosed() {
    for (String request : new String[] {CONNECT, UPGRADE}) {
      Endpoint server = Endpoint.server().give(request + "||abc").closeInput();
      assertEquals(Http1Event.PAUSED, server.machine.pollEvent());
      server.send(request.equals(CONNECT) ? "HTTP/1.1 200 OK" : "HTTP/1.1 101 x|Upgrade: x");
      assertEquals("abc", server.poll().left());
      Endpoint none = Endpoint.server().give(request + "||").closeInput();
      none.told();
      none.send(request.equals(CONNECT) ? "HTTP/1.1 200 OK" : "HTTP/1.1 101 x|Upgrade: x");
      assertEquals("CLOSED", none.poll().told());
      Endpoint declined = Endpoint.server().give(request + "||").closeInput();
      declined.told();
      declined.respond(403, "no").poll();
      assertEquals("CLOSED", declined.told());
      assertTrue(declined.output().endsWith("||no"));
      assertTrue(declined.machine.mustClose());
    }
  }

  /** RFC 9110 §10.1.1: the expectation may be one of a list, on any line. */
  @Test
  void rfc9110Section10_1_1_expectations() {
    String[][] cases = {
      {"Expect: 100-continue", "true"},
      {"Expect: 100-CONTINUE ", "true"},
      {"Expect: x=y, 100-continue", "true"},
      {"Expect: x|Expect:100-continue,", "true"},
      {"Expect: 100-continued", "false"},
      {"Expect: 100", "false"},
      {"Expect:", "false"},
      {"X-Expect: 100-continue", "false"},
    };
    for (String[] each : cases) {
      Endpoint server =
          Endpoint.server().give("PUT / HTTP/1.1|Host: a|Content-Length: 2|" + each[0] + "||");
      assertEquals(Boolean.valueOf(each[1]), server.machine.expectsContinue(), each[0]);
      server.respond(200, "");
      assertEquals(each[1].equals("true"), server.output().contains("Connection: close"), each[0]);
      Endpoint old =
          Endpoint.server().give("PUT / HTTP/1.0|Host: a|Content-Length: 2|" + each[0] + "||");
      assertFalse(old.machine.expectsContinue(), each[0]);
      Endpoint sent =
          Endpoint.server().give("PUT / HTTP/1.1|Host: a|Content-Length: 2|" + each[0] + "||h");
      sent.respond(200, "");
      assertFalse(sent.output().contains("close"), each[0]);
    }
  }
}
