package io.netlayers.tools.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netlayers.tools.net.Peers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** tshark as a second opinion on what passed, with every checksum verified. */
final class Tshark {
  /** Stations of ours, by the beginning of their addresses. */
  private static final String OURS = "eth.src[0:4] == 02:00:4e:4c";

  /** RFC 1624: the kernel now and then writes 0xFFFF for 0, which tshark minds. */
  private static final String TCP =
      "tcp.checksum.status == \"Bad\" && (tcp.checksum != 0xffff || " + OURS + ")";

  private static final String BAD =
      String.join(
          " || ",
          "_ws.malformed",
          "_ws.short",
          "ip.bogus_ip_length",
          "tcp.bogus_header_length",
          "arp.duplicate-address-detected",
          "ip.checksum.status == \"Bad\"",
          "udp.checksum.status == \"Bad\"",
          "icmp.checksum.status == \"Bad\"",
          "icmpv6.checksum.status == \"Bad\"",
          "(" + TCP + ")");

  private Tshark() {}

  private static List<String> command(Path capture, String filter) {
    List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", capture.toString()));
    for (String protocol : List.of("ip", "tcp", "udp")) {
      command.add("-o");
      command.add(protocol + ".check_checksum:TRUE");
    }
    // What was sent again overlaps what was sent before, and tshark's reassembly calls that an
    // error
    command.add("-o");
    command.add("tcp.desegment_tcp_streams:FALSE");
    command.add("-Y");
    command.add(filter);
    return command;
  }

  /** How many frames of a capture a display filter lets through. */
  static int count(Path capture, String filter) throws Exception {
    List<String> command = command(capture, filter);
    command.addAll(List.of("-T", "fields", "-e", "frame.number"));
    return (int) run(command).lines().count();
  }

  /** Fails where there is a malformed frame or a bad checksum among those of a filter. */
  static void assertClean(Path capture, String filter) throws Exception {
    List<String> command = command(capture, "(" + filter + ") && (" + BAD + ")");
    // Content that happens to begin like a message is none, and no malformed one
    command.addAll(List.of("--disable-protocol", "http"));
    assertEquals("", run(command), "bad frames");
  }

  /** Fails where there is a malformed frame or a bad checksum. */
  static void assertClean(Path capture) throws Exception {
    assertClean(capture, "frame");
  }

  private static String run(List<String> command) throws Exception {
    return Peers.run(command.toArray(String[]::new)).good().text();
  }
}
