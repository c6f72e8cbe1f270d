package io.netlayers.pcap;

import static io.netlayers.pcap.internal.PcapngLayout.BYTE_ORDER_MAGIC;
import static io.netlayers.pcap.internal.PcapngLayout.MIN_BLOCK_OCTETS;
import static io.netlayers.pcap.internal.PcapngLayout.SECTION_MAGIC;
import static io.netlayers.pcap.internal.PcapngLayout.SECTION_MAJOR;
import static io.netlayers.pcap.internal.PcapngLayout.SECTION_OPTIONS;
import static io.netlayers.pcap.internal.PcapngLayout.TOTAL_LENGTH;
import static io.netlayers.pcap.internal.PcapngLayout.TRAILER_OCTETS;
import static io.netlayers.pcap.internal.PcapngLayout.TYPE;
import static io.netlayers.pcap.internal.PcapngLayout.VERSION_MAJOR;

import io.netlayers.core.Octets;
import io.netlayers.pcap.internal.OrderedOctets;
import java.nio.ByteBuffer;

/**
 * Reads pcapng block by block (draft-ietf-opsawg-pcapng §3, §4). Blocks that nobody wants to see
 * are passed over as their octets come and may be of any length; others are bounded by the limit.
 */
final class PcapngReader extends FormatReader {
  private final PcapngPackets packets = new PcapngPackets(record);
  private boolean littleEndian;
  private boolean sectionOpen;

  /** Octets still to pass over before the trailer of {@link #skippedTotal}. */
  private long skipping;

  private long skippedTotal;

  PcapngReader(int maxRecordOctets) {
    super(maxRecordOctets);
  }

  static boolean announces(long firstFourOctets) {
    return firstFourOctets == PcapngBlockType.SECTION_HEADER;
  }

  @Override
  boolean mayEnd() {
    return sectionOpen && skippedTotal == 0;
  }

  @Override
  CaptureStatus step(ByteBuffer in, boolean keepBlocks) {
    while (true) {
      if (skippedTotal != 0) {
        CaptureStatus skipped = skip(in);
        if (skipped != CaptureStatus.BLOCK) {
          return skipped;
        }
      }
      if (in.remaining() < MIN_BLOCK_OCTETS) {
        return needMore(MIN_BLOCK_OCTETS);
      }
      int at = in.position();
      if (Octets.u32(in, at + TYPE) == PcapngBlockType.SECTION_HEADER) {
        CaptureStatus order = readByteOrder(in, at);
        if (order != CaptureStatus.BLOCK) {
          return order;
        }
      }
      long type = OrderedOctets.u32(in, at + TYPE, littleEndian);
      long total = OrderedOctets.u32(in, at + TOTAL_LENGTH, littleEndian);
      if (total < PcapngBlockType.minLength(type) || (total & 3) != 0) {
        return fault(CaptureStatus.BAD_BLOCK_LENGTH, TOTAL_LENGTH);
      }
      if (!keepBlocks && !isRead(type)) {
        skippedTotal = total;
        skipping = total - TRAILER_OCTETS;
        continue;
      }
      if (total > maxRecordOctets) {
        return fault(CaptureStatus.RECORD_TOO_LONG, TOTAL_LENGTH);
      }
      if (in.remaining() < total) {
        return needMore((int) total);
      }
      return readBlock(in, type);
    }
  }

  private static boolean isRead(long type) {
    return type == PcapngBlockType.SECTION_HEADER
        || type == PcapngBlockType.INTERFACE_DESCRIPTION
        || PcapngPackets.isPacket(type);
  }

  /** §4.1: the magic stands before anything can be read, the section header's length included. */
  private CaptureStatus readByteOrder(ByteBuffer in, int at) {
    if (OrderedOctets.u32(in, at + SECTION_MAGIC, false) == BYTE_ORDER_MAGIC) {
      littleEndian = false;
    } else if (OrderedOctets.u32(in, at + SECTION_MAGIC, true) == BYTE_ORDER_MAGIC) {
      littleEndian = true;
    } else {
      return fault(CaptureStatus.BAD_BYTE_ORDER_MAGIC, SECTION_MAGIC);
    }
    return CaptureStatus.BLOCK;
  }

  private CaptureStatus readBlock(ByteBuffer in, long type) {
    CaptureStatus status =
        block.wrap(in, in.position(), in.remaining(), littleEndian); // its lengths agree
    if (status != CaptureStatus.BLOCK) {
      return fault(status, block.faultOffset());
    }
    if (type == PcapngBlockType.SECTION_HEADER) {
      status = openSection();
    } else if (type == PcapngBlockType.INTERFACE_DESCRIPTION) {
      status = packets.describeInterface(block);
    } else if (PcapngPackets.isPacket(type)) {
      status = packets.read(block, type, position());
    }
    if (status.isFault()) {
      return fault(
          status,
          status == CaptureStatus.UNSUPPORTED_VERSION ? SECTION_MAJOR : packets.faultOffset());
    }
    consume(in, block.length());
    return status;
  }

  private CaptureStatus openSection() {
    if (block.u16(SECTION_MAJOR) != VERSION_MAJOR) {
      return CaptureStatus.UNSUPPORTED_VERSION;
    }
    sectionOpen = true;
    packets.forgetInterfaces();
    return packets.checkOptions(block, SECTION_OPTIONS);
  }

  /** Passes over octets; BLOCK once the block is behind. */
  private CaptureStatus skip(ByteBuffer in) {
    int passed = (int) Math.min(skipping, in.remaining());
    consume(in, passed);
    skipping -= passed;
    if (skipping > 0) {
      return needMore(1);
    }
    if (in.remaining() < TRAILER_OCTETS) {
      return needMore(TRAILER_OCTETS);
    }
    if (OrderedOctets.u32(in, in.position(), littleEndian) != skippedTotal) {
      return fault(CaptureStatus.TRAILING_LENGTH_MISMATCH, 0);
    }
    consume(in, TRAILER_OCTETS);
    skippedTotal = 0;
    return CaptureStatus.BLOCK;
  }
}
