package io.netlayers.fsm.http1;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.http.head.FieldLine;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a machine does not send, by the clause that forbids it; nothing changes by the refusal. */
class Http1SendChecksTest {
  private static final String GET = "GET / HTTP/1.1|Host: a||";
  private static final String HEAD = "HEAD / HTTP/1.1|Host: a||";
  private static final String OLD = "GET / HTTP/1.0||";
  private static final String CONNECT = "CONNECT a:1 HTTP/1.1|Host: a||";
  private static final String UPGRADE = "GET / HTTP/1.1|Host: a|Connection: upgrade|Upgrade: x/1||";

  /** A server that was asked refuses each head, and sends a good one behind that. */
  private static void responses(String request, String... heads) {
    List<Executable> checks = new ArrayList<>();
    for (String head : heads) {
      checks.add(
          () -> {
            Endpoint server = Endpoint.server().give(request);
            assertThrows(IllegalArgumentException.class, () -> server.send(head), head);
            assertEquals("", server.output(), head);
            server.send("HTTP/1.1 404 x|Content-Length: 0").end();
            assertTrue(server.output().startsWith("HTTP/1.1 404 x|"), head);
          });
    }
    assertAll(checks);
  }

  private static void requests(String... heads) {
    List<Executable> checks = new ArrayList<>();
    for (String head : heads) {
      checks.add(
          () -> {
            Endpoint client = Endpoint.client();
            assertThrows(IllegalArgumentException.class, () -> client.send(head), head);
            assertEquals("", client.output(), head);
            client.send("GET / HTTP/1.1|Host: a").end();
            assertEquals(GET, client.output(), head);
          });
    }
    assertAll(checks);
  }

  /** RFC 9112 §6.2: "MUST NOT send a Content-Length ... in any message that contains a TE" */
  @Test
  void section6_framingFields() {
    String[] bad = {
      "|Content-Length: 1|Transfer-Encoding: chunked",
      "|Transfer-Encoding: chunked|Content-Length: 1",
      "|Content-Length: 1|Content-Length: 1",
      "|Content-Length: 1|Content-Length: 2",
      "|Content-Length: 1, 1",
      "|Content-Length: -1",
      "|Content-Length: +1",
      "|Content-Length: 1x",
      "|Content-Length: 0x1",
      "|Content-Length:",
      "|Content-Length: 9223372036854775808",
      "|Transfer-Encoding:",
      "|Transfer-Encoding: chunked, chunked",
      "|Transfer-Encoding: chunked|Transfer-Encoding: chunked",
      "|Transfer-Encoding: chunked, gzip",
      "|Transfer-Encoding: chunked;a=b",
      "|Transfer-Encoding: gzip, chunked",
      "|Transfer-Encoding: gzip",
      "|Transfer-Encoding: identity",
      "|Transfer-Encoding: xchunked",
    };
    for (String fields : bad) {
      requests("POST / HTTP/1.1|Host: a" + fields);
      responses(GET, "HTTP/1.1 200 OK" + fields, "HTTP/1.1 404 x" + fields);
      responses(HEAD, "HTTP/1.1 200 OK" + fields);
      responses(GET, "HTTP/1.1 304 x" + fields, "HTTP/1.1 204 x" + fields);
      responses(CONNECT, "HTTP/1.1 200 x" + fields, "HTTP/1.1 403 x" + fields);
    }
  }

  /** RFC 9112 §6.1, RFC 9110 §8.6, §9.3.6: in 1xx, in 204, and in a 2xx to CONNECT. */
  @Test
  void section6_1_noFramingFieldsAtAll() {
    String[] framings = {"|Content-Length: 0", "|Content-Length: 5", "|Transfer-Encoding: chunked"};
    for (String fields : framings) {
      responses(
          GET,
          "HTTP/1.1 100 x" + fields,
          "HTTP/1.1 103 x" + fields,
          "HTTP/1.1 199 x" + fields,
          "HTTP/1.1 204 x" + fields);
      responses(HEAD, "HTTP/1.1 204 x" + fields);
      responses(
          CONNECT, "HTTP/1.1 200 x" + fields, "HTTP/1.1 204 x" + fields, "HTTP/1.1 299 x" + fields);
      responses(UPGRADE, "HTTP/1.1 101 x|Upgrade: x/1" + fields);
    }
  }

  /** RFC 9112 §6.1, RFC 9110 §15.2: "MUST NOT send a 1xx response to an HTTP/1.0 client" */
  @Test
  void section6_1_olderPeers() {
    for (String request : new String[] {OLD, "GET / HTTP/1.0|Connection: keep-alive||"}) {
      responses(
          request,
          "HTTP/1.1 200 OK|Transfer-Encoding: chunked",
          "HTTP/1.0 200 OK|Transfer-Encoding: chunked",
          "HTTP/1.1 100 x",
          "HTTP/1.1 103 x");
    }
    responses("HEAD / HTTP/1.0||", "HTTP/1.1 200 OK|Transfer-Encoding: chunked");
    responses(GET, "HTTP/1.0 200 OK|Transfer-Encoding: chunked");
    requests("POST / HTTP/1.0|Transfer-Encoding: chunked");
    // "unless it knows the server will handle HTTP/1.1 (or later) requests"
    Endpoint client = Endpoint.client().send("GET / HTTP/1.1|Host: a").end();
    client.give("HTTP/1.0 200 OK|Connection: keep-alive|Content-Length: 0||").output();
    String chunked = "POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked";
    assertThrows(IllegalArgumentException.class, () -> client.send(chunked));
    client.send("POST / HTTP/1.1|Host: a|Content-Length: 1").write("x").end();
    client.give("HTTP/1.1 200 OK|Content-Length: 0||").send(chunked).end();
    assertTrue(client.output().endsWith("chunked||0||"));
  }

  /** RFC 9112 §2 to §5: heads that a strict receiver refuses, or would have to mend. */
  @Test
  void section5_heads() {
    String[] fields = {
      "|X : y",
      "|X: y| z",
      "| X: y",
      "|X: y\nZ: y",
      "|X: y\rZ: y",
      "|X: \0",
      "|X",
      "|: y",
      "|X\0: y",
      "|\u00e9: y",
      "|X: \u007f",
    };
    for (String bad : fields) {
      requests("GET / HTTP/1.1|Host: a" + bad);
      responses(GET, "HTTP/1.1 200 OK" + bad);
    }
    requests(
        "GET / HTTP/1.1",
        "GET / HTTP/1.1|Host: a|Host: a",
        "GET / HTTP/1.1|Host: a b",
        "GET / HTTP/1.1|Host: u@a",
        "GET / HTTP/2.0|Host: a",
        "GET / HTTP/1.1 |Host: a",
        "GET /a b HTTP/1.1|Host: a",
        "GET /\r HTTP/1.1|Host: a",
        "GET /# HTTP/1.1|Host: a",
        "GET a HTTP/1.1|Host: a",
        "GET * HTTP/1.1|Host: a",
        "GET http://u@a/ HTTP/1.1|Host: a",
        "CONNECT / HTTP/1.1|Host: a",
        "CONNECT a HTTP/1.1|Host: a",
        "G T / HTTP/1.1|Host: a",
        "|GET / HTTP/1.1|Host: a",
        "GET / HTTP/1.1|Host: a||GET / HTTP/1.1|Host: a",
        "HTTP/1.1 200 OK|Host: a",
        "GET / HTTP/1.1|Host: a|" + "x".repeat(1 << 20) + ": y");
    responses(
        GET,
        "HTTP/1.1 200",
        "HTTP/1.1 099 x",
        "HTTP/1.1 1000 x",
        "HTTP/2.0 200 OK",
        "HTTP/1.1 200 O\0K",
        "HTTP/1.1 200 O\nK",
        "HTTP/1.1 200 O\rK",
        "|HTTP/1.1 200 OK",
        "HTTP/1.1 200 OK||HTTP/1.1 200 OK",
        "GET / HTTP/1.1|Host: a");
  }

  /** RFC 9110 §9.3.8: no content in TRACE; §10.1.1: no expectation without content. */
  @Test
  void rfc9110_requestsWithoutContent() {
    requests(
        "TRACE / HTTP/1.1|Host: a|Content-Length: 1",
        "TRACE / HTTP/1.1|Host: a|Transfer-Encoding: chunked",
        "GET / HTTP/1.1|Host: a|Expect: 100-continue",
        "PUT / HTTP/1.1|Host: a|Content-Length: 0|Expect: x, 100-Continue");
    Endpoint client = Endpoint.client();
    client.send("TRACE / HTTP/1.1|Host: a|Content-Length: 0").end();
    assertTrue(client.output().startsWith("TRACE"));
  }

  /** RFC 9110 §6.4.1, RFC 9112 §6.3: no content where there never is any. */
  @ParameterizedTest
  @CsvSource({
    "'GET / HTTP/1.1|Host: a||', 'HTTP/1.1 204 x'",
    "'GET / HTTP/1.1|Host: a||', 'HTTP/1.1 304 x'",
    "'GET / HTTP/1.1|Host: a||', 'HTTP/1.1 304 x|Content-Length: 3'",
    "'GET / HTTP/1.1|Host: a||', 'HTTP/1.1 304 x|Transfer-Encoding: chunked'",
    "'HEAD / HTTP/1.1|Host: a||', 'HTTP/1.1 200 x'",
    "'HEAD / HTTP/1.1|Host: a||', 'HTTP/1.1 200 x|Content-Length: 3'",
    "'HEAD / HTTP/1.1|Host: a||', 'HTTP/1.1 200 x|Transfer-Encoding: chunked'",
    "'HEAD / HTTP/1.1|Host: a||', 'HTTP/1.1 404 x|Content-Length: 3'",
    "'HEAD / HTTP/1.0||', 'HTTP/1.1 200 x'",
  })
  void noContent(String request, String head) {
    Endpoint server = Endpoint.server().give(request).send(head);
    String before = server.output();
    assertThrows(IllegalArgumentException.class, () -> server.write("abc"));
    assertThrows(IllegalStateException.class, () -> server.machine.passedBy(3, 0));
    assertThrows(
        IllegalArgumentException.class, () -> server.machine.end(List.of(FieldLine.of("A", "b"))));
    assertEquals(0, server.machine.write(ByteBuffer.allocate(0)));
    server.end();
    assertTrue(before.endsWith("||") && server.output().isEmpty());
    boolean old = request.contains("1.0");
    assertEquals(old, server.machine.mustClose());
  }

  /** RFC 9112 §6.2, §6.3: as many octets of content as the head told, no more and no fewer. */
  @Test
  void section6_2_theLengthThatWasTold() {
    for (boolean request : new boolean[] {true, false}) {
      Endpoint end = request ? Endpoint.client() : Endpoint.server().give(GET);
      String line = request ? "PUT / HTTP/1.1|Host: a" : "HTTP/1.1 200 OK";
      end.send(line + "|Content-Length: 5").write("ab").output();
      assertThrows(IllegalStateException.class, end::end);
      assertThrows(IllegalArgumentException.class, () -> end.write("cdef"));
      assertThrows(IllegalArgumentException.class, () -> end.machine.passedBy(4, 0));
      end.write("cde");
      assertThrows(IllegalArgumentException.class, () -> end.write("f"));
      assertThrows(
          IllegalArgumentException.class, () -> end.machine.end(List.of(FieldLine.of("A", "b"))));
      end.end();
      assertEquals("cde", end.output());
      assertThrows(IllegalStateException.class, () -> end.write("f"));
      assertThrows(IllegalStateException.class, end::end);
    }
    Endpoint none = Endpoint.client().send("GET / HTTP/1.1|Host: a");
    assertThrows(IllegalArgumentException.class, () -> none.write("x"));
    Endpoint zero = Endpoint.client().send("PUT / HTTP/1.1|Host: a|Content-Length: 0");
    assertThrows(IllegalArgumentException.class, () -> zero.write("x"));
    zero.end();
  }

  /** RFC 9112 §7.1: an empty write is no last chunk; sizes are told as they are. */
  @Test
  void section7_1_chunks() {
    Endpoint server = Endpoint.server().give(GET).send("HTTP/1.1 200 OK");
    server.output();
    assertEquals(0, server.machine.write(ByteBuffer.allocate(0)));
    server.write("a").write("b".repeat(16)).write("c".repeat(255)).end();
    assertEquals("1|a|10|" + "b".repeat(16) + "|ff|" + "c".repeat(255) + "|0||", server.output());
  }

  /** RFC 9110 §6.5.1: fields that a trailer section must not have. */
  @Test
  void rfc9110Section6_5_1_trailers() {
    Endpoint server = Endpoint.server().give(GET).send("HTTP/1.1 200 OK");
    server.output();
    for (String name :
        new String[] {
          "Transfer-Encoding",
          "content-length",
          "Host",
          "Connection",
          "Trailer",
          "TE",
          "Upgrade",
          "Set-Cookie",
          "Authorization",
          "Content-Type",
          "Content-Encoding",
          "Content-Range",
          "Cache-Control",
          "Location",
        }) {
      List<FieldLine> fields = List.of(FieldLine.of("X", "y"), FieldLine.of(name, "1"));
      assertThrows(IllegalArgumentException.class, () -> server.machine.end(fields), name);
    }
    server.machine.end(List.of(FieldLine.of("X", "y"), FieldLine.of("ETag", "\"z\"")));
    assertEquals("0|X: y|ETag: \"z\"||", server.output());
  }

  /** RFC 9110 §15.2.2: "MUST generate an Upgrade header field"; §7.8: with its option. */
  @Test
  void rfc9110Section15_2_2_switching() {
    responses(UPGRADE, "HTTP/1.1 101 x", "HTTP/1.1 101 x|Connection: upgrade");
    Endpoint server = Endpoint.server().give(UPGRADE).send("HTTP/1.1 101 x|Upgrade: x/1");
    assertEquals("HTTP/1.1 101 x|Upgrade: x/1|Connection: upgrade||", server.output());
    Endpoint whole = Endpoint.server().give(UPGRADE);
    whole.send("HTTP/1.1 101 x|Upgrade: x/1|Connection: Upgrade");
    assertEquals("HTTP/1.1 101 x|Upgrade: x/1|Connection: Upgrade||", whole.output());
    for (String request :
        new String[] {
          GET,
          CONNECT,
          "GET / HTTP/1.1|Host: a|Upgrade: x/1||",
          "GET / HTTP/1.1|Host: a|Connection: upgrade||",
          "POST / HTTP/1.1|Host: a|Content-Length: 1|Connection: upgrade|Upgrade: x/1||",
        }) {
      Endpoint unasked = Endpoint.server().give(request);
      assertThrows(
          IllegalStateException.class, () -> unasked.send("HTTP/1.1 101 x|Upgrade: x/1"), request);
      assertEquals("", unasked.output());
    }
    // The request that asks has to be the one that is answered
    Endpoint two = Endpoint.server(2).give(GET + UPGRADE);
    assertThrows(IllegalStateException.class, () -> two.send("HTTP/1.1 101 x|Upgrade: x/1"));
    two.respond(200, "").send("HTTP/1.1 101 x|Upgrade: x/1");
    Endpoint tunnel = Endpoint.server(2).give(GET + CONNECT);
    tunnel.respond(200, "").send("HTTP/1.1 200 OK");
    assertEquals("HTTP/1.1 200 OK|Content-Length: 0||HTTP/1.1 200 OK||", tunnel.output());
    assertThrows(IllegalStateException.class, () -> tunnel.write("x"));
    assertThrows(IllegalStateException.class, tunnel::end);
    assertThrows(IllegalStateException.class, () -> tunnel.send("HTTP/1.1 200 OK"));
  }

  /** RFC 9112 §9.3.2: nothing out of turn. */
  @Test
  void section9_3_2_order() {
    Endpoint server = Endpoint.server(2);
    String ok = "HTTP/1.1 200 OK|Content-Length: 0";
    assertThrows(IllegalStateException.class, () -> server.send(ok));
    assertThrows(IllegalStateException.class, () -> server.send("HTTP/1.1 100 x"));
    assertThrows(IllegalStateException.class, server.machine::sendContinue);
    server.give("GET / HT");
    assertThrows(IllegalStateException.class, () -> server.send(ok));
    server.give("TP/1.1|Host: a||" + GET).send(ok);
    assertThrows(IllegalStateException.class, () -> server.send(ok));
    assertThrows(IllegalStateException.class, () -> server.send("HTTP/1.1 103 x"));
    assertThrows(IllegalStateException.class, server.machine::sendContinue);
    server.end().send("HTTP/1.1 103 x").send(ok).end();
    assertThrows(IllegalStateException.class, () -> server.send(ok));
    Endpoint client = Endpoint.client();
    String get = "GET / HTTP/1.1|Host: a";
    client.send(get);
    assertThrows(IllegalStateException.class, () -> client.send(get));
    client.end();
    assertThrows(IllegalStateException.class, () -> client.send(get));
    client.give("HTTP/1.1 200 OK|Content-Length: 1||");
    assertThrows(IllegalStateException.class, () -> client.send(get));
    client.give("x").send(get).end();
    client.machine.close();
    assertThrows(IllegalStateException.class, () -> client.send(get));
    assertThrows(IllegalStateException.class, client.machine::sendContinue);
    assertFalse(client.events.contains("VIOLATION"));
  }
}
