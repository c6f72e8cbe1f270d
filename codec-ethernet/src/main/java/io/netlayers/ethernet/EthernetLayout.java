package io.netlayers.ethernet;

/**
 * A frame (IEEE 802.3 §3.1.1, IEEE 802.1Q §9.3), any number of tags between the source address and
 * the type; preamble and start delimiter are never in a capture.
 *
 * <pre>
 * +-------------+--------+---------------------+-------------+-----------+-----+--------+
 * | Destination | Source | TPID | PCP|DEI|VID  | Type/Length |  Payload  | Pad |  FCS   |
 * |      6      |   6    |  2   |      2       |      2      |           |     | 4 or 0 |
 * +-------------+--------+---------------------+-------------+-----------+-----+--------+
 *                         \_ 0 or more times _/
 * </pre>
 */
final class EthernetLayout {
  static final int DESTINATION = 0;
  static final int SOURCE = DESTINATION + 6;
  static final int TYPE = SOURCE + 6;
  static final int HEADER_OCTETS = TYPE + 2;

  static final int TAG_TPID = 0;
  static final int TAG_TCI = TAG_TPID + 2;
  static final int TAG_OCTETS = TAG_TCI + 2;

  static final int FCS_OCTETS = 4;

  /** minFrameSize of 64 octets without its FCS (IEEE 802.3 §4.4.2). */
  static final int MIN_OCTETS = 60;

  /** Up to here a type field is a length (IEEE 802.3 §3.2.6). */
  static final int MAX_LENGTH_FIELD = 1500;

  /** From here on a type field is a type (IEEE 802.3 §3.2.6). */
  static final int MIN_TYPE = 0x0600;

  private EthernetLayout() {}

  static boolean isTag(int type) {
    return type == EtherType.VLAN || type == EtherType.SERVICE_VLAN || type == EtherType.VLAN_9100;
  }
}
