package io.netlayers.ethernet.lldp;

/**
 * A TLV (IEEE 802.1AB §8.4) and the values that have a shape of their own (§8.5).
 *
 * <pre>
 * +----------+-------------+----------------------------------------+
 * | Type, 7  | Length, 9   | Value, 0 to 511 octets                 |
 * +----------+-------------+----------------------------------------+
 *
 * Chassis ID, Port ID   subtype 1, id 1 to 255
 * Time To Live          seconds 2
 * System Capabilities   system 2, enabled 2
 * Management Address    string length 1, subtype 1, address, numbering subtype 1, number 4,
 *                       OID length 1, OID
 * Organizational        OUI 3, subtype 1, information 0 to 507
 * </pre>
 */
final class LldpLayout {
  static final int HEADER_OCTETS = 2;
  static final int LENGTH_BITS = 9;
  static final int MAX_VALUE = (1 << LENGTH_BITS) - 1;
  static final int MAX_TYPE = 127;

  static final int END = 0;
  static final int CHASSIS_ID = 1;
  static final int PORT_ID = 2;
  static final int TIME_TO_LIVE = 3;
  static final int PORT_DESCRIPTION = 4;
  static final int SYSTEM_NAME = 5;
  static final int SYSTEM_DESCRIPTION = 6;
  static final int SYSTEM_CAPABILITIES = 7;
  static final int MANAGEMENT_ADDRESS = 8;
  static final int ORGANIZATION = 127;

  static final int MIN_ID_VALUE = 2;
  static final int MAX_ID_VALUE = 256;
  static final int TTL_VALUE = 2;
  static final int MAX_TEXT = 255;
  static final int CAPABILITIES_VALUE = 4;
  static final int ORGANIZATION_HEADER = 4;
  static final int MAX_INFORMATION = MAX_VALUE - ORGANIZATION_HEADER;

  static final int MAX_ADDRESS = 31;
  static final int MAX_OBJECT_ID = 128;

  /** Octets of a management address beside the address and the object identifier. */
  static final int MANAGEMENT_FIXED = 8;

  static final int OUI_802_1 = 0x0080C2;
  static final int OUI_802_3 = 0x00120F;

  private LldpLayout() {}
}
