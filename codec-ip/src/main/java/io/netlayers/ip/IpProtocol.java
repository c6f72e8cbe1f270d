package io.netlayers.ip;

/**
 * Numbers that IPv4's protocol field and IPv6's next header fields hold (IANA "Assigned Internet
 * Protocol Numbers"), those that this project or its users name.
 */
public final class IpProtocol {
  /** IPv6 hop-by-hop options (RFC 8200 §4.3); nothing in IPv4. */
  public static final int HOP_BY_HOP = 0;

  /** ICMPv4 (RFC 792). */
  public static final int ICMP = 1;

  /** IGMP (RFC 9776). */
  public static final int IGMP = 2;

  /** An IPv4 packet (RFC 2003). */
  public static final int IPV4 = 4;

  /** TCP (RFC 9293). */
  public static final int TCP = 6;

  /** UDP (RFC 768). */
  public static final int UDP = 17;

  /** DCCP (RFC 4340). */
  public static final int DCCP = 33;

  /** An IPv6 packet (RFC 2473, RFC 4213). */
  public static final int IPV6 = 41;

  /** IPv6 routing header (RFC 8200 §4.4). */
  public static final int ROUTING = 43;

  /** IPv6 fragment header (RFC 8200 §4.5). */
  public static final int FRAGMENT = 44;

  /** RSVP (RFC 2205). */
  public static final int RSVP = 46;

  /** GRE (RFC 2784). */
  public static final int GRE = 47;

  /** Encapsulating security payload (RFC 4303). */
  public static final int ESP = 50;

  /** Authentication header (RFC 4302). */
  public static final int AH = 51;

  /** ICMPv6 (RFC 4443). */
  public static final int ICMPV6 = 58;

  /** Nothing follows (RFC 8200 §4.7). */
  public static final int NO_NEXT_HEADER = 59;

  /** IPv6 destination options (RFC 8200 §4.6). */
  public static final int DESTINATION_OPTIONS = 60;

  /** EIGRP (RFC 7868). */
  public static final int EIGRP = 88;

  /** OSPF (RFC 2328, RFC 5340). */
  public static final int OSPF = 89;

  /** PIM (RFC 7761). */
  public static final int PIM = 103;

  /** VRRP (RFC 9568). */
  public static final int VRRP = 112;

  /** L2TPv3 (RFC 3931). */
  public static final int L2TP = 115;

  /** SCTP (RFC 9260). */
  public static final int SCTP = 132;

  /** IPv6 mobility header (RFC 6275 §6.1). */
  public static final int MOBILITY = 135;

  /** UDP-Lite (RFC 3828). */
  public static final int UDP_LITE = 136;

  /** MPLS (RFC 4023). */
  public static final int MPLS = 137;

  /** Host identity protocol (RFC 7401). */
  public static final int HIP = 139;

  /** Shim6 (RFC 5533). */
  public static final int SHIM6 = 140;

  /** An Ethernet frame (RFC 8986 §10.1). */
  public static final int ETHERNET = 143;

  /** For experiments (RFC 3692). */
  public static final int EXPERIMENT_253 = 253;

  /** For experiments (RFC 3692). */
  public static final int EXPERIMENT_254 = 254;

  /** What {@link #name} answers for a number that it does not know. */
  public static final String UNNAMED = "proto";

  private IpProtocol() {}

  /**
   * Whether an IPv6 packet may go on behind a header of this number: hop-by-hop and destination
   * options, routing, fragment, authentication, mobility, HIP and Shim6 headers (RFC 7045 §4). Not
   * ESP, behind which nothing can be read, and not the numbers for experiments, whose form nobody
   * knows.
   */
  public static boolean isExtensionHeader(int number) {
    return switch (number) {
      case HOP_BY_HOP, ROUTING, FRAGMENT, AH, DESTINATION_OPTIONS, MOBILITY, HIP, SHIM6 -> true;
      default -> false;
    };
  }

  /**
   * A short name as IANA's registry has it ({@code TCP}, {@code IPv6-ICMP}), or {@link #UNNAMED}
   * where this list has none. Allocates nothing.
   */
  public static String name(int number) {
    return switch (number) {
      case HOP_BY_HOP -> "HOPOPT";
      case ICMP -> "ICMP";
      case IGMP -> "IGMP";
      case IPV4 -> "IPv4";
      case TCP -> "TCP";
      case UDP -> "UDP";
      case DCCP -> "DCCP";
      case IPV6 -> "IPv6";
      case ROUTING -> "IPv6-Route";
      case FRAGMENT -> "IPv6-Frag";
      case RSVP -> "RSVP";
      case GRE -> "GRE";
      case ESP -> "ESP";
      case AH -> "AH";
      case ICMPV6 -> "IPv6-ICMP";
      case NO_NEXT_HEADER -> "IPv6-NoNxt";
      case DESTINATION_OPTIONS -> "IPv6-Opts";
      case EIGRP -> "EIGRP";
      case OSPF -> "OSPF";
      case PIM -> "PIM";
      case VRRP -> "VRRP";
      case L2TP -> "L2TP";
      case SCTP -> "SCTP";
      case MOBILITY -> "Mobility-Header";
      case UDP_LITE -> "UDPLite";
      case MPLS -> "MPLS-in-IP";
      case HIP -> "HIP";
      case SHIM6 -> "Shim6";
      case ETHERNET -> "Ethernet";
      default -> UNNAMED;
    };
  }
}
