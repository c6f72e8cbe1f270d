package io.netlayers.pcap.internal;

/**
 * Blocks of a pcapng file (draft-ietf-opsawg-pcapng §3.1, §4); all numbers in the byte order that
 * the section's magic shows.
 *
 * <pre>
 * +---------------------------------------------------------------+
 * |                          Block Type                           |
 * +---------------------------------------------------------------+
 * |                      Block Total Length                       |
 * +---------------------------------------------------------------+
 * |         Block Body, padded to 32 bits, options its end        |
 * +---------------------------------------------------------------+
 * |                      Block Total Length                       |
 * +---------------------------------------------------------------+
 *
 * Section Header      magic 4, major 2, minor 2, section length 8, options
 * Interface Descr.    link type 2, reserved 2, snap length 4, options
 * Enhanced Packet     interface 4, time high 4, low 4, captured 4, original 4, data, options
 * Packet (obsolete)   interface 2, drops 2, time high 4, low 4, captured 4, original 4, ...
 * Simple Packet       original 4, data
 * Interface Statist.  interface 4, time high 4, low 4, options
 * </pre>
 *
 * Offsets are from the block's first octet.
 */
public final class PcapngLayout {
  public static final int TYPE = 0;
  public static final int TOTAL_LENGTH = TYPE + 4;
  public static final int BODY = TOTAL_LENGTH + 4;
  public static final int TRAILER_OCTETS = 4;
  public static final int MIN_BLOCK_OCTETS = BODY + TRAILER_OCTETS;

  public static final int SECTION_MAGIC = BODY;
  public static final int SECTION_MAJOR = SECTION_MAGIC + 4;
  public static final int SECTION_MINOR = SECTION_MAJOR + 2;
  public static final int SECTION_LENGTH = SECTION_MINOR + 2;
  public static final int SECTION_OPTIONS = SECTION_LENGTH + 8;

  public static final int INTERFACE_LINK_TYPE = BODY;
  public static final int INTERFACE_SNAP_LENGTH = INTERFACE_LINK_TYPE + 4;
  public static final int INTERFACE_OPTIONS = INTERFACE_SNAP_LENGTH + 4;

  public static final int PACKET_INTERFACE = BODY;
  public static final int PACKET_TIME = PACKET_INTERFACE + 4;
  public static final int PACKET_CAPTURED = PACKET_TIME + 8;
  public static final int PACKET_ORIGINAL = PACKET_CAPTURED + 4;
  public static final int PACKET_DATA = PACKET_ORIGINAL + 4;

  public static final int SIMPLE_ORIGINAL = BODY;
  public static final int SIMPLE_DATA = SIMPLE_ORIGINAL + 4;

  public static final int STATISTICS_OPTIONS = PACKET_TIME + 8;

  public static final int OPTION_CODE = 0;
  public static final int OPTION_LENGTH = OPTION_CODE + 2;
  public static final int OPTION_VALUE = OPTION_LENGTH + 2;

  public static final long BYTE_ORDER_MAGIC = 0x1A2B3C4DL;
  public static final int VERSION_MAJOR = 1;

  private PcapngLayout() {}

  /** Rounds up to whole words of 32 bits. */
  public static int padded(int octets) {
    return octets + 3 & ~3;
  }
}
