package io.netlayers.tools.dissect;

import io.netlayers.packet.FrameWalker;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A line a frame; on request an indented line a layer, and the octets. */
final class TextFrames implements FrameWriter {
  private static final int SECONDS_A_DAY = 86_400;

  private final OutputStream out;
  private final boolean verbose;
  private final boolean octets;
  private final StringBuilder text = new StringBuilder();
  private final TextLine line = new TextLine(text);
  private final TextLayers layerLines = new TextLayers(text);

  TextFrames(OutputStream out, boolean verbose, boolean octets) {
    this.out = out;
    this.verbose = verbose;
    this.octets = octets;
  }

  @Override
  public void write(FrameInfo frame, FrameWalker layers) throws IOException {
    text.setLength(0);
    text.append(frame.number).append(' ');
    timeOfDay(frame);
    line.append(layers);
    text.append('\n');
    if (verbose) {
      layerLines.append(layers);
    }
    if (octets) {
      HexDump.append(text, frame.buffer, frame.offset, frame.captured);
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The time of day in UTC, to the microsecond, as a capture is read anywhere. */
  private void timeOfDay(FrameInfo frame) {
    int second = (int) Math.floorMod(frame.epochSeconds, (long) SECONDS_A_DAY);
    twoDigits(second / 3600).append(':');
    twoDigits(second / 60 % 60).append(':');
    twoDigits(second % 60).append('.');
    int micros = frame.nanos / 1000;
    for (int digit = 100_000; digit > 0; digit /= 10) {
      text.append(micros / digit % 10);
    }
    text.append(' ');
  }

  private StringBuilder twoDigits(int value) {
    return text.append(value / 10).append(value % 10);
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
