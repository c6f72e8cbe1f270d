package io.netlayers.tools.tap;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;

/** Where the frames of one interface come from and go to; nothing blocks. */
public interface FramePort extends Closeable {
  /** What a selector watches, readable where a frame waits. */
  SelectableChannel channel();

  /**
   * Reads one frame to the buffer's position, and moves that.
   *
   * @return false where none waits
   */
  boolean read(ByteBuffer into) throws IOException;

  /** Whether there is a device at the other end, as far as is known. */
  default boolean isCarried() {
    return true;
  }

  /** Sends what remains in the buffer as one frame; it is lost where there is no room for it. */
  void write(ByteBuffer frame) throws IOException;
}
