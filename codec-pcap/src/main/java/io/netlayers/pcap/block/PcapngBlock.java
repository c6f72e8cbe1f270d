package io.netlayers.pcap.block;

import io.netlayers.pcap.PcapngBlockView;
import io.netlayers.pcap.internal.PcapngLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A block of pcapng as a value. A constructor refuses what cannot be encoded with an {@link
 * IllegalArgumentException}.
 */
public sealed interface PcapngBlock
    permits SectionHeader,
        InterfaceDescription,
        EnhancedPacket,
        ObsoletePacket,
        SimplePacket,
        NameResolution,
        InterfaceStatistics,
        OtherBlock {
  /** The type, 0 to 2^32 - 1; {@link io.netlayers.pcap.PcapngBlockType} names the known ones. */
  long type();

  /** The options, the end of options not counted; empty for blocks that can have none. */
  List<PcapngOption> options();

  /** Octets of what is before the options, a multiple of four. */
  int fixedLength();

  /** Octets that {@link #encode} writes, a multiple of four. */
  default int encodedLength() {
    return PcapngLayout.MIN_BLOCK_OCTETS + fixedLength() + PcapngOption.encodedLength(options());
  }

  /**
   * Writes the block, padding zeroed, to an absolute index; the buffer's position stays.
   *
   * @param order the section's byte order
   * @return octets written
   * @throws IndexOutOfBoundsException if it does not fit
   */
  default int encode(ByteBuffer buffer, int offset, ByteOrder order) {
    int total = encodedLength();
    BlockOctets out = new BlockOctets(buffer, offset, order == ByteOrder.LITTLE_ENDIAN);
    out.u32(type()).u32(total);
    BlockEncoder.body(this, out);
    PcapngOption.encode(options(), out);
    out.u32(total);
    return total;
  }

  /**
   * Writes the block at the buffer's position and moves that over it; false, and nothing written,
   * where the remaining octets do not suffice.
   *
   * @param order the section's byte order
   */
  default boolean writeTo(ByteBuffer out, ByteOrder order) {
    if (out.remaining() < encodedLength()) {
      return false;
    }
    out.position(out.position() + encode(out, out.position(), order));
    return true;
  }

  /** The value of a block whose wrap answered BLOCK. */
  static PcapngBlock decode(PcapngBlockView view) {
    return BlockDecoder.decode(view);
  }
}
