package io.netlayers.tools.dissect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** No octets in a capture make any form of output throw: wrong and cut layers are written too. */
class HostileCaptureProperties {
  private static final List<byte[]> CAPTURES = new ArrayList<>();

  static {
    try {
      for (Path file : Dissected.captures()) {
        CAPTURES.add(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @Property(tries = 400)
  void changedOctetsAreWritten(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int changes)
      throws IOException {
    Random random = new Random(seed);
    byte[] octets = CAPTURES.get(random.nextInt(CAPTURES.size())).clone();
    for (int i = 0; i < changes; i++) {
      // Behind the file's header, or nothing would be read.
      octets[24 + random.nextInt(octets.length - 24)] = (byte) random.nextInt();
    }
    write(octets);
  }

  /** Records stay whole and their frames are cut: what a snap length does. */
  @Property(tries = 300)
  void cutFramesAreWritten(@ForAll long seed, @ForAll @IntRange(max = 200) int snap)
      throws IOException {
    byte[] octets = CAPTURES.get(new Random(seed).nextInt(CAPTURES.size()));
    if (octets[0] == 0x0A) {
      return; // pcapng
    }
    java.nio.ByteBuffer in =
        java.nio.ByteBuffer.wrap(octets).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(octets, 0, 24);
    for (int at = 24; at < octets.length; at += 16 + in.getInt(at + 8)) {
      int kept = Math.min(snap, in.getInt(at + 8));
      byte[] header = java.util.Arrays.copyOfRange(octets, at, at + 16);
      java.nio.ByteBuffer.wrap(header).order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(8, kept);
      out.write(header);
      out.write(octets, at + 16, kept);
    }
    write(out.toByteArray());
  }

  private static void write(byte[] capture) throws IOException {
    try (JsonFrames json = new JsonFrames(OutputStream.nullOutputStream());
        TextFrames text = new TextFrames(OutputStream.nullOutputStream(), true, true)) {
      Dissected.run(capture, json);
      Dissected.run(capture, text);
    }
  }
}
