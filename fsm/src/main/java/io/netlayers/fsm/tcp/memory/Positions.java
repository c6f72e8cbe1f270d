package io.netlayers.fsm.tcp.memory;

import io.netlayers.core.Octets;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * From sequence numbers to positions and back (RFC 9293 §3.4). A position is a sequence number with
 * its wraps counted: the low 32 bits are the number.
 */
public final class Positions {
  /** One turn of the sequence space. */
  private static final long TURN = 1L << 32;

  private Positions() {}

  /** The position of a first sequence number, one turn above 0, so that older ones are ≥ 0 too. */
  public static long first(@Unsigned int number) {
    return TURN + (number & 0xFFFFFFFFL);
  }

  /** The position with this number that is nearest to {@code reference}, within 2^31 of it. */
  public static long near(long reference, @Unsigned int number) {
    int distance = (int) ((number & 0xFFFFFFFFL) - (reference & 0xFFFFFFFFL));
    return reference + distance;
  }

  /** The sequence number at a position. */
  public static @Unsigned int number(long position) {
    return Octets.asBits((int) position);
  }
}
