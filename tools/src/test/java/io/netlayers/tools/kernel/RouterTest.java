package io.netlayers.tools.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netlayers.core.IpAddress;
import io.netlayers.stack.config.HostConfig;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.counters.Counters;
import io.netlayers.tools.tap.StackSetup;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two kernels with a router of ours between them, the second behind a link of MTU 1,400. */
class RouterTest {
  private static final int NARROW = 1400;
  private static final Pattern ADDRESS = Pattern.compile("^ *[0-9]+ +(\\S+)");

  @TempDir static Path top;
  private static KernelPeer left;
  private static KernelPeer right;
  private static RunningHost router;

  @BeforeAll
  static void start() throws Exception {
    KernelPeer.requireAll("ping", "iperf3", "traceroute");
    left =
        KernelPeer.open(
            1, "-a", "10.0.1.1/24", "-a", "fd00:1::1/64", "-g", "10.0.1.9", "-g", "fd00:1::9");
    right =
        KernelPeer.open(
            1,
            "-a",
            "10.0.2.1/24",
            "-a",
            "fd00:2::1/64",
            "-g",
            "10.0.2.9",
            "-g",
            "fd00:2::9",
            "-m",
            "" + NARROW);
    HostConfig config = StackSetup.config().forwarding(true).build();
    router =
        new RunningHost(
                config,
                port -> port,
                RunningHost.link(left, 0, 1500, "10.0.1.9/24", "fd00:1::9/64"),
                RunningHost.link(right, 0, NARROW, "10.0.2.9/24", "fd00:2::9/64"))
            .start();
    right.start(top.resolve("iperf3.out"), "iperf3", "-s");
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable part : new AutoCloseable[] {router, left, right}) {
      if (part != null) {
        part.close();
      }
    }
  }

  private static long count(Counter counter) throws Exception {
    Counters counters = router.node().host().counters();
    return router.ask(() -> counters.get(counter));
  }

  /** Neither end knows of the narrow link: the router tells it (RFC 1191, RFC 8201). */
  @ParameterizedTest
  @CsvSource({"10.0.2.1, false", "10.0.2.1, true", "fd00:2::1, false", "fd00:2::1, true"})
  void iperf3RunsThroughIt(String address, boolean reverse) throws Exception {
    long forwarded = count(Counter.IPV4_FORWARDED) + count(Counter.IPV6_FORWARDED);
    String line =
        "iperf3 -J -n 50M -c " + address + (reverse ? " -R" : "") + " --connect-timeout 3000";
    JsonNode said = new ObjectMapper().readTree(left.sh(line + " || true"));
    for (int i = 0; i < 10 && said.path("error").asText().contains("busy"); i++) {
      Thread.sleep(300); // the server has not put the test before away
      said = new ObjectMapper().readTree(left.sh(line + " || true"));
    }
    long octets = said.path("end").path("sum_received").path("bytes").asLong();
    assertTrue(octets >= 40_000_000, said.toString());
    assertTrue(count(Counter.IPV4_FORWARDED) + count(Counter.IPV6_FORWARDED) - forwarded > 30_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-I"})
  void tracerouteSeesBothHops(String mode) throws Exception {
    assertEquals(List.of("10.0.1.9", "10.0.2.1"), hops(mode, "10.0.2.1"));
    assertEquals(List.of("fd00:1::9", "fd00:2::1"), hops("-6 " + mode, "fd00:2::1"));
  }

  /** By TCP's own segments: the SYN that dies at the router, and the one that is refused. */
  @Test
  void tracerouteByTcpSeesBothHops() throws Exception {
    assertEquals(List.of("10.0.1.9", "10.0.2.1"), hops("-T", "10.0.2.1"));
    assertEquals(List.of("fd00:1::9", "fd00:2::1"), hops("-6 -T", "fd00:2::1"));
  }

  /** tracepath finds the narrow link by what the router says of it. */
  @ParameterizedTest
  @ValueSource(strings = {"10.0.2.1", "fd00:2::1"})
  void tracepathFindsThePathMtu(String target) throws Exception {
    KernelPeer.requireAll("tracepath");
    left.sh("ip route flush cache; ip -6 route flush cache");
    String said = left.sh("tracepath -n -m 5 " + target);
    assertTrue(said.contains("Resume: pmtu 1400 hops 2"), said);
  }

  /** RFC 1812 §5.2.7.2, RFC 4861 §8: a kernel heeds what our router says of a nearer way. */
  @ParameterizedTest
  @CsvSource({"10.0.9.1, 10.0.1.7", "fd00:9::1, fe80::77"})
  void theKernelHeedsOurRedirects(String target, String nearer) throws Exception {
    KernelPeer.requireAll("ping");
    String six = target.contains(":") ? "-6" : "-4";
    left.sh(
        "sysctl -qw net.ipv4.conf.all.accept_redirects=1 net.ipv4.conf.tap0.accept_redirects=1"
            + " net.ipv6.conf.tap0.accept_redirects=1");
    router.ask(
        () ->
            router
                .node()
                .host()
                .addRoute(
                    IpAddress.parse(target.contains(":") ? "fd00:9::" : "10.0.9.0"),
                    target.contains(":") ? 64 : 24,
                    router.node().host().interfaces().get(0),
                    IpAddress.parse(nearer),
                    0));
    if (target.contains(":")) { // redirects are between addresses of the link (RFC 4861 §8.1)
      left.sh("ip -6 route replace fd00:9::/64 via " + linkLocal() + " dev tap0");
    }
    left.sh("ip neigh replace " + nearer + " lladdr 02:00:00:00:00:77 dev tap0 nud permanent");
    left.sh("ping -n -c 3 -i 0.2 -W 1 " + target + " || true");
    String way = left.sh("ip " + six + " route get " + target);
    assertTrue(way.contains("via " + nearer), way);
  }

  private static String linkLocal() throws Exception {
    return router.ask(
        () ->
            router.node().host().addresses().stream()
                .filter(a -> a.link().index() == 1 && !a.isIpv4())
                .map(a -> String.valueOf(a.address()))
                .filter(a -> a.startsWith("fe80:"))
                .findFirst()
                .orElseThrow());
  }

  private static List<String> hops(String mode, String target) throws Exception {
    String said = left.sh("traceroute -n -w 2 -m 5 " + mode + " " + target);
    return said.lines()
        .skip(1)
        .map(
            line -> {
              Matcher found = ADDRESS.matcher(line);
              return found.find() ? found.group(1) : line;
            })
        .collect(Collectors.toList());
  }

  /** A packet that may be cut is, by the router; one that may not is reported. */
  @Test
  void largePacketsAreCutOrReported() throws Exception {
    left.ping(2, "-i 0.05 -M dont -s 1450 10.0.2.1");
    left.ping(2, "-i 0.05 -M dont -s 60000 10.0.2.1");
    String reported = left.sh("ping -n -c 2 -i 0.05 -W 2 -M do -s 1450 10.0.2.1 2>&1 || true");
    assertTrue(reported.contains("mtu = 1400") || reported.contains("mtu=1400"), reported);
    // IPv6 is cut by its sender alone, which learns from the first that is lost
    left.sh("ping -n -c 2 -i 0.2 -W 1 -s 1430 fd00:2::1 || true");
    left.ping(2, "-i 0.05 -s 60000 fd00:2::1");
  }

  @Test
  void whatHasNoRouteIsReported() throws Exception {
    String said = left.sh("ping -n -c 1 -W 2 10.9.9.9 2>&1 || true");
    assertTrue(said.contains("From 10.0.1.9") && said.contains("Net Unreachable"), said);
    String six = left.sh("ping -n -c 1 -W 2 fd99::9 2>&1 || true");
    assertTrue(six.contains("fd00:1::9") && six.contains("No route"), six);
  }
}
