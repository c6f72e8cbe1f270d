package io.netlayers.stack.link;

import java.nio.ByteBuffer;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Where a host's frames go. A long-lived object of the caller's, never made for a call: {@link
 * #claim} lends room, the host writes one frame into it, {@link #commit} takes it.
 */
public interface FrameSink {
  /**
   * Room for one frame: the buffer's position is the index of its first octet, and at least {@code
   * maxOctets} from there on may be written. What is before the position is the caller's. Position,
   * limit and order are as they were when {@link #commit} is called; a claim that is not followed
   * by a commit is void.
   *
   * @param port of the interface that sends
   * @return null where there is no room now: the host sends nothing and will ask again
   */
  @Nullable ByteBuffer claim(int port, int maxOctets);

  /**
   * Takes the frame that was written into the claimed room.
   *
   * @param length octets of the frame, at most those that were claimed
   * @param notBeforeNanos when it may go; no later than now unless TCP paces
   */
  void commit(int length, long notBeforeNanos);
}
