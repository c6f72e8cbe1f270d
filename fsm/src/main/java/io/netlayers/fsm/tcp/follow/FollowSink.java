package io.netlayers.fsm.tcp.follow;

import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Where a follower's findings go. A long-lived object of the caller's. Positions count a side's
 * octets from 0, the first after its SYN, or the first that was seen where there was no SYN.
 *
 * <p>A sink must not call the follower.
 */
public interface FollowSink {
  /**
   * Octets, in order.
   *
   * @param buffer lent for the call; position and limit mean nothing
   * @param index absolute index of the first octet
   */
  void octets(FollowSide side, long position, ByteBuffer buffer, int index, int length);

  /** Octets that were sent and not captured, or not in time. */
  void gap(FollowSide side, long position, long length);

  /**
   * A SYN begins a conversation of its own: the old one was finished, and both sides' positions
   * begin at 0 again. {@link #opened} follows.
   */
  default void restarted() {}

  /**
   * A side's SYN was seen, once a conversation. It may come late, behind octets that were handed on
   * already; positions stay as they are.
   */
  default void opened(FollowSide side, @Unsigned int initialSequence) {}

  /** A side's stream ended with a FIN, at this position. */
  default void closed(FollowSide side, long position) {}

  /** A side sent a RST, which ends both streams; segments that follow are still followed. */
  default void reset(FollowSide side) {}

  /**
   * Octets came a second time and were others: an evasion, a broken host or a corrupt capture.
   * Which of them count the overlap policy says. It is found only among octets that wait. Before a
   * side's first position is settled, positions count from the lowest octet that was seen so far.
   */
  default void conflict(FollowSide side, long position, long length) {}
}
