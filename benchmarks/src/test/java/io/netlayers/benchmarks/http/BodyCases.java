package io.netlayers.benchmarks.http;

import java.util.List;

/** Framing of requests, and chunked bodies. */
final class BodyCases extends Corpus {
  @Override
  void add() {
    lengths();
    codings();
    chunks();
  }

  private void lengths() {
    accepted("RFC 9110 §8.6", "Content-Length is one or more digits");
    for (String length :
        List.of(
            "5",
            "0",
            "05",
            "0000000000000005",
            "00000000000000000000005",
            "+5",
            "-5",
            "5,5",
            "5, 5",
            "5,6",
            "5 5",
            "0x5",
            "5.0",
            "5e0",
            "",
            " 5 ",
            "5;a",
            "five",
            "5,",
            ",5",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551621",
            "-0",
            "\u0665",
            "5\u000b",
            "5\0",
            "\"5\"",
            "5_0",
            "0 5")) {
      request("Content-Length " + show(length), POST + sized(length) + "\r\nhello");
    }
    for (String line :
        List.of(
            "Content-Length : 5",
            "Content_Length: 5",
            "content-length:5",
            "Content-Length 5",
            "Content-Length:\t5",
            "Content-Length\t: 5",
            "Content-Length\u00a0: 5",
            "Content-Length:\r\n 5",
            "X: y\rContent-Length: 5",
            "X: y\nContent-Length: 5",
            "\u000bContent-Length: 5",
            "Content-Length\0: 5")) {
      request("line " + show(line), POST + line + "\r\n\r\nhello");
    }
    request("two equal Content-Length", POST + sized("5") + sized("5") + "\r\nhello");
    request("two Content-Length", POST + sized("5") + sized("6") + "\r\nhello!");
    request("two Content-Length, one bad", POST + sized("5") + sized("x") + "\r\nhello");
    accepted("RFC 9110 §9.3.1", "content in GET has no meaning, but its framing does");
    request("GET with Content-Length", "GET / HTTP/1.1\r\n" + HOST + sized("5") + "\r\nhello");
    accepted("RFC 9112 §6.3", "a length frames HTTP/1.0 too");
    request("HTTP/1.0 with Content-Length", "POST / HTTP/1.0\r\n" + sized("5") + "\r\nhello");
    request("the body is cut", POST + sized("5") + "\r\nhel");
    accepted("RFC 9112 §6.3", "a request with neither has no body");
    request("neither length nor coding", POST + "\r\nhello");
  }

  private void codings() {
    String body = "5\r\nhello\r\n0\r\n\r\n";
    accepted("RFC 9112 §6.1", "chunked is the last coding; its name is of any case");
    for (String coding :
        List.of(
            "chunked",
            "Chunked",
            "CHUNKED",
            "chunked ",
            " \tchunked",
            "chunked,",
            ",chunked",
            "chunked, chunked",
            "chunked;a=b",
            "gzip, chunked",
            "chunked, gzip",
            "gzip",
            "identity",
            "identity, chunked",
            "chunked, identity",
            "xchunked",
            "chunke",
            "chunkedx",
            "\"chunked\"",
            "'chunked'",
            "chun ked",
            "\u000bchunked",
            "chunked\u000b",
            "\u00a0chunked",
            "chunked\0",
            "",
            "cow",
            "cow, chunked",
            "chun\u212aed".replace('\u212a', 'K'),
            ", ,chunked",
            "x;y",
            "compress, chunked",
            "chunked\r\n , gzip",
            "\r\n chunked")) {
      String line = "Transfer-Encoding: " + coding + "\r\n";
      request("Transfer-Encoding " + show(coding), POST + line + "\r\n" + body);
      request(
          "Content-Length and Transfer-Encoding " + show(coding),
          POST + sized("5") + line + "\r\n" + body);
    }
    for (String line :
        List.of(
            "Transfer-Encoding : chunked",
            "Transfer_Encoding: chunked",
            "transfer-encoding:chunked",
            "Transfer-Encoding:\tchunked",
            " Transfer-Encoding: chunked",
            "Transfer-Encoding\u000b: chunked",
            "Transfer-Encoding\r\n: chunked",
            "X: y\rTransfer-Encoding: chunked",
            "X: y\nTransfer-Encoding: chunked",
            "X: y\r\n\rTransfer-Encoding: chunked",
            "\0Transfer-Encoding: chunked")) {
      request("line " + show(line), POST + line + "\r\n\r\n" + body);
      request(
          "Content-Length 0 and line " + show(line), POST + sized("0") + line + "\r\n\r\n" + body);
    }
    request("chunked twice", POST + CHUNKED + CHUNKED + "\r\n" + body);
    request("chunked, then gzip", POST + CHUNKED + "Transfer-Encoding: gzip\r\n\r\n" + body);
    request("gzip, then chunked", POST + "Transfer-Encoding: gzip\r\n" + CHUNKED + "\r\n" + body);
    request("coding before length", POST + CHUNKED + sized("5") + "\r\n" + body);
    request("chunked in HTTP/1.0", "POST / HTTP/1.0\r\n" + HOST + CHUNKED + "\r\n" + body);
    request("chunked in GET", "GET / HTTP/1.1\r\n" + HOST + CHUNKED + "\r\n" + body);
  }

  private void chunks() {
    accepted("RFC 9112 §7.1", "a chunk size may be any number that a long holds");
    for (String size :
        List.of(
            "5",
            "05",
            "00000005",
            "0000000000000005",
            "00000000000000005",
            "0x5",
            "+5",
            "-5",
            " 5",
            "5 ",
            "5\t",
            "5\r",
            "",
            "g",
            "5g",
            "5 5",
            "5,",
            "5.",
            "\u0665",
            "5\0",
            "5\u000b",
            "100000005",
            "10000000000000005",
            "7fffffffffffffff",
            "8000000000000000",
            "ffffffffffffffff",
            "80000005",
            "fffffffb")) {
      request("chunk size " + show(size), chunked(size + "\r\nhello\r\n0\r\n\r\n"));
    }
    accepted("RFC 9112 §7.1.1", "unrecognised chunk extensions are ignored");
    for (String extension :
        List.of(
            ";",
            ";a",
            ";a=b",
            ";a=\"b\"",
            ";a=\"b;c\"",
            ";a=\"\\\"\"",
            " ;a",
            "; a",
            ";a = b",
            ";a;b",
            ";=b",
            ";a=",
            ";a=\"b",
            ";a\nb",
            ";a\rb",
            ";a\0",
            "a=b",
            ";a=\"\r\n\"",
            ";a\u00e9",
            ";a=\"\u00e9\"",
            ";" + "a".repeat(5000))) {
      request("extension " + show(extension), chunked("5" + extension + "\r\nhello\r\n0\r\n\r\n"));
    }
    accepted("RFC 9112 §7.1", "the body is in the grammar");
    request("upper case size", chunked("A\r\nhellohello\r\n0\r\n\r\n"));
    request("chunk line ends in LF", chunked("5\nhello\r\n0\r\n\r\n"));
    request("chunk line ends in CR", chunked("5\rhello\r\n0\r\n\r\n"));
    request("chunk data ends in LF", chunked("5\r\nhello\n0\r\n\r\n"));
    request("chunk data ends in CR", chunked("5\r\nhello\r0\r\n\r\n"));
    request("chunk data ends in nothing", chunked("5\r\nhello0\r\n\r\n"));
    request("chunk data ends in two others", chunked("5\r\nhelloXX0\r\n\r\n"));
    request("too much chunk data", chunked("4\r\nhello\r\n0\r\n\r\n"));
    request("last chunk ends in LF", chunked("5\r\nhello\r\n0\n\r\n"));
    request("the body ends in LF", chunked("5\r\nhello\r\n0\r\n\n"));
    request("the body ends in CR X", chunked("5\r\nhello\r\n0\r\n\rX"));
    request("zeros for the last chunk", chunked("5\r\nhello\r\n000\r\n\r\n"));
    request("no last chunk", chunked("5\r\nhello\r\n"));
    request("empty line before a chunk", chunked("\r\n5\r\nhello\r\n0\r\n\r\n"));
    accepted("RFC 9112 §7.1.2", "trailer fields are field lines");
    for (String trailer :
        List.of(
            "X: y",
            "X : y",
            " X: y",
            "X",
            "X: y\r\n z",
            "X: \0",
            "X: y\nZ: z",
            ": y",
            "Content-Length: 5",
            "Transfer-Encoding: chunked",
            "Host: b",
            "X: " + "y".repeat(9000))) {
      request("trailer " + show(trailer), chunked("5\r\nhello\r\n0\r\n" + trailer + "\r\n\r\n"));
    }
  }

  private static String chunked(String body) {
    return POST + CHUNKED + "\r\n" + body;
  }
}
