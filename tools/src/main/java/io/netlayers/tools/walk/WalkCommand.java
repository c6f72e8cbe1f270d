package io.netlayers.tools.walk;

import io.netlayers.pcap.LinkType;
import io.netlayers.testkit.net.CaptureBuffer;
import io.netlayers.testkit.net.LinkConfig;
import io.netlayers.testkit.net.PcapngRecorder;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code netlayers walk}: shows what happens when a URL is typed. */
@Command(
    name = "walk",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what happens when a URL is typed, frame by frame.",
      "Two hosts and a router of this project's own, over a simulated network: no device, no root."
    })
public final class WalkCommand implements Callable<Integer> {
  @Parameters(paramLabel = "URL", description = "What is typed, http only.")
  private String url = "";

  @Option(names = "-6", description = "IPv6 rather than IPv4.")
  private boolean ipv6;

  @Option(names = "-v", description = "A line a layer, as each one wraps the next.")
  private boolean verbose;

  @Option(
      names = "--nat",
      description = "The router gives the client's packets its own address (NAT44), IPv4 only.")
  private boolean nat;

  @Option(
      names = "--fragment",
      description =
          "The router cuts what is longer than --mtu: the hosts set no DF, and learn nothing. IPv4"
              + " only.")
  private boolean fragment;

  @Option(
      names = "--size",
      defaultValue = "4000",
      paramLabel = "OCTETS",
      description = "The page's size, 0 to 10,000,000 octets (default ${DEFAULT-VALUE}).")
  private int size;

  @Option(
      names = "--mtu",
      defaultValue = "1500",
      paramLabel = "OCTETS",
      description =
          "MTU of the router towards the client, 1280 (with IPv4 576) to 1500: less than 1500, and"
              + " the server has to learn it.")
  private int mtu;

  @Option(
      names = "--loss",
      defaultValue = "0",
      paramLabel = "PERCENT",
      description = "Frames that the client's link loses, 0 to 50 percent.")
  private double loss;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "The same seed gives the same run.")
  private long seed;

  @Option(names = "--pcap", paramLabel = "FILE", description = "Writes the frames as pcapng.")
  private @Nullable Path pcap;

  @Option(
      names = "--diagram",
      paramLabel = "FILE",
      description = "Writes a sequence diagram in Mermaid's language.")
  private @Nullable Path diagram;

  @Spec private @Nullable CommandSpec spec;

  /** Made by the command line. */
  public WalkCommand() {}

  @Override
  public Integer call() throws IOException {
    URI uri = parsed();
    require(size >= 0 && size <= 10_000_000, "--size: 0 to 10,000,000 octets, not " + size);
    require(
        mtu >= (ipv6 ? 1280 : 576) && mtu <= 1500,
        "--mtu: " + (ipv6 ? "1280" : "576") + " to 1500 octets, not " + mtu);
    require(loss >= 0 && loss <= 50, "--loss: 0 to 50 percent, not " + loss);
    require(!(nat && ipv6), "--nat: for IPv4, not with -6");
    require(!(fragment && ipv6), "--fragment: for IPv4, not with -6; routers cut no IPv6");
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    Narration narration = new Narration(out::println, verbose);
    LinkConfig.Builder link = LinkConfig.builder().delayMillis(1);
    if (loss > 0) {
      link.lossPpm((int) Math.round(loss * 10_000));
    }
    Scene.Props props = new Scene.Props(ipv6, mtu, nat, fragment);
    Scene scene = new Scene(seed, props, link.build(), narration);
    CaptureBuffer capture = new CaptureBuffer();
    if (pcap != null) {
      scene.observe(new PcapngRecorder(LinkType.ETHERNET, 0, capture));
    }
    String host = uri.getHost();
    int port = uri.getPort() < 0 ? 80 : uri.getPort();
    out.println(
        url + ": " + host + " is " + scene.serverAddress() + " (a hosts entry), port " + port);
    Browser browser = scene.visit(uri.getRawAuthority(), port, target(uri), size);
    out.println();
    out.println(
        browser.isDone()
            ? String.format(
                Locale.ROOT,
                "%d, %,d octets, in %,d frames",
                browser.statusCode(),
                browser.octets(),
                narration.frames())
            : "no response: the connection failed");
    out.flush();
    if (pcap != null) {
      Files.write(pcap, capture.toByteArray());
    }
    if (diagram != null) {
      Files.writeString(diagram, narration.diagram());
    }
    return browser.isDone() ? 0 : 1;
  }

  private URI parsed() {
    try {
      URI uri = new URI(url.contains("://") ? url : "http://" + url);
      require("http".equalsIgnoreCase(uri.getScheme()), "not an http URL: " + url);
      require(uri.getHost() != null, "no host in the URL: " + url);
      require(uri.getPort() != 0 && uri.getPort() <= 65_535, "no such port: " + uri.getPort());
      return uri;
    } catch (URISyntaxException e) {
      throw misuse("not a URL: " + url);
    }
  }

  private static String target(URI uri) {
    String path = uri.getRawPath();
    String query = uri.getRawQuery();
    return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
  }

  private void require(boolean good, String otherwise) {
    if (!good) {
      throw misuse(otherwise);
    }
  }

  private RuntimeException misuse(String what) {
    CommandSpec self = spec;
    return self == null
        ? new IllegalArgumentException(what)
        : new ParameterException(self.commandLine(), what);
  }
}
