package io.netlayers.fsm.http1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Content that goes past the machine, and the date of what the machine says by itself. */
class Http1PassedByTest {
  private static Endpoint asked() {
    return Endpoint.server().give("GET / HTTP/1.1|Host: a||");
  }

  @Test
  void countsAgainstTheLength() {
    Endpoint server = asked();
    server.send("HTTP/1.1 200 OK|Content-Length: 10");
    assertThrows(IllegalStateException.class, () -> server.machine.passedBy(1, 0));
    assertEquals("HTTP/1.1 200 OK|Content-Length: 10||", server.output());
    server.machine.passedBy(4, 0);
    assertThrows(IllegalStateException.class, () -> server.machine.end());
    assertThrows(IllegalArgumentException.class, () -> server.machine.passedBy(7, 0));
    assertThrows(IllegalArgumentException.class, () -> server.machine.passedBy(-1, 0));
    server.machine.passedBy(0, 0);
    server.machine.passedBy(6, 0);
    server.machine.end();
    assertEquals("", server.output());
    assertEquals(Http1State.IDLE, server.machine.state(Http1Role.SERVER));
  }

  @Test
  void notBetweenChunksAndNotWithoutContent() {
    Endpoint chunked = asked();
    chunked.send("HTTP/1.1 200 OK|X: y").output();
    assertThrows(IllegalStateException.class, () -> chunked.machine.passedBy(1, 0));
    Endpoint none = asked();
    none.send("HTTP/1.1 304 Not Modified|X: y").output();
    assertThrows(IllegalStateException.class, () -> none.machine.passedBy(1, 0));
    assertThrows(IllegalStateException.class, () -> asked().machine.passedBy(1, 0));
  }

  @Test
  void theMachinesOwnRepliesAreDatedWhereThereIsAClock() {
    Endpoint without = Endpoint.server().give("GET /|");
    assertEquals(
        "HTTP/1.1 400 Bad Request|Content-Length: 0|Connection: close||", without.output());
    Endpoint with = Endpoint.server();
    with.machine.wallClock(784111777);
    with.give("GET /|");
    assertEquals(
        "HTTP/1.1 400 Bad Request|Date: Sun, 06 Nov 1994 08:49:37 GMT|Content-Length: 0"
            + "|Connection: close||",
        with.output());
  }
}
