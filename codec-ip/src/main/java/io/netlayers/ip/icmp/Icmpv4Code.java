package io.netlayers.ip.icmp;

import static io.netlayers.ip.icmp.Icmpv4Type.DESTINATION_UNREACHABLE;
import static io.netlayers.ip.icmp.Icmpv4Type.EXTENDED_ECHO_REPLY;
import static io.netlayers.ip.icmp.Icmpv4Type.PARAMETER_PROBLEM;
import static io.netlayers.ip.icmp.Icmpv4Type.PHOTURIS;
import static io.netlayers.ip.icmp.Icmpv4Type.REDIRECT;
import static io.netlayers.ip.icmp.Icmpv4Type.ROUTER_ADVERTISEMENT;
import static io.netlayers.ip.icmp.Icmpv4Type.TIME_EXCEEDED;

/** The codes of ICMP for IPv4 that IANA has assigned, each under its type. */
public enum Icmpv4Code {
  /** RFC 792. */
  NET_UNREACHABLE(DESTINATION_UNREACHABLE, 0, "net unreachable"),
  /** RFC 792. */
  HOST_UNREACHABLE(DESTINATION_UNREACHABLE, 1, "host unreachable"),
  /** RFC 792. */
  PROTOCOL_UNREACHABLE(DESTINATION_UNREACHABLE, 2, "protocol unreachable"),
  /** RFC 792. */
  PORT_UNREACHABLE(DESTINATION_UNREACHABLE, 3, "port unreachable"),
  /** RFC 792, RFC 1191: fragmentation needed and don't fragment set. */
  FRAGMENTATION_NEEDED(DESTINATION_UNREACHABLE, 4, "fragmentation needed"),
  /** RFC 792. */
  SOURCE_ROUTE_FAILED(DESTINATION_UNREACHABLE, 5, "source route failed"),
  /** RFC 1122 §3.2.2.1. */
  DESTINATION_NETWORK_UNKNOWN(DESTINATION_UNREACHABLE, 6, "destination network unknown"),
  /** RFC 1122 §3.2.2.1. */
  DESTINATION_HOST_UNKNOWN(DESTINATION_UNREACHABLE, 7, "destination host unknown"),
  /** RFC 1122 §3.2.2.1; obsolete by RFC 1812 §5.2.7.1. */
  SOURCE_HOST_ISOLATED(DESTINATION_UNREACHABLE, 8, "source host isolated"),
  /** RFC 1122 §3.2.2.1. */
  NETWORK_PROHIBITED(DESTINATION_UNREACHABLE, 9, "network administratively prohibited"),
  /** RFC 1122 §3.2.2.1. */
  HOST_PROHIBITED(DESTINATION_UNREACHABLE, 10, "host administratively prohibited"),
  /** RFC 1122 §3.2.2.1. */
  NET_UNREACHABLE_FOR_SERVICE(DESTINATION_UNREACHABLE, 11, "net unreachable for type of service"),
  /** RFC 1122 §3.2.2.1. */
  HOST_UNREACHABLE_FOR_SERVICE(DESTINATION_UNREACHABLE, 12, "host unreachable for type of service"),
  /** RFC 1812 §5.2.7.1. */
  COMMUNICATION_PROHIBITED(
      DESTINATION_UNREACHABLE, 13, "communication administratively prohibited"),
  /** RFC 1812 §5.2.7.1. */
  HOST_PRECEDENCE_VIOLATION(DESTINATION_UNREACHABLE, 14, "host precedence violation"),
  /** RFC 1812 §5.2.7.1. */
  PRECEDENCE_CUTOFF(DESTINATION_UNREACHABLE, 15, "precedence cutoff in effect"),
  /** RFC 792. */
  REDIRECT_NETWORK(REDIRECT, 0, "for the network"),
  /** RFC 792. */
  REDIRECT_HOST(REDIRECT, 1, "for the host"),
  /** RFC 792. */
  REDIRECT_SERVICE_AND_NETWORK(REDIRECT, 2, "for the type of service and network"),
  /** RFC 792. */
  REDIRECT_SERVICE_AND_HOST(REDIRECT, 3, "for the type of service and host"),
  /** RFC 1256. */
  NORMAL_ROUTER(ROUTER_ADVERTISEMENT, 0, "normal"),
  /** RFC 5944: a mobility agent that does not route common traffic. */
  NO_COMMON_TRAFFIC(ROUTER_ADVERTISEMENT, 16, "does not route common traffic"),
  /** RFC 792. */
  TTL_EXCEEDED(TIME_EXCEEDED, 0, "in transit"),
  /** RFC 792. */
  REASSEMBLY_TIME_EXCEEDED(TIME_EXCEEDED, 1, "in reassembly"),
  /** RFC 792. */
  POINTER_INDICATES_ERROR(PARAMETER_PROBLEM, 0, "pointer indicates the error"),
  /** RFC 1108. */
  MISSING_REQUIRED_OPTION(PARAMETER_PROBLEM, 1, "missing a required option"),
  /** RFC 792. */
  BAD_LENGTH(PARAMETER_PROBLEM, 2, "bad length"),
  /** RFC 2521. */
  BAD_SPI(PHOTURIS, 0, "bad SPI"),
  /** RFC 2521. */
  AUTHENTICATION_FAILED(PHOTURIS, 1, "authentication failed"),
  /** RFC 2521. */
  DECOMPRESSION_FAILED(PHOTURIS, 2, "decompression failed"),
  /** RFC 2521. */
  DECRYPTION_FAILED(PHOTURIS, 3, "decryption failed"),
  /** RFC 2521. */
  NEED_AUTHENTICATION(PHOTURIS, 4, "need authentication"),
  /** RFC 2521. */
  NEED_AUTHORIZATION(PHOTURIS, 5, "need authorization"),
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
  /** Code 0 of a type that knows no other. Its own type is {@link Icmpv4Type#UNKNOWN}. */
  NONE(Icmpv4Type.UNKNOWN, 0, "no code"),
  /** A code that its type does not know. Its own number is -1. */
  UNKNOWN(Icmpv4Type.UNKNOWN, -1, "unknown code");

  private static final Icmpv4Code[] ALL = values();

  private final Icmpv4Type type;
  private final int number;
  private final String text;

  Icmpv4Code(Icmpv4Type type, int number, String text) {
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
  public static Icmpv4Code of(int type, int code) {
    boolean typeHasCodes = false;
    for (Icmpv4Code each : ALL) {
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
  public Icmpv4Type type() {
    return type;
  }

  /** The number on the wire, 0 to 255; -1 for {@link #UNKNOWN}. */
  public int number() {
    return number;
  }

  /** Words for a person, such as {@code port unreachable}. */
  public String text() {
    return text;
  }
}
