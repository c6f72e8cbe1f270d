package io.netlayers.tools.dissect;

import io.netlayers.packet.FrameWalker;
import java.io.IOException;

/** A format in which frames are written. */
interface FrameWriter extends AutoCloseable {
  /**
   * Writes one frame.
   *
   * @param frame what the capture says of it
   * @param layers what it was taken apart into; on loan for this call
   * @throws IOException if the output takes no more
   */
  void write(FrameInfo frame, FrameWalker layers) throws IOException;

  /** Writes what is held back; the output stays open. */
  @Override
  void close() throws IOException;
}
