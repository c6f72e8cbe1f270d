package io.netlayers.tools.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.netlayers.testkit.script.PacketScripts;
import io.netlayers.testkit.script.ScriptResult;
import io.netlayers.testkit.script.ScriptResult.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The scripts of states, handshakes, timers and receivers over IPv6: the same text but for the MSS,
 * which has 20 octets less, and for ICMP's names.
 */
class Ipv6ScriptsTest {
  private static final Path SCRIPTS = Path.of("src/test/scripts");
  private static final List<String> FOLDERS =
      List.of("states", "handshake", "receiver-sack", "timers", "open-close");

  @TestFactory
  List<DynamicTest> overIpv6() throws IOException {
    try (Stream<Path> files = Files.walk(SCRIPTS)) {
      return files
          .filter(file -> file.toString().endsWith(".pkt"))
          .filter(file -> FOLDERS.contains(SCRIPTS.relativize(file).getName(0).toString()))
          .sorted()
          .map(file -> dynamicTest(SCRIPTS.relativize(file).toString(), () -> run(file)))
          .toList();
    }
  }

  private static void run(Path file) throws IOException {
    String text = "--ip_version=ipv6\n" + overIpv6(Files.readString(file));
    ScriptResult result = PacketScripts.run(text, MachineTcp::new);
    assertEquals(Verdict.PASS, result.verdict(), () -> result.reason() + "\n" + text);
  }

  private static String overIpv6(String text) {
    String mss =
        text.lines()
            .map(line -> line.contains(" > ") ? line.replace("mss 1460", "mss 1440") : line)
            .reduce("", (all, line) -> all + line + "\n");
    String icmp =
        mss.replace("icmp unreachable protocol_unreachable", "icmp param_problem next_header")
            .replace("icmp unreachable host_unreachable", "icmp unreachable addr_unreachable")
            .replace("ENOPROTOOPT", "EPROTO");
    // one code of ICMPv6 says what two of ICMP do, and has an error of its own
    String prohibited = "icmp unreachable admin_prohibited";
    return icmp.matches("(?s).*unreachable (host_prohibited|packet_filtered).*")
        ? icmp.replaceAll("icmp unreachable (host_prohibited|packet_filtered)", prohibited)
            .replace("EHOSTUNREACH", "EACCES")
        : icmp;
  }
}
