package io.netlayers.stack.counters;

/**
 * What a host counts: each thing that it did, and each reason for which it dropped something. The
 * constants stand in the order in which they are printed.
 */
public enum Counter {
  /** Frames given to the host. */
  LINK_IN("Link", "frames received"),
  /** Frames that a sink has taken. */
  LINK_OUT("Link", "frames sent"),
  /** Frames that are no frames. */
  LINK_MALFORMED("Link", "frames dropped: malformed"),
  /** Frames of a port, or with tags, that no interface has. */
  LINK_NO_INTERFACE("Link", "frames dropped: no interface for port and tags"),
  /** Frames for another station. */
  LINK_OTHER_STATION("Link", "frames dropped: for another station"),
  /** Frames whose source is a group. */
  LINK_BAD_SOURCE("Link", "frames dropped: source is a group"),
  /** Frames of an EtherType that the host does not speak. */
  LINK_UNKNOWN_TYPE("Link", "frames dropped: unknown type"),
  /** Frames for which no queue or buffer had room. */
  LINK_QUEUE_FULL("Link", "frames dropped: output queue full"),

  /** ARP packets received. */
  ARP_IN("Neighbours", "ARP packets received"),
  /** ARP packets that are none, or of other kinds of address. */
  ARP_MALFORMED("Neighbours", "ARP packets dropped: malformed"),
  /** ARP packets sent. */
  ARP_OUT("Neighbours", "ARP packets sent"),
  /** Solicitations and advertisements received. */
  NDP_IN("Neighbours", "Neighbor Discovery messages received"),
  /** Neighbor Discovery messages that failed RFC 4861's validation. */
  NDP_INVALID("Neighbours", "Neighbor Discovery messages dropped: invalid"),
  /** Neighbor Discovery messages sent. */
  NDP_OUT("Neighbours", "Neighbor Discovery messages sent"),
  /** Router advertisements sent. */
  ROUTER_ADVERTISEMENTS_OUT("Neighbours", "router advertisements sent"),
  /** Another router's advertisements that contradict this one's (RFC 4861 §6.2.7). */
  ROUTER_DISAGREES("Neighbours", "router advertisements of others that disagree with ours"),
  /** Entries that made room for others. */
  NEIGHBOUR_EVICTED("Neighbours", "entries evicted for room"),
  /** Neighbours that did not answer. */
  NEIGHBOUR_UNREACHABLE("Neighbours", "neighbours found unreachable"),
  /** Packets that waited for a neighbour and made room for others. */
  NEIGHBOUR_HELD_DROPPED("Neighbours", "packets dropped: too many held for one neighbour"),
  /** Addresses that somebody else has too. */
  ADDRESS_CONFLICTS("Neighbours", "address conflicts"),

  /** IPv4 packets received. */
  IPV4_IN("IPv4", "packets received"),
  /** IPv4 packets delivered to a protocol. */
  IPV4_DELIVERED("IPv4", "packets delivered"),
  /** IPv4 packets that the host made. */
  IPV4_OUT("IPv4", "packets sent"),
  /** IPv4 packets passed on. */
  IPV4_FORWARDED("IPv4", "packets forwarded"),
  /** IPv4 packets with a bad header. */
  IPV4_MALFORMED("IPv4", "packets dropped: bad header"),
  /** IPv4 packets with a bad header checksum. */
  IPV4_CHECKSUM("IPv4", "packets dropped: bad header checksum"),
  /** IPv4 packets from an address that cannot be a source. */
  IPV4_BAD_SOURCE("IPv4", "packets dropped: source cannot be"),
  /** IPv4 packets for others, and the host is no router; or not to be forwarded. */
  IPV4_NOT_OURS("IPv4", "packets dropped: not for this host"),
  /** IPv4 packets with a source route. */
  IPV4_SOURCE_ROUTE("IPv4", "packets dropped: source route"),
  /** IPv4 packets of a protocol without a socket. */
  IPV4_UNKNOWN_PROTOCOL("IPv4", "packets dropped: unknown protocol"),
  /** IPv4 packets whose TTL ran out here. */
  IPV4_TTL_EXCEEDED("IPv4", "packets dropped: TTL exceeded"),
  /** IPv4 packets without a route. */
  IPV4_NO_ROUTE("IPv4", "packets dropped: no route"),
  /** IPv4 packets too long for the next link. */
  IPV4_TOO_BIG("IPv4", "packets dropped: too big and not to be fragmented"),
  /** IPv4 fragments received. */
  IPV4_FRAGMENTS_IN("IPv4", "fragments received"),
  /** IPv4 fragments made. */
  IPV4_FRAGMENTS_OUT("IPv4", "fragments created"),
  /** IPv4 datagrams reassembled. */
  IPV4_REASSEMBLED("IPv4", "packets reassembled"),
  /** IPv4 fragments that were no good. */
  IPV4_REASSEMBLY_FAILED("IPv4", "fragments dropped: cannot be reassembled"),
  /** IPv4 datagrams whose fragments did not come in time. */
  IPV4_REASSEMBLY_TIMEOUT("IPv4", "reassembly timeouts"),

  /** IPv6 packets received. */
  IPV6_IN("IPv6", "packets received"),
  /** IPv6 packets delivered to a protocol. */
  IPV6_DELIVERED("IPv6", "packets delivered"),
  /** IPv6 packets that the host made. */
  IPV6_OUT("IPv6", "packets sent"),
  /** IPv6 packets passed on. */
  IPV6_FORWARDED("IPv6", "packets forwarded"),
  /** IPv6 packets with bad headers. */
  IPV6_MALFORMED("IPv6", "packets dropped: bad header"),
  /** IPv6 packets from an address that cannot be a source. */
  IPV6_BAD_SOURCE("IPv6", "packets dropped: source cannot be"),
  /** IPv6 packets for others, and the host is no router; or not to be forwarded. */
  IPV6_NOT_OURS("IPv6", "packets dropped: not for this host"),
  /** IPv6 packets with an option that asks for it to be dropped. */
  IPV6_BAD_OPTION("IPv6", "packets dropped: unknown option"),
  /** IPv6 packets with a routing header that has segments left. */
  IPV6_ROUTING_HEADER("IPv6", "packets dropped: routing header"),
  /** IPv6 packets of a protocol without a socket. */
  IPV6_UNKNOWN_PROTOCOL("IPv6", "packets dropped: unknown next header"),
  /** IPv6 packets whose hop limit ran out here. */
  IPV6_HOP_LIMIT_EXCEEDED("IPv6", "packets dropped: hop limit exceeded"),
  /** IPv6 packets without a route. */
  IPV6_NO_ROUTE("IPv6", "packets dropped: no route"),
  /** IPv6 packets too long for the next link. */
  IPV6_TOO_BIG("IPv6", "packets dropped: too big"),
  /** IPv6 fragments received. */
  IPV6_FRAGMENTS_IN("IPv6", "fragments received"),
  /** IPv6 fragments made. */
  IPV6_FRAGMENTS_OUT("IPv6", "fragments created"),
  /** IPv6 packets reassembled. */
  IPV6_REASSEMBLED("IPv6", "packets reassembled"),
  /** IPv6 fragments that were no good. */
  IPV6_REASSEMBLY_FAILED("IPv6", "fragments dropped: cannot be reassembled"),
  /** IPv6 packets whose fragments did not come in time. */
  IPV6_REASSEMBLY_TIMEOUT("IPv6", "reassembly timeouts"),

  /** ICMP messages of both versions received. */
  ICMP_IN("ICMP", "messages received"),
  /** ICMP messages that are none. */
  ICMP_MALFORMED("ICMP", "messages dropped: malformed"),
  /** ICMP messages with a bad checksum. */
  ICMP_CHECKSUM("ICMP", "messages dropped: bad checksum"),
  /** Echo requests received. */
  ICMP_ECHO_IN("ICMP", "echo requests received"),
  /** Echo replies sent. */
  ICMP_ECHO_REPLIES("ICMP", "echo replies sent"),
  /** Errors received. */
  ICMP_ERRORS_IN("ICMP", "errors received"),
  /** Errors received about what no socket sent. */
  ICMP_ERRORS_UNMATCHED("ICMP", "errors dropped: about no packet of ours"),
  /** Errors sent. */
  ICMP_ERRORS_OUT("ICMP", "errors sent"),
  /** Errors held back by the rate limit. */
  ICMP_RATE_LIMITED("ICMP", "errors not sent: rate limit"),
  /** Redirects heeded. */
  ICMP_REDIRECTS_IN("ICMP", "redirects heeded"),
  /** Redirects sent. */
  ICMP_REDIRECTS_OUT("ICMP", "redirects sent"),
  /** Path MTUs learnt. */
  ICMP_PATH_MTU("ICMP", "path MTUs learnt"),

  /** IGMP and MLD messages received. */
  GROUP_IN("Groups", "IGMP and MLD messages received"),
  /** IGMP and MLD messages that are none. */
  GROUP_MALFORMED("Groups", "IGMP and MLD messages dropped: invalid"),
  /** IGMP and MLD reports and leaves sent. */
  GROUP_OUT("Groups", "IGMP and MLD messages sent"),

  /** UDP datagrams received. */
  UDP_IN("UDP", "datagrams received"),
  /** UDP datagrams delivered to a socket. */
  UDP_DELIVERED("UDP", "datagrams delivered"),
  /** UDP datagrams sent. */
  UDP_OUT("UDP", "datagrams sent"),
  /** UDP datagrams that are none. */
  UDP_MALFORMED("UDP", "datagrams dropped: bad header"),
  /** UDP datagrams with a bad checksum. */
  UDP_CHECKSUM("UDP", "datagrams dropped: bad checksum"),
  /** UDP datagrams for a port without a socket. */
  UDP_NO_PORT("UDP", "datagrams dropped: no socket"),
  /** UDP datagrams for a socket whose queue is full. */
  UDP_QUEUE_FULL("UDP", "datagrams dropped: receive queue full"),

  /** TCP segments received. */
  TCP_IN("TCP", "segments received"),
  /** TCP segments sent. */
  TCP_OUT("TCP", "segments sent"),
  /** TCP segments that are none. */
  TCP_MALFORMED("TCP", "segments dropped: bad header"),
  /** TCP segments for nobody, or with a bad checksum. */
  TCP_NO_CONNECTION("TCP", "segments for no connection"),
  /** TCP segments to a group or a broadcast. */
  TCP_BAD_ADDRESS("TCP", "segments dropped: addresses of a group"),
  /** TCP connections opened by this host. */
  TCP_ACTIVE_OPENS("TCP", "active opens"),
  /** TCP connections accepted. */
  TCP_ACCEPTED("TCP", "connections accepted"),

  /** Packets delivered to raw sockets. */
  RAW_DELIVERED("Raw", "packets delivered"),
  /** Packets for a raw socket whose queue is full. */
  RAW_QUEUE_FULL("Raw", "packets dropped: receive queue full");

  private final String group;
  private final String text;

  Counter(String group, String text) {
    this.group = group;
    this.text = text;
  }

  /** The headline under which it is printed. */
  public String group() {
    return group;
  }

  /** What is counted, in words. */
  public String text() {
    return text;
  }
}
