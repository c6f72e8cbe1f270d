package io.netlayers.testkit.gen.frame;

import io.netlayers.core.OctetString;
import io.netlayers.packet.Layer;
import java.util.List;

/**
 * A whole frame and the layers that it was made of, from the outside in.
 *
 * @param layers the last is a payload where the innermost header has one
 * @param octets as they lie on the link, padding and FCS included
 * @param hasFcs whether the last four octets are a frame check sequence
 */
public record Frame(List<Layer> layers, OctetString octets, boolean hasFcs) {
  /** Copies the list. */
  public Frame {
    layers = List.copyOf(layers);
  }

  /** As {@code ethernet ipv4 udp payload: 0a0b…}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    layers.forEach(layer -> text.append(layer.label()).append(' '));
    return text.append(hasFcs ? "fcs " : "").append(octets).toString();
  }
}
