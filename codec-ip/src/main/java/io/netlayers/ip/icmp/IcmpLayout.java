package io.netlayers.ip.icmp;

/**
 * The header that every message of both versions begins with, and what the second word is to some.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |     Type      |     Code      |           Checksum            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |          Identifier           |        Sequence Number        |  echo, timestamp
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |    unused     |    Length     |         Next-Hop MTU          |  ICMPv4 error (RFC 4884 §4.1)
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |    Length     |                    unused                     |  ICMPv6 error (RFC 4884 §4.4)
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |           Identifier          |Sequence Number|   Reserved  |L|  extended echo (RFC 8335 §2)
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |           Identifier          |Sequence Number|State|Res|A|4|6|  its reply (RFC 8335 §3)
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                             data ...
 * </pre>
 */
final class IcmpLayout {
  static final int TYPE = 0;
  static final int CODE = TYPE + 1;
  static final int CHECKSUM = CODE + 1;
  static final int REST = CHECKSUM + 2;
  static final int DATA = REST + 4;

  static final int IDENTIFIER = REST;
  static final int SEQUENCE = IDENTIFIER + 2;

  static final int POINTER_V4 = REST;
  static final int LENGTH_V4 = REST + 1;
  static final int NEXT_HOP_MTU = REST + 2;
  static final int LENGTH_V6 = REST;

  static final int EXTENDED_SEQUENCE = IDENTIFIER + 2;
  static final int EXTENDED_FLAGS = EXTENDED_SEQUENCE + 1;

  /** Router advertisement of ICMPv4 (RFC 1256 §3). */
  static final int ADDRESS_COUNT = REST;

  static final int ADDRESS_ENTRY_WORDS = ADDRESS_COUNT + 1;
  static final int ROUTER_LIFETIME = ADDRESS_ENTRY_WORDS + 1;

  static final int ORIGINATE = DATA;
  static final int RECEIVE = ORIGINATE + 4;
  static final int TRANSMIT = RECEIVE + 4;
  static final int TIMESTAMP_OCTETS = TRANSMIT + 4;

  private IcmpLayout() {}
}
