package io.netlayers.testkit.invariant;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * A parser that is fed a stream in pieces, as a harness sees it.
 *
 * @param <E> what it tells: values that are compared by {@code equals} and hold no buffer
 */
@FunctionalInterface
public interface StreamParser<E> {
  /**
   * Takes octets from the buffer's position on and moves the position behind what it has taken.
   * What it leaves comes again with more octets behind it, in another buffer. It is asked again as
   * long as it takes octets or tells something; it may do one thing a call.
   */
  void onOctets(ByteBuffer octets, Consumer<? super E> events);

  /** The stream has ended. */
  default void onEnd(Consumer<? super E> events) {}
}
