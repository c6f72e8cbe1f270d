package io.netlayers.fsm.http1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * A client and a server that do whatever their machines allow: once all octets are over, both hold
 * the same two states, and nobody is blamed for anything.
 */
class Http1PairProperties {
  private static final String[] REQUESTS = {
    "GET / HTTP/1.1|Host: a",
    "HEAD / HTTP/1.1|Host: a",
    "GET / HTTP/1.1|Host: a|Connection: close",
    "GET / HTTP/1.0",
    "GET / HTTP/1.0|Connection: keep-alive",
    "HEAD / HTTP/1.0|Connection: keep-alive",
    "PUT / HTTP/1.1|Host: a|Content-Length: 4",
    "PUT / HTTP/1.1|Host: a|Transfer-Encoding: chunked",
    "PUT / HTTP/1.1|Host: a|Content-Length: 4|Expect: 100-continue",
    "PUT / HTTP/1.1|Host: a|Transfer-Encoding: chunked|Expect: 100-continue",
    "PUT / HTTP/1.0|Content-Length: 4|Connection: keep-alive",
    "CONNECT a:1 HTTP/1.1|Host: a",
    "GET / HTTP/1.1|Host: a|Connection: upgrade|Upgrade: x",
    "PUT / HTTP/1.1|Host: a|Connection: upgrade|Upgrade: x|Content-Length: 4",
    "GET / HTTP/1.1|Host: a|Upgrade: x",
  };
  private static final String[] RESPONSES = {
    "HTTP/1.1 200 OK",
    "HTTP/1.1 200 OK|Content-Length: 4",
    "HTTP/1.1 200 OK|Content-Length: 0",
    "HTTP/1.1 200 OK|Transfer-Encoding: chunked",
    "HTTP/1.1 200 OK|Connection: close",
    "HTTP/1.1 404 x|Content-Length: 4|Connection: close",
    "HTTP/1.1 204 x",
    "HTTP/1.1 304 x|Content-Length: 4",
    "HTTP/1.0 200 OK|Content-Length: 4",
    "HTTP/1.1 403 x|Content-Length: 4",
    "HTTP/1.1 100 Continue",
    "HTTP/1.1 103 Early Hints|Link: x",
    "HTTP/1.1 101 x|Connection: upgrade|Upgrade: x",
  };

  private final List<String> done = new ArrayList<>();
  private Random random = new Random(0);
  private String asked = "";
  private Endpoint client = Endpoint.client();
  private Endpoint server = Endpoint.server();

  @Property(tries = 400)
  void bothEndsAgree(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int depth) {
    random = new Random(seed);
    client = Endpoint.client(depth);
    server = Endpoint.server(depth);
    done.clear();
    for (int step = 0; step < 120; step++) {
      if (random.nextBoolean()) {
        clientStep();
      } else {
        serverStep();
      }
      if (random.nextInt(3) > 0) {
        exchange();
        check();
      }
    }
    exchange();
    check();
  }

  private void clientStep() {
    Http1State state = client.machine.state(Http1Role.CLIENT);
    if (state == Http1State.IDLE && random.nextInt(40) == 0) {
      // What is on its way to the server has to be there before the end of it
      exchange();
      client.machine.close();
      server.closeInput();
      done.add("client closes");
    } else if (state == Http1State.IDLE) {
      asked = REQUESTS[random.nextInt(REQUESTS.length)];
      attempt(client, asked);
    } else {
      content(client, state);
    }
  }

  private void serverStep() {
    Http1State state = server.machine.state(Http1Role.SERVER);
    if (state == Http1State.SEND_RESPONSE) {
      attempt(server, RESPONSES[random.nextInt(RESPONSES.length)]);
    } else {
      content(server, state);
    }
  }

  private void content(Endpoint end, Http1State state) {
    if (state != Http1State.SEND_BODY) {
      return;
    }
    try {
      if (random.nextBoolean()) {
        end.write("ab");
      } else {
        end.end();
      }
      done.add("content or end");
    } catch (IllegalArgumentException | IllegalStateException refused) {
      assertFalse(refused.getMessage().isEmpty());
    }
  }

  private void attempt(Endpoint end, String head) {
    String before = end.machine.toString();
    try {
      end.send(head);
      done.add(head);
    } catch (IllegalArgumentException | IllegalStateException refused) {
      assertEquals(before, end.machine.toString(), head);
    }
  }

  /** A message whose last octet is on its way has ended for whoever reads it. */
  private void endWhatIsOver() {
    boolean open = client.machine.state(Http1Role.CLIENT) == Http1State.SEND_BODY;
    if (open && !asked.contains("chunked")) {
      try {
        client.end();
      } catch (IllegalStateException contentIsMissing) {
        assertTrue(contentIsMissing.getMessage().contains("missing"));
      }
    }
  }

  private void exchange() {
    endWhatIsOver();
    for (int turn = 0; turn < 60; turn++) {
      byte[] up = client.take(1 + random.nextInt(200));
      byte[] down = server.take(1 + random.nextInt(200));
      if (up.length > 0) {
        server.give(up);
      }
      server.poll();
      if (down.length > 0) {
        client.give(down);
      }
      client.poll();
      boolean over = server.machine.state(Http1Role.SERVER) == Http1State.MUST_CLOSE;
      if (over && server.machine.mustClose()) {
        server.machine.close();
        client.closeInput();
        done.add("server closes");
      }
    }
  }

  private void check() {
    // What is not ended yet may be over for the other end
    boolean sending = client.machine.state(Http1Role.CLIENT) == Http1State.SEND_BODY;
    sending |= server.machine.state(Http1Role.SERVER) == Http1State.SEND_BODY;
    for (Http1Role role : sending ? new Http1Role[0] : Http1Role.values()) {
      assertEquals(
          server.machine.state(role),
          client.machine.state(role),
          () -> role + " after " + done + "\n" + client.machine + "\n" + server.machine);
    }
    List<String> all = new ArrayList<>(client.events);
    all.addAll(server.events);
    for (String event : all) {
      boolean blame = event.startsWith("BAD_") || event.contains("MALFORMED");
      blame |= event.contains("UN") || event.contains("INCOMPLETE") || event.contains("TIMED");
      assertFalse(blame, () -> event + " after " + done);
    }
    boolean rest =
        client.machine.state(Http1Role.CLIENT) == Http1State.IDLE
            && client.machine.state(Http1Role.SERVER) == Http1State.IDLE;
    assertTrue(sending || !rest || client.machine.exchanges() + server.machine.exchanges() == 0);
  }
}
