package io.netlayers.ip;

/**
 * The IPv6 header (RFC 8200 §3; the traffic class as RFC 2474 and RFC 3168 divide it) and what its
 * extension headers have in common.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |Version| Traffic Class |           Flow Label                  |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |         Payload Length        |  Next Header  |   Hop Limit   |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                        Source Address (16 octets)             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                     Destination Address (16 octets)           |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * <p>An extension header (RFC 6564), and the fragment header (RFC 8200 §4.5):
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |  Next Header  |  Hdr Ext Len  |  Header Specific Data ...     |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |  Next Header  |   Reserved    |      Fragment Offset    |Res|M|
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                         Identification                        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
final class Ipv6Layout {
  static final int VERSION_CLASS_FLOW = 0;
  static final int PAYLOAD_LENGTH = VERSION_CLASS_FLOW + 4;
  static final int NEXT_HEADER = PAYLOAD_LENGTH + 2;
  static final int HOP_LIMIT = NEXT_HEADER + 1;
  static final int SOURCE = HOP_LIMIT + 1;
  static final int DESTINATION = SOURCE + 16;
  static final int HEADER_OCTETS = DESTINATION + 16;

  static final int EXT_NEXT_HEADER = 0;
  static final int EXT_LENGTH = EXT_NEXT_HEADER + 1;
  static final int EXT_DATA = EXT_LENGTH + 1;

  static final int FRAGMENT_RESERVED = 1;
  static final int FRAGMENT_OFFSET_FLAGS = FRAGMENT_RESERVED + 1;
  static final int FRAGMENT_IDENTIFICATION = FRAGMENT_OFFSET_FLAGS + 2;
  static final int FRAGMENT_OCTETS = FRAGMENT_IDENTIFICATION + 4;

  /** The fragment offset where it stands: as octets, for its unit is 8 and three bits follow. */
  static final int FRAGMENT_OFFSET_MASK = 0xFFF8;

  static final int FRAGMENT_MORE = 1;

  /** Octets of an authentication header before its integrity check value (RFC 4302 §2). */
  static final int AH_FIXED_OCTETS = 12;

  private Ipv6Layout() {}
}
