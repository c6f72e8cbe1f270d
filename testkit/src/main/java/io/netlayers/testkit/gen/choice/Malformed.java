package io.netlayers.testkit.gen.choice;

import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;

/**
 * Octets that a decoder must refuse, and why.
 *
 * @param decoder whose octets these are, such as {@code TcpSegmentView}
 * @param status what the decoder must answer
 * @param octets what is there
 * @param wireLength octets that the layer below says there were; more than those of {@code octets}
 *     where a capture cut the end off
 */
public record Malformed<S extends Enum<S>>(
    String decoder, S status, OctetString octets, int wireLength) {

  /** Octets that are all there. */
  public Malformed(String decoder, S status, OctetString octets) {
    this(decoder, status, octets, octets.length());
  }

  /** Whether nothing was cut off. */
  public boolean isWhole() {
    return wireLength == octets.length();
  }

  /** A copy in a buffer of its own, at an index behind other octets and before others. */
  public ByteBuffer placedAt(int index) {
    ByteBuffer buffer = ByteBuffer.allocate(index + octets.length() + index);
    while (buffer.hasRemaining()) {
      buffer.put((byte) 0xA5);
    }
    octets.copyTo(buffer, index);
    return buffer;
  }

  @Override
  public String toString() {
    return decoder + " " + status + (isWhole() ? " " : " of " + wireLength + ": ") + octets;
  }
}
