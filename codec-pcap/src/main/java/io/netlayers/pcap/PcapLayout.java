package io.netlayers.pcap;

/**
 * A pcap file (draft-ietf-opsawg-pcap §4, §5): one file header, then records, all numbers in the
 * byte order that the magic shows.
 *
 * <pre>
 * +---------------------------------------------------------------+
 * |                         Magic Number                          |
 * +-------------------------------+-------------------------------+
 * |         Major Version         |         Minor Version         |
 * +-------------------------------+-------------------------------+
 * |                           Reserved1                           |
 * +---------------------------------------------------------------+
 * |                           Reserved2                           |
 * +---------------------------------------------------------------+
 * |                            SnapLen                            |
 * +-------+-+-+-------------------+-------------------------------+
 * |FCS len|R|P|     Reserved3     |        Link-layer type        |
 * +-------+-+-+-------------------+-------------------------------+
 *
 * +---------------------------------------------------------------+
 * |                      Timestamp (Seconds)                      |
 * +---------------------------------------------------------------+
 * |            Timestamp (Microseconds or nanoseconds)            |
 * +---------------------------------------------------------------+
 * |                    Captured Packet Length                     |
 * +---------------------------------------------------------------+
 * |                    Original Packet Length                     |
 * +---------------------------------------------------------------+
 * |                        Packet Data ...
 * </pre>
 */
final class PcapLayout {
  static final int MAGIC = 0;
  static final int MAJOR = MAGIC + 4;
  static final int MINOR = MAJOR + 2;
  static final int RESERVED1 = MINOR + 2;
  static final int RESERVED2 = RESERVED1 + 4;
  static final int SNAP_LENGTH = RESERVED2 + 4;
  static final int LINK_TYPE = SNAP_LENGTH + 4;
  static final int FILE_HEADER_OCTETS = LINK_TYPE + 4;

  static final int SECONDS = 0;
  static final int FRACTION = SECONDS + 4;
  static final int CAPTURED = FRACTION + 4;
  static final int ORIGINAL = CAPTURED + 4;
  static final int RECORD_HEADER_OCTETS = ORIGINAL + 4;

  static final long MICROSECONDS_MAGIC = 0xA1B2C3D4L;
  static final long NANOSECONDS_MAGIC = 0xA1B23C4DL;

  /** Alexey Kuznetzov's variant with a longer record header. */
  static final long KUZNETZOV_MAGIC = 0xA1B2CD34L;

  static final int VERSION_MAJOR = 2;
  static final int VERSION_MINOR = 4;

  /** Before this minor version the two lengths of a record stood the other way round. */
  static final int FIRST_MINOR_IN_ORDER = 3;

  static final long FCS_PRESENT = 1L << 26;
  static final int FCS_LENGTH_SHIFT = 28;

  private PcapLayout() {}
}
