package io.netlayers.pcap;

import io.netlayers.pcap.internal.PcapngLayout;

/** Block types of pcapng (draft-ietf-opsawg-pcapng §4, §10.1). */
public final class PcapngBlockType {
  /** A section begins. */
  public static final long SECTION_HEADER = 0x0A0D0D0AL;

  /** The next interface of the section. */
  public static final long INTERFACE_DESCRIPTION = 1;

  /** A packet, as it was written before the enhanced block (obsolete). */
  public static final long PACKET = 2;

  /** A packet of interface 0 without a time. */
  public static final long SIMPLE_PACKET = 3;

  /** Names of addresses. */
  public static final long NAME_RESOLUTION = 4;

  /** What an interface counted. */
  public static final long INTERFACE_STATISTICS = 5;

  /** A packet. */
  public static final long ENHANCED_PACKET = 6;

  /** Secrets that decrypt. */
  public static final long DECRYPTION_SECRETS = 10;

  /** Someone's own block, which a tool that rewrites the file may copy. */
  public static final long CUSTOM = 0x00000BADL;

  /** Someone's own block, which a tool that rewrites the file should leave out. */
  public static final long CUSTOM_NOT_COPIED = 0x40000BADL;

  private PcapngBlockType() {}

  /** The least total length, in octets, of a block of a type. */
  static int minLength(long type) {
    return PcapngLayout.TRAILER_OCTETS + fixedOctets(type);
  }

  private static int fixedOctets(long type) {
    if (type == SECTION_HEADER) {
      return PcapngLayout.SECTION_OPTIONS;
    } else if (type == INTERFACE_DESCRIPTION) {
      return PcapngLayout.INTERFACE_OPTIONS;
    } else if (type == ENHANCED_PACKET || type == PACKET) {
      return PcapngLayout.PACKET_DATA;
    } else if (type == SIMPLE_PACKET) {
      return PcapngLayout.SIMPLE_DATA;
    } else if (type == INTERFACE_STATISTICS) {
      return PcapngLayout.STATISTICS_OPTIONS;
    }
    return PcapngLayout.BODY;
  }
}
