package io.netlayers.fsm.http1;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * What a server sees and answers by itself, for octets that come whole, one by one and cut at every
 * place. Each request that is whole is answered with 200.
 */
class Http1RepliesTest {
  private static final String NEXT = "GET /next HTTP/1.1|Host: a||";
  private static final String POST = "POST / HTTP/1.1|Host: a|";
  private static final String CLOSE = "|Content-Length: 0|Connection: close||";

  /** Triples: events, output, octets. */
  private static void served(int depth, String... triples) {
    List<Executable> checks = new ArrayList<>();
    for (int i = 0; i < triples.length; i += 3) {
      String expected = triples[i] + "\n" + triples[i + 1];
      byte[] octets = Endpoint.octets(triples[i + 2]);
      checks.add(() -> assertEquals(expected, serve(depth, octets, octets.length, 1)));
      checks.add(() -> assertEquals(expected, serve(depth, octets, 0, 1), "octet by octet"));
      for (int split = 1; split < octets.length; split++) {
        int first = split;
        checks.add(
            () ->
                assertEquals(
                    expected, serve(depth, octets, first, octets.length), "cut at " + first));
      }
    }
    assertAll(checks);
  }

  private static String serve(int depth, byte[] octets, int first, int step) {
    Endpoint server = Endpoint.server(depth);
    StringBuilder output = new StringBuilder();
    int given = 0;
    while (given < octets.length) {
      int until = Math.min(octets.length, given + (given == 0 && first > 0 ? first : step));
      byte[] piece = Arrays.copyOfRange(octets, given, until);
      given = until;
      server.give(piece);
      while (server.machine.state(Http1Role.SERVER) == Http1State.SEND_RESPONSE
          && server.machine.state(Http1Role.CLIENT) != Http1State.SEND_BODY) {
        server.respond(200, "").poll();
      }
      output.append(server.output());
    }
    boolean ends = output.toString().contains("Connection: close");
    assertEquals(ends, server.machine.mustClose());
    return server.told()
        + "\n"
        + output.toString().replace("HTTP/1.1 200 OK|Content-Length: 0", "200");
  }

  /** RFC 9112 §2.2: "SHOULD respond with a 400 (Bad Request) response and close the connection" */
  @Test
  void section2_2_badRequests() {
    String bad = "HTTP/1.1 400 Bad Request" + CLOSE;
    served(
        1,
        "GET /next, end, GET /next, end",
        "200||200||",
        NEXT + NEXT,
        "GET /next, end, GET /next, end",
        "200||200||",
        NEXT + "||" + NEXT,
        "BAD_METHOD",
        bad,
        "\0" + NEXT,
        "BAD_METHOD",
        bad,
        " " + NEXT,
        "BAD_METHOD",
        bad,
        "\u0016\u0003\u0001\0\u00a5\u0001\0",
        "BAD_METHOD",
        bad,
        "\u0080\u002e\u0001\u0003\u0001",
        "BAD_REQUEST_LINE",
        bad,
        "GET /|Host: a||",
        "BAD_REQUEST_LINE",
        bad,
        "gibberish||",
        "BAD_TARGET",
        bad,
        "GET a HTTP/1.1|Host: a||",
        "BAD_VERSION",
        bad,
        "GET / HTTP/1.1 |Host: a||",
        "MISSING_HOST",
        bad,
        "GET / HTTP/1.1||" + NEXT,
        "DUPLICATE_HOST",
        bad,
        "GET / HTTP/1.1|Host: a|Host: a||" + NEXT,
        "SPACE_BEFORE_COLON",
        bad,
        "GET / HTTP/1.1|Host : a||" + NEXT,
        "OBS_FOLD",
        bad,
        "GET / HTTP/1.1|Host: a|X: y| z||" + NEXT,
        "BARE_LF",
        bad,
        "GET / HTTP/1.1|Host: a|X:\n\n" + NEXT,
        "BARE_CR",
        bad,
        "GET / HTTP/1.1|Host: a|\rX" + NEXT,
        "GET /next, end, BAD_METHOD",
        "200||" + bad,
        NEXT + "{" + NEXT,
        "GET /next, end, TOO_MANY_EMPTY_LINES",
        "200||" + bad,
        NEXT + "|".repeat(5) + NEXT);
  }

  /** RFC 9112 §6.1, §6.3, §7.1: framing and content. */
  @Test
  void section6_badFraming() {
    String bad = "HTTP/1.1 400 Bad Request" + CLOSE;
    String chunked = POST + "Transfer-Encoding: chunked||";
    served(
        1,
        "LENGTH_AND_CODING",
        bad,
        POST + "Content-Length: 5|Transfer-Encoding: chunked||0||" + NEXT,
        "BAD_CONTENT_LENGTH",
        bad,
        POST + "Content-Length: +5||hello" + NEXT,
        "CONFLICTING_CONTENT_LENGTHS",
        bad,
        POST + "Content-Length: 5, 6||hello" + NEXT,
        "CHUNKED_NOT_FINAL",
        bad,
        POST + "Transfer-Encoding: gzip||" + NEXT,
        "BAD_TRANSFER_ENCODING",
        bad,
        POST + "Transfer-Encoding: chunked, chunked||0||" + NEXT,
        "CODING_IN_HTTP_1_0",
        bad,
        "GET / HTTP/1.0|Transfer-Encoding: chunked||0||" + NEXT,
        "POST /, BAD_CHUNK_SIZE",
        bad,
        chunked + "0x1|a|0||" + NEXT,
        "POST /, data hi, BAD_CHUNK_END",
        bad,
        chunked + "2|hi0||" + NEXT,
        "POST /, BARE_LF",
        bad,
        chunked + "2\nhi|0||" + NEXT,
        "POST /, BARE_CR",
        bad,
        chunked + "5\r\r;ABCD|34|E|0||" + NEXT,
        "POST /, SPACE_BEFORE_COLON",
        bad,
        chunked + "0|X : y||" + NEXT,
        "POST /, data hi, end [X: y], GET /next, end",
        "200||200||",
        chunked + "2|hi|0|X: y||" + NEXT,
        "POST /, data 0\r\n\r\n, end, GET /next, end",
        "200||200||",
        POST + "Content-Length: 5||0||" + NEXT);
  }

  /** The other codes, each with a close (RFC 9110 §15.5.15, §15.6.2, §15.6.6, RFC 6585 §5). */
  @Test
  void rfc9110Section15_otherCodes() {
    served(
        1,
        "METHOD_TOO_LONG",
        "HTTP/1.1 501 Not Implemented" + CLOSE,
        "A".repeat(65) + " / HTTP/1.1|",
        "UNKNOWN_TRANSFER_CODING",
        "HTTP/1.1 501 Not Implemented" + CLOSE,
        POST + "Transfer-Encoding: gzip, chunked||0||" + NEXT,
        "UNSUPPORTED_VERSION",
        "HTTP/1.1 505 HTTP Version Not Supported" + CLOSE,
        "PRI * HTTP/2.0||SM||",
        "UNSUPPORTED_VERSION",
        "HTTP/1.1 505 HTTP Version Not Supported" + CLOSE,
        "GET / HTTP/0.9|Host: a||",
        "TOO_MANY_FIELDS",
        "HTTP/1.1 431 Request Header Fields Too Large" + CLOSE,
        "GET / HTTP/1.1|Host: a|" + "X:y|".repeat(100) + "|");
    Endpoint line = Endpoint.server().give("GET /" + "a".repeat(8192));
    assertEquals("HTTP/1.1 414 URI Too Long" + CLOSE, line.output());
    Endpoint section = Endpoint.server().give("GET / HTTP/1.1|Host: a|X: " + "y".repeat(65536));
    assertEquals("HTTP/1.1 431 Request Header Fields Too Large" + CLOSE, section.output());
  }

  /** RFC 9112 §9.3, §9.6: what is behind the last request is not read. */
  @Test
  void section9_6_last() {
    String last = "200|Connection: close||";
    served(
        1,
        "GET /, end",
        last,
        "GET / HTTP/1.0||" + NEXT,
        "GET /, end",
        last,
        "GET / HTTP/1.1|Host: a|Connection: x, Close||" + NEXT,
        "GET /, end",
        last,
        "GET / HTTP/1.1|Connection: y|Host: a|Connection: close||\0\0",
        "GET /, end",
        last,
        "GET / HTTP/1.0|Connection: keep-alive, close||" + NEXT,
        "POST /, data hi, end",
        last,
        "POST / HTTP/1.0|Content-Length: 2||hi" + NEXT,
        "GET /, end, GET /next, end",
        "200|Connection: keep-alive||200||",
        "GET / HTTP/1.0|Connection: Keep-Alive||" + NEXT,
        "GET /, end, GET /next, end",
        "200||200||",
        "GET / HTTP/1.1|Host: a|Connection: closed, \"close\", keep-alive||" + NEXT);
  }

  /** Pipelined: replies of the machine's own come last, and nothing behind is read. */
  @Test
  void section9_3_2_pipelined() {
    String bad = "HTTP/1.1 400 Bad Request" + CLOSE;
    served(
        4,
        "GET /next, end, GET /next, end, GET /next, end",
        "200||200||200||",
        NEXT + NEXT + NEXT,
        "GET /next, end, GET /next, end, BAD_TARGET",
        "200||200||" + bad,
        NEXT + NEXT + "GET a HTTP/1.1|" + NEXT,
        "GET /next, end, POST /, data hi, BAD_CHUNK_END",
        "200||" + bad,
        NEXT + POST + "Transfer-Encoding: chunked||2|hi0||" + NEXT,
        "GET /next, end, GET /, end",
        "200||200|Connection: close||",
        NEXT + "GET / HTTP/1.0||" + NEXT);
  }

  /** RFC 9112 §8: a request that is cut by the close is answered, for the client may still read. */
  @Test
  void section8_cut() {
    for (String cut :
        new String[] {
          "G",
          "GET / HTTP/1.1|",
          "GET / HTTP/1.1|Host: a|",
          "GET / HTTP/1.1|Host: a|\r",
          POST + "Content-Length: 5||hell",
          POST + "Transfer-Encoding: chunked||",
          POST + "Transfer-Encoding: chunked||5|hello|0|",
        }) {
      Endpoint server = Endpoint.server().give(cut).closeInput();
      assertTrue(server.told().endsWith("INCOMPLETE_MESSAGE"), cut);
      assertEquals("HTTP/1.1 400 Bad Request" + CLOSE, server.output(), cut);
      assertTrue(server.machine.mustClose());
      assertEquals(Http1Event.NEED_MORE, server.machine.pollEvent());
    }
  }
}
