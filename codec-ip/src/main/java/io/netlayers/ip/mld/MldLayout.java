package io.netlayers.ip.mld;

/**
 * The messages of RFC 9777 §5; what version 1 sends is the first 24 octets.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |     Type      |     Code      |           Checksum            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |     Maximum Response Code     |           Reserved            |  (report: Flags,
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+   number of records)
 * |                     Multicast Address (16)                    |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * | Flags |S| QRV |     QQIC      |     Number of Sources (N)     |  query of version 2
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                     Source Address [i] (16)                   |
 *
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |  Record Type  |  Aux Data Len |     Number of Sources (N)     |  multicast address record
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                     Multicast Address (16)                    |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                     Source Address [i] (16)                   |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                        Auxiliary Data                         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
final class MldLayout {
  static final int QUERY_TYPE = 130;
  static final int REPORT_V1_TYPE = 131;
  static final int DONE_TYPE = 132;
  static final int REPORT_V2_TYPE = 143;

  static final int TYPE = 0;
  static final int CODE = TYPE + 1;
  static final int CHECKSUM = CODE + 1;
  static final int MAX_RESP_CODE = CHECKSUM + 2;
  static final int RECORD_COUNT = MAX_RESP_CODE + 2;
  static final int REPORT_OCTETS = RECORD_COUNT + 2;
  static final int GROUP = MAX_RESP_CODE + 4;
  static final int V1_OCTETS = GROUP + 16;
  static final int QUERY_FLAGS = V1_OCTETS;
  static final int QQIC = QUERY_FLAGS + 1;
  static final int SOURCE_COUNT = QQIC + 1;
  static final int QUERY_OCTETS = SOURCE_COUNT + 2;

  static final int RECORD_TYPE = 0;
  static final int AUX_WORDS = RECORD_TYPE + 1;
  static final int RECORD_SOURCE_COUNT = AUX_WORDS + 1;
  static final int RECORD_GROUP = RECORD_SOURCE_COUNT + 2;
  static final int RECORD_OCTETS = RECORD_GROUP + 16;

  private MldLayout() {}

  /** Octets that a type has at least, 0 for one that is not MLD's. */
  static int minOctets(int type) {
    return switch (type) {
      case QUERY_TYPE, REPORT_V1_TYPE, DONE_TYPE -> V1_OCTETS;
      case REPORT_V2_TYPE -> REPORT_OCTETS;
      default -> 0;
    };
  }
}
