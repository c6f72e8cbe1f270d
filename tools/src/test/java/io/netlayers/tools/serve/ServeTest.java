package io.netlayers.tools.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.fsm.http1.Http1Config;
import io.netlayers.tools.NetlayersForTests;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The file server over real sockets, octet by octet where that matters. */
class ServeTest {
  private static final Instant LONG_AGO = Instant.parse("2020-02-02T02:02:02.5Z");

  @TempDir Path top;
  private Path site;
  private ServedSite server;

  @BeforeEach
  void start() throws IOException {
    site = Files.createDirectory(top.resolve("site"));
    file("hello.txt", "hello\n");
    file("index-not.html", "<p>");
    Files.createDirectory(site.resolve("sub dir"));
    file("sub dir/ä b.txt", "umlaut");
    Files.createDirectory(site.resolve("with"));
    file("with/index.html", "<h1>index</h1>");
    Files.writeString(top.resolve("secret"), "secret");
    server = new ServedSite(site);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private void file(String name, String text) throws IOException {
    Path file = Files.writeString(site.resolve(name), text);
    Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
  }

  private String get(String target, String... fields) throws IOException {
    String lines = fields.length == 0 ? "" : String.join("|", fields) + "|";
    return server.talk("GET " + target + " HTTP/1.1|Host: a|" + lines + "|");
  }

  private static String status(String response) {
    return response.substring(9, 12);
  }

  private static String field(String response, String name) {
    Matcher found = Pattern.compile("\\|" + name + ": ([^|]*)").matcher(response);
    return found.find() ? found.group(1) : "";
  }

  private static String content(String response) {
    return response.substring(response.indexOf("||") + 2);
  }

  @Test
  void aFileWithItsFields() throws IOException {
    String response = get("/hello.txt");
    assertEquals("200", status(response));
    assertEquals("6", field(response, "Content-Length"));
    assertEquals("text/plain; charset=utf-8", field(response, "Content-Type"));
    assertEquals("Sun, 02 Feb 2020 02:02:02 GMT", field(response, "Last-Modified"));
    assertEquals("bytes", field(response, "Accept-Ranges"));
    assertTrue(field(response, "ETag").matches("\"[0-9a-f.-]+\""), response);
    assertTrue(field(response, "Date").endsWith(" GMT"), response);
    assertEquals("hello\n", content(response));
  }

  @Test
  void headHasTheFieldsAndNoContent() throws IOException {
    String response = server.talk("HEAD /hello.txt HTTP/1.1|Host: a||");
    assertEquals("6", field(response, "Content-Length"));
    assertTrue(response.endsWith("||"), response);
  }

  @Test
  void conditions() throws IOException {
    String tag = field(get("/hello.txt"), "ETag");
    String date = "Sun, 02 Feb 2020 02:02:02 GMT";
    assertEquals("304", status(get("/hello.txt", "If-None-Match: " + tag)));
    assertEquals("304", status(get("/hello.txt", "If-None-Match: \"x\", W/" + tag)));
    assertEquals("200", status(get("/hello.txt", "If-None-Match: \"x\"")));
    assertEquals("304", status(get("/hello.txt", "If-Modified-Since: " + date)));
    assertEquals(
        "200", status(get("/hello.txt", "If-Modified-Since: Sun, 02 Feb 2020 02:02:01 GMT")));
    assertEquals("412", status(get("/hello.txt", "If-Match: \"x\"")));
    assertEquals("200", status(get("/hello.txt", "If-Match: " + tag)));
    assertEquals(
        "412", status(get("/hello.txt", "If-Unmodified-Since: Sun, 02 Feb 2020 02:02:01 GMT")));
    String unmodified = get("/hello.txt", "If-None-Match: " + tag);
    assertTrue(unmodified.endsWith("||"), unmodified);
    assertEquals(tag, field(unmodified, "ETag"));
  }

  @Test
  void ranges() throws IOException {
    file("digits", "0123456789".repeat(100));
    String one = get("/digits", "Range: bytes=2-4");
    assertEquals("206", status(one));
    assertEquals("bytes 2-4/1000", field(one, "Content-Range"));
    assertEquals("234", content(one));
    assertEquals("789", content(get("/digits", "Range: bytes=-3")));
    assertEquals("9", content(get("/digits", "Range: bytes=999-5000")));
    String none = get("/digits", "Range: bytes=1000-");
    assertEquals("416", status(none));
    assertEquals("bytes */1000", field(none, "Content-Range"));
    assertEquals("200", status(get("/digits", "Range: lines=1-2")));
    assertEquals("200", status(get("/digits", "Range: bytes=4-2")));
    String several = get("/digits", "Range: bytes=0-1,500-501");
    assertEquals("206", status(several));
    String boundary =
        field(several, "Content-Type").replaceFirst("multipart/byteranges; ?boundary=", "");
    String expected =
        "--%s|Content-Type: application/octet-stream|Content-Range: bytes 0-1/1000||01|"
            + "--%s|Content-Type: application/octet-stream|Content-Range: bytes 500-501/1000||01|"
            + "--%s--|";
    assertEquals(expected.replace("%s", boundary), content(several));
    assertEquals(
        content(several).replace("|", "\r\n").length(),
        Integer.parseInt(field(several, "Content-Length")));
    String tag = field(several, "ETag");
    assertEquals("206", status(get("/digits", "Range: bytes=0-1", "If-Range: " + tag)));
    assertEquals("200", status(get("/digits", "Range: bytes=0-1", "If-Range: \"x\"")));
    String head = server.talk("HEAD /digits HTTP/1.1|Host: a|Range: bytes=0-1||");
    assertEquals("200", status(head));
  }

  @Test
  void directories() throws IOException {
    String list = get("/");
    assertEquals("chunked", field(list, "Transfer-Encoding"));
    assertTrue(list.contains("<a href=\"./sub%20dir/\">sub dir/</a>"), list);
    assertEquals("<h1>index</h1>", content(get("/with/")));
    String moved = get("/with?a=b");
    assertEquals("301", status(moved));
    assertEquals("/with/?a=b", field(moved, "Location"));
    assertEquals("/with/", field(get("//with"), "Location"));
    assertEquals("umlaut", content(get("/sub%20dir/%C3%A4%20b.txt")));
    assertEquals("404", status(get("/hello.txt/")));
    assertEquals("404", status(get("/hello.txt/x")));
    assertEquals("404", status(get("/nowhere")));
  }

  @Test
  void aListHasWhatCanBeHad() throws Exception {
    Files.createSymbolicLink(site.resolve("out"), top.resolve("secret"));
    Files.createSymbolicLink(site.resolve("up"), top);
    Files.createSymbolicLink(site.resolve("nowhere"), Path.of("gone"));
    Files.createSymbolicLink(site.resolve("loop"), Path.of("loop"));
    Files.createSymbolicLink(site.resolve("in"), Path.of("hello.txt"));
    Files.createSymbolicLink(site.resolve("indir"), Path.of("with"));
    file(".hidden", "x");
    file("a<b>&\"c\"#?.txt", "x");
    new ProcessBuilder("mkfifo", site.resolve("pipe").toString()).start().waitFor();
    String list = get("/");
    Matcher links = Pattern.compile("href=\"\\./([^\"]*)\"").matcher(list);
    List<String> found = new ArrayList<>();
    while (links.find()) {
      found.add(links.group(1));
      assertEquals("200", status(get("/" + links.group(1).replace("&amp;", "&"))));
    }
    assertEquals(
        List.of(
            "a%3Cb%3E&amp;%22c%22%23%3F.txt",
            "hello.txt", "in", "index-not.html", "indir/", "sub%20dir/", "with/"),
        found);
    assertEquals("x", content(get("/.hidden")));
  }

  @Test
  void aFilePutMayBeReadLikeAnyOther() throws IOException {
    Path usual = Files.createFile(site.resolve("usual"));
    server.talk("PUT /new HTTP/1.1|Host: a|Content-Length: 1||x");
    assertEquals(
        Files.getPosixFilePermissions(usual), Files.getPosixFilePermissions(site.resolve("new")));
    Files.setPosixFilePermissions(usual, PosixFilePermissions.fromString("rw-r-----"));
    assertEquals("204", status(server.talk("PUT /usual HTTP/1.1|Host: a|Content-Length: 1||y")));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(usual)));
  }

  @Test
  void nothingOutsideTheDirectory() throws IOException {
    Files.createSymbolicLink(site.resolve("out"), top.resolve("secret"));
    Files.createSymbolicLink(site.resolve("up"), top);
    Files.createSymbolicLink(site.resolve("in"), Path.of("hello.txt"));
    Files.createSymbolicLink(site.resolve("loop"), Path.of("loop"));
    assertEquals("404", status(get("/out")));
    assertEquals("404", status(get("/up/secret")));
    assertEquals("404", status(get("/up/")));
    assertEquals("404", status(get("/loop")));
    assertEquals("hello\n", content(get("/in")));
    for (String target :
        List.of(
            "/../secret",
            "/%2e%2e/secret",
            "/sub%20dir/../../secret",
            "/..%2fsecret",
            "/%2fetc/passwd/..%2f",
            "/hello.txt%00.html",
            "/%ff",
            "/a%2f..%2f..%2fsecret")) {
      assertEquals("400", status(get(target)), target);
    }
    assertEquals("hello\n", content(get("/sub%20dir/../hello.txt")));
    assertEquals("404", status(get("/....//secret")));
  }

  @Test
  void whatIsNotAFileIsNotRead() throws Exception {
    Process made = new ProcessBuilder("mkfifo", site.resolve("pipe").toString()).start();
    org.junit.jupiter.api.Assumptions.assumeTrue(made.waitFor() == 0, "no mkfifo here");
    assertEquals("404", status(get("/pipe")));
  }

  @Test
  void methods() throws IOException {
    String post = server.talk("POST /hello.txt HTTP/1.1|Host: a|Content-Length: 2||hiGET");
    assertEquals("405", status(post));
    assertEquals("GET, HEAD, OPTIONS, PUT", field(post, "Allow"));
    assertEquals("501", status(server.talk("BREW / HTTP/1.1|Host: a||")));
    assertEquals("204", status(server.talk("OPTIONS * HTTP/1.1|Host: a||")));
    assertEquals("405", status(server.talk("CONNECT a:1 HTTP/1.1|Host: a:1||")));
    assertEquals("417", status(get("/hello.txt", "Expect: wonders")));
    assertEquals("200", status(get("http://a/hello.txt")));
  }

  @Test
  void theMachineRefusesWhatIsHostile() throws IOException {
    assertEquals("400", status(get("/", "Content-Length: 1", "Transfer-Encoding: chunked")));
    assertEquals("400", status(server.talk("GET / HTTP/1.1||")));
    assertEquals("505", status(server.talk("GET / HTTP/2.0|Host: a||")));
    assertEquals("414", status(get("/" + "x".repeat(9000))));
    assertEquals("431", status(get("/", "X: " + "y".repeat(70_000))));
    String refused = server.talk("GET / HTTP/1.1|Host : a||");
    assertEquals("400", status(refused));
    assertTrue(field(refused, "Date").endsWith(" GMT"), refused);
    assertEquals("close", field(refused, "Connection"));
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrder() throws IOException {
    StringBuilder requests = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      file("f" + i, "<" + i + ">");
      requests.append("GET /f").append(i).append(" HTTP/1.1|Host: a||");
    }
    String responses = server.talk(requests.toString());
    Matcher bodies = Pattern.compile("<(\\d+)>").matcher(responses);
    for (int i = 0; i < 500; i++) {
      assertTrue(bodies.find());
      assertEquals(Integer.toString(i), bodies.group(1));
    }
  }

  @Test
  void octetByOctet() throws Exception {
    try (Socket socket = server.connect()) {
      socket.setTcpNoDelay(true);
      for (byte octet : ServedSite.octets("GET /hello.txt HTTP/1.1|Host: a|Connection: close||")) {
        socket.getOutputStream().write(octet);
        Thread.sleep(0, 200_000);
      }
      assertEquals("hello\n", content(ServedSite.all(socket.getInputStream())));
    }
  }

  @Test
  void olderPeers() throws IOException {
    String response = server.talk("GET /hello.txt HTTP/1.0||");
    assertEquals("close", field(response, "Connection"));
    assertEquals("hello\n", content(response));
    String list = server.talk("GET / HTTP/1.0||");
    assertEquals("", field(list, "Transfer-Encoding"));
    assertTrue(list.endsWith("</ul>\n"), list);
    String kept = server.talk("GET /hello.txt HTTP/1.0|Connection: keep-alive||".repeat(2));
    assertEquals(3, kept.split("hello\n", -1).length);
  }

  @Test
  void aBrokenUploadLeavesNothing() throws IOException {
    String cut = server.talk("PUT /new HTTP/1.1|Host: a|Content-Length: 10||12345");
    assertEquals("400", status(cut));
    assertEquals("404", status(get("/new")));
    assertEquals("201", status(server.talk("PUT /new HTTP/1.1|Host: a|Content-Length: 5||12345")));
    assertEquals("12345", Files.readString(site.resolve("new")));
    assertEquals(
        "412",
        status(server.talk("PUT /new HTTP/1.1|Host: a|If-None-Match: *|Content-Length: 1||x")));
    assertEquals("409", status(server.talk("PUT /no/new HTTP/1.1|Host: a|Content-Length: 1||x")));
    assertEquals("400", status(server.talk("PUT /../x HTTP/1.1|Host: a|Content-Length: 1||x")));
    try (var names = Files.list(site)) {
      assertTrue(names.noneMatch(name -> name.toString().endsWith(".part")));
    }
  }

  @Test
  void timeouts() throws Exception {
    Http1Config hasty =
        Http1Config.builder()
            .headTimeoutNanos(150_000_000L)
            .bodyTimeoutNanos(150_000_000L)
            .idleTimeoutNanos(150_000_000L)
            .build();
    try (ServedSite impatient = new ServedSite(site, hasty, null)) {
      assertEquals("", until(impatient, ""));
      assertEquals("408", status(until(impatient, "GET / HT")));
      assertEquals("408", status(until(impatient, "PUT /x HTTP/1.1|Host: a|Content-Length: 9||x")));
      assertTrue(until(impatient, "GET /hello.txt HTTP/1.1|Host: a||").endsWith("hello\n"));
    }
  }

  /** Sends and waits, without ending this direction, until the server ends its own. */
  private static String until(ServedSite server, String request) throws IOException {
    try (Socket socket = server.connect()) {
      socket.getOutputStream().write(ServedSite.octets(request));
      return ServedSite.all(socket.getInputStream());
    }
  }

  @Test
  void thousandsOfIdleConnections() throws IOException {
    List<Socket> idle = new ArrayList<>();
    byte[] request = ServedSite.octets("GET /hello.txt HTTP/1.1|Host: a||");
    try {
      for (int i = 0; i < 2000; i++) {
        Socket socket = server.connect();
        idle.add(socket);
        socket.getOutputStream().write(request);
      }
      for (Socket socket : idle) {
        assertTrue(socket.getInputStream().read() == 'H');
      }
      assertEquals("hello\n", content(get("/hello.txt")));
      Socket last = idle.get(1999);
      InputStream in = last.getInputStream();
      in.skipNBytes(in.available());
      last.getOutputStream().write(request);
      assertEquals('H', in.read());
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  @Test
  void whoTakesNothingStopsNobodyElse() throws IOException {
    byte[] large = new byte[20_000_000];
    Files.write(site.resolve("large"), large);
    try (Socket lazy = server.connect()) {
      lazy.getOutputStream().write(ServedSite.octets("GET /large HTTP/1.1|Host: a||"));
      assertEquals('H', lazy.getInputStream().read());
      assertEquals("hello\n", content(get("/hello.txt")));
      assertTrue(lazy.getInputStream().readNBytes(20_000_000).length == 20_000_000);
    }
  }

  @Test
  void endsWhenAsked() throws Exception {
    try (Socket idle = server.connect()) {
      idle.getOutputStream().write(ServedSite.octets("GET /hello.txt HTTP/1.1|Host: a||"));
      assertEquals('H', idle.getInputStream().read());
      server.stop();
      assertFalse(server.isRunning());
      assertTrue(ServedSite.all(idle.getInputStream()).endsWith("hello\n"));
    }
  }

  @Test
  void aLineAResponse() throws Exception {
    get("/hello.txt");
    get("/nowhere");
    server.talk("BAD||");
    server.talk("PUT /cut HTTP/1.1|Host: a|Content-Length: 9||x");
    server.talk("PUT /x HTTP/1.1|Host: a|Content-Length: 1||xBAD||");
    String chunk = "POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||zz|";
    assertEquals("405", status(server.talk(chunk)));
    server.stop();
    String[] lines = server.log().split("\n");
    assertTrue(lines[0].matches("127.0.0.1 - - \\[.*] \"GET /hello.txt HTTP/1.1\" 200 6 0.*"));
    assertTrue(lines[1].matches(".*\"GET /nowhere HTTP/1.1\" 404 14 0.*"), lines[1]);
    assertTrue(lines[2].matches(".*\"-\" 400 0 0.000"), lines[2]);
    assertTrue(lines[3].matches(".*\"PUT /cut HTTP/1.1\" 400 0 0.*"), lines[3]);
    assertTrue(lines[4].matches(".*\"PUT /x HTTP/1.1\" 201 0 0.*"), lines[4]);
    assertTrue(lines[5].matches(".*\"-\" 400 0 0.000"), lines[5]);
    assertTrue(lines[6].matches(".*\"POST / HTTP/1.1\" 405 23 0.*"), lines[6]);
    assertEquals(7, lines.length);
  }

  @Test
  void whatCannotBeServedIsOneLine() throws IOException {
    assertEquals(
        "1 netlayers: " + top.resolve("no") + ": no such directory\n", run(top.resolve("no") + ""));
    assertEquals(
        "1 netlayers: " + top.resolve("secret") + ": not a directory\n",
        run(top.resolve("secret") + ""));
    try (ServerSocket taken = new ServerSocket(0)) {
      String port = Integer.toString(taken.getLocalPort());
      assertEquals(
          "1 netlayers: cannot listen on 127.0.0.1:" + port + ": Address already in use\n",
          run(site.toString(), "--port", port));
    }
    assertTrue(run(site.toString(), "--port", "70000").startsWith("2 no port: 70000"));
    assertTrue(run(site + "", "--tls-key", "x").startsWith("2 --tls-key without --tls\n"));
    String noKey = run(site.toString(), "--port", "0", "--tls", site.resolve("hello.txt") + "");
    assertTrue(
        noKey.startsWith("1 netlayers: ") && noKey.contains("hello.txt: neither PEM"), noKey);
  }

  private static String run(String... arguments) {
    StringWriter errors = new StringWriter();
    List<String> words = new ArrayList<>(List.of("serve"));
    words.addAll(List.of(arguments));
    CommandLine line = NetlayersForTests.commandLine().setErr(new PrintWriter(errors, true));
    int code = line.execute(words.toArray(new String[0]));
    return code + " " + errors;
  }
}
