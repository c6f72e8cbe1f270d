package io.netlayers.ip;

/**
 * The IPv4 header (RFC 791 §3.1; the second octet as RFC 2474 and RFC 3168 have it).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |Version|  IHL  |   DSCP    |ECN|          Total Length         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |         Identification        |Flags|      Fragment Offset    |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |  Time to Live |    Protocol   |         Header Checksum       |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                       Source Address                          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                    Destination Address                        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                    Options                    |    Padding    |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
final class Ipv4Layout {
  static final int VERSION_IHL = 0;
  static final int DS = VERSION_IHL + 1;
  static final int TOTAL_LENGTH = DS + 1;
  static final int IDENTIFICATION = TOTAL_LENGTH + 2;
  static final int FLAGS_FRAGMENT_OFFSET = IDENTIFICATION + 2;
  static final int TTL = FLAGS_FRAGMENT_OFFSET + 2;
  static final int PROTOCOL = TTL + 1;
  static final int CHECKSUM = PROTOCOL + 1;
  static final int SOURCE = CHECKSUM + 2;
  static final int DESTINATION = SOURCE + 4;
  static final int OPTIONS = DESTINATION + 4;

  /** Octets of a header without options. */
  static final int MIN_HEADER_OCTETS = OPTIONS;

  /** Octets of the longest header: an IHL of 15 words. */
  static final int MAX_HEADER_OCTETS = 60;

  /** The flag that RFC 791 reserves and wants zero. */
  static final int FLAG_RESERVED = 0x8000;

  static final int FLAG_DONT_FRAGMENT = 0x4000;
  static final int FLAG_MORE_FRAGMENTS = 0x2000;

  /** The fragment offset in units of eight octets. */
  static final int FRAGMENT_OFFSET_MASK = 0x1FFF;

  private Ipv4Layout() {}
}
