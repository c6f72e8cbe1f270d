package io.netlayers.ip.icmp;

import static io.netlayers.ip.icmp.Icmpv6Type.DESTINATION_UNREACHABLE;
import static io.netlayers.ip.icmp.Icmpv6Type.EXTENDED_ECHO_REPLY;
import static io.netlayers.ip.icmp.Icmpv6Type.NODE_INFORMATION_QUERY;
import static io.netlayers.ip.icmp.Icmpv6Type.NODE_INFORMATION_RESPONSE;
import static io.netlayers.ip.icmp.Icmpv6Type.PARAMETER_PROBLEM;
import static io.netlayers.ip.icmp.Icmpv6Type.ROUTER_RENUMBERING;
import static io.netlayers.ip.icmp.Icmpv6Type.TIME_EXCEEDED;

/** The codes of ICMP for IPv6 that IANA has assigned, each under its type. */
public enum Icmpv6Code {
  /** RFC 4443 §3.1. */
  NO_ROUTE(DESTINATION_UNREACHABLE, 0, "no route to destination"),
  /** RFC 4443 §3.1. */
  PROHIBITED(DESTINATION_UNREACHABLE, 1, "communication administratively prohibited"),
  /** RFC 4443 §3.1. */
  BEYOND_SCOPE(DESTINATION_UNREACHABLE, 2, "beyond scope of source address"),
  /** RFC 4443 §3.1. */
  ADDRESS_UNREACHABLE(DESTINATION_UNREACHABLE, 3, "address unreachable"),
  /** RFC 4443 §3.1. */
  PORT_UNREACHABLE(DESTINATION_UNREACHABLE, 4, "port unreachable"),
  /** RFC 4443 §3.1. */
  POLICY_FAILED(DESTINATION_UNREACHABLE, 5, "source address failed policy"),
  /** RFC 4443 §3.1. */
  REJECT_ROUTE(DESTINATION_UNREACHABLE, 6, "reject route to destination"),
  /** RFC 6550, RFC 6554. */
  SOURCE_ROUTING_ERROR(DESTINATION_UNREACHABLE, 7, "error in source routing header"),
  /** RFC 8883 §4. */
  HEADERS_TOO_LONG(DESTINATION_UNREACHABLE, 8, "headers too long"),
  /** RFC 9914. */
  P_ROUTE_ERROR(DESTINATION_UNREACHABLE, 9, "error in projected route"),
  /** RFC 4443 §3.3. */
  HOP_LIMIT_EXCEEDED(TIME_EXCEEDED, 0, "hop limit exceeded"),
  /** RFC 4443 §3.3. */
  REASSEMBLY_TIME_EXCEEDED(TIME_EXCEEDED, 1, "fragment reassembly time exceeded"),
  /** RFC 4443 §3.4. */
  ERRONEOUS_HEADER_FIELD(PARAMETER_PROBLEM, 0, "erroneous header field"),
  /** RFC 4443 §3.4. */
  UNRECOGNIZED_NEXT_HEADER(PARAMETER_PROBLEM, 1, "unrecognized next header"),
  /** RFC 4443 §3.4. */
  UNRECOGNIZED_OPTION(PARAMETER_PROBLEM, 2, "unrecognized option"),
  /** RFC 7112 §5. */
  INCOMPLETE_HEADER_CHAIN(PARAMETER_PROBLEM, 3, "first fragment has incomplete header chain"),
  /** RFC 8754. */
  SR_UPPER_LAYER_ERROR(PARAMETER_PROBLEM, 4, "SR upper-layer header error"),
  /** RFC 8883 §3. */
  NEXT_HEADER_BY_NODE(PARAMETER_PROBLEM, 5, "unrecognized next header by intermediate node"),
  /** RFC 8883 §3. */
  EXTENSION_HEADER_TOO_BIG(PARAMETER_PROBLEM, 6, "extension header too big"),
  /** RFC 8883 §3. */
  CHAIN_TOO_LONG(PARAMETER_PROBLEM, 7, "extension header chain too long"),
  /** RFC 8883 §3. */
  TOO_MANY_HEADERS(PARAMETER_PROBLEM, 8, "too many extension headers"),
  /** RFC 8883 §3. */
  TOO_MANY_OPTIONS(PARAMETER_PROBLEM, 9, "too many options in extension header"),
  /** RFC 8883 §3. */
  OPTION_TOO_BIG(PARAMETER_PROBLEM, 10, "option too big"),
  /** RFC 2894 §3.1. */
  RENUMBERING_COMMAND(ROUTER_RENUMBERING, 0, "command"),
  /** RFC 2894 §3.1. */
  RENUMBERING_RESULT(ROUTER_RENUMBERING, 1, "result"),
  /** RFC 2894 §3.1. */
  RENUMBERING_SEQUENCE_RESET(ROUTER_RENUMBERING, 255, "sequence number reset"),
  /** RFC 4620 §4. */
  QUERY_IPV6_SUBJECT(NODE_INFORMATION_QUERY, 0, "subject is an IPv6 address"),
  /** RFC 4620 §4. */
  QUERY_NAME_SUBJECT(NODE_INFORMATION_QUERY, 1, "subject is a name"),
  /** RFC 4620 §4. */
  QUERY_IPV4_SUBJECT(NODE_INFORMATION_QUERY, 2, "subject is an IPv4 address"),
  /** RFC 4620 §4. */
  RESPONSE_SUCCESS(NODE_INFORMATION_RESPONSE, 0, "successful reply"),
  /** RFC 4620 §4. */
  RESPONSE_REFUSED(NODE_INFORMATION_RESPONSE, 1, "refused"),
  /** RFC 4620 §4. */
  RESPONSE_UNKNOWN_QUERY(NODE_INFORMATION_RESPONSE, 2, "query type unknown"),
  /** RFC 8335 §3. */
  EXTENDED_NO_ERROR(EXTENDED_ECHO_REPLY, 0, "no error"),
  /** RFC 8335 §3. */
  EXTENDED_MALFORMED_QUERY(EXTENDED_ECHO_REPLY, 1, "malformed query"),
  /** RFC 8335 §3. */
  EXTENDED_NO_SUCH_INTERFACE(EXTENDED_ECHO_REPLY, 2, "no such interface"),
  /** RFC 8335 §3. */
  EXTENDED_NO_SUCH_ENTRY(EXTENDED_ECHO_REPLY, 3, "no such table entry"),
  /** RFC 8335 §3. */
  EXTENDED_MULTIPLE_INTERFACES(EXTENDED_ECHO_REPLY, 4, "multiple interfaces satisfy query"),
  /** Code 0 of a type that knows no other. Its own type is {@link Icmpv6Type#UNKNOWN}. */
  NONE(Icmpv6Type.UNKNOWN, 0, "no code"),
  /** A code that its type does not know. Its own number is -1. */
  UNKNOWN(Icmpv6Type.UNKNOWN, -1, "unknown code");

  private static final Icmpv6Code[] ALL = values();

  private final Icmpv6Type type;
  private final int number;
  private final String text;

  Icmpv6Code(Icmpv6Type type, int number, String text) {
    this.type = type;
    this.number = number;
    this.text = text;
  }

  /**
   * The code by name: {@link #NONE} for code 0 of a type that has no codes, {@link #UNKNOWN} for
   * any other that is not assigned.
   *
   * @param type 0 to 255
   * @param code 0 to 255
   */
  public static Icmpv6Code of(int type, int code) {
    boolean typeHasCodes = false;
    for (Icmpv6Code each : ALL) {
      if (each.type.number() == type) {
        typeHasCodes = true;
        if (each.number == code) {
          return each;
        }
      }
    }
    return code == 0 && !typeHasCodes ? NONE : UNKNOWN;
  }

  /** The type that it belongs to. */
  public Icmpv6Type type() {
    return type;
  }

  /** The number on the wire, 0 to 255; -1 for {@link #UNKNOWN}. */
  public int number() {
    return number;
  }

  /** Words for a person, such as {@code address unreachable}. */
  public String text() {
    return text;
  }
}
