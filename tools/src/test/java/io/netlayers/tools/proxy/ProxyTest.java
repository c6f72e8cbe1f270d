package io.netlayers.tools.proxy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.fsm.http1.Http1Config;
import io.netlayers.tools.fetch.Fetched;
import io.netlayers.tools.net.EventLoop;
import io.netlayers.tools.net.Peers;
import io.netlayers.tools.net.SplittingPipe;
import io.netlayers.tools.net.TlsMaterial;
import io.netlayers.tools.serve.ServedSite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two machines back to back, between real sockets. */
class ProxyTest {
  @TempDir Path top;
  private Path site;
  private byte[] large;
  private EventLoop loop;
  private ProxyServer proxy;
  private int port;
  private Thread thread;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  @BeforeEach
  void start() throws IOException {
    site = Files.createDirectory(top.resolve("site"));
    Files.writeString(site.resolve("hello.txt"), "hello\n");
    large = new byte[1_500_000];
    new Random(3).nextBytes(large);
    Files.write(site.resolve("large.bin"), large);
    loop = new EventLoop();
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    proxy =
        new ProxyServer(
            loop, any, Http1Config.defaults(), new PrintStream(log, true), ProxyTest::addresses);
    port = proxy.address().getPort();
    thread = new Thread(this::run, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * The addresses of a name; that of the test has one where nobody listens before the right one.
   */
  private static InetAddress[] addresses(String name) throws UnknownHostException {
    if (!name.equals("two.test")) {
      return InetAddress.getAllByName(name);
    }
    return new InetAddress[] {
      InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1")
    };
  }

  private void run() {
    try {
      loop.run();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void stop() throws Exception {
    loop.stop();
    thread.join(5000);
    proxy.close();
    loop.close();
  }

  private String talk(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(request.replace("|", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      byte[] all = socket.getInputStream().readAllBytes();
      return new String(all, StandardCharsets.ISO_8859_1).replace("\r\n", "|");
    }
  }

  /** A close with octets unread is a reset, which may overtake the response (RFC 9112 §9.6). */
  private static void readOn(Socket socket) {
    try {
      socket.shutdownOutput();
      while (socket.getInputStream().read() >= 0) {
        continue;
      }
    } catch (IOException gone) {
      // the response is out, which is all that was wanted
    }
  }

  /** What a server hears of a request that goes through the proxy; it says {@code response}. */
  private String forwarded(String request, String response, StringBuilder answer) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      StringBuilder heard = new StringBuilder();
      Thread serving =
          new Thread(
              () -> {
                try (Socket socket = server.accept()) {
                  socket.setSoTimeout(5000);
                  InputStream in = socket.getInputStream();
                  while (heard.indexOf("||") < 0 || in.available() > 0) {
                    int octet = in.read();
                    if (octet < 0) {
                      break;
                    }
                    heard.append((char) octet);
                    if (octet == '\n') {
                      heard.replace(heard.length() - 2, heard.length(), "|");
                    }
                  }
                  byte[] said = response.replace("|", "\r\n").getBytes(StandardCharsets.US_ASCII);
                  socket.getOutputStream().write(said);
                  readOn(socket);
                } catch (IOException e) {
                  heard.append(e);
                }
              });
      serving.start();
      String port = Integer.toString(server.getLocalPort());
      answer.append(talk(request.replace("HOST", "127.0.0.1:" + port).replace("PORT", port)));
      serving.join(6000);
      return heard.toString().replace("127.0.0.1:" + server.getLocalPort(), "HOST");
    }
  }

  @Test
  void headsGoOnAsTheyMay() throws Exception {
    StringBuilder answer = new StringBuilder();
    String heard =
        forwarded(
            "GET http://HOST/a?b HTTP/1.1|Host: other|X: y|Connection: close, x-hop|X-Hop: z|"
                + "Keep-Alive: 1|Proxy-Connection: close|TE: trailers|Proxy-Authorization: q|"
                + "Upgrade: h2c|Via: 1.0 first||",
            "HTTP/1.1 200 Fine|Content-Length: 2|Connection: x-back|X-Back: 1|Keep-Alive: 2|Y: z||hi",
            answer);
    assertTrue(
        heard.matches(
            "GET /a\\?b HTTP/1\\.1\\|Host: HOST\\|X: y\\|Via: 1\\.0 first\\|"
                + "Via: 1\\.1 netlayers-[0-9a-f]+\\|\\|"),
        heard);
    assertTrue(
        answer
            .toString()
            .matches(
                "HTTP/1\\.1 200 Fine\\|Y: z\\|Content-Length: 2\\|Via: 1\\.1 netlayers-[0-9a-f]+\\|"
                    + "Connection: close\\|\\|hi"),
        answer.toString());
  }

  @Test
  void framingIsMadeAnew() throws Exception {
    StringBuilder answer = new StringBuilder();
    String heard =
        forwarded(
            "POST http://HOST HTTP/1.1|Host: x|Transfer-Encoding: chunked|Connection: close||"
                + "3|abc|0|T: u||",
            "HTTP/1.1 200 OK|Transfer-Encoding: chunked||2;e=f|he|3|llo|0|V: w||",
            answer);
    assertTrue(
        heard.startsWith("POST / HTTP/1.1|Host: HOST|Transfer-Encoding: chunked|Via:"), heard);
    assertTrue(answer.toString().contains("Transfer-Encoding: chunked"), answer.toString());
    assertTrue(answer.toString().endsWith("||2|he|3|llo|0|V: w||"), answer.toString());
    StringBuilder old = new StringBuilder();
    forwarded(
        "GET http://HOST/ HTTP/1.0||",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||5|hello|0|V: w||",
        old);
    assertTrue(old.toString().endsWith("|Connection: close||hello"), old.toString());
  }

  @Test
  void whatMustNotGoOn() throws Exception {
    assertTrue(talk("GET / HTTP/1.1|Host: a||").startsWith("HTTP/1.1 400 "));
    assertTrue(talk("GET https://a/ HTTP/1.1|Host: a||").startsWith("HTTP/1.1 501 "));
    assertTrue(talk("GET http://u@a/ HTTP/1.1|Host: a||").startsWith("HTTP/1.1 400 "));
    assertTrue(
        talk("POST http://a/ HTTP/1.1|Host: a|Content-Length: 1|Transfer-Encoding: chunked||")
            .startsWith("HTTP/1.1 400 "));
    assertTrue(
        talk("OPTIONS http://a/ HTTP/1.1|Host: a|Max-Forwards: 0||").startsWith("HTTP/1.1 204 "));
    // RFC 9110 §7.6.2: zero is zero, however it is written, and no line of several is passed over
    for (String none : new String[] {"00", "0|Max-Forwards: 0", "0|Max-Forwards: 5"}) {
      String last = talk("OPTIONS http://a/ HTTP/1.1|Host: a|Max-Forwards: " + none + "||");
      assertTrue(last.startsWith("HTTP/1.1 204 "), none + " " + last);
    }
    // §9.3.8, §15.5.6: a TRACE that ends here is not one that went well
    String trace = talk("TRACE http://a/ HTTP/1.1|Host: a|Max-Forwards: 0||");
    assertTrue(trace.startsWith("HTTP/1.1 405 "), trace);
    assertTrue(trace.contains("|Allow: OPTIONS|"), trace);
    String url = "http://127.0.0.1:" + port + "/";
    String round = talk("GET " + url + " HTTP/1.1|Host: a||");
    assertTrue(round.startsWith("HTTP/1.1 508 "), round);
    StringBuilder answer = new StringBuilder();
    String heard =
        forwarded(
            "OPTIONS http://HOST HTTP/1.1|Host: a|Max-Forwards: 7||",
            "HTTP/1.1 204 No Content||",
            answer);
    assertTrue(heard.startsWith("OPTIONS * HTTP/1.1|Host: HOST|Max-Forwards: 6|"), heard);
    String many =
        forwarded(
            "OPTIONS http://HOST HTTP/1.1|Host: a|Max-Forwards: 99999999999||",
            "HTTP/1.1 204 No Content||",
            new StringBuilder());
    assertTrue(many.contains("|Max-Forwards: 1000|"), many);
    String via = heard.replaceAll(".*Via: 1.1 ([^|]*).*", "$1");
    String looped = talk("GET http://a/ HTTP/1.1|Host: a|Via: 1.1 x, 1.1 " + via + "||");
    assertTrue(looped.startsWith("HTTP/1.1 508 "), via + " " + looped);
  }

  /** What the machines refuse to send becomes an answer, and no fault of the proxy. */
  @Test
  void whatMayNotBeSent() throws Exception {
    StringBuilder trace = new StringBuilder();
    // RFC 9110 §9.3.8: no content in TRACE
    forwarded("TRACE http://HOST/ HTTP/1.1|Host: a|Content-Length: 1||x", "", trace);
    assertTrue(trace.toString().startsWith("HTTP/1.1 400 "), trace.toString());
    StringBuilder answer = new StringBuilder();
    // RFC 9110 §10.1.1: no expectation without content
    String heard =
        forwarded(
            "GET http://HOST/ HTTP/1.1|Host: a|Expect: 100-continue||",
            "HTTP/1.1 204 No Content||",
            answer);
    assertFalse(heard.contains("Expect"), heard);
    assertTrue(answer.toString().startsWith("HTTP/1.1 204 "), answer.toString());
    StringBuilder bad = new StringBuilder();
    forwarded("HEAD http://HOST/ HTTP/1.1|Host: a||", "HTTP/1.1 200 OK|Content-Length: x||", bad);
    assertTrue(bad.toString().startsWith("HTTP/1.1 502 "), bad.toString());
  }

  @Test
  void serversThatFail() throws Exception {
    int nobody = Peers.freePort();
    String target = "127.0.0.1:" + nobody;
    assertTrue(talk("GET http://" + target + "/ HTTP/1.1|Host: a||").startsWith("HTTP/1.1 502 "));
    assertTrue(talk("CONNECT " + target + " HTTP/1.1|Host: a||").startsWith("HTTP/1.1 502 "));
    StringBuilder answer = new StringBuilder();
    forwarded("GET http://HOST/ HTTP/1.1|Host: a||", "", answer);
    assertTrue(answer.toString().startsWith("HTTP/1.1 502 "), answer.toString());
    StringBuilder cut = new StringBuilder();
    forwarded("GET http://HOST/ HTTP/1.1|Host: a||", "HTTP/1.1 200 OK|Content-Length: 9||abc", cut);
    assertFalse(cut.toString().endsWith("abcabc") || cut.toString().contains("502"));
  }

  @Test
  void aServerThatResetsIsABadGateway() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread serving =
          new Thread(
              () -> {
                try (Socket socket = server.accept()) {
                  socket.getInputStream().read(new byte[4096]);
                  socket.setSoLinger(true, 0);
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      serving.start();
      String target = "http://127.0.0.1:" + server.getLocalPort() + "/";
      String answer = talk("GET " + target + " HTTP/1.1|Host: a||");
      assertTrue(answer.startsWith("HTTP/1.1 502 "), answer);
      assertTrue(answer.contains("|Date: "), answer);
      serving.join(5000);
    }
    talk("GET http://127.0.0.1:" + Peers.freePort() + "/ HTTP/1.1|Host: a||");
    talk("GET http://no.such.host.invalid/ HTTP/1.1|Host: a||");
    String lines = log.toString(StandardCharsets.UTF_8);
    assertTrue(lines.contains(" 502 closed without a response\n"), lines);
    assertTrue(lines.contains(" 502 Connection refused\n"), lines);
    assertTrue(lines.contains(" 502 no such host\n"), lines);
  }

  @Test
  void everyAddressOfANameIsTried() throws Exception {
    StringBuilder answer = new StringBuilder();
    String heard =
        forwarded("GET http://two.test:PORT/ HTTP/1.1|Host: a||", "HTTP/1.1 204 N||", answer);
    assertTrue(answer.toString().startsWith("HTTP/1.1 204 "), answer + heard);
  }

  @Test
  void octetsGoThroughAsTheyAre() throws Exception {
    try (ServedSite server = new ServedSite(site);
        SplittingPipe pipe = new SplittingPipe(server.port(), 5)) {
      for (int serverPort : new int[] {server.port(), pipe.port()}) {
        String url = "http://127.0.0.1:" + serverPort + "/";
        String through = "127.0.0.1:" + port;
        Fetched got = Fetched.of("-x", through, url + "large.bin");
        assertEquals(0, got.code(), got.errors());
        assertEquals(Peers.hash(large), Peers.hash(got.out()));
        Path source = Files.write(top.resolve("up"), large);
        Fetched put = Fetched.of("-i", "-x", through, "-T", source + "", url + "p" + serverPort);
        assertTrue(put.text().startsWith("HTTP/1.1 100 Continue\r\n"), put.text() + put.errors());
        assertArrayEquals(large, Files.readAllBytes(site.resolve("p" + serverPort)));
        assertTrue(Fetched.of("-x", through, url).text().contains("large.bin"));
      }
    }
  }

  @Test
  void tunnels() throws Exception {
    Path store = Peers.keystore(top, "secret");
    String ca = Peers.pem(store, "secret", false).toString();
    var tls = TlsMaterial.server(store, null, "secret".toCharArray());
    try (ServedSite server = new ServedSite(site, Http1Config.defaults(), tls)) {
      String url = "https://127.0.0.1:" + server.port() + "/large.bin";
      Fetched got = Fetched.of("--cacert", ca, "-x", "127.0.0.1:" + port, url);
      assertEquals(0, got.code(), got.errors());
      assertEquals(Peers.hash(large), Peers.hash(got.out()));
    }
  }

  @Test
  void curlGoesThrough() throws Exception {
    Peers.require("curl");
    String through = "http://127.0.0.1:" + port;
    try (ServedSite server = new ServedSite(site)) {
      String url = "http://127.0.0.1:" + server.port() + "/";
      String[] plain = {
        "curl",
        "-sS",
        "-m",
        "20",
        "-x",
        through,
        url + "large.bin",
        "-o",
        "/dev/null",
        url + "hello.txt"
      };
      assertEquals("hello\n", Peers.run(plain).good().text());
      assertEquals(
          "hello\n",
          Peers.run("curl", "-sS", "-m", "20", "-p", "-x", through, url + "hello.txt")
              .good()
              .text());
      assertEquals(
          "404",
          Peers.run(
                  "curl",
                  "-sS",
                  "-m",
                  "20",
                  "-w",
                  "%{http_code}",
                  "-o",
                  "/dev/null",
                  "-x",
                  through,
                  url + "n")
              .good()
              .text());
    }
    assertTrue(log.toString(StandardCharsets.UTF_8).contains("/hello.txt 200"));
  }
}
