package io.netlayers.testkit.net;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Keeps what a {@link PcapngRecorder} writes, for a test that stores it where it fails. */
public final class CaptureBuffer implements PcapngRecorder.Sink {
  private byte[] octets = new byte[4096];
  private int length;

  /** An empty buffer. */
  public CaptureBuffer() {}

  @Override
  public void accept(ByteBuffer block) {
    int more = block.remaining();
    if (more > octets.length - length) {
      octets = Arrays.copyOf(octets, Math.max(2 * octets.length, length + more));
    }
    block.get(block.position(), octets, length, more);
    length += more;
  }

  /** All that was written so far: a capture file. */
  public byte[] toByteArray() {
    return Arrays.copyOf(octets, length);
  }
}
