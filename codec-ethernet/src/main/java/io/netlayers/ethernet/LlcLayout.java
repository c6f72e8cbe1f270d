package io.netlayers.ethernet;

/**
 * The LLC header (IEEE 802.2 §3.2) and the SNAP header behind it (IEEE 802 §9.5, RFC 1042).
 *
 * <pre>
 * +------+------+------------------+ +--------------+---------------+
 * | DSAP | SSAP | Control, 1 or 2  | | OUI, 3       | Protocol id, 2|
 * +------+------+------------------+ +--------------+---------------+
 * </pre>
 */
final class LlcLayout {
  static final int DSAP = 0;
  static final int SSAP = DSAP + 1;
  static final int CONTROL = SSAP + 1;
  static final int SHORT_OCTETS = CONTROL + 1;
  static final int LONG_OCTETS = CONTROL + 2;

  static final int SNAP_SAP = 0xAA;

  static final int SNAP_OUI = 0;
  static final int SNAP_PROTOCOL = SNAP_OUI + 3;
  static final int SNAP_OCTETS = SNAP_PROTOCOL + 2;

  /** RFC 1042: the protocol id is an EtherType. */
  static final int OUI_ETHERTYPE = 0x000000;

  /** IEEE 802.1H: an EtherType that a bridge must turn back. */
  static final int OUI_BRIDGE_TUNNEL = 0x0000F8;

  private LlcLayout() {}

  /** The two low bits of an unnumbered control field are ones (IEEE 802.2 §5.2). */
  static boolean isUnnumbered(int firstControlOctet) {
    return (firstControlOctet & 3) == 3;
  }
}
