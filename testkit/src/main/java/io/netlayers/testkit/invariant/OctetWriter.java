package io.netlayers.testkit.invariant;

import java.nio.ByteBuffer;

/**
 * What writes a value to an absolute index of a buffer, whose position stays.
 *
 * @param <V> the values
 */
@FunctionalInterface
public interface OctetWriter<V> {
  /**
   * Writes.
   *
   * @return octets written
   */
  int write(V value, ByteBuffer buffer, int offset);
}
