package io.netlayers.tools.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.fsm.http1.Http1Config;
import io.netlayers.fsm.http1.Http1Connection;
import io.netlayers.fsm.http1.Http1Event;
import io.netlayers.http.FieldName;
import io.netlayers.http.HttpMethod;
import io.netlayers.http.head.HeadWriter;
import io.netlayers.tools.net.Peers;
import io.netlayers.tools.net.SplittingPipe;
import io.netlayers.tools.serve.ServedSite;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The client against nginx: straight, through a pipe that splits and delays, and with TLS. */
class NginxTest {
  /** How the client gets there. */
  enum Way {
    STRAIGHT,
    SPLIT,
    TLS,
    TLS_SPLIT
  }

  @TempDir static Path top;
  private static byte[] large;
  private static int plainPort;
  private static int tlsPort;
  private static Path ca;
  private static Process nginx;
  private static ServedSite behind;

  @BeforeAll
  static void start() throws Exception {
    Peers.require("nginx");
    Path site = Files.createDirectory(top.resolve("site"));
    Files.writeString(site.resolve("hello.txt"), "hello\n");
    Files.createDirectory(site.resolve("dir"));
    large = new byte[1_500_000];
    new Random(2).nextBytes(large);
    Files.write(site.resolve("large.bin"), large);
    behind = new ServedSite(site);
    Path store = Peers.keystore(top, "secret");
    Path pem = Peers.pem(store, "secret", true);
    ca = Peers.pem(store, "secret", false);
    plainPort = Peers.freePort();
    tlsPort = Peers.freePort();
    Path config = Files.writeString(top.resolve("nginx.conf"), config(site, pem));
    String program = Files.exists(Path.of("/usr/sbin/nginx")) ? "/usr/sbin/nginx" : "nginx";
    nginx =
        new ProcessBuilder(program, "-p", top.toString(), "-c", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(top.resolve("nginx.out").toFile())
            .start();
    awaitPort(plainPort);
    awaitPort(tlsPort);
  }

  private static String config(Path site, Path pem) throws IOException {
    return """
        daemon off; master_process off; pid nginx.pid; error_log error.log;
        events { }
        http {
          access_log off; keepalive_requests 100000;
          client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fcgi;
          uwsgi_temp_path uwsgi; scgi_temp_path scgi;
          client_max_body_size 3m;
          server {
            listen 127.0.0.1:PLAIN; listen 127.0.0.1:TLS ssl;
            ssl_certificate PEM; ssl_certificate_key PEM;
            root SITE;
            location /moved { return 302 /hello.txt; }
            location /put/ { proxy_pass http://127.0.0.1:BEHIND/; proxy_http_version 1.1; }
            location /chunked/ { proxy_pass http://127.0.0.1:BEHIND/; }
            location /small { client_max_body_size 10; proxy_pass http://127.0.0.1:BEHIND; }
          }
        }
        """
        .replace("PLAIN", "" + plainPort)
        .replace("TLS", "" + tlsPort)
        .replace("PEM", pem.toString())
        .replace("SITE", site.toString())
        .replace("BEHIND", "" + behind.port());
  }

  private static void awaitPort(int port) throws Exception {
    for (int i = 0; i < 100; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        return;
      } catch (IOException notYet) {
        Thread.sleep(50);
      }
    }
    throw new AssertionError(Files.readString(top.resolve("nginx.out")));
  }

  @AfterAll
  static void stop() throws Exception {
    if (nginx != null) {
      nginx.destroy();
      nginx.waitFor();
    }
    if (behind != null) {
      behind.close();
    }
  }

  /** A way there for the length of a test. */
  private static final class Road implements AutoCloseable {
    private final SplittingPipe pipe;
    private final String url;

    Road(Way way) throws IOException {
      boolean tls = way == Way.TLS || way == Way.TLS_SPLIT;
      int port = tls ? tlsPort : plainPort;
      boolean split = way == Way.SPLIT || way == Way.TLS_SPLIT;
      pipe = split ? new SplittingPipe(port, 11) : null;
      port = split ? pipe.port() : port;
      url = (tls ? "https" : "http") + "://127.0.0.1:" + port + "/";
    }

    Fetched fetch(String path, String... options) throws IOException {
      List<String> words = new ArrayList<>(List.of("--cacert", ca.toString()));
      words.addAll(List.of(options));
      words.add(url + path);
      return Fetched.of(words.toArray(new String[0]));
    }

    Fetched good(String path, String... options) throws IOException {
      Fetched fetched = fetch(path, options);
      assertEquals(0, fetched.code(), fetched.errors());
      return fetched;
    }

    @Override
    public void close() throws IOException {
      if (pipe != null) {
        pipe.close();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void getsHeadsRangesAndConditions(Way way) throws IOException {
    try (Road road = new Road(way)) {
      assertEquals("hello\n", road.good("hello.txt").text());
      String head = road.good("hello.txt", "-I").text();
      assertTrue(head.contains("\r\nContent-Length: 6\r\n") && head.endsWith("\r\n\r\n"), head);
      assertEquals("ell", road.good("hello.txt", "-r", "1-3").text());
      String tag = head.replaceAll("(?s).*ETag: (\\S+).*", "$1");
      String unmodified = road.good("hello.txt", "-i", "-H", "If-None-Match: " + tag).text();
      assertTrue(unmodified.startsWith("HTTP/1.1 304 ") && unmodified.endsWith("\r\n\r\n"));
      assertEquals("hello\n", road.good("moved").text());
      Fetched missing = road.fetch("nowhere");
      assertEquals(1, missing.code());
      assertTrue(missing.errors().endsWith("/nowhere: 404 Not Found\n"), missing.errors());
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void largeFilesAreTheSameToTheOctet(Way way) throws IOException {
    try (Road road = new Road(way)) {
      assertEquals(Peers.hash(large), Peers.hash(road.good("large.bin").out()));
      String chunked = road.good("chunked/", "-i").text();
      assertTrue(chunked.contains("Transfer-Encoding: chunked") && chunked.contains("large.bin"));
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void uploads(Way way) throws IOException {
    Path source = Files.write(top.resolve("up"), large);
    try (Road road = new Road(way)) {
      String name = "put-" + way;
      String answer = road.good("put/" + name, "-i", "-T", source.toString()).text();
      assertTrue(answer.startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 "), answer);
      assertArrayEquals(large, Files.readAllBytes(top.resolve("site").resolve(name)));
      Fetched refused = road.fetch("small", "-T", source.toString());
      assertTrue(refused.errors().contains(": 413 "), refused.errors());
    }
  }

  @Test
  void manyOverOneConnection() throws IOException {
    List<String> words = new ArrayList<>(List.of("fetch", "-v"));
    for (int i = 0; i < 30; i++) {
      String url = "http://127.0.0.1:" + plainPort + "/hello.txt";
      words.addAll(List.of("-o", top.resolve("f" + i) + "", url));
    }
    Fetched fetched = Fetched.run(words);
    assertEquals(0, fetched.code(), fetched.errors());
    for (int i = 0; i < 30; i++) {
      assertEquals("hello\n", Files.readString(top.resolve("f" + i)));
    }
  }

  @Test
  void pipelinedRequestsComeBackInOrder() throws IOException {
    Http1Config config = Http1Config.builder().pipelineDepth(50).build();
    Http1Connection machine = Http1Connection.client(config, 0);
    HeadWriter head = new HeadWriter();
    for (int i = 0; i < 50; i++) {
      head.request(HttpMethod.GET, i % 2 == 0 ? "/hello.txt" : "/nowhere");
      machine.send(head.field(FieldName.HOST, "a").end());
      machine.end();
    }
    List<Integer> codes = new ArrayList<>();
    StringBuilder content = new StringBuilder();
    InetSocketAddress address = new InetSocketAddress("127.0.0.1", plainPort);
    try (SocketChannel channel = SocketChannel.open(address)) {
      ByteBuffer out = ByteBuffer.allocate(1 << 16);
      machine.pollTransmit(out, 0);
      channel.write(out.flip());
      ByteBuffer in = ByteBuffer.allocate(1 << 17).limit(0);
      for (int ends = 0; ends < 50; ) {
        Http1Event event = machine.pollEvent();
        switch (event) {
          case NEED_MORE -> {
            in.compact();
            channel.read(in);
            machine.onOctets(in.flip(), 0);
          }
          case RESPONSE -> codes.add(machine.response().statusCode());
          case DATA -> {
            byte[] data = new byte[machine.dataLength()];
            machine.buffer().get(machine.dataOffset(), data);
            content.append(new String(data, StandardCharsets.US_ASCII));
          }
          case END -> ends++;
          default -> throw new AssertionError(event);
        }
      }
    }
    for (int i = 0; i < 50; i++) {
      assertEquals(i % 2 == 0 ? 200 : 404, codes.get(i));
    }
    assertEquals(25, content.toString().split("hello\n", -1).length - 1);
  }

  @Test
  void aCertificateHasToBeTrustedAndTheHosts() throws IOException {
    String url = "https://127.0.0.1:" + tlsPort + "/hello.txt";
    Fetched stranger = Fetched.of(url);
    assertEquals(1, stranger.code());
    assertEquals(1, stranger.errors().lines().count(), stranger.errors());
    assertTrue(stranger.errors().contains("nobody who is trusted vouches"), stranger.errors());
    assertEquals("hello\n", Fetched.of("-k", url).text());
    String byName = url.replace("127.0.0.1", "localhost");
    assertEquals("hello\n", Fetched.of("--cacert", ca + "", byName).text());
    String otherName = url.replace("127.0.0.1", "127.0.0.2");
    assertEquals(1, Fetched.of("--cacert", ca + "", otherName).code());
  }
}
