package io.netlayers.tcp;

/**
 * The header of RFC 9293 §3.1, with the flag AE of RFC 9768 §3.1.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |          Source Port          |       Destination Port        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                        Sequence Number                        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                    Acknowledgment Number                      |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |  Data |Rsr|A|C|E|U|A|P|R|S|F|                                 |
 * | Offset|vd |E|W|C|R|C|S|S|Y|I|             Window              |
 * |       | 3 | |R|E|G|K|H|T|N|N|                                 |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |           Checksum            |         Urgent Pointer        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                           [Options]                           |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                             Data                              :
 * </pre>
 */
final class TcpLayout {
  static final int SOURCE_PORT = 0;
  static final int DESTINATION_PORT = SOURCE_PORT + 2;
  static final int SEQUENCE = DESTINATION_PORT + 2;
  static final int ACKNOWLEDGMENT = SEQUENCE + 4;

  /** Data offset, reserved bits and flags: one word of 16 bits. */
  static final int OFFSET_AND_FLAGS = ACKNOWLEDGMENT + 4;

  static final int WINDOW = OFFSET_AND_FLAGS + 2;
  static final int CHECKSUM = WINDOW + 2;
  static final int URGENT_POINTER = CHECKSUM + 2;
  static final int HEADER_OCTETS = URGENT_POINTER + 2;

  /** Octets that an ICMP error quotes at least (RFC 792): ports and sequence number. */
  static final int QUOTED_OCTETS = ACKNOWLEDGMENT;

  /** What a data offset of 15 leaves to options. */
  static final int MAX_OPTION_OCTETS = 15 * 4 - HEADER_OCTETS;

  static final int DATA_OFFSET_SHIFT = 12;
  static final int RESERVED_SHIFT = 9;
  static final int RESERVED_MASK = 0x7;

  private TcpLayout() {}
}
