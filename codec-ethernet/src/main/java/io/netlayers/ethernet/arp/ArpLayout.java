package io.netlayers.ethernet.arp;

/**
 * The packet of RFC 826; n is the hardware length, m the protocol length.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |    hardware type (ar$hrd)     |    protocol type (ar$pro)     |
 * +---------------+---------------+-------------------------------+
 * | hw len (hln)  | pr len (pln)  |      operation (ar$op)        |
 * +---------------+---------------+-------------------------------+
 * | sender hardware address, n octets                         ...
 * | sender protocol address, m octets                         ...
 * | target hardware address, n octets                         ...
 * | target protocol address, m octets                         ...
 * </pre>
 */
final class ArpLayout {
  static final int HARDWARE_TYPE = 0;
  static final int PROTOCOL_TYPE = HARDWARE_TYPE + 2;
  static final int HARDWARE_LENGTH = PROTOCOL_TYPE + 2;
  static final int PROTOCOL_LENGTH = HARDWARE_LENGTH + 1;
  static final int OPERATION = PROTOCOL_LENGTH + 1;
  static final int SENDER_HARDWARE = OPERATION + 2;

  static final int ETHERNET = 1;

  /** What RFC 1042 has stations on other IEEE 802 networks send; their addresses are the same. */
  static final int IEEE_802 = 6;

  static final int IPV4 = 0x0800;
  static final int MAC_OCTETS = 6;
  static final int IPV4_OCTETS = 4;

  private ArpLayout() {}
}
