package io.netlayers.fsm.http1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A client and a server through pieces of any size; any octets and any commands at all. */
class Http1Properties {
  @Property(tries = 150)
  void conversationsAreTheSameInAnyPieces(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int depth,
      @ForAll @IntRange(min = 1, max = 12) int exchanges) {
    Random random = new Random(seed);
    Http1Config config = Http1Config.builder().pipelineDepth(depth).outputOctets(256).build();
    Endpoint client = new Endpoint(Http1Connection.client(config, 0));
    Endpoint server = new Endpoint(Http1Connection.server(config, 0));
    List<String> asked = new ArrayList<>();
    List<String> answered = new ArrayList<>();
    int sent = 0;
    ByteBuffer upload = ByteBuffer.allocate(0);
    boolean uploading = false;
    int replies = 0;
    for (int step = 0; step < 60_000 && replies < exchanges; step++) {
      if (!uploading && sent < exchanges && canSend(client)) {
        byte[] content = content("up", sent, random.nextInt(600));
        boolean chunked = random.nextBoolean();
        client.send(
            "POST /"
                + sent
                + " HTTP/1.1|Host: a|"
                + (chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + content.length));
        asked.add("POST /" + sent);
        if (content.length > 0) {
          asked.add("data " + new String(content, StandardCharsets.US_ASCII));
        }
        asked.add("end");
        upload = ByteBuffer.wrap(content);
        uploading = true;
        sent++;
      }
      if (uploading) {
        client.machine.write(upload);
        if (!upload.hasRemaining()) {
          client.end();
          uploading = false;
        }
      }
      byte[] there = client.take(1 + random.nextInt(90));
      if (there.length > 0) {
        server.give(there);
      }
      server.poll();
      if (server.machine.state(Http1Role.SERVER) == Http1State.SEND_RESPONSE
          && server.machine.outputOctets() == 0
          && random.nextBoolean()
          && ended(server) > replies) {
        String text = new String(content("down", replies, random.nextInt(150)));
        server.send(
            "HTTP/1.1 200 OK" + (random.nextBoolean() ? "|Content-Length: " + text.length() : ""));
        server.write(text).end();
        answered.add("200");
        if (!text.isEmpty()) {
          answered.add("data " + text);
        }
        answered.add("end");
        replies++;
      }
      byte[] back = server.take(1 + random.nextInt(90));
      if (back.length > 0) {
        client.give(back);
      }
      assertTrue(client.machine.exchanges() <= depth && server.machine.exchanges() <= depth);
    }
    for (byte[] back = server.take(7); back.length > 0; back = server.take(7)) {
      client.give(back);
    }
    assertEquals(exchanges, replies);
    assertEquals(asked, server.events);
    assertEquals(answered, client.events);
    assertEquals(0, client.machine.exchanges());
    assertEquals(Http1State.IDLE, client.machine.state(Http1Role.SERVER));
  }

  private static boolean canSend(Endpoint client) {
    return client.machine.state(Http1Role.CLIENT) == Http1State.IDLE;
  }

  private static long ended(Endpoint endpoint) {
    return endpoint.events.stream().filter("end"::equals).count();
  }

  private static byte[] content(String word, int number, int length) {
    byte[] octets = new byte[length];
    byte[] pattern = (word + number + "-").getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < length; i++) {
      octets[i] = pattern[i % pattern.length];
    }
    return octets;
  }

  private static final String[] SOUP = {
    "GET / HTTP/1.1|",
    "POST /x HTTP/1.1|",
    "Host: a|",
    "|",
    "Content-Length: 3|",
    "abc",
    "Transfer-Encoding: chunked|",
    "3|abc|",
    "0||",
    "HTTP/1.1 200 OK|",
    "HTTP/1.1 100 Continue|",
    "HTTP/1.1 101 x|",
    "Connection: close|",
    "Connection: upgrade|Upgrade: x|",
    "x",
    "\n",
    "CONNECT a:1 HTTP/1.1|",
    "Expect: 100-continue|",
    "HTTP/1.0 200 |",
    "\0",
  };

  /** Totality: no octets and no commands, in any order, bring the machine out of its tables. */
  @Property(tries = 500)
  void anythingAtAll(@ForAll boolean server, @ForAll @Size(max = 60) List<Byte> steps) {
    Endpoint end = server ? Endpoint.server(2) : Endpoint.client(2);
    for (byte step : steps) {
      int choice = step & 0x3F;
      try {
        command(end, choice);
      } catch (IllegalStateException | IllegalArgumentException refused) {
        assertTrue(!refused.getMessage().isEmpty());
      }
      end.poll();
      long deadline = end.machine.nextDeadline();
      assertTrue(deadline > end.now || deadline >= 0);
    }
  }

  private static void command(Endpoint end, int choice) {
    switch (choice) {
      case 20 -> end.send("GET / HTTP/1.1|Host: a").end();
      case 21 -> end.send("HTTP/1.1 200 OK");
      case 22 -> end.write("abc");
      case 23 -> end.end();
      case 24 -> end.send("HTTP/1.1 101 x");
      case 25 -> end.machine.sendContinue();
      case 26 -> end.closeInput();
      case 27 -> end.machine.abort();
      case 28 -> end.machine.close();
      case 29 -> {
        end.now += 100_000_000_000L;
        end.machine.onTimeout(end.now);
      }
      case 30 -> end.output();
      case 31 -> end.send("CONNECT a:1 HTTP/1.1|Host: a").end();
      case 32 -> end.send("GET / HTTP/1.1|Host: a|Connection: upgrade|Upgrade: x").end();
      case 33, 34, 35, 36, 37, 38 -> end.respond(200, "ok");
      default -> end.give(SOUP[choice % SOUP.length]);
    }
  }
}
