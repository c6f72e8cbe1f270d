package io.netlayers.tools.dissect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DissectTest {
  private static byte[] capture(String name) throws IOException {
    return Files.readAllBytes(Dissected.CAPTURES.resolve(name));
  }

  /** A pcap of one frame: little-endian, microseconds. */
  private static byte[] pcap(int linkType, int wireLength, String hex) {
    byte[] frame = java.util.HexFormat.of().parseHex(hex);
    java.nio.ByteBuffer b =
        java.nio.ByteBuffer.allocate(40 + frame.length).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    b.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0);
    b.putInt(65535).putInt(linkType).putInt(1).putInt(2).putInt(frame.length).putInt(wireLength);
    return b.put(frame).array();
  }

  @Test
  void aSynHasItsOptions() throws IOException {
    JsonNode frame = Dissected.frame("http.pcap", 3);
    assertEquals("[\"ethernet\",\"ipv4\",\"tcp\"]", frame.get("layers").toString());
    JsonNode tcp = frame.get("tcp");
    assertEquals(2, tcp.get("flags").asInt());
    assertTrue(tcp.get("checksumValid").asBoolean());
    assertEquals(
        "[\"mss\",\"windowScale\",\"sackPermitted\",\"tsVal\",\"tsEcr\"]",
        keys(tcp.get("options")));
    assertEquals("1795244089.855383000", frame.get("time").asText());
    assertNull(frame.get("fault"));
    assertNull(frame.get("payload"));
    assertNull(frame.get("ipv4").get("options"));
  }

  private static String keys(JsonNode node) {
    StringBuilder text = new StringBuilder("[");
    node.fieldNames().forEachRemaining(n -> text.append('"').append(n).append("\","));
    return text.toString().replaceAll(",$", "]");
  }

  @Test
  void optionsAreThereThoughEmpty() throws IOException {
    boolean seen = false;
    for (JsonNode frame : Dissected.json(capture("http.pcap"))) {
      if (frame.path("tcp").path("flags").asInt() == 20) {
        assertEquals("{}", frame.get("tcp").get("options").toString());
        seen = true;
      }
    }
    assertTrue(seen, "no RST in the capture");
  }

  @Test
  void tunnelsGiveArraysAndGreNoLayer() throws IOException {
    JsonNode inner = Dissected.frame("ipip.pcap", 1);
    assertEquals("[\"ethernet\",\"ipv4\",\"ipv4\",\"tcp\"]", inner.get("layers").toString());
    assertEquals("10.77.1.2", inner.get("ipv4").get(0).get("source").asText());
    assertEquals("10.78.0.1", inner.get("ipv4").get(1).get("source").asText());
    for (JsonNode frame : Dissected.json(capture("gre.pcap"))) {
      assertFalse(frame.get("layers").toString().contains("gre"));
    }
  }

  @Test
  void errorsQuoteWhatTheyAreAbout() throws IOException {
    JsonNode found = null;
    for (JsonNode frame : Dissected.json(capture("traceroute.pcap"))) {
      if (frame.path("icmpv4").path("type").asInt() == 11) {
        found = frame.get("icmpv4").get("quoted");
        break;
      }
    }
    Assertions.assertNotNull(found);
    assertEquals("\"ipv4\"", found.get("layers").get(0).toString());
    assertEquals("\"udp\"", found.get("layers").get(1).toString());
    assertEquals("10.77.2.2", found.get("ipv4").get("destination").asText());
  }

  @Test
  void offloadedChecksumsAreNull() throws IOException {
    int unknown = 0;
    for (JsonNode frame : Dissected.json(capture("offload.pcap"))) {
      if (frame.path("tcp").path("checksumValid").isNull()) {
        unknown++;
      }
    }
    assertTrue(unknown > 5, "offloaded: " + unknown);
  }

  @Test
  void fragmentsAreNotReassembled() throws IOException {
    int first = 0;
    int later = 0;
    for (JsonNode frame : Dissected.json(capture("ping.pcap"))) {
      String layers = frame.get("layers").toString();
      JsonNode ip = frame.path("ipv4");
      if (ip.path("moreFragments").asBoolean() && ip.path("fragmentOffset").asInt() == 0) {
        assertEquals("[\"ethernet\",\"ipv4\",\"icmpv4\"]", layers);
        assertTrue(frame.get("icmpv4").get("checksumValid").isNull());
        first++;
      } else if (ip.path("fragmentOffset").asInt() > 0) {
        assertEquals("[\"ethernet\",\"ipv4\",\"payload\"]", layers);
        later++;
      }
    }
    assertTrue(first > 0 && later > 0, first + " first, " + later + " later");
  }

  @Test
  void aCutFrameHasAFaultAndWhatIsBeforeIt() throws IOException {
    JsonNode frame =
        Dissected.json(
                pcap(
                    1,
                    64,
                    "020000000101020000000102080045000032000100004006"
                        + "0000"
                        + "0a4d01020a4d0202"
                        + "e2f2005000000001"))
            .get(0);
    assertEquals("[\"ethernet\",\"ipv4\"]", frame.get("layers").toString());
    assertEquals("ipv4", frame.get("fault").get("layer").asText());
    assertEquals("TRUNCATED_PAYLOAD", frame.get("fault").get("status").asText());
    assertEquals(42, frame.get("fault").get("offset").asInt());
    assertEquals(42, frame.get("captured").asInt());
    assertEquals(64, frame.get("length").asInt());
    assertFalse(frame.get("ipv4").get("checksumValid").asBoolean());
  }

  /** RFC 1122 §3.2.2: no error is sent about an error, so only a hostile frame nests quotes. */
  @Test
  void quotesOfQuotesAreNotFollowed() throws IOException {
    String hex =
        ("4500ffff0000000040010000" + "0a4d01020a4d0202" + "0b00f4ff00000000").repeat(2000);
    byte[] capture = pcap(228, hex.length() / 2, hex);
    JsonNode quoted = Dissected.json(capture).get(0).get("icmpv4").get("quoted");
    assertEquals("[\"ipv4\",\"icmpv4\"]", quoted.get("layers").toString());
    assertNull(quoted.get("icmpv4").get("quoted"));
    assertEquals(1, Dissected.text(capture, false, false).lines().count());
  }

  @Test
  void anUnknownLinkTypeIsAPayload() throws IOException {
    JsonNode frame = Dissected.json(pcap(147, 4, "01020304")).get(0);
    assertEquals("[\"payload\"]", frame.get("layers").toString());
  }

  /** Wherever a file is cut, each whole frame comes out and the cut is told. */
  @Test
  void aCutFileGivesEveryWholeFrame() throws IOException {
    byte[] whole = capture("dns.pcap");
    int frames = Dissected.json(whole).size();
    for (int length = 0; length < whole.length; length += 37) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      String complaint;
      try (JsonFrames writer = new JsonFrames(out)) {
        complaint = Dissected.run(Arrays.copyOf(whole, length), writer);
      }
      long lines = out.toString().lines().count();
      assertTrue(lines < frames);
      assertTrue(
          complaint == null || complaint.contains("cut off") || complaint.contains("neither"),
          complaint);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyCaptureReadsInEveryForm() throws IOException {
    return Dissected.captures().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () -> {
                      byte[] octets = Files.readAllBytes(file);
                      int frames = Dissected.json(octets).size();
                      assertTrue(frames > 0);
                      assertEquals(frames, Dissected.text(octets, false, false).lines().count());
                      String verbose = Dissected.text(octets, true, true);
                      assertTrue(verbose.lines().count() > 3L * frames);
                    }));
  }

  @Test
  void failuresAreOneLine() {
    for (List<String> arguments :
        List.of(
            List.of("dissect", "no-such-file"),
            List.of("dissect", "."),
            List.of("dissect", "pom.xml"))) {
      java.io.StringWriter err = new java.io.StringWriter();
      int code =
          io.netlayers.tools.NetlayersForTests.commandLine()
              .setErr(new java.io.PrintWriter(err, true))
              .execute(arguments.toArray(String[]::new));
      assertEquals(1, code, arguments.toString());
      assertEquals(1, err.toString().lines().count(), err.toString());
      assertTrue(err.toString().startsWith("netlayers: "), err.toString());
      assertFalse(err.toString().contains("Exception"), err.toString());
    }
  }

  @Test
  void aBrokenPipeEndsTheOutput() throws IOException {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    IOException failure =
        Assertions.assertThrows(
            IOException.class,
            () -> {
              try (TextFrames writer = new TextFrames(closed, false, false)) {
                Dissected.run(capture("http.pcap"), writer);
              }
            });
    assertTrue(io.netlayers.tools.Failures.isBrokenPipe(failure));
  }

  @Test
  void octetsAreShownInRowsOfSixteen() throws IOException {
    String text =
        Dissected.text(pcap(147, 18, "000102030405060708090a0b0c0d0e0f4142"), false, true);
    assertTrue(
        text.contains("0x0000:  0001 0203 0405 0607 0809 0a0b 0c0d 0e0f  ................"), text);
    assertTrue(text.contains("0x0010:  4142"), text);
    assertTrue(text.endsWith("  AB\n"), text);
  }

  @Test
  void timesBeforeTheEpochAreWritten() {
    FrameInfo frame = new FrameInfo();
    frame.epochSeconds = -2;
    frame.nanos = 250_000_000;
    assertEquals("-1.750000000", frame.time());
    frame.epochSeconds = -1;
    assertEquals("-0.750000000", frame.time());
    frame.epochSeconds = 7;
    frame.nanos = 1;
    assertEquals("7.000000001", frame.time());
  }
}
