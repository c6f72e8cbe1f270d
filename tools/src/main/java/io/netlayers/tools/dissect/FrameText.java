package io.netlayers.tools.dissect;

import io.netlayers.packet.FrameWalker;

/** A frame as {@code dissect} writes it, for other commands: one line, or a line a layer. */
public final class FrameText {
  private final StringBuilder text = new StringBuilder();
  private final TextLine line = new TextLine(text);
  private final TextLayers layerLines = new TextLayers(text);

  /** For any number of frames. */
  public FrameText() {}

  /** The line of tcpdump's manner, without number and time. */
  public String line(FrameWalker layers) {
    text.setLength(0);
    line.append(layers);
    return text.toString();
  }

  /** An indented line a layer, each with its line feed. */
  public String layers(FrameWalker layers) {
    text.setLength(0);
    layerLines.append(layers);
    return text.toString();
  }
}
