package io.netlayers.fsm.http1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.http.Deviation;
import io.netlayers.http.HttpLimits;
import io.netlayers.http.Leniency;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A buffer of {@link HttpLimits#receiveBuffer} octets is always large enough. */
class Http1ReceiveBufferTest {
  private static final HttpLimits LIMITS =
      HttpLimits.builder()
          .startLine(60)
          .emptyLines(3)
          .method(30)
          .fieldSection(90)
          .fieldLines(6)
          .chunkExtension(25)
          .chunkExtensions(60)
          .trailerSection(50)
          .trailerLines(3)
          .build();
  private static final String CHUNKED = "POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||";

  /** A prefix, and what comes behind it without an end. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "'' ! '|'",
        "'' ! A",
        "'|||' ! A",
        "'|||GET ' ! /",
        "'|||GET /' ! x",
        "'|||GET / HTTP/1.1|' ! A",
        "'|||GET / HTTP/1.1|' ! 'A:|'",
        "'|||GET / HTTP/1.1|Host: a|X: ' ! y",
        "'|||GET / HTTP/1.1|Host: a|X: y| ' ! ' '",
        "'|||GET / HTTP/1.1|Host: a|X:' ! ' '",
        "'|||GET / HTTP/1.1|Host: a|X:' ! '| '",
        "chunked ! 0",
        "chunked ! 1",
        "'chunked1;' ! a",
        "'chunked1;a=\"' ! ' '",
        "'chunked1;' ! ' '",
        "'chunked1 ' ! ' '",
        "chunked ! '1;a|x|'",
        "'chunked0|' ! A",
        "'chunked0|' ! 'A:|'",
        "'chunked0|A:' ! ' '",
        "'chunked0|A: b| ' ! c",
      })
  void requests(String prefix, String endless) {
    endless(true, prefix.replace("chunked", CHUNKED), endless);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "'' ! H",
        "'HTTP/1.1 200 ' ! x",
        "'HTTP/1.1 200 OK|' ! A",
        "'HTTP/1.1 200 OK|X: y|' ! ' z|'",
        "'HTTP/1.1 200 OK|X' ! ' '",
        "'HTTP/1.1 200 OK|Transfer-Encoding: chunked||0|X: y|' ! ' z|'",
        "'HTTP/1.1 200 OK|Transfer-Encoding: chunked||1;' ! 'a;'",
      })
  void responses(String prefix, String endless) {
    endless(false, prefix, endless);
  }

  private static void endless(boolean server, String prefix, String endless) {
    for (Leniency leniency : new Leniency[] {Leniency.STRICT, Leniency.of(Deviation.values())}) {
      Http1Config config = Http1Config.builder().limits(LIMITS).leniency(leniency).build();
      Http1Connection machine =
          server ? Http1Connection.server(config, 0) : Http1Connection.client(config, 0);
      if (!server) {
        byte[] head = Endpoint.octets("GET / HTTP/1.1|Host: a||");
        machine.sendHead(ByteBuffer.wrap(head), 0, head.length);
        machine.end();
      }
      byte[] octets = Endpoint.octets(prefix + endless.repeat(2000));
      ByteBuffer in = ByteBuffer.allocate(LIMITS.receiveBuffer()).flip();
      Http1Event event = Http1Event.NEED_MORE;
      int given = 0;
      while (event != Http1Event.VIOLATION) {
        in.compact();
        assertTrue(in.hasRemaining(), () -> "full: " + machine);
        in.put(octets[given++]).flip();
        machine.onOctets(in, 0);
        do {
          event = machine.pollEvent();
        } while (event != Http1Event.NEED_MORE && event != Http1Event.VIOLATION);
      }
      assertTrue(machine.refusal().isRefusal());
      assertEquals(0, in.remaining());
    }
  }
}
