package io.netlayers.ip.fragment;

import java.nio.ByteBuffer;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Where a {@link Reassembler} takes buffers from and brings them back to. */
public interface BufferPool {
  /**
   * Lends a writable buffer whose octets 0 to {@code octets} - 1 are free to use; its contents may
   * be anything. Null where there is none to lend: the datagram is then given up.
   *
   * @param octets 1 to 65,575
   */
  @Nullable ByteBuffer acquire(int octets);

  /** Takes back a buffer that this pool lent. */
  void release(ByteBuffer buffer);
}
