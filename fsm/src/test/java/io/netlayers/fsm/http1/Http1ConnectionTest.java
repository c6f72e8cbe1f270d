package io.netlayers.fsm.http1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.http.Deviation;
import io.netlayers.http.Leniency;
import io.netlayers.http.head.FieldLine;
import io.netlayers.http.head.RequestHead;
import io.netlayers.http.head.ResponseHead;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Exchanges as both ends see them. */
class Http1ConnectionTest {
  private static final String GET = "GET / HTTP/1.1|Host: a||";

  @Test
  void keepAliveExchanges() {
    Endpoint server = Endpoint.server();
    for (int i = 0; i < 3; i++) {
      server.give(GET);
      assertEquals("GET /, end", server.told());
      server.respond(200, "hi");
      assertEquals("HTTP/1.1 200 OK|Content-Length: 2||hi", server.output());
      assertFalse(server.machine.mustClose());
      assertEquals(0, server.machine.exchanges());
    }
    server.closeInput();
    assertEquals("CLOSED", server.told());
    assertTrue(server.machine.mustClose());
    server.machine.close();
    assertEquals(Http1State.CLOSED, server.machine.state(Http1Role.SERVER));
  }

  @Test
  void clientSide() {
    Endpoint client = Endpoint.client();
    for (int i = 0; i < 3; i++) {
      client.send("POST /x HTTP/1.1|Host: a|Content-Length: 3").write("abc").end();
      assertEquals("POST /x HTTP/1.1|Host: a|Content-Length: 3||abc", client.output());
      client.give("HTTP/1.1 200 OK|Transfer-Encoding: chunked||2|hi|0|X: y||");
      assertEquals("200, data hi, end [X: y]", client.told());
      assertEquals(Http1State.IDLE, client.machine.state(Http1Role.CLIENT));
    }
    client.send("HEAD /x HTTP/1.1|Host: a").end().give("HTTP/1.1 200 OK|Content-Length: 9||");
    assertEquals("200, end", client.told());
    client.send("GET / HTTP/1.1|Host: a").end().give("HTTP/1.1 304 x|Content-Length: 9||");
    assertEquals("304, end", client.told());
  }

  @Test
  void responsesWithoutALengthAreChunked() {
    Endpoint server = Endpoint.server().give(GET);
    server.send("HTTP/1.1 200 OK|X: y").write("abc").write("defghijklmnopqr").end();
    assertEquals(
        "HTTP/1.1 200 OK|X: y|Transfer-Encoding: chunked||3|abc|f|defghijklmnopqr|0||",
        server.output());
    server.give(GET).send("HTTP/1.1 200 OK");
    server.machine.end(List.of(FieldLine.of("A", "b")));
    assertEquals("HTTP/1.1 200 OK|Transfer-Encoding: chunked||0|A: b||", server.output());
    server.give(GET).send("HTTP/1.1 200 OK");
    List<FieldLine> framing = List.of(FieldLine.of("content-length", "5"));
    assertThrows(IllegalArgumentException.class, () -> server.machine.end(framing));
    server.end();
    assertEquals("HTTP/1.1 200 OK|Transfer-Encoding: chunked||0||", server.output());
    server.give("HEAD / HTTP/1.1|Host: a||").send("HTTP/1.1 200 OK").end();
    assertEquals("HTTP/1.1 200 OK||", server.output());
    server.give(GET).send("HTTP/1.1 204 x").end();
    assertEquals("HTTP/1.1 204 x||", server.output());
  }

  @Test
  void http10PeersGetNoChunksAndAClose() {
    Endpoint server = Endpoint.server().give("GET / HTTP/1.0||");
    server.send("HTTP/1.1 200 OK").write("abc").end();
    assertEquals("HTTP/1.1 200 OK|Connection: close||abc", server.output());
    assertTrue(server.machine.mustClose());
    Endpoint kept = Endpoint.server().give("GET / HTTP/1.0|Connection: x, Keep-Alive||");
    kept.respond(200, "hi");
    assertEquals("HTTP/1.1 200 OK|Content-Length: 2|Connection: keep-alive||hi", kept.output());
    assertFalse(kept.machine.mustClose());
    kept.give("GET / HTTP/1.0|Connection: keep-alive||");
    assertThrows(
        IllegalArgumentException.class,
        () -> kept.send("HTTP/1.1 200 OK|Transfer-Encoding: chunked"));
    kept.send("HTTP/1.1 200 OK").end();
    assertEquals("HTTP/1.1 200 OK|Connection: close||", kept.output());
  }

  @Test
  void theOctetsBehindTheLastRequestAreNotRead() {
    Endpoint server = Endpoint.server().give("GET /1 HTTP/1.1|Host: a|Connection: close||" + GET);
    assertEquals("GET /1, end", server.told());
    server.respond(200, "");
    assertEquals("HTTP/1.1 200 OK|Content-Length: 0|Connection: close||", server.output());
    server.poll();
    assertEquals("", server.told());
    assertTrue(server.machine.mustClose());
    assertThrows(IllegalStateException.class, () -> server.respond(200, ""));
  }

  @Test
  void serverThatDoesNotReadAhead() {
    Endpoint server = Endpoint.server().give("GET /1 HTTP/1.1|Host: a||GET /2 HTTP/1.1|Host: a||");
    assertEquals("GET /1, end", server.told());
    assertEquals(Http1Event.PAUSED, server.machine.pollEvent());
    server.respond(200, "1").poll();
    assertEquals("GET /2, end", server.told());
    server.respond(200, "2").poll();
    assertEquals("", server.left());
  }

  @Test
  void pipelinedBothWays() {
    Endpoint client = Endpoint.client(3);
    for (int i = 1; i <= 3; i++) {
      client.send("GET /" + i + " HTTP/1.1|Host: a").end();
    }
    assertThrows(IllegalStateException.class, () -> client.send("GET /4 HTTP/1.1|Host: a"));
    Endpoint server = Endpoint.server(2).give(client.take(9999));
    assertEquals("GET /1, end, GET /2, end", server.told());
    server.respond(200, "one").poll();
    assertEquals("GET /3, end", server.told());
    server.respond(404, "").respond(200, "three");
    client.give(server.take(9999));
    assertEquals("200, data one, end, 404, end, 200, data three, end", client.told());
    assertEquals(0, client.machine.exchanges());
    assertEquals(0, server.machine.exchanges());
    client.send("GET /4 HTTP/1.1|Host: a").end();
  }

  @Test
  void aCloseLeavesPipelinedRequestsToBeRepeated() {
    Endpoint client = Endpoint.client(3);
    client.send("GET /1 HTTP/1.1|Host: a").end().send("GET /2 HTTP/1.1|Host: a").end();
    client.give("HTTP/1.1 200 OK|Connection: close|Content-Length: 0||HTTP/1.1 200 OK||");
    assertEquals("200, end", client.told());
    assertEquals(1, client.machine.exchanges());
    client.output();
    assertTrue(client.machine.mustClose());
  }

  @Test
  void errorRepliesWaitForTheResponsesBefore() {
    Endpoint server = Endpoint.server(4).give(GET + "GET /2 HTTP/1.1|Host : b||");
    assertEquals("GET /, end, SPACE_BEFORE_COLON", server.told());
    assertEquals("", server.output());
    server.respond(200, "hi");
    assertEquals(
        "HTTP/1.1 200 OK|Content-Length: 2||hi"
            + "HTTP/1.1 400 Bad Request|Content-Length: 0|Connection: close||",
        server.output());
    assertTrue(server.machine.mustClose());
  }

  @Test
  void errorRepliesSayWhatIsWrong() {
    String[][] cases = {
      {"GET / HTTP/1.1||", "400 Bad Request"},
      {"GET /" + "x".repeat(9000), "414 URI Too Long"},
      {"GET / HTTP/2.0|Host: a||", "505 HTTP Version Not Supported"},
      {"GET / HTTP/1.1|Host: a|X: " + "y".repeat(70000), "431 Request Header Fields Too Large"},
      {"POST / HTTP/1.1|Host: a|Transfer-Encoding: x, chunked||", "501 Not Implemented"},
      {"POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked|Content-Length: 1||", "400 Bad Request"},
    };
    for (String[] each : cases) {
      Endpoint server = Endpoint.server().give(each[0]);
      assertEquals(
          "HTTP/1.1 " + each[1] + "|Content-Length: 0|Connection: close||", server.output());
      assertTrue(server.machine.mustClose());
      server.give(GET);
      assertEquals(1, server.events.size());
    }
  }

  @Test
  void aBadBodyIsAnsweredUnlessTheResponseHasBegun() {
    String request = "POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||";
    Endpoint server = Endpoint.server().give(request + "x|");
    assertEquals("POST /, BAD_CHUNK_SIZE", server.told());
    assertTrue(server.output().startsWith("HTTP/1.1 400 "));
    Endpoint early = Endpoint.server().give(request);
    early.send("HTTP/1.1 200 OK").give("x|").write("hi").end();
    assertEquals("HTTP/1.1 200 OK|Transfer-Encoding: chunked||2|hi|0||", early.output());
    assertTrue(early.machine.mustClose());
  }

  @Test
  void continueIsAskedAndGiven() {
    String request = "POST / HTTP/1.1|Host: a|Content-Length: 2|Expect: 100-Continue||";
    Endpoint server = Endpoint.server().give(request);
    assertTrue(server.machine.expectsContinue());
    server.machine.sendContinue();
    server.give("hi").respond(200, "ok");
    assertEquals("HTTP/1.1 100 Continue||HTTP/1.1 200 OK|Content-Length: 2||ok", server.output());
    assertEquals("POST /, data hi, end", server.told());
    Endpoint client = Endpoint.client();
    client.send("POST / HTTP/1.1|Host: a|Content-Length: 2|Expect: 100-continue");
    client.give("HTTP/1.1 100 Continue||").write("hi").end();
    client.give("HTTP/1.1 103 Early Hints|Link: x||HTTP/1.1 200 OK|Content-Length: 0||");
    assertEquals("100, 103, 200, end", client.told());
  }

  @Test
  void aFinalResponseInsteadOfContinueCloses() {
    Endpoint server =
        Endpoint.server().give("POST / HTTP/1.1|Host: a|Content-Length: 2|Expect: 100-continue||");
    server.respond(417, "");
    assertEquals(
        "HTTP/1.1 417 Expectation Failed|Content-Length: 0|Connection: close||", server.output());
    assertTrue(server.machine.mustClose());
    Endpoint none = Endpoint.server().give("GET / HTTP/1.1|Host: a|Expect: 100-continue||");
    assertFalse(none.machine.expectsContinue());
  }

  @Test
  void connectTunnels() {
    Endpoint server = Endpoint.server().give("CONNECT a:1 HTTP/1.1|Host: a:1||tunnelled");
    assertEquals("CONNECT a:1, end", server.told());
    assertThrows(
        IllegalArgumentException.class, () -> server.send("HTTP/1.1 200 OK|Content-Length: 0"));
    server.send("HTTP/1.1 200 OK");
    assertEquals("HTTP/1.1 200 OK||", server.output());
    assertEquals(Http1State.TUNNEL, server.machine.state(Http1Role.CLIENT));
    assertEquals("tunnelled", server.poll().left());
    Endpoint client = Endpoint.client();
    client.send("CONNECT a:1 HTTP/1.1|Host: a:1").end();
    client.give("HTTP/1.1 200 OK|Content-Length: 5||other");
    assertEquals("switched 200", client.told());
    assertEquals("other", client.left());
    Endpoint refused = Endpoint.client();
    refused.send("CONNECT a:1 HTTP/1.1|Host: a:1").end();
    refused.give("HTTP/1.1 407 x|Content-Length: 5||other");
    assertEquals("407, data other, end", refused.told());
    assertEquals(Http1State.IDLE, refused.machine.state(Http1Role.CLIENT));
  }

  @Test
  void upgradeSwitches() {
    String request = "GET / HTTP/1.1|Host: a|Connection: Upgrade|Upgrade: websocket||";
    Endpoint server = Endpoint.server().give(request + "frames");
    server.send("HTTP/1.1 101 x|Connection: upgrade|Upgrade: websocket");
    assertEquals("frames", server.poll().left());
    Endpoint declined = Endpoint.server().give(request + GET);
    declined.respond(200, "").poll();
    assertEquals("GET /, end, GET /, end", declined.told());
    assertThrows(IllegalStateException.class, () -> declined.send("HTTP/1.1 101 x"));
    Endpoint client = Endpoint.client();
    client.send("GET / HTTP/1.1|Host: a|Connection: Upgrade|Upgrade: websocket").end();
    client.give("HTTP/1.1 101 x||frames");
    assertEquals("switched 101", client.told());
    assertEquals("frames", client.left());
    Endpoint plain = Endpoint.client();
    plain.send("GET / HTTP/1.1|Host: a").end().give("HTTP/1.1 101 x||");
    assertEquals("UNEXPECTED_SWITCH", plain.told());
  }

  @Test
  void halfClosedClientsAreAnswered() {
    Endpoint server = Endpoint.server().give(GET).closeInput();
    assertEquals("GET /, end, CLOSED", server.told());
    server.respond(200, "hi");
    assertEquals("HTTP/1.1 200 OK|Content-Length: 2||hi", server.output());
    assertTrue(server.machine.mustClose());
    Endpoint two = Endpoint.server().give(GET + GET).closeInput();
    two.respond(200, "1").poll().respond(200, "2").poll();
    assertEquals("GET /, end, GET /, end, CLOSED", two.told());
    assertTrue(two.output().endsWith("2"));
    assertTrue(two.machine.mustClose());
  }

  @Test
  void cutMessages() {
    assertEquals("INCOMPLETE_MESSAGE", Endpoint.server().give("GET /").closeInput().told());
    assertEquals("CLOSED", Endpoint.server().give("||").closeInput().told());
    Endpoint body = Endpoint.server().give("PUT / HTTP/1.1|Host: a|Content-Length: 3||ab");
    assertEquals("PUT /, data ab, INCOMPLETE_MESSAGE", body.closeInput().told());
    Endpoint client = Endpoint.client().send("GET / HTTP/1.1|Host: a").end();
    assertEquals("INCOMPLETE_MESSAGE", client.closeInput().told());
    assertTrue(client.output().startsWith("GET") && client.machine.mustClose());
    Endpoint until = Endpoint.client().send("GET / HTTP/1.1|Host: a").end();
    until.give("HTTP/1.1 200 OK||abc").give("def").closeInput();
    assertEquals("200, data abcdef, end, CLOSED", until.told());
    Endpoint idle = Endpoint.client().give("HTTP/1.1 408 x||");
    assertEquals("UNSOLICITED_RESPONSE", idle.told());
  }

  @Test
  void earlyResponses() {
    Endpoint client = Endpoint.client();
    client.send("POST / HTTP/1.1|Host: a|Content-Length: 9").write("abc");
    client.give("HTTP/1.1 413 x|Content-Length: 0||");
    assertEquals("413, end", client.told());
    client.write("defghi").end();
    assertEquals(Http1State.IDLE, client.machine.state(Http1Role.CLIENT));
    client.send("POST / HTTP/1.1|Host: a|Content-Length: 9").write("abc");
    client.give("HTTP/1.1 413 x|Connection: close|Content-Length: 0||");
    client.machine.abort();
    client.output();
    assertTrue(client.machine.mustClose());
    Endpoint server = Endpoint.server().give("POST / HTTP/1.1|Host: a|Content-Length: 3||a");
    server.respond(200, "early").give("bc").give(GET);
    assertEquals("POST /, data abc, end, GET /, end", server.told());
  }

  @Test
  void misuseChangesNothing() {
    Endpoint server = Endpoint.server();
    assertThrows(IllegalStateException.class, () -> server.respond(200, ""));
    assertThrows(IllegalStateException.class, server::end);
    assertThrows(IllegalStateException.class, () -> server.write("a"));
    server.give(GET);
    RequestHead request =
        RequestHead.builder().method("GET").target("/").field("Host", "a").build();
    assertThrows(IllegalStateException.class, () -> server.machine.send(request));
    assertThrows(IllegalArgumentException.class, () -> server.send("HTTP/1.1 200 OK|A : b"));
    assertThrows(
        IllegalArgumentException.class,
        () -> server.send("HTTP/1.1 200 OK|Content-Length: 1|Transfer-Encoding: chunked"));
    assertThrows(
        IllegalArgumentException.class, () -> server.send("HTTP/1.1 204 x|Content-Length: 1"));
    server.machine.send(
        ResponseHead.builder().statusCode(200).field("Content-Length", "3").build());
    assertThrows(IllegalArgumentException.class, () -> server.write("abcd"));
    server.write("ab");
    assertThrows(IllegalStateException.class, server::end);
    server.write("c").end();
    assertEquals("HTTP/1.1 200 OK|Content-Length: 3||abc", server.output());
    assertThrows(IllegalArgumentException.class, () -> server.machine.onTimeout(-1));
    Endpoint client = Endpoint.client();
    assertThrows(IllegalArgumentException.class, () -> client.send("GET / HTTP/1.1"));
    assertThrows(
        IllegalArgumentException.class, () -> client.send("GET / HTTP/1.1|Host: a||GET / HTTP"));
  }

  @Test
  void backpressure() {
    Endpoint server =
        new Endpoint(Http1Connection.server(Http1Config.builder().outputOctets(64).build(), 0));
    server.give(GET).send("HTTP/1.1 200 OK|Content-Length: 500");
    ByteBuffer data = ByteBuffer.allocate(500);
    int sent = 0;
    for (int i = 0; i < 100 && data.hasRemaining(); i++) {
      server.machine.write(data);
      assertTrue(server.machine.outputOctets() <= 64);
      sent += server.take(10).length;
    }
    assertFalse(data.hasRemaining());
    server.end();
    assertEquals(500 + 40, sent + server.take(9999).length);
  }

  @Test
  void whatWasPutUpWithIsReported() {
    Http1Config lenient =
        Http1Config.builder()
            .leniency(Leniency.of(Deviation.LENGTH_AND_CODING, Deviation.OBS_FOLD))
            .build();
    Endpoint server = new Endpoint(Http1Connection.server(lenient, 0));
    server.give("|POST / HTTP/1.1|Host: a|X: y| z|Content-Length: 1|Transfer-Encoding: chunked||");
    assertEquals(
        "[LEADING_EMPTY_LINE, OBS_FOLD, LENGTH_AND_CODING]",
        Deviation.setOf(server.machine.deviations()).toString());
    server.give("0||").respond(200, "");
    assertEquals("HTTP/1.1 200 OK|Content-Length: 0|Connection: close||", server.output());
    Endpoint client = Endpoint.client().send("GET / HTTP/1.1|Host: a").end();
    client.give("HTTP/1.1 200 OK|Content-Length : 0||");
    assertEquals(Deviation.SPACE_BEFORE_COLON.bit(), client.machine.deviations());
  }

  @Test
  void eventsToKeep() {
    Endpoint server = Endpoint.server();
    server.machine.onOctets(
        ByteBuffer.wrap(Endpoint.octets("PUT / HTTP/1.1|Host: a|Content-Length: 2||hiX : y||")), 0);
    StringBuilder told = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      server.machine.pollEvent();
      told.append(server.machine.toValue()).append('\n');
    }
    assertEquals(
        """
        Request[head=PUT / HTTP/1.1 [Host: a, Content-Length: 2]]
        Data[octets=6869]
        End[trailers=[]]
        Plain[event=PAUSED]
        """,
        told.toString());
  }
}
