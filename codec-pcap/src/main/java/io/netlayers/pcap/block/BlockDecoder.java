package io.netlayers.pcap.block;

import io.netlayers.core.OctetString;
import io.netlayers.pcap.CaptureStatus;
import io.netlayers.pcap.PcapngBlockType;
import io.netlayers.pcap.PcapngBlockView;
import io.netlayers.pcap.PcapngOptionsView;
import io.netlayers.pcap.internal.OrderedOctets;
import io.netlayers.pcap.internal.PcapngLayout;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** From octets to {@link PcapngBlock}s. Offsets are from the block's first octet. */
final class BlockDecoder {
  private final PcapngBlockView view;

  /** Where the body ends. */
  private final int end;

  private BlockDecoder(PcapngBlockView view) {
    this.view = view;
    this.end = view.length() - PcapngLayout.TRAILER_OCTETS;
  }

  static PcapngBlock decode(PcapngBlockView view) {
    PcapngBlock known = new BlockDecoder(view).known(view.type());
    return known != null
        ? known
        : new OtherBlock(
            view.type(), OctetString.copyOf(view.buffer(), view.bodyOffset(), view.bodyLength()));
  }

  /** Null where the type is not known, or the body has not its type's shape. */
  private @Nullable PcapngBlock known(long type) {
    if (type == PcapngBlockType.SECTION_HEADER) {
      List<PcapngOption> options = options(PcapngLayout.SECTION_OPTIONS);
      return options == null || u32(PcapngLayout.SECTION_MAGIC) != PcapngLayout.BYTE_ORDER_MAGIC
          ? null
          : new SectionHeader(
              u16(PcapngLayout.SECTION_MAJOR),
              u16(PcapngLayout.SECTION_MINOR),
              sectionLength(),
              options);
    } else if (type == PcapngBlockType.INTERFACE_DESCRIPTION) {
      List<PcapngOption> options = options(PcapngLayout.INTERFACE_OPTIONS);
      return options == null
          ? null
          : new InterfaceDescription(
              u16(PcapngLayout.INTERFACE_LINK_TYPE),
              u32(PcapngLayout.INTERFACE_SNAP_LENGTH),
              options);
    } else if (type == PcapngBlockType.ENHANCED_PACKET || type == PcapngBlockType.PACKET) {
      return packet(type == PcapngBlockType.PACKET);
    } else if (type == PcapngBlockType.SIMPLE_PACKET) {
      long original = u32(PcapngLayout.SIMPLE_ORIGINAL);
      int captured = (int) Math.min(original, end - PcapngLayout.SIMPLE_DATA);
      return new SimplePacket(original, octets(PcapngLayout.SIMPLE_DATA, captured));
    } else if (type == PcapngBlockType.NAME_RESOLUTION) {
      return names();
    } else if (type == PcapngBlockType.INTERFACE_STATISTICS) {
      List<PcapngOption> options = options(PcapngLayout.STATISTICS_OPTIONS);
      return options == null
          ? null
          : new InterfaceStatistics(u32(PcapngLayout.PACKET_INTERFACE), time(), options);
    }
    return null;
  }

  private @Nullable PcapngBlock packet(boolean obsolete) {
    long captured = u32(PcapngLayout.PACKET_CAPTURED);
    if (captured > end - PcapngLayout.PACKET_DATA) {
      return null;
    }
    int length = (int) captured;
    List<PcapngOption> options = options(PcapngLayout.PACKET_DATA + PcapngLayout.padded(length));
    if (options == null) {
      return null;
    }
    OctetString octets = octets(PcapngLayout.PACKET_DATA, length);
    long original = u32(PcapngLayout.PACKET_ORIGINAL);
    return obsolete
        ? new ObsoletePacket(
            u16(PcapngLayout.PACKET_INTERFACE),
            u16(PcapngLayout.PACKET_INTERFACE + 2),
            time(),
            octets,
            original,
            options)
        : new EnhancedPacket(u32(PcapngLayout.PACKET_INTERFACE), time(), octets, original, options);
  }

  /** §4.5: records up to one of type 0, then options. */
  private @Nullable PcapngBlock names() {
    List<NameResolution.Entry> entries = new ArrayList<>();
    int at = PcapngLayout.BODY;
    while (end - at >= PcapngLayout.OPTION_VALUE) {
      int type = u16(at + PcapngLayout.OPTION_CODE);
      int length = u16(at + PcapngLayout.OPTION_LENGTH);
      int next = PcapngLayout.padded(PcapngLayout.OPTION_VALUE + length);
      if (next > end - at) {
        return null;
      }
      if (type == NameResolution.END) {
        List<PcapngOption> options = options(at + next);
        return options == null || length != 0 ? null : new NameResolution(entries, options);
      }
      entries.add(new NameResolution.Entry(type, octets(at + PcapngLayout.OPTION_VALUE, length)));
      at += next;
    }
    return null;
  }

  private @Nullable List<PcapngOption> options(int from) {
    PcapngOptionsView cursor = new PcapngOptionsView();
    CaptureStatus status =
        cursor.wrap(view.buffer(), view.offset() + from, end - from, view.isLittleEndian());
    return status == CaptureStatus.RECORD ? PcapngOption.decode(cursor) : null;
  }

  private OctetString octets(int at, int length) {
    return OctetString.copyOf(view.buffer(), view.offset() + at, length);
  }

  private int u16(int at) {
    return OrderedOctets.u16(view.buffer(), view.offset() + at, view.isLittleEndian());
  }

  private long u32(int at) {
    return OrderedOctets.u32(view.buffer(), view.offset() + at, view.isLittleEndian());
  }

  private @Unsigned long time() {
    return OrderedOctets.halves64(
        view.buffer(), view.offset() + PcapngLayout.PACKET_TIME, view.isLittleEndian());
  }

  @SuppressWarnings("signedness:return") // -1 says that it is not known
  private long sectionLength() {
    return OrderedOctets.bits64(
        view.buffer(), view.offset() + PcapngLayout.SECTION_LENGTH, view.isLittleEndian());
  }
}
