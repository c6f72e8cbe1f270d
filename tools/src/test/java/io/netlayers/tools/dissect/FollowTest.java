package io.netlayers.tools.dissect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netlayers.tools.dissect.follow.ConversationWriter;
import io.netlayers.tools.net.Peers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Conversations out of captures. */
class FollowTest {
  private static List<JsonNode> json(byte[] capture) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FrameWriter writer = new FollowFrames(ConversationWriter.json(out))) {
      Dissected.run(capture, writer);
    }
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString(StandardCharsets.UTF_8).split("\n")) {
      if (!line.isEmpty()) {
        lines.add(mapper.readTree(line));
      }
    }
    return lines;
  }

  private static String text(byte[] capture, boolean verbose) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FrameWriter writer = new FollowFrames(ConversationWriter.text(out, verbose))) {
      Dissected.run(capture, writer);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static byte[] capture(String name) throws IOException {
    return Files.readAllBytes(Dissected.CAPTURES.resolve(name));
  }

  /** Requests and responses, where they begin and how many frames a conversation has. */
  @Test
  void tsharkSaysTheSame() throws Exception {
    Peers.require("tshark");
    int messages = 0;
    for (Path file : Dissected.captures()) {
      TreeMap<String, Integer> frames = new TreeMap<>();
      List<String> theirs = new ArrayList<>();
      for (String line : tshark(file)) {
        String[] values = line.split("\t", 2);
        frames.merge(values[0], 1, Integer::sum);
        theirs.add(values[1].replace("\t", ""));
      }
      List<Integer> ours = new ArrayList<>();
      List<String> heads = new ArrayList<>();
      for (JsonNode conversation : json(Files.readAllBytes(file))) {
        ours.add(conversation.get("frames").asInt());
        for (JsonNode exchange : conversation.get("exchanges")) {
          heads.add(
              exchange.at("/request/method").asText() + exchange.at("/request/target").asText());
          heads.add(exchange.at("/response/status").asText());
        }
      }
      heads.removeIf(String::isEmpty);
      heads.sort(null);
      theirs.removeIf(String::isEmpty);
      theirs.sort(null);
      assertEquals(theirs, heads, file.toString());
      List<Integer> counted = new ArrayList<>(frames.values());
      counted.sort(null);
      ours.sort(null);
      assertEquals(counted, ours, file.toString());
      messages += heads.size();
    }
    assertTrue(messages > 0);
  }

  private static List<String> tshark(Path file) throws Exception {
    String[] command = {
      "tshark",
      "-r",
      file.toString(),
      "-Y",
      "tcp && !icmp && !icmpv6",
      "-T",
      "fields",
      "-e",
      "tcp.stream",
      "-e",
      "http.request.method",
      "-e",
      "http.request.uri",
      "-e",
      "http.response.code"
    };
    return Peers.run(command).good().text().lines().toList();
  }

  @Test
  void aConversationWithItsTiming() throws IOException {
    JsonNode first = json(capture("http.pcap")).get(0);
    assertEquals("http", first.get("protocol").asText());
    assertTrue(first.at("/client/syn").asBoolean() && first.at("/server/syn").asBoolean());
    assertEquals(0, first.get("gaps").size());
    JsonNode exchange = first.get("exchanges").get(0);
    assertEquals("whole", exchange.at("/response/end").asText());
    assertTrue(exchange.get("seconds").asDouble() >= exchange.get("secondsToResponse").asDouble());
    assertNotNull(exchange.at("/request/fields/0/name").asText());
    String text = text(capture("http.pcap"), false);
    assertTrue(text.matches("(?s)#1 \\d\\d:\\d\\d:\\d\\d\\.\\d{6} .* > .*: HTTP, .*"), text);
    assertTrue(text(capture("http.pcap"), true).contains("            Host: "), text);
  }

  @Test
  void whatIsMissingIsAGap() throws IOException {
    byte[] whole = capture("http.pcap");
    List<JsonNode> conversations = json(whole);
    int frame = conversations.get(0).at("/exchanges/0/response/lastFrame").asInt();
    JsonNode cut = json(without(whole, frame)).get(0);
    assertTrue(cut.get("missingOctets").asLong() > 0 || cut.get("gaps").size() > 0, cut + "");
    assertFalse(cut.at("/exchanges/0/request").isMissingNode());
  }

  /** A capture without one of its frames. */
  private static byte[] without(byte[] capture, int frame) {
    java.nio.ByteBuffer in =
        java.nio.ByteBuffer.wrap(capture).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(capture, 0, 24);
    int at = 24;
    for (int number = 1; at < capture.length; number++) {
      int length = 16 + in.getInt(at + 8);
      if (number != frame) {
        out.write(capture, at, length);
      }
      at += length;
    }
    return out.toByteArray();
  }

  @Property(tries = 60)
  void brokenCapturesNeverThrow(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    byte[] broken = capture(random.nextBoolean() ? "http.pcap" : "offload.pcap");
    for (int i = 0; i < 30; i++) {
      broken[24 + random.nextInt(broken.length - 24)] ^= (byte) (1 << random.nextInt(8));
    }
    json(broken);
    text(broken, true);
  }
}
