package io.netlayers.ethernet;

/** EtherTypes, by the names of the IEEE 802 numbers registry (RFC 9542 appendix B). */
public final class EtherType {
  /** IPv4 (RFC 894). */
  public static final int IPV4 = 0x0800;

  /** ARP (RFC 826). */
  public static final int ARP = 0x0806;

  /** Wake-on-LAN. */
  public static final int WAKE_ON_LAN = 0x0842;

  /** Transparent Ethernet bridging: a whole frame follows (RFC 1701, RFC 7637). */
  public static final int TRANSPARENT_ETHERNET_BRIDGING = 0x6558;

  /** RARP (RFC 903). */
  public static final int RARP = 0x8035;

  /** A customer VLAN tag (IEEE 802.1Q). */
  public static final int VLAN = 0x8100;

  /** IPX. */
  public static final int IPX = 0x8137;

  /** IPv6 (RFC 2464). */
  public static final int IPV6 = 0x86DD;

  /** MAC control: PAUSE and priority-based flow control (IEEE 802.3 clause 31). */
  public static final int MAC_CONTROL = 0x8808;

  /** Slow protocols: LACP among them (IEEE 802.3 annex 57A). */
  public static final int SLOW_PROTOCOLS = 0x8809;

  /** MPLS unicast (RFC 3032). */
  public static final int MPLS_UNICAST = 0x8847;

  /** MPLS multicast (RFC 5332). */
  public static final int MPLS_MULTICAST = 0x8848;

  /** PPPoE discovery (RFC 2516). */
  public static final int PPPOE_DISCOVERY = 0x8863;

  /** PPPoE session (RFC 2516). */
  public static final int PPPOE_SESSION = 0x8864;

  /** Port access control, EAPOL (IEEE 802.1X). */
  public static final int EAPOL = 0x888E;

  /** A service VLAN tag (IEEE 802.1ad, now 802.1Q). */
  public static final int SERVICE_VLAN = 0x88A8;

  /** LLDP (IEEE 802.1AB). */
  public static final int LLDP = 0x88CC;

  /** MACsec (IEEE 802.1AE). */
  public static final int MACSEC = 0x88E5;

  /** Precision time (IEEE 1588). */
  public static final int PTP = 0x88F7;

  /** Loopback test (configuration test protocol). */
  public static final int LOOPBACK = 0x9000;

  /** An outer VLAN tag as it was before 802.1ad. */
  public static final int VLAN_9100 = 0x9100;

  private EtherType() {}

  /**
   * Whether a number announces a VLAN tag: 0x8100, 0x88A8 or 0x9100.
   *
   * @param etherType 0 to 65,535
   */
  public static boolean isVlanTag(int etherType) {
    return EthernetLayout.isTag(etherType);
  }

  /**
   * A number with its name where it is known: {@code IPv4 (0x0800)}, {@code 0x1234}.
   *
   * @param etherType 0 to 65,535
   */
  public static String text(int etherType) {
    String name = name(etherType);
    String hex = hex(etherType);
    return name.isEmpty() ? hex : name + " (" + hex + ")";
  }

  static String hex(int number) {
    String digits = Integer.toHexString(number & 0xFFFF);
    return "0x" + "0".repeat(4 - digits.length()) + digits;
  }

  private static String name(int etherType) {
    return switch (etherType) {
      case IPV4 -> "IPv4";
      case ARP -> "ARP";
      case WAKE_ON_LAN -> "Wake-on-LAN";
      case TRANSPARENT_ETHERNET_BRIDGING -> "Transparent Ethernet Bridging";
      case RARP -> "RARP";
      case VLAN -> "802.1Q";
      case IPX -> "IPX";
      case IPV6 -> "IPv6";
      case MAC_CONTROL -> "MAC Control";
      case SLOW_PROTOCOLS -> "Slow Protocols";
      case MPLS_UNICAST -> "MPLS unicast";
      case MPLS_MULTICAST -> "MPLS multicast";
      case PPPOE_DISCOVERY -> "PPPoE D";
      case PPPOE_SESSION -> "PPPoE S";
      case EAPOL -> "EAPOL";
      case SERVICE_VLAN -> "802.1ad";
      case LLDP -> "LLDP";
      case MACSEC -> "MACsec";
      case PTP -> "PTP";
      case LOOPBACK -> "Loopback";
      case VLAN_9100 -> "802.1Q-9100";
      default -> "";
    };
  }
}
