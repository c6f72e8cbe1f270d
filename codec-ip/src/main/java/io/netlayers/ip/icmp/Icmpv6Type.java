package io.netlayers.ip.icmp;

import java.util.Arrays;

/** The types of ICMP for IPv6 that IANA has assigned. */
public enum Icmpv6Type {
  /** RFC 4443 §3.1. */
  DESTINATION_UNREACHABLE(1, 8, "destination unreachable"),
  /** RFC 4443 §3.2. */
  PACKET_TOO_BIG(2, 8, "packet too big"),
  /** RFC 4443 §3.3. */
  TIME_EXCEEDED(3, 8, "time exceeded"),
  /** RFC 4443 §3.4. */
  PARAMETER_PROBLEM(4, 8, "parameter problem"),
  /** RFC 4443 §2.1: private experimentation, error. */
  PRIVATE_ERROR_100(100, 4, "private experiment 100"),
  /** RFC 4443 §2.1: private experimentation, error. */
  PRIVATE_ERROR_101(101, 4, "private experiment 101"),
  /** RFC 4443 §4.1. */
  ECHO_REQUEST(128, 8, "echo request"),
  /** RFC 4443 §4.2. */
  ECHO_REPLY(129, 8, "echo reply"),
  /** RFC 2710 §3, RFC 9777 §5.1. */
  MULTICAST_LISTENER_QUERY(130, 24, "multicast listener query"),
  /** RFC 2710 §3. */
  MULTICAST_LISTENER_REPORT(131, 24, "multicast listener report"),
  /** RFC 2710 §3. */
  MULTICAST_LISTENER_DONE(132, 24, "multicast listener done"),
  /** RFC 4861 §4.1. */
  ROUTER_SOLICITATION(133, 8, "router solicitation"),
  /** RFC 4861 §4.2. */
  ROUTER_ADVERTISEMENT(134, 16, "router advertisement"),
  /** RFC 4861 §4.3. */
  NEIGHBOR_SOLICITATION(135, 24, "neighbor solicitation"),
  /** RFC 4861 §4.4. */
  NEIGHBOR_ADVERTISEMENT(136, 24, "neighbor advertisement"),
  /** RFC 4861 §4.5. */
  REDIRECT(137, 40, "redirect"),
  /** RFC 2894 §3.1. */
  ROUTER_RENUMBERING(138, 16, "router renumbering"),
  /** RFC 4620 §4. */
  NODE_INFORMATION_QUERY(139, 16, "node information query"),
  /** RFC 4620 §4. */
  NODE_INFORMATION_RESPONSE(140, 16, "node information response"),
  /** RFC 3122 §2.1. */
  INVERSE_NEIGHBOR_SOLICITATION(141, 8, "inverse neighbor discovery solicitation"),
  /** RFC 3122 §2.2. */
  INVERSE_NEIGHBOR_ADVERTISEMENT(142, 8, "inverse neighbor discovery advertisement"),
  /** RFC 9777 §5.2. */
  MULTICAST_LISTENER_REPORT_V2(143, 8, "multicast listener report v2"),
  /** RFC 6275 §6.5. */
  HOME_AGENT_DISCOVERY_REQUEST(144, 8, "home agent address discovery request"),
  /** RFC 6275 §6.6. */
  HOME_AGENT_DISCOVERY_REPLY(145, 8, "home agent address discovery reply"),
  /** RFC 6275 §6.7. */
  MOBILE_PREFIX_SOLICITATION(146, 8, "mobile prefix solicitation"),
  /** RFC 6275 §6.8. */
  MOBILE_PREFIX_ADVERTISEMENT(147, 8, "mobile prefix advertisement"),
  /** RFC 3971 §6.4.1. */
  CERTIFICATION_PATH_SOLICITATION(148, 8, "certification path solicitation"),
  /** RFC 3971 §6.4.2. */
  CERTIFICATION_PATH_ADVERTISEMENT(149, 12, "certification path advertisement"),
  /** RFC 4065: experimental mobility protocols, such as Seamoby. */
  EXPERIMENTAL_MOBILITY(150, 8, "experimental mobility"),
  /** RFC 4286 §4. */
  MULTICAST_ROUTER_ADVERTISEMENT(151, 8, "multicast router advertisement"),
  /** RFC 4286 §5. */
  MULTICAST_ROUTER_SOLICITATION(152, 4, "multicast router solicitation"),
  /** RFC 4286 §6. */
  MULTICAST_ROUTER_TERMINATION(153, 4, "multicast router termination"),
  /** RFC 5568 §6.1. */
  FAST_HANDOVER(154, 8, "FMIPv6"),
  /** RFC 6550 §6. */
  RPL_CONTROL(155, 4, "RPL control"),
  /** RFC 6743. */
  ILNP_LOCATOR_UPDATE(156, 8, "ILNPv6 locator update"),
  /** RFC 6775 §4.4. */
  DUPLICATE_ADDRESS_REQUEST(157, 32, "duplicate address request"),
  /** RFC 6775 §4.4. */
  DUPLICATE_ADDRESS_CONFIRMATION(158, 32, "duplicate address confirmation"),
  /** RFC 7731. */
  MPL_CONTROL(159, 4, "MPL control"),
  /** RFC 8335 §2. */
  EXTENDED_ECHO_REQUEST(160, 8, "extended echo request"),
  /** RFC 8335 §3. */
  EXTENDED_ECHO_REPLY(161, 8, "extended echo reply"),
  /** RFC 4443 §2.1: private experimentation. */
  PRIVATE_200(200, 4, "private experiment 200"),
  /** RFC 4443 §2.1: private experimentation. */
  PRIVATE_201(201, 4, "private experiment 201"),
  /** Every number that is not assigned. Its own number is -1. */
  UNKNOWN(-1, 4, "unknown");

  private static final Icmpv6Type[] BY_NUMBER = new Icmpv6Type[256];

  static {
    Arrays.fill(BY_NUMBER, UNKNOWN);
    for (Icmpv6Type type : values()) {
      if (type != UNKNOWN) {
        BY_NUMBER[type.number] = type;
      }
    }
  }

  private final int number;
  private final int minLength;
  private final String text;

  Icmpv6Type(int number, int minLength, String text) {
    this.number = number;
    this.minLength = minLength;
    this.text = text;
  }

  /**
   * The type of a number, {@link #UNKNOWN} if IANA has assigned none.
   *
   * @throws IndexOutOfBoundsException if {@code number} is not within 0 to 255
   */
  public static Icmpv6Type of(int number) {
    return BY_NUMBER[number];
  }

  static int minLength(int number) {
    return BY_NUMBER[number].minLength;
  }

  /** Whether the message quotes a packet behind its eighth octet (RFC 4443 §3). */
  static boolean quotes(int number) {
    return number >= DESTINATION_UNREACHABLE.number && number <= PARAMETER_PROBLEM.number;
  }

  /** Whether the quote has a length field, and extensions may follow (RFC 4884 §4). */
  static boolean hasQuoteLength(int number) {
    return number == DESTINATION_UNREACHABLE.number || number == TIME_EXCEEDED.number;
  }

  /** The number on the wire, 1 to 201; -1 for {@link #UNKNOWN}. */
  public int number() {
    return number;
  }

  /** Words for a person, such as {@code packet too big}. */
  public String text() {
    return text;
  }

  /** Whether it is of Neighbor Discovery: to be read by {@code io.netlayers.ip.ndp}. */
  public boolean isNeighborDiscovery() {
    return number >= ROUTER_SOLICITATION.number && number <= REDIRECT.number;
  }

  /** Whether it is of Multicast Listener Discovery: to be read by {@code io.netlayers.ip.mld}. */
  public boolean isListenerDiscovery() {
    return number >= MULTICAST_LISTENER_QUERY.number && number <= MULTICAST_LISTENER_DONE.number
        || this == MULTICAST_LISTENER_REPORT_V2;
  }

  /** Whether a number is that of an error: its highest bit is 0 (RFC 4443 §2.1). */
  public static boolean isError(int number) {
    return number < 128;
  }
}
