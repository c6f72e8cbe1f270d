package io.netlayers.tcp;

import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Writes options one behind the other into the room that {@link TcpSegmentView#wrapForEncode} left
 * for them. Reusable; allocates nothing. Every method throws {@link IllegalStateException}, and
 * writes nothing, where an option does not fit the room that is left.
 */
public final class TcpOptionsWriter {
  /** Octets of a maximum segment size option. */
  public static final int MSS_LENGTH = 4;

  /** Octets of a window scale option. */
  public static final int WINDOW_SCALE_LENGTH = 3;

  /** Octets of a SACK permitted option. */
  public static final int SACK_PERMITTED_LENGTH = 2;

  /** Octets of a timestamps option. */
  public static final int TIMESTAMPS_LENGTH = 10;

  /** Octets of a SACK option before its blocks. */
  public static final int SACK_HEADER_LENGTH = 2;

  /** Octets of a SACK block. */
  public static final int SACK_BLOCK_LENGTH = 8;

  private TcpSegmentView segment = new TcpSegmentView();
  private int at;
  private int end;

  /** A writer without room, to be wrapped. */
  public TcpOptionsWriter() {}

  /** Begins at the first option of a segment that is being written. */
  public TcpOptionsWriter wrap(TcpSegmentView segment) {
    this.segment = segment;
    this.at = segment.optionsOffset();
    this.end = at + segment.optionsLength();
    return this;
  }

  /** Octets of room that are left. */
  public int remaining() {
    return end - at;
  }

  private int claim(int octets) {
    if (octets > end - at) {
      throw new IllegalStateException(
          "option of " + octets + " octets with room for " + (end - at));
    }
    int start = at;
    at += octets;
    return start;
  }

  private int begin(int kind, int octets) {
    int start = claim(octets);
    Octets.put8(buffer(), start, kind);
    Octets.put8(buffer(), start + 1, octets);
    return start + 2;
  }

  private ByteBuffer buffer() {
    return segment.buffer();
  }

  /** Writes one no-operation. */
  public TcpOptionsWriter nop() {
    Octets.put8(buffer(), claim(1), TcpOptionKind.NOP);
    return this;
  }

  /** Writes a maximum segment size, 0 to 65,535 octets. */
  public TcpOptionsWriter mss(int octets) {
    Octets.put16(buffer(), begin(TcpOptionKind.MSS, MSS_LENGTH), octets);
    return this;
  }

  /** Writes a window scale, a shift of 0 to 14 (RFC 7323 §2.3). */
  public TcpOptionsWriter windowScale(int shift) {
    Octets.put8(buffer(), begin(TcpOptionKind.WINDOW_SCALE, WINDOW_SCALE_LENGTH), shift);
    return this;
  }

  /** Writes SACK permitted. */
  public TcpOptionsWriter sackPermitted() {
    begin(TcpOptionKind.SACK_PERMITTED, SACK_PERMITTED_LENGTH);
    return this;
  }

  /** Writes timestamps. */
  public TcpOptionsWriter timestamps(@Unsigned int tsVal, @Unsigned int tsEcr) {
    int body = begin(TcpOptionKind.TIMESTAMPS, TIMESTAMPS_LENGTH);
    Octets.putBits32(buffer(), body, tsVal);
    Octets.putBits32(buffer(), body + 4, tsEcr);
    return this;
  }

  /**
   * Writes the head of a SACK option; so many calls of {@link #sackBlock} follow.
   *
   * @param blocks 1 to 4
   */
  public TcpOptionsWriter sack(int blocks) {
    int octets = SACK_HEADER_LENGTH + blocks * SACK_BLOCK_LENGTH;
    if (blocks < 1 || octets > remaining()) {
      throw new IllegalStateException(blocks + " SACK blocks with room for " + remaining());
    }
    int start = claim(SACK_HEADER_LENGTH);
    Octets.put8(buffer(), start, TcpOptionKind.SACK);
    Octets.put8(buffer(), start + 1, octets);
    return this;
  }

  /** Writes a SACK block: octets received from {@code left} to the one before {@code right}. */
  public TcpOptionsWriter sackBlock(@Unsigned int left, @Unsigned int right) {
    int start = claim(SACK_BLOCK_LENGTH);
    Octets.putBits32(buffer(), start, left);
    Octets.putBits32(buffer(), start + 4, right);
    return this;
  }

  /**
   * Writes kind and length of any option and leaves its body to the caller.
   *
   * @param bodyLength octets behind kind and length
   * @return absolute index of the body
   */
  public int other(int kind, int bodyLength) {
    return begin(kind, 2 + bodyLength);
  }

  /** Writes an option's value. */
  public TcpOptionsWriter option(TcpOption option) {
    option.encode(buffer(), claim(option.encodedLength()));
    return this;
  }

  /** Fills the room that is left with the end of the list and its padding. */
  public void finish() {
    Octets.zero(buffer(), at, end - at);
    at = end;
  }
}
