package io.netlayers.http.body;

import io.netlayers.http.HttpMethod;
import org.junit.jupiter.api.Test;

/** RFC 9112 §6.3 in responses, by its steps; behind each stands another response, or the close. */
class Rfc9112Section63Test {
  private static final String NEXT = "HTTP/1.1 404 x|Content-Length: 0||";
  private static final String OK = "HTTP/1.1 200 OK|";

  private static void to(HttpMethod method, String... pairs) {
    Messages.responses(method).check(pairs);
  }

  /** Step 1: "always terminated by the first empty line ... regardless of the header fields" */
  @Test
  void step1_neverABody() {
    for (String fields :
        new String[] {
          "",
          "Content-Length: 9|",
          "Content-Length: x|",
          "Transfer-Encoding: chunked|",
          "Transfer-Encoding: gzip|",
          "Content-Length: 9|Transfer-Encoding: chunked|"
        }) {
      to(HttpMethod.HEAD, "200 > 404", OK + fields + "|" + NEXT);
      to(
          HttpMethod.GET,
          "204 > 404",
          "HTTP/1.1 204 No Content|" + fields + "|" + NEXT,
          "304 > 404",
          "HTTP/1.1 304 Not Modified|" + fields + "|" + NEXT,
          "100 > 404",
          "HTTP/1.1 100 Continue|" + fields + "|" + NEXT,
          "103 > 102 > 404",
          "HTTP/1.1 103 Early Hints|" + fields + "|HTTP/1.1 102 x||" + NEXT);
    }
  }

  /** Step 2: "Any 2xx (Successful) response to a CONNECT request"; a 204 and a 205 are such. */
  @Test
  void step2_tunnel() {
    for (String code : new String[] {"200", "201", "204", "205", "206", "299"}) {
      for (String fields : new String[] {"", "Content-Length: 3|", "Transfer-Encoding: chunked|"}) {
        to(
            HttpMethod.CONNECT,
            code + " tunnel 3.",
            "HTTP/1.1 " + code + " x|" + fields + "|abc",
            code + " tunnel 0.",
            "HTTP/1.0 " + code + " x|" + fields + "|");
      }
    }
    to(
        HttpMethod.CONNECT,
        "407 'abc' > 404",
        "HTTP/1.1 407 x|Content-Length: 3||abc" + NEXT,
        "302 'abc'",
        "HTTP/1.1 302 x||abc",
        "100 > 200 tunnel 3.",
        "HTTP/1.1 100 x||HTTP/1.1 200 x||abc",
        "304 > 404",
        "HTTP/1.1 304 x||" + NEXT);
  }

  /** Step 3: "ought to be handled as an error" */
  @Test
  void step3_both() {
    to(
        HttpMethod.GET,
        "LENGTH_AND_CODING.",
        OK + "Content-Length: 5|Transfer-Encoding: chunked||0||",
        "LENGTH_AND_CODING.",
        OK + "Transfer-Encoding:|Content-Length: 5||hello",
        "LENGTH_AND_CODING.",
        OK + "Transfer-Encoding: identity|Content-Length: 5||hello");
  }

  /** Step 4: codings. Those that are not understood are refused (§6.1), and so is chunked below. */
  @Test
  void step4_codings() {
    to(
        HttpMethod.GET,
        "200 'hello' > 404",
        OK + "Transfer-Encoding: chunked||5|hello|0||" + NEXT,
        "200 'hello' [X: y] > 404",
        OK + "Transfer-Encoding: chunked|Trailer: X||5|hello|0|X: y||" + NEXT,
        "200 'hello' INCOMPLETE_MESSAGE.",
        OK + "Transfer-Encoding: chunked||5|hello|",
        "200 'hello' INCOMPLETE_MESSAGE.",
        OK + "Transfer-Encoding: chunked||5|hello|0|",
        "200 'hello' INCOMPLETE_MESSAGE.",
        OK + "Transfer-Encoding: chunked||5|hello|0|X: y|",
        "200 'he' INCOMPLETE_MESSAGE.",
        OK + "Transfer-Encoding: chunked||5|he",
        "200 INCOMPLETE_MESSAGE.",
        OK + "Transfer-Encoding: chunked||",
        "UNKNOWN_TRANSFER_CODING.",
        OK + "Transfer-Encoding: gzip, chunked||0||",
        "UNKNOWN_TRANSFER_CODING.",
        OK + "Transfer-Encoding: identity||hello",
        "UNKNOWN_TRANSFER_CODING.",
        OK + "Transfer-Encoding: chunkedchunked||0||",
        "BAD_TRANSFER_ENCODING.",
        OK + "Transfer-Encoding: chunked, deflate||World",
        "BAD_TRANSFER_ENCODING.",
        OK + "Transfer-Encoding: chunked|Transfer-Encoding: chunked||0||",
        "BAD_TRANSFER_ENCODING.",
        OK + "Transfer-Encoding: chunked|  abc||0||",
        "200 > 404",
        OK + "Transfer-Encoding:| chunked||0||" + NEXT,
        "200 > 404",
        OK + "Transfer-Encoding : chunked||0||" + NEXT,
        "CODING_IN_HTTP_1_0.",
        "HTTP/1.0 200 OK|Transfer-Encoding: chunked||0||",
        "200 > 404",
        "HTTP/1.2 200 OK|Transfer-Encoding: chunked||0||" + NEXT);
  }

  /** Steps 5 and 6: lengths. */
  @Test
  void steps5And6_lengths() {
    to(
        HttpMethod.GET,
        "200 'hello' > 404",
        OK + "Content-Length: 5||hello" + NEXT,
        "200 'hello' > 404",
        "HTTP/1.0 200 OK|Content-Length:  5  ||hello" + NEXT,
        "205 'hello' > 404",
        "HTTP/1.1 205 x|Content-Length: 5||hello" + NEXT,
        "200 > 404",
        OK + "Content-Length: 0||" + NEXT,
        "200 'hell' INCOMPLETE_MESSAGE.",
        OK + "Content-Length: 5||hell",
        "200 INCOMPLETE_MESSAGE.",
        OK + "Content-Length: 5||",
        "BAD_CONTENT_LENGTH.",
        OK + "Content-Length: -1||",
        "BAD_CONTENT_LENGTH.",
        OK + "Content-Length:||",
        "CONFLICTING_CONTENT_LENGTHS.",
        OK + "Content-Length: 5|Content-Length: 6||hello",
        "REPEATED_CONTENT_LENGTH.",
        OK + "Content-Length: 5|Content-Length: 5||hello");
  }

  /** Step 8: "the number of octets received prior to the server closing the connection" */
  @Test
  void step8_untilClose() {
    to(
        HttpMethod.GET,
        "200",
        OK + "|",
        "200 'hello'",
        OK + "|hello",
        "200 'HTTP/1.1 404 x|Content-Length: 0||'",
        OK + "Connection: keep-alive||" + NEXT,
        "404 '0||'",
        "HTTP/1.0 404 x|Connection: keep-alive||0||",
        "500 'hello'",
        "HTTP/1.1 500 x|Content_Length: 2||hello");
  }
}
