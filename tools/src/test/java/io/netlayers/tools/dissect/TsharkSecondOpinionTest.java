package io.netlayers.tools.dissect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Field by field, {@code dissect --json} and tshark say the same of every captured frame. */
class TsharkSecondOpinionTest {
  private static final Map<String, Field> FIELDS = new LinkedHashMap<>();

  /** A field of ours: its layer, its key, and how tshark writes its value. */
  private record Field(String layer, String key, Function<JsonNode, String> text) {}

  private static void same(String tshark, String layer, String key) {
    FIELDS.put(tshark, new Field(layer, key, JsonNode::asText));
  }

  private static void hex(String tshark, String layer, String key, int digits) {
    FIELDS.put(
        tshark, new Field(layer, key, v -> String.format("0x%0" + digits + "x", v.asLong())));
  }

  private static void flag(String tshark, String layer, String key) {
    FIELDS.put(tshark, new Field(layer, key, v -> v.asBoolean() ? "1" : "0"));
  }

  static {
    same("eth.dst", "ethernet", "destination");
    same("eth.src", "ethernet", "source");
    same("arp.opcode", "arp", "operation");
    same("arp.src.hw_mac", "arp", "senderHardware");
    same("arp.src.proto_ipv4", "arp", "senderProtocol");
    same("arp.dst.hw_mac", "arp", "targetHardware");
    same("arp.dst.proto_ipv4", "arp", "targetProtocol");
    same("ip.src", "ipv4", "source");
    same("ip.dst", "ipv4", "destination");
    same("ip.ttl", "ipv4", "ttl");
    same("ip.proto", "ipv4", "protocol");
    hex("ip.id", "ipv4", "identification", 4);
    same("ip.dsfield.dscp", "ipv4", "dscp");
    same("ip.dsfield.ecn", "ipv4", "ecn");
    flag("ip.flags.df", "ipv4", "dontFragment");
    flag("ip.flags.mf", "ipv4", "moreFragments");
    FIELDS.put(
        "ip.frag_offset",
        new Field("ipv4", "fragmentOffset", v -> Integer.toString(v.asInt() / 8)));
    same("ip.hdr_len", "ipv4", "headerLength");
    same("ip.len", "ipv4", "totalLength");
    same("ipv6.src", "ipv6", "source");
    same("ipv6.dst", "ipv6", "destination");
    same("ipv6.hlim", "ipv6", "hopLimit");
    same("ipv6.nxt", "ipv6", "nextHeader");
    hex("ipv6.tclass", "ipv6", "trafficClass", 8);
    hex("ipv6.flow", "ipv6", "flowLabel", 6);
    same("ipv6.plen", "ipv6", "payloadLength");
    same("icmp.type", "icmpv4", "type");
    same("icmp.code", "icmpv4", "code");
    same("icmpv6.type", "icmpv6", "type");
    same("icmpv6.code", "icmpv6", "code");
    same("udp.srcport", "udp|udplite", "sourcePort");
    same("udp.dstport", "udp|udplite", "destinationPort");
    same("udp.length", "udp", "length");
    same("tcp.srcport", "tcp", "sourcePort");
    same("tcp.dstport", "tcp", "destinationPort");
    hex("tcp.flags", "tcp", "flags", 4);
    same("tcp.window_size_value", "tcp", "window");
    same("tcp.urgent_pointer", "tcp", "urgentPointer");
    same("tcp.hdr_len", "tcp", "headerLength");
  }

  /** Where a field is in an outer layer only, so that quotes do not count. */
  private static final List<String> OUTER =
      List.of(
          "frame.time_epoch",
          "frame.cap_len",
          "frame.len",
          "vlan.id",
          "ieee8021ad.id",
          "tcp.seq_raw",
          "tcp.ack_raw",
          "ip.checksum.status",
          "tcp.checksum.status",
          "udp.checksum.status",
          "icmp.checksum.status",
          "icmpv6.checksum.status",
          "tcp.len",
          "tcp.options.mss_val",
          "tcp.options.wscale.shift",
          "tcp.options.timestamp.tsval",
          "tcp.options.timestamp.tsecr",
          "tcp.options.sack_le",
          "tcp.options.sack_re");

  private static boolean installed() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "tshark")));
  }

  @TestFactory
  Stream<DynamicTest> everyCapture() throws IOException {
    assumeTrue(installed(), "tshark is not installed");
    return Dissected.captures().stream()
        .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> compare(f)));
  }

  /** A field that no capture has would be compared with nothing. */
  @Test
  void everyFieldIsSeen() throws Exception {
    assumeTrue(installed(), "tshark is not installed");
    List<String> names = new ArrayList<>(FIELDS.keySet());
    names.addAll(OUTER);
    TreeSet<String> unseen = new TreeSet<>(names);
    for (Path capture : Dissected.captures()) {
      for (Map<String, String> row : tshark(capture, names)) {
        row.forEach((name, value) -> unseen.removeIf(n -> n.equals(name) && !value.isEmpty()));
      }
    }
    unseen.removeAll(List.of("tcp.options.sack_le", "tcp.options.sack_re"));
    assertTrue(unseen.isEmpty(), unseen.toString());
  }

  private static void compare(Path capture) throws Exception {
    List<String> names = new ArrayList<>(FIELDS.keySet());
    names.addAll(OUTER);
    List<Map<String, String>> theirs = tshark(capture, names);
    List<JsonNode> ours = Dissected.json(Files.readAllBytes(capture));
    assertEquals(theirs.size(), ours.size(), "frames");
    for (int i = 0; i < ours.size(); i++) {
      JsonNode frame = ours.get(i);
      for (Map.Entry<String, Field> e : FIELDS.entrySet()) {
        if (e.getKey().equals("udp.length") && frame.toString().contains("\"udplite\"")) {
          continue; // tshark gives UDP-Lite, which has no length, IP's
        }
        List<String> values = new ArrayList<>();
        collect(frame, e.getValue(), values);
        String expected = theirs.get(i).get(e.getKey());
        assertEquals(
            expected,
            String.join(",", values),
            "frame " + (i + 1) + " " + e.getKey() + " " + frame);
      }
      outer(frame, theirs.get(i), "frame " + (i + 1) + " " + frame);
    }
  }

  private static void collect(JsonNode frame, Field field, List<String> values) {
    for (JsonNode layer : all(frame, field.layer())) {
      if (layer.has(field.key())) {
        values.add(field.text().apply(layer.get(field.key())));
      }
    }
    for (String icmp : List.of("icmpv4", "icmpv6")) {
      for (JsonNode layer : all(frame, icmp)) {
        if (layer.has("quoted")) {
          collect(layer.get("quoted"), field, values);
        }
      }
    }
  }

  private static List<JsonNode> all(JsonNode frame, String layer) {
    int alternative = layer.indexOf('|');
    if (alternative >= 0) {
      List<JsonNode> first = all(frame, layer.substring(0, alternative));
      return first.isEmpty() ? all(frame, layer.substring(alternative + 1)) : first;
    }
    JsonNode node = frame.path(layer);
    List<JsonNode> found = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(found::add);
    } else if (node.isObject()) {
      found.add(node);
    }
    return found;
  }

  private static void outer(JsonNode frame, Map<String, String> theirs, String where) {
    assertEquals(theirs.get("frame.time_epoch"), frame.get("time").asText(), where);
    assertEquals(theirs.get("frame.cap_len"), frame.get("captured").asText(), where);
    assertEquals(theirs.get("frame.len"), frame.get("length").asText(), where);
    List<String> vlans = new ArrayList<>();
    all(frame, "ethernet").forEach(e -> e.path("vlans").forEach(v -> vlans.add(v.asText())));
    String outerTag = theirs.get("ieee8021ad.id");
    String tags =
        outerTag.isEmpty() ? theirs.get("vlan.id") : outerTag + "," + theirs.get("vlan.id");
    assertEquals(tags, String.join(",", vlans), where);
    checksum(frame, theirs, "ipv4", "ip.checksum.status", where);
    checksum(frame, theirs, "tcp", "tcp.checksum.status", where);
    checksum(frame, theirs, "udp", "udp.checksum.status", where);
    checksum(frame, theirs, "icmpv4", "icmp.checksum.status", where);
    checksum(frame, theirs, "icmpv6", "icmpv6.checksum.status", where);
    if (frame.path("tcp").isObject()) {
      JsonNode tcp = frame.get("tcp");
      assertEquals(theirs.get("tcp.seq_raw"), tcp.get("sequence").asText(), where);
      assertEquals(theirs.get("tcp.ack_raw"), tcp.get("acknowledgment").asText(), where);
      assertEquals(theirs.get("tcp.len"), tcp.get("payloadLength").asText(), where);
      JsonNode options = tcp.get("options");
      option(theirs, "tcp.options.mss_val", options, "mss", where);
      option(theirs, "tcp.options.wscale.shift", options, "windowScale", where);
      option(theirs, "tcp.options.timestamp.tsval", options, "tsVal", where);
      option(theirs, "tcp.options.timestamp.tsecr", options, "tsEcr", where);
      List<String> left = new ArrayList<>();
      List<String> right = new ArrayList<>();
      options.path("sack").forEach(block -> left.add(block.get(0).asText()));
      options.path("sack").forEach(block -> right.add(block.get(1).asText()));
      assertEquals(theirs.get("tcp.options.sack_le"), String.join(",", left), where);
      assertEquals(theirs.get("tcp.options.sack_re"), String.join(",", right), where);
    }
  }

  private static void option(
      Map<String, String> theirs, String name, JsonNode options, String key, String where) {
    assertEquals(theirs.get(name), options.path(key).asText(""), where + " " + name);
  }

  /** tshark: 0 bad, 1 good, 2 not checked; what it leaves unchecked, we may know. */
  private static void checksum(
      JsonNode frame, Map<String, String> theirs, String layer, String name, String where) {
    String[] statuses = theirs.get(name).split(",");
    List<JsonNode> layers = all(frame, layer);
    for (int i = 0; i < layers.size() && i < statuses.length; i++) {
      JsonNode valid = layers.get(i).get("checksumValid");
      if (statuses[i].equals("1")) {
        assertTrue(valid.isNull() || valid.asBoolean(), where + " " + name);
      } else if (statuses[i].equals("0")) {
        assertTrue(valid.isNull() || !valid.asBoolean(), where + " " + name);
      }
    }
  }

  private static List<Map<String, String>> tshark(Path capture, List<String> names)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("tshark", "-n", "-r", capture.toString(), "-T", "fields", "-E", "separator=|"));
    for (String preference :
        List.of(
            "ip.defragment:FALSE",
            "ipv6.defragment:FALSE",
            "tcp.desegment_tcp_streams:FALSE",
            "tcp.relative_sequence_numbers:FALSE",
            "ip.check_checksum:TRUE",
            "tcp.check_checksum:TRUE",
            "udp.check_checksum:TRUE")) {
      command.addAll(List.of("-o", preference));
    }
    names.forEach(name -> command.addAll(List.of("-e", name)));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), "tshark's exit code");
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : out.lines().toList()) {
      String[] values = line.split("\\|", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        row.put(names.get(i), values[i]);
      }
      rows.add(row);
    }
    return rows;
  }
}
