package io.netlayers.benchmarks.http;

import java.util.List;

/** Request lines, Host and field lines. */
final class HeadCases extends Corpus {
  @Override
  void add() {
    requestLines();
    hosts();
    fieldLines();
  }

  private void requestLines() {
    accepted("RFC 9112 §3", "the request line is in the grammar");
    for (String method :
        List.of(
            "GET",
            "get",
            "G",
            "M-SEARCH",
            "!#$%&'*+-.^_`|~",
            "FOO",
            "GE(T",
            "GE\tT",
            "G\0T",
            "GET:",
            "\"GET\"",
            "G\u00e9T",
            "",
            " GET",
            "PRI",
            "A".repeat(32),
            "A".repeat(300))) {
      request("method " + show(method), method + " / HTTP/1.1\r\n" + HOST + "\r\n");
    }
    accepted("RFC 9112 §3.2", "the target has one of the four forms, of octets that a URI has");
    for (String target :
        List.of(
            "/",
            "/a?b",
            "/%41",
            "/a//b",
            "/a/../b",
            "/?a[]=1",
            "/;x",
            "//a",
            "*",
            "http://a/",
            "http://a",
            "http://a:80/b?c",
            "HTTP://A/",
            "a",
            "a:80",
            "/a#b",
            "/a b",
            "/%",
            "/%4",
            "/%zz",
            "/\u00e9",
            "/\u0001",
            "/\u007f",
            "/\0",
            "/\"",
            "/<a>",
            "/a\\b",
            "/{a}",
            "/|",
            "/^",
            "/`",
            "http://",
            "http:///a",
            "http://u@a/",
            "://a",
            "?a",
            "\\",
            "/" + "a".repeat(2000),
            "/" + "a".repeat(20000))) {
      request("target " + show(target), "GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n");
    }
    for (String target :
        List.of("a:80", "a", "/", "a:", ":80", "[::1]:443", "a:99999", "http://a/", "*")) {
      request("CONNECT " + target, "CONNECT " + target + " HTTP/1.1\r\n" + HOST + "\r\n");
    }
    request("OPTIONS *", "OPTIONS * HTTP/1.1\r\n" + HOST + "\r\n");
    accepted("RFC 9110 §2.5", "a minor version above ours is read as 1.1");
    for (String version :
        List.of(
            "HTTP/1.1",
            "HTTP/1.0",
            "HTTP/1.2",
            "HTTP/1.9",
            "HTTP/2.0",
            "HTTP/0.9",
            "HTTP/1",
            "HTTP/1.",
            "HTTP/1.10",
            "HTTP/01.1",
            "HTTP/1.1 ",
            " HTTP/1.1",
            "http/1.1",
            "HTTP/1,1",
            "HTTP 1.1",
            "HTTPS/1.1",
            "HTTP/a.b",
            "HTTP/-1.1",
            "HTTP/1.1\t",
            "HTTP/3.0",
            "")) {
      request("version " + show(version), "GET / " + version + "\r\n" + HOST + "\r\n");
    }
    accepted("RFC 9112 §2.2", "at least one empty line before the request line is ignored");
    request("HTTP/0.9", "GET /\r\n\r\n");
    request("two spaces before the target", "GET  / HTTP/1.1\r\n" + HOST + "\r\n");
    request("tab before the target", "GET\t/ HTTP/1.1\r\n" + HOST + "\r\n");
    request("tab before the version", "GET /\tHTTP/1.1\r\n" + HOST + "\r\n");
    request("one empty line before", "\r\nGET / HTTP/1.1\r\n" + HOST + "\r\n");
    request("two empty lines before", "\r\n\r\nGET / HTTP/1.1\r\n" + HOST + "\r\n");
    request("bare LF before", "\nGET / HTTP/1.1\r\n" + HOST + "\r\n");
    request("bare CR before", "\rGET / HTTP/1.1\r\n" + HOST + "\r\n");
    request("space before", " GET / HTTP/1.1\r\n" + HOST + "\r\n");
    request("NUL before", "\0GET / HTTP/1.1\r\n" + HOST + "\r\n");
    request("request line ends in LF", "GET / HTTP/1.1\n" + HOST + "\r\n");
    request("request line ends in CR", "GET / HTTP/1.1\r" + HOST + "\r\n");
    request("request line ends in CR CR LF", "GET / HTTP/1.1\r\r\n" + HOST + "\r\n");
    request("all lines end in LF", "GET / HTTP/1.1\nHost: a\n\n");
    accepted("RFC 9112 §2.1", "an empty line ends a head, and nothing else does");
    request("the head is cut", "GET / HTTP/1.1\r\n" + HOST);
    request("TLS handshake", "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003");
  }

  private void hosts() {
    accepted("RFC 9110 §7.2", "uri-host with an optional port; empty where the target has none");
    for (String host :
        List.of(
            "a",
            "a:80",
            "",
            "A.b-c_d",
            "a:",
            "[::1]",
            "[::1]:80",
            "1.2.3.4",
            "a%41",
            "a!b",
            ":80",
            "a:b",
            "a:99999",
            "a b",
            "a/b",
            "a@b",
            "a,b",
            "a\\b",
            "[::1",
            "[zz]",
            "a:80:80",
            "http://a",
            "\u00e9",
            "a%",
            "a?b",
            "a#b")) {
      request("Host " + show(host), "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    }
    request("no Host", "GET / HTTP/1.1\r\n\r\n");
    accepted("RFC 9112 §3.2", "a request of HTTP/1.0 needs no Host");
    request("no Host in HTTP/1.0", "GET / HTTP/1.0\r\n\r\n");
    request("two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
    request("two equal Hosts", "GET / HTTP/1.1\r\nHost: a\r\nhOST: a\r\n\r\n");
    accepted("RFC 9112 §3.2.2", "the absolute-form's host stands, and Host is ignored");
    request("Host is not the target's", "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n");
  }

  private void fieldLines() {
    accepted("RFC 9112 §5", "the field line is in the grammar");
    for (int octet :
        new int[] {
          0, 1, 8, 9, 10, 11, 12, 13, 27, 31, 32, 33, 34, 39, 40, 44, 47, 58, 59, 60, 64, 91, 92,
          94, 96, 123, 124, 126, 127, 128, 160, 233, 255
        }) {
      String c = String.valueOf((char) octet);
      request("name with octet " + octet, get("X" + c + "Y: z"));
      request("value with octet " + octet, get("X: y" + c + "z"));
    }
    for (String line :
        List.of(
            "X:y",
            "X:",
            "X: ",
            "X:\ty",
            "X: y ",
            "X: y\t ",
            "X:  y",
            "X : y",
            "X\t: y",
            " X: y",
            "\tX: y",
            ": y",
            ":",
            "X",
            "X y",
            "X: y\r\n z",
            "X: y\r\n\tz",
            "X: y\r\n ",
            "X:\r\n y",
            "X: y\n z",
            "X: a\r\nX: b",
            "X: a:b",
            "=?: x",
            "X: \"a",
            "X\r\n: y",
            "X: " + "y".repeat(5000),
            "X".repeat(300) + ": y")) {
      request("line " + show(line), get(line));
    }
    request("lines end in LF", "GET / HTTP/1.1\r\nHost: a\nX: y\n\r\n");
    request("the head ends in LF", "GET / HTTP/1.1\r\nHost: a\r\n\n");
    request("the head ends in CR CR LF", "GET / HTTP/1.1\r\nHost: a\r\n\r\r\n");
    request("white space behind the request line", "GET / HTTP/1.1\r\n Host: a\r\n\r\n");
    request("a fold hides Transfer-Encoding", POST + "X: y\r\n " + CHUNKED + "\r\n");
    for (int count : new int[] {50, 100, 101, 200, 2000}) {
      request(count + " more lines", get("X: y\r\n".repeat(count - 1) + "X: y"));
    }
  }

  private static String get(String line) {
    return "GET / HTTP/1.1\r\n" + HOST + line + "\r\n\r\n";
  }
}
