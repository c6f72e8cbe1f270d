package io.netlayers.tools.dissect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netlayers.tools.terminal.Progress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What {@code dissect} makes of captures, run inside the test. */
final class Dissected {
  static final Path CAPTURES = Path.of("..", "captures");

  private Dissected() {}

  static List<Path> captures() throws IOException {
    try (Stream<Path> files = Files.list(CAPTURES)) {
      return files.filter(f -> f.toString().matches(".*\\.pcap(ng)?")).sorted().toList();
    }
  }

  static List<JsonNode> json(byte[] capture) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonFrames writer = new JsonFrames(out)) {
      run(capture, writer);
    }
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> frames = new ArrayList<>();
    for (String line : out.toString(StandardCharsets.UTF_8).split("\n")) {
      if (!line.isEmpty()) {
        frames.add(mapper.readTree(line));
      }
    }
    return frames;
  }

  static String text(byte[] capture, boolean verbose, boolean octets) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TextFrames writer = new TextFrames(out, verbose, octets)) {
      run(capture, writer);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  static String run(byte[] capture, FrameWriter writer) throws IOException {
    ReadableByteChannel in = Channels.newChannel(new ByteArrayInputStream(capture));
    try (Progress progress = Progress.reading("dissect", in)) {
      return new Dissection(in, writer, progress).run();
    }
  }

  static JsonNode frame(String name, int number) throws IOException {
    return json(Files.readAllBytes(CAPTURES.resolve(name))).get(number - 1);
  }
}
