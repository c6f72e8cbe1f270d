package io.netlayers.tools.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netlayers.pcap.LinkType;
import io.netlayers.testkit.net.CaptureBuffer;
import io.netlayers.testkit.net.LinkConfig;
import io.netlayers.testkit.net.PcapngRecorder;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tshark says of walk's captures: nothing malformed, no bad checksum, the page is whole. */
class WalkTsharkTest {
  @TempDir Path directory;

  private static boolean isInstalled() {
    for (String place : System.getenv("PATH").split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(place, "tshark"))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> tshark(Path file, String... more)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", file.toString()));
    for (String layer : new String[] {"ip", "tcp", "udp"}) {
      command.addAll(List.of("-o", layer + ".check_checksum:TRUE"));
    }
    command.addAll(List.of(more));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    return out.lines().toList();
  }

  @ParameterizedTest
  @CsvSource({
    "false, 1500, false, false, 0",
    "true, 1500, false, false, 0",
    "false, 576, false, false, 0",
    "false, 576, false, true, 0",
    "true, 1280, false, false, 0",
    "false, 1500, true, false, 0",
    "false, 576, true, true, 0",
    "false, 1500, false, false, 50000",
  })
  void nothingIsWrong(boolean ipv6, int mtu, boolean nat, boolean cuts, int lossPpm)
      throws IOException, InterruptedException {
    assumeTrue(isInstalled(), "tshark is not installed: no second opinion");
    LinkConfig.Builder link = LinkConfig.builder().delayMillis(1);
    if (lossPpm > 0) {
      link.lossPpm(lossPpm);
    }
    Narration narration = new Narration(line -> {}, false);
    Scene scene = new Scene(1, new Scene.Props(ipv6, mtu, nat, cuts), link.build(), narration);
    CaptureBuffer capture = new CaptureBuffer();
    scene.observe(new PcapngRecorder(LinkType.ETHERNET, 0, capture));
    assertEquals(20_000, scene.visit("www.example.org", 80, "/", 20_000).octets());
    Path file = Files.write(directory.resolve("walk.pcapng"), capture.toByteArray());
    // what an ICMP error quotes is cut, and tshark holds the rest for the whole segment
    String wrong =
        "_ws.malformed || ip.checksum.status == \"Bad\" || icmp.checksum.status == \"Bad\""
            + " || icmpv6.checksum.status == \"Bad\""
            + " || !icmp && !(icmpv6.type == 2)"
            + " && (tcp.checksum.status == \"Bad\" || _ws.expert.severity == \"Error\")";
    assertEquals(List.of(), tshark(file, "-Y", wrong));
    List<String> frames = tshark(file, "-T", "fields", "-e", "frame.number");
    assertTrue(frames.size() >= narration.frames(), "frames " + frames.size());
    List<String> pages = tshark(file, "-Y", "http.response.code == 200");
    assertTrue(!pages.isEmpty(), "the response is not read");
    if (cuts) {
      assertTrue(!tshark(file, "-Y", "ip.flags.mf == 1").isEmpty(), "nothing was cut");
    }
  }
}
