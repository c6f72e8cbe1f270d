package io.netlayers.pcap.block;

import io.netlayers.pcap.internal.PcapngLayout;

/** What of each block stands before its options. */
final class BlockEncoder {
  private BlockEncoder() {}

  static void body(PcapngBlock block, BlockOctets out) {
    if (block instanceof SectionHeader header) {
      out.u32(PcapngLayout.BYTE_ORDER_MAGIC).u16(header.majorVersion()).u16(header.minorVersion());
      out.bits64(header.sectionLength());
    } else if (block instanceof InterfaceDescription description) {
      out.u16(description.linkType()).u16(0).u32(description.snapLength());
    } else if (block instanceof EnhancedPacket packet) {
      out.u32(packet.interfaceId()).time(packet.timestamp());
      out.u32(packet.octets().length()).u32(packet.originalLength()).padded(packet.octets());
    } else if (block instanceof ObsoletePacket packet) {
      out.u16(packet.interfaceId()).u16(packet.drops()).time(packet.timestamp());
      out.u32(packet.octets().length()).u32(packet.originalLength()).padded(packet.octets());
    } else if (block instanceof SimplePacket packet) {
      out.u32(packet.originalLength()).padded(packet.octets());
    } else if (block instanceof NameResolution names) {
      for (NameResolution.Entry entry : names.entries()) {
        out.u16(entry.type()).u16(entry.value().length()).padded(entry.value());
      }
      out.u32(0);
    } else if (block instanceof InterfaceStatistics statistics) {
      out.u32(statistics.interfaceId()).time(statistics.timestamp());
    } else if (block instanceof OtherBlock other) {
      out.padded(other.body());
    }
  }

  static void requireU16(String name, int value) {
    if ((value & ~0xFFFF) != 0) {
      throw new IllegalArgumentException(name + " not within 0 to 65535: " + value);
    }
  }

  static void requireU32(String name, long value) {
    if ((value & ~0xFFFF_FFFFL) != 0) {
      throw new IllegalArgumentException(name + " not within 32 bits: " + value);
    }
  }
}
