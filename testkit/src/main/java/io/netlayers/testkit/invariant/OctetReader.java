package io.netlayers.testkit.invariant;

import java.nio.ByteBuffer;

/**
 * What reads a message out of a slice of a buffer: by absolute indexes, so that the buffer stays as
 * it is. Code that reads relatively is given {@code buffer.slice(offset, length)}.
 *
 * @param <T> what it makes of the octets; a value that can be compared by {@code equals}, or an
 *     array, and that does not change with the buffer afterwards
 */
@FunctionalInterface
public interface OctetReader<T extends Object> {
  /**
   * Reads.
   *
   * @param offset absolute index of the message's first octet
   * @param length octets of the message; those around are not the reader's
   * @throws Exception where the code under test answers malformed octets so
   */
  T read(ByteBuffer buffer, int offset, int length) throws Exception;
}
