package io.netlayers.ip.ndp;

/**
 * The messages' fixed parts, each within an ICMPv6 message.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |     Type      |     Code      |          Checksum             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * | Cur Hop Limit |M|O|H|Prf|P|R|R|       Router Lifetime         |  router advertisement
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                         Reachable Time                        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                          Retrans Timer                        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |R|S|O|                     Reserved                            |  neighbor advertisement;
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+  solicitation, redirect:
 * |                       Target Address (16)                     |  no flags
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                     Destination Address (16)                  |  redirect
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |     Type      |    Length     |              ...              |  option: length in 8 octets
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
final class NdpLayout {
  static final int TYPE = 0;
  static final int CODE = TYPE + 1;
  static final int CHECKSUM = CODE + 1;
  static final int REST = CHECKSUM + 2;
  static final int SOLICITATION_OCTETS = REST + 4;

  static final int HOP_LIMIT = REST;
  static final int ROUTER_FLAGS = HOP_LIMIT + 1;
  static final int ROUTER_LIFETIME = ROUTER_FLAGS + 1;
  static final int REACHABLE_TIME = ROUTER_LIFETIME + 2;
  static final int RETRANS_TIMER = REACHABLE_TIME + 4;
  static final int ADVERTISEMENT_OCTETS = RETRANS_TIMER + 4;

  static final int NEIGHBOR_FLAGS = REST;
  static final int TARGET = REST + 4;
  static final int NEIGHBOR_OCTETS = TARGET + 16;
  static final int DESTINATION = TARGET + 16;
  static final int REDIRECT_OCTETS = DESTINATION + 16;

  static final int OPTION_TYPE = 0;
  static final int OPTION_LENGTH = OPTION_TYPE + 1;
  static final int OPTION_BODY = OPTION_LENGTH + 1;
  static final int OPTION_UNIT = 8;

  static final int ROUTER_SOLICITATION_TYPE = 133;
  static final int ROUTER_ADVERTISEMENT_TYPE = 134;
  static final int NEIGHBOR_SOLICITATION_TYPE = 135;
  static final int NEIGHBOR_ADVERTISEMENT_TYPE = 136;
  static final int REDIRECT_TYPE = 137;
  static final int INVERSE_SOLICITATION_TYPE = 141;
  static final int INVERSE_ADVERTISEMENT_TYPE = 142;

  private NdpLayout() {}

  /** Octets before the options, 0 for a type that is none of Neighbor Discovery's. */
  static int fixedOctets(int type) {
    return switch (type) {
      case ROUTER_SOLICITATION_TYPE, INVERSE_SOLICITATION_TYPE, INVERSE_ADVERTISEMENT_TYPE ->
          SOLICITATION_OCTETS;
      case ROUTER_ADVERTISEMENT_TYPE -> ADVERTISEMENT_OCTETS;
      case NEIGHBOR_SOLICITATION_TYPE, NEIGHBOR_ADVERTISEMENT_TYPE -> NEIGHBOR_OCTETS;
      case REDIRECT_TYPE -> REDIRECT_OCTETS;
      default -> 0;
    };
  }
}
