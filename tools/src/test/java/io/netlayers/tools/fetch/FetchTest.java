package io.netlayers.tools.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.tools.net.Peers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client against servers that say what a test wants, in whatever form. */
class FetchTest {
  @TempDir Path directory;

  private static Fetched from(ScriptedServer server, String... options) throws IOException {
    String[] words = java.util.Arrays.copyOf(options, options.length + 1);
    words[options.length] = server.url() + "x";
    return Fetched.of(words);
  }

  private static String content(String response, String... options) throws IOException {
    try (ScriptedServer server = ScriptedServer.saying(response)) {
      Fetched fetched = from(server, options);
      assertEquals(0, fetched.code(), fetched.errors());
      return fetched.text();
    }
  }

  private static String fault(String response) throws IOException {
    try (ScriptedServer server = ScriptedServer.saying(response)) {
      Fetched fetched = from(server);
      assertEquals(1, fetched.code());
      assertEquals(1, fetched.errors().lines().count(), fetched.errors());
      return fetched.errors().replace("netlayers: " + server.url() + "x: ", "").strip();
    }
  }

  @Test
  void everyFraming() throws IOException {
    assertEquals("hello", content("HTTP/1.1 200 OK|Content-Length: 5||hello"));
    assertEquals(
        "hello", content("HTTP/1.1 200 OK|Transfer-Encoding: chunked||2|he|3;x=y|llo|0|T: z||"));
    assertEquals("until the end", content("HTTP/1.1 200 OK||until the end"));
    assertEquals("old", content("HTTP/1.0 200 OK||old"));
    assertEquals("", content("HTTP/1.1 204 No Content||"));
    assertEquals(
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n",
        content("HTTP/1.1 200 OK|Content-Length: 5||", "-I"));
    assertEquals(
        "HTTP/1.1 103 Early Hints\r\nLink: </>\r\n\r\nHTTP/1.1 200 OK\r\nX: y\r\n\r\nhi",
        content("HTTP/1.1 103 Early Hints|Link: </>||HTTP/1.1 200 OK|X: y||hi", "-i"));
  }

  @Test
  void whatIsCutOffIsAnError() throws IOException {
    assertEquals(
        "the response is cut off after 3 octets", fault("HTTP/1.1 200 OK|Content-Length: 5||hel"));
    assertEquals(
        "the response is cut off after 2 octets",
        fault("HTTP/1.1 200 OK|Transfer-Encoding: chunked||2|he|"));
    assertEquals(
        "the response is cut off after 5 octets",
        fault("HTTP/1.1 200 OK|Transfer-Encoding: chunked||5|hello|0|"));
    assertEquals("the server closed the connection without a response", fault(""));
  }

  @Test
  void whatIsWrongIsAnError() throws IOException {
    assertEquals(
        "bad response: LENGTH_AND_CODING (RFC 9112 §6.1)",
        fault("HTTP/1.1 200 OK|Content-Length: 5|Transfer-Encoding: chunked||hello"));
    assertEquals(
        "bad response: BAD_CHUNK_SIZE (RFC 9112 §7.1)",
        fault("HTTP/1.1 200 OK|Transfer-Encoding: chunked||x|"));
    assertEquals(
        "bad response: UNEXPECTED_SWITCH (RFC 9110 §15.2.2)",
        fault("HTTP/1.1 101 Switching Protocols|Upgrade: x|Connection: upgrade||"));
    assertTrue(fault("SSH-2.0-OpenSSH||").startsWith("bad response: BAD_VERSION"));
    assertEquals("404 Nowhere", fault("HTTP/1.1 404 Nowhere|Content-Length: 2||no"));
    assertEquals("503 Service Unavailable", fault("HTTP/1.1 503 |Content-Length: 0||"));
  }

  @Test
  void whatIsSent() throws IOException {
    try (ScriptedServer server = ScriptedServer.saying("HTTP/1.1 200 OK|Content-Length: 0||")) {
      from(server, "-H", "Accept:", "-H", "X-Y: z", "-r", "0-4", "-u", "a:b", "-X", "DELETE");
      String host = server.url().replace("http://", "").replace("/", "");
      assertEquals(
          List.of(
              "DELETE /x HTTP/1.1|Host: "
                  + host
                  + "|User-Agent: netlayers|X-Y: z|Range: bytes=0-4|"
                  + "Authorization: Basic YTpi||"),
          server.heard());
    }
    try (ScriptedServer server = ScriptedServer.saying("HTTP/1.1 200 OK|Content-Length: 0||")) {
      from(server, "-d", "a=b", "-d", "c=d", "-v");
      String heard = server.heard().get(0);
      assertTrue(heard.startsWith("POST /x HTTP/1.1|"), heard);
      assertTrue(heard.contains("|Content-Length: 7|"), heard);
      assertTrue(heard.contains("|Content-Type: application/x-www-form-urlencoded|"), heard);
    }
  }

  @Test
  void redirectsAreFollowed() throws IOException {
    String moved = "HTTP/1.1 302 Found|Location: /y?z|Content-Length: 4||gone";
    try (ScriptedServer server =
        ScriptedServer.saying(moved, "HTTP/1.1 200 OK|Content-Length: 2||hi")) {
      Fetched fetched = from(server, "-d", "body", "-u", "a:b");
      assertEquals("hi", fetched.text());
      assertTrue(server.heard().get(1).startsWith("bodyGET /y?z HTTP/1.1|"), server.heard() + "");
      assertTrue(server.heard().get(1).contains("Authorization"));
    }
    try (ScriptedServer other = ScriptedServer.saying("HTTP/1.1 200 OK|Content-Length: 1||o");
        ScriptedServer server =
            ScriptedServer.saying(
                "HTTP/1.1 307 T|Content-Length: 0|Location: " + other.url() + "||")) {
      Fetched fetched = from(server, "-d", "body", "-u", "a:b", "-H", "Cookie: c=d");
      assertEquals("o", fetched.text());
      assertTrue(other.heard().get(0).startsWith("POST / HTTP/1.1|"), other.heard() + "");
      assertTrue(!other.heard().get(0).contains("Authorization"), other.heard() + "");
      assertTrue(!other.heard().get(0).contains("Cookie"), other.heard() + "");
    }
    try (ScriptedServer server = ScriptedServer.saying(moved)) {
      assertEquals("gone", from(server, "--no-redirect").text());
    }
    String round = "HTTP/1.1 301 M|Location: /x|Content-Length: 0||";
    try (ScriptedServer server = ScriptedServer.saying(round, round, round)) {
      Fetched fetched = from(server, "--max-redirects", "2");
      assertTrue(fetched.errors().endsWith("more than 2 redirects\n"), fetched.errors());
    }
    assertTrue(
        fault("HTTP/1.1 302 F|Location: file:///etc/passwd|Content-Length: 0||")
            .startsWith("redirected to what is no http"));
  }

  @Test
  void aLocationWithOctetsThatNoUriHas() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.saying(
            "HTTP/1.1 302 F|Location: /gr\u00c3\u00bcn e|Content-Length: 0||",
            "HTTP/1.1 200 OK|Content-Length: 2||hi")) {
      assertEquals("hi", from(server).text());
      assertTrue(server.heard().get(1).startsWith("GET /gr%C3%BCn%20e HTTP/1.1|"));
    }
  }

  @Test
  void whatManyServersSayAllTheSame() throws IOException {
    assertEquals("hello", content("HTTP/1.1 200|Content-Length: 5||hello"));
    try (ScriptedServer server = ScriptedServer.saying("HTTP/1.1 200|Content-Length: 2||hi")) {
      String told = from(server, "-v").errors();
      assertTrue(told.contains("\n* put up with [MISSING_REASON_SPACE]\n"), told);
    }
    assertEquals("hello", content("HTTP/1.1 200 OK|Content-Length: 5|Content-Length: 5||hello"));
    assertEquals(
        "bad response: CONFLICTING_CONTENT_LENGTHS (RFC 9112 §6.3)",
        fault("HTTP/1.1 200 OK|Content-Length: 5|Content-Length: 6||hello!"));
  }

  @Test
  void theFragmentStaysHere() throws IOException {
    try (ScriptedServer server = ScriptedServer.saying("HTTP/1.1 200 OK|Content-Length: 2||hi")) {
      Fetched fetched = Fetched.of(server.url() + "y?z#part");
      assertEquals("hi", fetched.text(), fetched.errors());
      assertTrue(server.heard().get(0).startsWith("GET /y?z HTTP/1.1|"), server.heard() + "");
    }
  }

  @Test
  void cookiesAreKeptWhileItRuns() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.saying(
            "HTTP/1.1 302 F|Location: /in/x|Set-Cookie: a=b; Path=/in|Content-Length: 0||",
            "HTTP/1.1 302 F|Location: /out|Set-Cookie: c=d; Secure|Content-Length: 0||",
            "HTTP/1.1 200 OK|Content-Length: 2||hi")) {
      assertEquals("hi", from(server).text());
      assertTrue(!server.heard().get(0).contains("Cookie"), server.heard() + "");
      assertTrue(server.heard().get(1).contains("|Cookie: a=b|"), server.heard() + "");
      assertTrue(!server.heard().get(2).contains("Cookie"), server.heard() + "");
    }
  }

  private String resumed(String begun, String response) throws IOException {
    Path file = Files.writeString(directory.resolve("part"), begun);
    try (ScriptedServer server = ScriptedServer.saying(response)) {
      Fetched fetched =
          Fetched.run(List.of("fetch", "-C", "-o", file.toString(), server.url() + "x"));
      boolean asked = server.heard().get(0).contains("|Range: bytes=" + begun.length() + "-|");
      assertEquals(!begun.isEmpty(), asked, server.heard() + "");
      String error = fetched.errors().replaceAll(".*/x: ", "").strip();
      return fetched.code() + " " + Files.readString(file) + (error.isEmpty() ? "" : " " + error);
    }
  }

  @Test
  void aFileIsCompleted() throws IOException {
    String rest = "HTTP/1.1 206 P|Content-Range: bytes 3-4/5|Content-Length: 2||lo";
    assertEquals("0 hello", resumed("hel", rest));
    assertEquals("0 whole", resumed("hel", "HTTP/1.1 200 OK|Content-Length: 5||whole"));
    assertEquals("0 whole", resumed("", "HTTP/1.1 200 OK|Content-Length: 5||whole"));
    assertEquals(
        "0 hello", resumed("hello", "HTTP/1.1 416 N|Content-Range: bytes */5|Content-Length: 0||"));
    assertEquals(
        "1 hello 416 N",
        resumed("hello", "HTTP/1.1 416 N|Content-Range: bytes */3|Content-Length: 0||"));
    assertEquals("1 hel 404 N", resumed("hel", "HTTP/1.1 404 N|Content-Length: 4||text"));
    assertEquals("1 h the server goes on elsewhere than behind octet 1", resumed("h", rest));
    assertEquals(2, Fetched.run(List.of("fetch", "-C", "http://a/")).code());
  }

  @Test
  void aResetIsSaidToCutOff() throws IOException {
    try (java.net.ServerSocket listening = new java.net.ServerSocket(0)) {
      Thread server =
          new Thread(
              () -> {
                try (java.net.Socket socket = listening.accept()) {
                  socket.getInputStream().read(new byte[4096]);
                  socket
                      .getOutputStream()
                      .write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf".getBytes());
                  Thread.sleep(200); // a reset may take away what was not read yet
                  socket.setSoLinger(true, 0);
                } catch (IOException | InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      server.start();
      Fetched fetched = Fetched.of("http://127.0.0.1:" + listening.getLocalPort() + "/");
      assertEquals(1, fetched.code());
      assertTrue(
          fetched.errors().contains("the response is cut off after 4 octets: "), fetched.errors());
    }
  }

  @Test
  void aKeptConnectionThatIsGoneIsMadeAgain() throws IOException {
    String ok = "HTTP/1.1 200 OK|Content-Length: 1||";
    try (ScriptedServer server =
        new ScriptedServer(List.of(List.of(ok + "a", ok + "b", ""), List.of(ok + "c")))) {
      String url = server.url();
      String[] files = {"1", "2", "3"};
      List<String> words = new java.util.ArrayList<>(List.of("fetch"));
      for (String file : files) {
        words.addAll(List.of("-o", directory.resolve(file).toString(), url + file));
      }
      Fetched fetched = Fetched.run(words);
      assertEquals(0, fetched.code(), fetched.errors());
      assertEquals("a", Files.readString(directory.resolve("1")));
      assertEquals("b", Files.readString(directory.resolve("2")));
      assertEquals("c", Files.readString(directory.resolve("3")));
      assertEquals(4, server.heard().size());
    }
  }

  @Test
  void anEarlyRefusalKeepsTheContentBack() throws IOException {
    Path large = Files.write(directory.resolve("large"), new byte[2_000_000]);
    try (ScriptedServer server =
        ScriptedServer.saying("HTTP/1.1 413 Too much|Content-Length: 0|Connection: close||")) {
      Fetched fetched = from(server, "-T", large.toString());
      assertEquals(1, fetched.code());
      assertTrue(fetched.errors().endsWith("413 Too much\n"), fetched.errors());
      assertTrue(server.heard().get(0).contains("|Expect: 100-continue|"));
    }
  }

  /** RFC 9110 §10.1.1: asked again without the expectation, once; the refusal is not content. */
  @Test
  void anExpectationThatIsRefusedIsGivenUp() throws IOException {
    Path large = Files.write(directory.resolve("large"), new byte[2_000_000]);
    try (ScriptedServer server =
        new ScriptedServer(
            List.of(
                List.of("HTTP/1.1 417 No|Content-Length: 3||no!"),
                List.of("HTTP/1.1 200 OK|Content-Length: 2||ok")))) {
      Fetched fetched = from(server, "-T", large.toString());
      assertEquals(0, fetched.code(), fetched.errors());
      assertEquals("ok", fetched.text());
      assertEquals(2, server.heard().size());
      assertTrue(server.heard().get(0).contains("|Expect: 100-continue|"));
      assertFalse(server.heard().get(1).contains("|Expect:"), server.heard().get(1));
    }
  }

  /** Underscores are in names that are looked up, and in none that TLS tells (RFC 6066 §3). */
  @Test
  void aNameThatTlsCannotTellIsNoFault() throws IOException {
    try (ScriptedServer proxy = ScriptedServer.saying("HTTP/1.1 200 OK||")) {
      Fetched fetched = Fetched.of("-x", proxy.url(), "https://a_b.test/");
      assertEquals(1, fetched.code());
      assertTrue(fetched.errors().startsWith("netlayers: https://a_b.test/: "), fetched.errors());
      assertFalse(fetched.errors().contains("LDH"), fetched.errors());
    }
  }

  /** What a server says does not command the terminal. */
  @Test
  void controlsAreNotShown() throws IOException {
    assertEquals("404 a b", fault("HTTP/1.1 404 a\u009bb|Content-Length: 0||"));
  }

  @Test
  void silenceEnds() throws IOException {
    try (java.net.ServerSocket mute = new java.net.ServerSocket(0)) {
      String url = "http://127.0.0.1:" + mute.getLocalPort() + "/";
      Fetched fetched = Fetched.of("--timeout", "0.3", url);
      assertEquals("netlayers: " + url + ": timed out\n", fetched.errors());
    }
  }

  @Test
  void whatCannotBeFetchedIsOneLine() throws IOException {
    int nobody = Peers.freePort();
    String url = "http://127.0.0.1:" + nobody + "/";
    Fetched refused = Fetched.of(url);
    assertEquals(1, refused.code());
    assertEquals(
        "netlayers: " + url + ": cannot connect to 127.0.0.1:" + nobody + ": Connection refused\n",
        refused.errors());
    Fetched odd = Fetched.of("ftp://a/");
    assertEquals(2, odd.code());
    assertTrue(odd.errors().startsWith("not a URL of http or https: ftp://a/\n"), odd.errors());
    assertEquals(2, odd.errors().lines().count(), odd.errors());
    String user = Fetched.of("http://a:b@c/").errors();
    assertTrue(user.startsWith("a name or password in a URL: give it with -u\n"), user);
    assertTrue(Fetched.of("-r", "x", "http://a/").errors().startsWith("no range: x\n"));
    assertEquals(2, Fetched.of("-H", "no colon", "http://a/").code());
    Fetched twice = Fetched.run(List.of("fetch", "-T", "-", "http://127.0.0.1:1/", "http://a/"));
    assertEquals(2, twice.code());
    assertTrue(twice.errors().startsWith("-T - for one URL alone"), twice.errors());
    Fetched file = Fetched.run(List.of("fetch", "-T", "/no/such", "http://127.0.0.1:1/"));
    assertEquals("netlayers: /no/such: no such file\n", file.errors());
  }
}
