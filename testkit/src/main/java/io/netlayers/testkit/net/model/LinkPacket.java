package io.netlayers.testkit.net.model;

import java.nio.ByteBuffer;
import org.checkerframework.checker.nullness.qual.Nullable;

/** A packet on a link, lent to an observer until its method returns. */
public interface LinkPacket {
  /** Its number among those sent into the link, from 0; a duplicate has its original's. */
  long index();

  /**
   * Its octets, from position 0 to the limit, in network order; to be left as they are. Position,
   * limit and order may be changed: the next call sets them anew.
   */
  ByteBuffer octets();

  /** Octets of it. */
  int length();

  /** When it was sent into the link. */
  long sentAtNanos();

  /** Whether it carries Congestion Experienced because of this link. */
  boolean isMarked();

  /** Whether the link changed bits of it. */
  boolean isCorrupted();

  /** Whether the link held it back. */
  boolean isHeldBack();

  /** Whether it is the second one that the link made. */
  boolean isDuplicate();

  /** Why it was dropped, null while it was not. */
  @Nullable DropCause dropCause();
}
