package io.netlayers.stack.link;

import java.nio.ByteBuffer;

/**
 * Who looks on at a host's frames: those that its receiving filter lets through, of a promiscuous
 * interface those for other stations too, and those that it sends. Buffers are lent for the call
 * and only to be read.
 */
public interface FrameObserver {
  /** A frame came. */
  void received(NetworkInterface link, ByteBuffer buffer, int offset, int length, long nowNanos);

  /** A frame is about to be committed to the sink. */
  void sent(NetworkInterface link, ByteBuffer buffer, int offset, int length, long nowNanos);
}
