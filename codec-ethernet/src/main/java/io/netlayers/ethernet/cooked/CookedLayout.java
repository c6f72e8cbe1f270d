package io.netlayers.ethernet.cooked;

/**
 * The pseudo headers, by the link type registry at tcpdump.org.
 *
 * <pre>
 * version 1                                     version 2
 * +---------------------------+ 0               +---------------------------+ 0
 * |        Packet type        |                 |         Protocol          |
 * +---------------------------+ 2               +---------------------------+ 2
 * |        ARPHRD_ type       |                 |         Reserved          |
 * +---------------------------+ 4               +---------------------------+ 4
 * | Link-layer address length |                 |      Interface index      |
 * +---------------------------+ 6               +---------------------------+ 8
 * |    Link-layer address     |                 |        ARPHRD_ type       |
 * |            8              |                 +-------------+-------------+ 10
 * +---------------------------+ 14              | Packet type | Addr. length|
 * |          Protocol         |                 +-------------+-------------+ 12
 * +---------------------------+ 16              |   Link-layer address, 8   |
 *                                               +---------------------------+ 20
 * </pre>
 *
 * A loopback header is the address family in four octets, in the byte order of the machine that
 * captured (LINKTYPE_NULL) or in network order (LINKTYPE_LOOP).
 */
final class CookedLayout {
  static final int V1_PACKET_TYPE = 0;
  static final int V1_HARDWARE_TYPE = V1_PACKET_TYPE + 2;
  static final int V1_ADDRESS_LENGTH = V1_HARDWARE_TYPE + 2;
  static final int V1_ADDRESS = V1_ADDRESS_LENGTH + 2;
  static final int V1_PROTOCOL = V1_ADDRESS + 8;
  static final int V1_OCTETS = V1_PROTOCOL + 2;

  static final int V2_PROTOCOL = 0;
  static final int V2_RESERVED = V2_PROTOCOL + 2;
  static final int V2_INTERFACE_INDEX = V2_RESERVED + 2;
  static final int V2_HARDWARE_TYPE = V2_INTERFACE_INDEX + 4;
  static final int V2_PACKET_TYPE = V2_HARDWARE_TYPE + 2;
  static final int V2_ADDRESS_LENGTH = V2_PACKET_TYPE + 1;
  static final int V2_ADDRESS = V2_ADDRESS_LENGTH + 1;
  static final int V2_OCTETS = V2_ADDRESS + 8;

  static final int ADDRESS_OCTETS = 8;
  static final int LOOPBACK_OCTETS = 4;

  private static final int MIN_ETHERTYPE = 0x0600;
  private static final int PROTOCOL_802_3 = 0x0001;
  private static final int PROTOCOL_802_2 = 0x0004;

  private static final int ARPHRD_FRAD = 770;
  private static final int ARPHRD_IEEE80211_RADIOTAP = 803;
  private static final int ARPHRD_NETLINK = 824;

  private CookedLayout() {}

  /** The protocol as an EtherType, or -1: under some hardware types it has another meaning. */
  static int etherType(int hardwareType, int protocol) {
    return protocol >= MIN_ETHERTYPE && isEtherTypes(hardwareType) ? protocol : -1;
  }

  static boolean isLlc(int hardwareType, int protocol) {
    return protocol == PROTOCOL_802_2 && isEtherTypes(hardwareType);
  }

  static boolean isRawIpx(int hardwareType, int protocol) {
    return protocol == PROTOCOL_802_3 && isEtherTypes(hardwareType);
  }

  private static boolean isEtherTypes(int hardwareType) {
    return hardwareType != ARPHRD_NETLINK
        && hardwareType != ARPHRD_IEEE80211_RADIOTAP
        && hardwareType != ARPHRD_FRAD;
  }
}
