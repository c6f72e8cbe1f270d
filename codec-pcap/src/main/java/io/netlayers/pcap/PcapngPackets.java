package io.netlayers.pcap;

import static io.netlayers.pcap.internal.PcapngLayout.INTERFACE_LINK_TYPE;
import static io.netlayers.pcap.internal.PcapngLayout.INTERFACE_OPTIONS;
import static io.netlayers.pcap.internal.PcapngLayout.INTERFACE_SNAP_LENGTH;
import static io.netlayers.pcap.internal.PcapngLayout.PACKET_CAPTURED;
import static io.netlayers.pcap.internal.PcapngLayout.PACKET_DATA;
import static io.netlayers.pcap.internal.PcapngLayout.PACKET_INTERFACE;
import static io.netlayers.pcap.internal.PcapngLayout.PACKET_ORIGINAL;
import static io.netlayers.pcap.internal.PcapngLayout.PACKET_TIME;
import static io.netlayers.pcap.internal.PcapngLayout.SIMPLE_DATA;
import static io.netlayers.pcap.internal.PcapngLayout.SIMPLE_ORIGINAL;
import static io.netlayers.pcap.internal.PcapngLayout.TRAILER_OCTETS;

import io.netlayers.core.Octets;
import io.netlayers.pcap.internal.OrderedOctets;
import io.netlayers.pcap.internal.PcapngLayout;

/** The interfaces of a section and the packets that they captured. */
final class PcapngPackets {
  /** Options of an interface description (draft-ietf-opsawg-pcapng §4.2). */
  private static final int IF_TSRESOL = 9;

  private static final int IF_FCSLEN = 13;
  private static final int IF_TSOFFSET = 14;

  /** epb_flags and pack_flags have the same number (draft-ietf-opsawg-pcapng §4.3, appendix A). */
  private static final int FLAGS = 2;

  private final CaptureRecordView record;
  private final InterfaceTable interfaces = new InterfaceTable();
  private final PcapngOptionsView options = new PcapngOptionsView();
  private int faultOffset;

  PcapngPackets(CaptureRecordView record) {
    this.record = record;
  }

  static boolean isPacket(long type) {
    return type == PcapngBlockType.ENHANCED_PACKET
        || type == PcapngBlockType.SIMPLE_PACKET
        || type == PcapngBlockType.PACKET;
  }

  /** Where the last fault was, in octets from the block's first one. */
  int faultOffset() {
    return faultOffset;
  }

  void forgetInterfaces() {
    interfaces.clear();
  }

  private CaptureStatus fault(CaptureStatus status, int at) {
    faultOffset = at;
    return status;
  }

  /** Lays {@link #options} over a block's options from {@code from} on. */
  CaptureStatus checkOptions(PcapngBlockView block, int from) {
    CaptureStatus status =
        options.wrap(
            block.buffer(),
            block.offset() + from,
            block.length() - TRAILER_OCTETS - from,
            block.isLittleEndian());
    return status == CaptureStatus.RECORD
        ? CaptureStatus.BLOCK
        : fault(status, from + options.faultOffset());
  }

  CaptureStatus describeInterface(PcapngBlockView block) {
    CaptureStatus status = checkOptions(block, INTERFACE_OPTIONS);
    if (status != CaptureStatus.BLOCK) {
      return status;
    }
    int tsresol = Timestamps.MICROSECONDS;
    int fcsLength = -1;
    long tsoffset = 0;
    while (options.next()) {
      int code = options.code();
      int expected =
          code == IF_TSRESOL || code == IF_FCSLEN
              ? 1
              : code == IF_TSOFFSET ? 8 : options.valueLength();
      int value = options.valueOffset();
      if (options.valueLength() != expected) {
        return fault(CaptureStatus.BAD_OPTION, value - block.offset());
      }
      if (code == IF_TSRESOL) {
        tsresol = Octets.u8(block.buffer(), value);
      } else if (code == IF_FCSLEN) {
        fcsLength = Octets.u8(block.buffer(), value);
      } else if (code == IF_TSOFFSET) {
        tsoffset = signed64(block, value);
      }
    }
    long snapLength = block.u32(INTERFACE_SNAP_LENGTH);
    boolean added =
        interfaces.add(
            block.u16(INTERFACE_LINK_TYPE),
            snapLength > Integer.MAX_VALUE ? 0 : (int) snapLength,
            tsresol,
            tsoffset,
            fcsLength);
    return added
        ? CaptureStatus.BLOCK
        : fault(CaptureStatus.TOO_MANY_INTERFACES, INTERFACE_LINK_TYPE);
  }

  @SuppressWarnings("signedness:return") // if_tsoffset is signed
  private static long signed64(PcapngBlockView block, int index) {
    return OrderedOctets.bits64(block.buffer(), index, block.isLittleEndian());
  }

  CaptureStatus read(PcapngBlockView block, long type, long position) {
    return type == PcapngBlockType.SIMPLE_PACKET
        ? readSimple(block, position)
        : readTimed(block, type == PcapngBlockType.PACKET, position);
  }

  /** An enhanced packet, or an obsolete one, whose interface has but 16 bits. */
  private CaptureStatus readTimed(PcapngBlockView block, boolean obsolete, long position) {
    long id = obsolete ? block.u16(PACKET_INTERFACE) : block.u32(PACKET_INTERFACE);
    if (id >= interfaces.count()) {
      return fault(CaptureStatus.UNKNOWN_INTERFACE, PACKET_INTERFACE);
    }
    long captured = block.u32(PACKET_CAPTURED);
    if (captured > block.length() - TRAILER_OCTETS - PACKET_DATA) {
      return fault(CaptureStatus.BAD_CAPTURED_LENGTH, PACKET_CAPTURED);
    }
    lend(block, (int) id, PACKET_DATA, (int) captured, block.u32(PACKET_ORIGINAL), position);
    record.timeInUnits(
        interfaces.tsresol((int) id),
        interfaces.tsoffset((int) id),
        OrderedOctets.halves64(
            block.buffer(), block.offset() + PACKET_TIME, block.isLittleEndian()));
    int from = PACKET_DATA + PcapngLayout.padded((int) captured);
    CaptureStatus status =
        record.optionsAre(
            block.offset() + from,
            block.length() - TRAILER_OCTETS - from,
            block.isLittleEndian(),
            FLAGS);
    return status == CaptureStatus.RECORD
        ? status
        : fault(status, from + record.options().faultOffset());
  }

  /** §4.4: of interface 0, without a time, as long as the snap length lets it be. */
  private CaptureStatus readSimple(PcapngBlockView block, long position) {
    if (interfaces.count() == 0) {
      return fault(CaptureStatus.UNKNOWN_INTERFACE, PcapngLayout.TYPE);
    }
    long original = block.u32(SIMPLE_ORIGINAL);
    int snapLength = interfaces.snapLength(0);
    long captured = snapLength == 0 ? original : Math.min(original, snapLength);
    if (captured > block.length() - TRAILER_OCTETS - SIMPLE_DATA) {
      return fault(CaptureStatus.BAD_CAPTURED_LENGTH, SIMPLE_ORIGINAL);
    }
    lend(block, 0, SIMPLE_DATA, (int) captured, original, position);
    record.timeIsUnknown();
    return CaptureStatus.RECORD;
  }

  private void lend(
      PcapngBlockView block, int id, int data, int captured, long original, long position) {
    record.interfaceIs(id, interfaces.linkType(id), interfaces.fcsLength(id));
    record.octetsAre(block.buffer(), block.offset() + data, captured, original, position);
  }
}
