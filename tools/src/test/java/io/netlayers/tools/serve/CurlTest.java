package io.netlayers.tools.serve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.fsm.http1.Http1Config;
import io.netlayers.tools.net.Peers;
import io.netlayers.tools.net.Peers.Outcome;
import io.netlayers.tools.net.SplittingPipe;
import io.netlayers.tools.net.TlsMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** curl against the file server: straight, through a pipe that splits and delays, and with TLS. */
class CurlTest {
  /** How curl gets there. */
  enum Way {
    STRAIGHT,
    SPLIT,
    TLS,
    TLS_SPLIT
  }

  @TempDir Path top;
  private Path site;
  private byte[] large;
  private ServedSite server;
  private SplittingPipe pipe;
  private final List<String> base = new ArrayList<>();
  private String url = "";

  @BeforeEach
  void begin() throws IOException {
    Peers.require("curl");
    site = Files.createDirectory(top.resolve("site"));
    Path hello = Files.writeString(site.resolve("hello.txt"), "hello\n");
    Files.setLastModifiedTime(hello, FileTime.from(Instant.parse("2020-02-02T02:02:02Z")));
    large = new byte[1_500_000];
    new Random(1).nextBytes(large);
    Files.write(site.resolve("large.bin"), large);
  }

  private void start(Way way) throws Exception {
    boolean tls = way == Way.TLS || way == Way.TLS_SPLIT;
    base.addAll(List.of("curl", "-sS", "--max-time", "50"));
    if (tls) {
      Path store = Peers.keystore(top, "secret");
      server =
          new ServedSite(
              site,
              Http1Config.defaults(),
              TlsMaterial.server(store, null, "secret".toCharArray()));
      base.addAll(List.of("--cacert", Peers.pem(store, "secret", false).toString()));
    } else {
      server = new ServedSite(site);
    }
    int port = server.port();
    if (way == Way.SPLIT || way == Way.TLS_SPLIT) {
      pipe = new SplittingPipe(port, 7);
      port = pipe.port();
    }
    url = (tls ? "https" : "http") + "://127.0.0.1:" + port + "/";
  }

  @AfterEach
  void end() throws IOException {
    if (pipe != null) {
      pipe.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private Outcome curl(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(base);
    command.addAll(List.of(arguments));
    return Peers.run(command.toArray(new String[0]));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void getsHeadsRangesAndConditions(Way way) throws Exception {
    start(way);
    assertEquals("hello\n", curl(url + "hello.txt").good().text());
    String head = curl("-I", url + "hello.txt").good().text();
    assertTrue(head.contains("\r\nContent-Length: 6\r\n") && head.endsWith("\r\n\r\n"), head);
    assertEquals("ell", curl("-r", "1-3", url + "hello.txt").good().text());
    String tag = head.replaceAll("(?s).*ETag: (\\S+).*", "$1");
    String code = "%{http_code} %{size_download}";
    assertEquals(
        "304 0", curl("-w", code, "-H", "If-None-Match: " + tag, url + "hello.txt").good().text());
    assertEquals(
        "304 0",
        curl("-w", code, "-z", "Sun, 02 Feb 2020 02:02:02 GMT", url + "hello.txt").good().text());
    assertEquals("404", curl("-w", "%{http_code}", "-o", "/dev/null", url + "no").good().text());
    assertTrue(curl(url).good().text().contains("large.bin"));
    assertEquals("hello\n", curl("-0", url + "hello.txt").good().text());
    assertTrue(curl("-0", url).good().text().endsWith("</ul>\n"));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void largeFilesAreTheSameToTheOctet(Way way) throws Exception {
    start(way);
    Outcome got = curl(url + "large.bin").good();
    assertEquals(Peers.hash(large), Peers.hash(got.out()));
    Path part = Files.write(top.resolve("part"), java.util.Arrays.copyOf(large, 777_777));
    curl("-C", "-", "-o", part.toString(), url + "large.bin").good();
    assertArrayEquals(large, Files.readAllBytes(part));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void uploads(Way way) throws Exception {
    start(way);
    Path source = Files.write(top.resolve("up"), large);
    String[] chunked = {"-H", "Transfer-Encoding: chunked", "-T", source.toString(), url + "a"};
    assertEquals("", curl(chunked).good().text());
    assertArrayEquals(large, Files.readAllBytes(site.resolve("a")));
    Outcome expecting =
        curl("-i", "-H", "Expect: 100-continue", "-T", source.toString(), url + "b").good();
    assertTrue(expecting.text().startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 "));
    assertArrayEquals(large, Files.readAllBytes(site.resolve("b")));
    Outcome refused =
        curl(
            "-i",
            "-X",
            "POST",
            "-H",
            "Expect: 100-continue",
            "--data-binary",
            "@" + source,
            url + "c");
    assertTrue(refused.text().startsWith("HTTP/1.1 405 "), refused.text());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void oneConnectionServesMany(Way way) throws Exception {
    start(way);
    List<String> urls = new ArrayList<>(List.of("-w", "%{num_connects},"));
    for (int i = 0; i < 20; i++) {
      urls.addAll(List.of("-o", "/dev/null", url + (i % 5 == 4 ? "no" : "hello.txt")));
    }
    String connects = curl(urls.toArray(new String[0])).good().text();
    assertEquals("1," + "0,".repeat(19), connects);
  }

  @Test
  void aClientThatLeavesEarlyHarmsNobody() throws Exception {
    start(Way.STRAIGHT);
    Files.write(site.resolve("huge.bin"), new byte[30_000_000]);
    assertNotEquals(0, curl("--max-filesize", "1000", url + "huge.bin").code());
    assertEquals("hello\n", curl(url + "hello.txt").good().text());
  }

  @Test
  void pemWorksAsAKeystoreDoes() throws Exception {
    Path store = Peers.keystore(top, "secret");
    Path pem = Peers.pem(store, "secret", true);
    server =
        new ServedSite(site, Http1Config.defaults(), TlsMaterial.server(pem, null, new char[0]));
    String ca = Peers.pem(store, "secret", false).toString();
    url = "https://localhost:" + server.port() + "/hello.txt";
    Outcome got = Peers.run("curl", "-sS", "--cacert", ca, "--http1.1", url);
    assertEquals("hello\n", got.good().text());
    Outcome tls12 = Peers.run("curl", "-sS", "--cacert", ca, "--tls-max", "1.2", url);
    assertEquals("hello\n", tls12.good().text());
    assertNotEquals(0, Peers.run("curl", "-sS", url).code());
  }
}
