package io.netlayers.ip.igmp;

/**
 * The messages of RFC 9776 §4; what versions 1 and 2 send is the first eight octets.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |     Type      | Max Resp Code |           Checksum            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                         Group Address                         |  (report: Flags,
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+   Number of Group Records)
 * | Flags |S| QRV |     QQIC      |     Number of Sources (N)     |  query of version 3
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                       Source Address [i]                      |
 *
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |  Record Type  |  Aux Data Len |     Number of Sources (N)     |  group record
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                       Multicast Address                       |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                       Source Address [i]                      |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                        Auxiliary Data                         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
final class IgmpLayout {
  static final int TYPE = 0;
  static final int MAX_RESP_CODE = TYPE + 1;
  static final int CHECKSUM = MAX_RESP_CODE + 1;
  static final int GROUP = CHECKSUM + 2;
  static final int HEADER_OCTETS = GROUP + 4;

  static final int QUERY_FLAGS = GROUP + 4;
  static final int QQIC = QUERY_FLAGS + 1;
  static final int SOURCE_COUNT = QQIC + 1;
  static final int QUERY_OCTETS = SOURCE_COUNT + 2;

  static final int RECORD_COUNT = CHECKSUM + 4;

  static final int ROUTER_QUERY_INTERVAL = CHECKSUM + 2;
  static final int ROUTER_ROBUSTNESS = ROUTER_QUERY_INTERVAL + 2;

  static final int RECORD_TYPE = 0;
  static final int AUX_WORDS = RECORD_TYPE + 1;
  static final int RECORD_SOURCE_COUNT = AUX_WORDS + 1;
  static final int RECORD_GROUP = RECORD_SOURCE_COUNT + 2;
  static final int RECORD_OCTETS = RECORD_GROUP + 4;

  private IgmpLayout() {}
}
