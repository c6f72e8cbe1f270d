package io.netlayers.benchmarks.http;

import java.util.List;

/** Responses to a GET. */
final class ResponseCases extends Corpus {
  @Override
  void add() {
    responses();
  }

  private void responses() {
    accepted("RFC 9110 §2.5", "a minor version above ours is read as 1.1");
    response("minor version 2", "HTTP/1.2 200 OK\r\nContent-Length: 5\r\n\r\nhello");
    accepted("RFC 9112 §4", "the status line is in the grammar; a reason may be empty");
    for (String line :
        List.of(
            "HTTP/1.1 200 OK",
            "HTTP/1.1 200 ",
            "HTTP/1.1 200",
            "HTTP/1.1 20",
            "HTTP/1.1 2000",
            "HTTP/1.1 099 X",
            "HTTP/1.1 600 X",
            "HTTP/1.1 999 X",
            "HTTP/1.1  200 OK",
            "HTTP/1.1 200  OK",
            "HTTP/1.1 2x0 OK",
            "HTTP/1.1 +20 OK",
            "HTTP/1.1\t200 OK",
            "HTTP/1.1 200\tOK",
            "HTTP/1.0 200 OK",
            "HTTP/2.0 200 OK",
            "HTTP/0.9 200 OK",
            "HTTP/1 200 OK",
            "http/1.1 200 OK",
            "ICY 200 OK",
            " HTTP/1.1 200 OK",
            "\r\nHTTP/1.1 200 OK",
            "HTTP/1.1 200 O\0K",
            "HTTP/1.1 200 O\u00e9",
            "HTTP/1.1 200 O\tK",
            "HTTP/1.1 -200 OK",
            "HTTP/1.1 200 O\rK",
            "HTTP/1.1 200 O\u007fK")) {
      response("status line " + show(line), line + "\r\nContent-Length: 5\r\n\r\nhello");
    }
    accepted("RFC 9112 §6.3", "the steps for a response");
    for (String code : List.of("204 X", "304 X", "205 X", "404 X", "500 X")) {
      response("length in " + code, "HTTP/1.1 " + code + "\r\nContent-Length: 5\r\n\r\nhello");
      response("chunked in " + code, "HTTP/1.1 " + code + "\r\n" + CHUNKED + "\r\n0\r\n\r\n");
      response("until close in " + code, "HTTP/1.1 " + code + "\r\n\r\nhello");
    }
    for (String line :
        List.of(
            "Content-Length: 5",
            "Content-Length: 5\r\nContent-Length: 5",
            "Content-Length: 5\r\nContent-Length: 6",
            "Content-Length: 5, 5",
            "Content-Length: x",
            "Content-Length: -1",
            "Content-Length: 6",
            "Content-Length: +5",
            "Content-Length: 5 5",
            "Transfer-Encoding: gzip",
            "Transfer-Encoding: identity",
            "Transfer-Encoding: gzip, chunked",
            "Transfer-Encoding: chunked, gzip",
            "Transfer-Encoding: chunked, chunked",
            " X: y",
            "X: y\nZ: z",
            "X: y\rZ: z",
            "X: \0",
            "X\0: y",
            "X",
            ": y",
            "Connection: close")) {
      response("line " + show(line), "HTTP/1.1 200 OK\r\n" + line + "\r\n\r\nhello");
    }
    accepted("RFC 9112 §5.1", "white space before the colon is removed from a response, and told");
    response("line 'X : y'", "HTTP/1.1 200 OK\r\nX : y\r\n\r\nhello");
    accepted("RFC 9112 §5.2", "a user agent takes a fold for spaces, and it is told");
    response("line 'X: y\\r\\n z'", "HTTP/1.1 200 OK\r\nX: y\r\n z\r\n\r\nhello");
    accepted("RFC 9112 §7.1", "the body is in the grammar");
    String body = "5\r\nhello\r\n0\r\n\r\n";
    response("chunked", "HTTP/1.1 200 OK\r\n" + CHUNKED + "\r\n" + body);
    response("both", "HTTP/1.1 200 OK\r\n" + sized("5") + CHUNKED + "\r\n" + body);
    response("chunked in HTTP/1.0", "HTTP/1.0 200 OK\r\n" + CHUNKED + "\r\n" + body);
    response("chunked without its end", "HTTP/1.1 200 OK\r\n" + CHUNKED + "\r\n5\r\nhello\r\n");
    response(
        "chunk line ends in LF", "HTTP/1.1 200 OK\r\n" + CHUNKED + "\r\n5\nhello\r\n0\r\n\r\n");
    response("chunk size 5 X", "HTTP/1.1 200 OK\r\n" + CHUNKED + "\r\n5 X\r\nhello\r\n0\r\n\r\n");
    response("lines end in LF", "HTTP/1.1 200 OK\nContent-Length: 5\n\nhello");
  }
}
