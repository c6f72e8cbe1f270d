package io.netlayers.core;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * What every view shares: the slice that it lies over, and where a decode stopped.
 *
 * <p>A view is a reusable flyweight: it holds no octets, allocates nothing once it exists, and is
 * good until the octets under it change or it is wrapped around others. It belongs to one thread.
 *
 * <p>To be extended by codecs. An instance starts over an empty buffer.
 */
public abstract class OctetView {
  private static final ByteBuffer NONE = ByteBuffer.allocate(0).asReadOnlyBuffer();

  /** The octets; only {@code [offset, offset + length)} is this view's. */
  protected ByteBuffer buffer = NONE;

  /** Absolute index of the first octet. */
  protected int offset;

  /** Octets from {@link #offset} that the view may read. */
  protected int length;

  private int faultOffset = -1;

  /** For subclasses. */
  protected OctetView() {}

  /** The buffer that the view lies over. */
  public final ByteBuffer buffer() {
    return buffer;
  }

  /** Absolute index of the view's first octet in {@link #buffer()}. */
  public final int offset() {
    return offset;
  }

  /** Octets that the view lies over, payload and padding included. */
  public final int length() {
    return length;
  }

  /**
   * Where the last decode found its fault, in octets from the view's first one; for a truncated
   * message, the first octet that is missing. -1 after a decode that answered OK.
   */
  public final int faultOffset() {
    return faultOffset;
  }

  /**
   * Lays the view over a slice and forgets the last fault.
   *
   * @throws IndexOutOfBoundsException if the slice is not within {@code [0, limit)}: the caller's
   *     mistake, never the octets'
   */
  protected final void attach(ByteBuffer buffer, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, buffer.limit());
    // The test costs less than the store, which the collector takes note of.
    if (this.buffer != buffer) {
      this.buffer = buffer;
    }
    this.offset = offset;
    this.length = length;
    this.faultOffset = -1;
  }

  /**
   * Notes where a decode stopped.
   *
   * @param status what to answer
   * @param at octets from the view's first one
   * @return {@code status}
   */
  protected final <S extends DecodeStatus> S fault(S status, int at) {
    faultOffset = at;
    return status;
  }
}
