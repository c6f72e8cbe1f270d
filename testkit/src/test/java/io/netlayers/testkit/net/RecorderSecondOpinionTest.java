package io.netlayers.testkit.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netlayers.pcap.LinkType;
import io.netlayers.testkit.net.model.EcnMarker;
import io.netlayers.testkit.net.model.Loss;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tshark reads in a recorded run. */
class RecorderSecondOpinionTest {
  /** An IPv4 packet with ECT(0) and a UDP datagram of 4 octets. */
  private static final String PACKET =
      "4502002000010000" + "4011f6c6" + "c0000201" + "c0000202" + "0035c000000c0000" + "01020304";

  @TempDir Path directory;

  private static boolean isInstalled(String tool) {
    for (String place : System.getenv("PATH").split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(place, tool))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> tshark(Path file) throws IOException, InterruptedException {
    String[] command = {
      "tshark",
      "-n",
      "-r",
      file.toString(),
      "-o",
      "ip.check_checksum:TRUE",
      "-T",
      "fields",
      "-E",
      "separator=|",
      "-e",
      "frame.time_epoch",
      "-e",
      "frame.interface_name",
      "-e",
      "frame.len",
      "-e",
      "ip.dsfield.ecn",
      "-e",
      "ip.checksum.status",
      "-e",
      "udp.srcport",
      "-e",
      "frame.comment"
    };
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out.lines().toList();
  }

  @Test
  void tsharkReadsTheSame() throws IOException, InterruptedException {
    assumeTrue(isInstalled("tshark"), "tshark is not installed: no second opinion");
    NetworkNode quiet = (port, packet, now) -> {};
    NetworkNode other = new Forwarder((ports, in, packet) -> null);
    SimulatedNetwork network = new SimulatedNetwork(3);
    network.add("client", quiet);
    network.add("server", other);
    CaptureBuffer all = new CaptureBuffer();
    CaptureBuffer host = new CaptureBuffer();
    network.observe(new PcapngRecorder(LinkType.RAW, 1_700_000_000_000_000_000L, all));
    SimulatedWire wire =
        network.connect(
            quiet,
            other,
            LinkConfig.builder()
                .delayNanos(1_234_567_891)
                .addLosses(Loss.indices(1))
                .marker(EcnMarker.IP)
                .markPpm(1_000_000)
                .build(),
            LinkConfig.perfect());
    new PcapngRecorder(LinkType.RAW, 0, host).tap(wire.a());
    byte[] packet = HexFormat.of().parseHex(PACKET);
    for (int i = 0; i < 2; i++) {
      wire.a().send(ByteBuffer.wrap(packet));
    }
    network.runUntil(2_000_000_000L);
    wire.b().send(ByteBuffer.wrap(packet));
    network.runUntil(3_000_000_000L);
    Path file = Files.write(directory.resolve("all.pcapng"), all.toByteArray());
    assertEquals(
        List.of(
            "1700000000.000000000|client > server|32|2|1|53|dropped: LOST_BY_CHOICE",
            "1700000001.234567891|client > server|32|3|1|53|marked",
            "1700000002.000000000|server > client|32|2|1|53|"),
        tshark(file));
    Path tapped = Files.write(directory.resolve("host.pcapng"), host.toByteArray());
    assertEquals(
        List.of(
            "0.000000000|client > server|32|2|1|53|",
            "0.000000000|client > server|32|2|1|53|",
            "2.000000000|server > client|32|2|1|53|"),
        tshark(tapped));
  }
}
