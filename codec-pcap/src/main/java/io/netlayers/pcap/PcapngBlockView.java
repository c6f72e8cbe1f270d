package io.netlayers.pcap;

import io.netlayers.core.OctetView;
import io.netlayers.pcap.internal.OrderedOctets;
import io.netlayers.pcap.internal.PcapngLayout;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;

/**
 * A whole pcapng block over a slice of a buffer, as a {@link CaptureReader} lends it: its lengths
 * agree and suit its type. Package {@code block} makes a value of it.
 */
public final class PcapngBlockView extends OctetView {
  private boolean littleEndian;

  /** A view over nothing, to be wrapped. */
  public PcapngBlockView() {}

  /**
   * Lays the view over a block that stands alone.
   *
   * @param length octets that are there, the block's own or more
   * @param littleEndian the section's byte order
   * @return {@code BLOCK}, or what is wrong with the lengths; {@code TRUNCATED} where octets lack
   */
  public CaptureStatus wrap(ByteBuffer buffer, int offset, int length, boolean littleEndian) {
    attach(buffer, offset, length);
    this.littleEndian = littleEndian;
    if (length < PcapngLayout.MIN_BLOCK_OCTETS) {
      return fault(CaptureStatus.TRUNCATED, length);
    }
    long total = totalLength();
    if (total < PcapngBlockType.minLength(type()) || (total & 3) != 0) {
      return fault(CaptureStatus.BAD_BLOCK_LENGTH, PcapngLayout.TOTAL_LENGTH);
    }
    if (total > length) {
      return fault(CaptureStatus.TRUNCATED, length);
    }
    attach(buffer, offset, (int) total);
    int trailer = this.length - PcapngLayout.TRAILER_OCTETS;
    return u32(trailer) == total
        ? CaptureStatus.BLOCK
        : fault(CaptureStatus.TRAILING_LENGTH_MISMATCH, trailer);
  }

  /** The type; {@link PcapngBlockType} names the known ones. */
  public @SignedPositive long type() {
    return u32(PcapngLayout.TYPE);
  }

  @SignedPositive
  long totalLength() {
    return u32(PcapngLayout.TOTAL_LENGTH);
  }

  /** Whether the section's numbers stand with their lowest octet first. */
  public boolean isLittleEndian() {
    return littleEndian;
  }

  /** Absolute index of the body. */
  public int bodyOffset() {
    return offset + PcapngLayout.BODY;
  }

  /** Octets of the body, options and padding included. */
  public int bodyLength() {
    return length - PcapngLayout.MIN_BLOCK_OCTETS;
  }

  /** Reads two octets at an offset from the block's first one, in the section's byte order. */
  @SignedPositive
  int u16(int at) {
    return OrderedOctets.u16(buffer, offset + at, littleEndian);
  }

  /** Reads four octets at an offset from the block's first one, in the section's byte order. */
  @SignedPositive
  long u32(int at) {
    return OrderedOctets.u32(buffer, offset + at, littleEndian);
  }
}
