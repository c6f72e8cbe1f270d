package io.netlayers.ip.icmp;

import java.util.Arrays;

/** The types of ICMP for IPv4 that IANA has assigned. */
public enum Icmpv4Type {
  /** RFC 792. */
  ECHO_REPLY(0, 8, "echo reply", false),
  /** RFC 792. */
  DESTINATION_UNREACHABLE(3, 8, "destination unreachable", false),
  /** RFC 792; deprecated by RFC 6633. */
  SOURCE_QUENCH(4, 8, "source quench", true),
  /** RFC 792. */
  REDIRECT(5, 8, "redirect", false),
  /** Deprecated by RFC 6918. */
  ALTERNATE_HOST_ADDRESS(6, 8, "alternate host address", true),
  /** RFC 792. */
  ECHO_REQUEST(8, 8, "echo request", false),
  /** RFC 1256. */
  ROUTER_ADVERTISEMENT(9, 8, "router advertisement", false),
  /** RFC 1256. */
  ROUTER_SOLICITATION(10, 8, "router solicitation", false),
  /** RFC 792. */
  TIME_EXCEEDED(11, 8, "time exceeded", false),
  /** RFC 792. */
  PARAMETER_PROBLEM(12, 8, "parameter problem", false),
  /** RFC 792. */
  TIMESTAMP(13, 20, "timestamp request", false),
  /** RFC 792. */
  TIMESTAMP_REPLY(14, 20, "timestamp reply", false),
  /** RFC 792; deprecated by RFC 6918. */
  INFORMATION_REQUEST(15, 8, "information request", true),
  /** RFC 792; deprecated by RFC 6918. */
  INFORMATION_REPLY(16, 8, "information reply", true),
  /** RFC 950; deprecated by RFC 6918. */
  ADDRESS_MASK_REQUEST(17, 12, "address mask request", true),
  /** RFC 950; deprecated by RFC 6918. */
  ADDRESS_MASK_REPLY(18, 12, "address mask reply", true),
  /** RFC 1393; deprecated by RFC 6918. */
  TRACEROUTE(30, 20, "traceroute", true),
  /** RFC 1475; deprecated by RFC 6918. */
  DATAGRAM_CONVERSION_ERROR(31, 8, "datagram conversion error", true),
  /** Deprecated by RFC 6918. */
  MOBILE_HOST_REDIRECT(32, 8, "mobile host redirect", true),
  /** Deprecated by RFC 6918. */
  IPV6_WHERE_ARE_YOU(33, 8, "IPv6 where-are-you", true),
  /** Deprecated by RFC 6918. */
  IPV6_I_AM_HERE(34, 8, "IPv6 I-am-here", true),
  /** Deprecated by RFC 6918. */
  MOBILE_REGISTRATION_REQUEST(35, 8, "mobile registration request", true),
  /** Deprecated by RFC 6918. */
  MOBILE_REGISTRATION_REPLY(36, 8, "mobile registration reply", true),
  /** RFC 1788; deprecated by RFC 6918. */
  DOMAIN_NAME_REQUEST(37, 8, "domain name request", true),
  /** RFC 1788; deprecated by RFC 6918. */
  DOMAIN_NAME_REPLY(38, 8, "domain name reply", true),
  /** Deprecated by RFC 6918. */
  SKIP(39, 8, "SKIP", true),
  /** RFC 2521. */
  PHOTURIS(40, 8, "Photuris", false),
  /** RFC 4065: experimental mobility protocols, such as Seamoby. */
  EXPERIMENTAL_MOBILITY(41, 8, "experimental mobility", false),
  /** RFC 8335. */
  EXTENDED_ECHO_REQUEST(42, 8, "extended echo request", false),
  /** RFC 8335. */
  EXTENDED_ECHO_REPLY(43, 8, "extended echo reply", false),
  /** RFC 4727. */
  EXPERIMENT_1(253, 8, "experiment 1", false),
  /** RFC 4727. */
  EXPERIMENT_2(254, 8, "experiment 2", false),
  /** Every number that is not assigned. Its own number is -1. */
  UNKNOWN(-1, 8, "unknown", false);

  private static final Icmpv4Type[] BY_NUMBER = new Icmpv4Type[256];

  static {
    Arrays.fill(BY_NUMBER, UNKNOWN);
    for (Icmpv4Type type : values()) {
      if (type != UNKNOWN) {
        BY_NUMBER[type.number] = type;
      }
    }
  }

  private final int number;
  private final int minLength;
  private final String text;
  private final boolean deprecated;

  Icmpv4Type(int number, int minLength, String text, boolean deprecated) {
    this.number = number;
    this.minLength = minLength;
    this.text = text;
    this.deprecated = deprecated;
  }

  /**
   * The type of a number, {@link #UNKNOWN} if IANA has assigned none.
   *
   * @throws IndexOutOfBoundsException if {@code number} is not within 0 to 255
   */
  public static Icmpv4Type of(int number) {
    return BY_NUMBER[number];
  }

  static int minLength(int number) {
    return BY_NUMBER[number].minLength;
  }

  /** Whether the message quotes a packet behind its eighth octet. */
  static boolean quotes(int number) {
    return switch (BY_NUMBER[number]) {
      case DESTINATION_UNREACHABLE,
          SOURCE_QUENCH,
          REDIRECT,
          TIME_EXCEEDED,
          PARAMETER_PROBLEM,
          DATAGRAM_CONVERSION_ERROR,
          PHOTURIS ->
          true;
      default -> false;
    };
  }

  /** Whether the quote has a length field, and extensions may follow (RFC 4884 §4). */
  static boolean hasQuoteLength(int number) {
    return switch (BY_NUMBER[number]) {
      case DESTINATION_UNREACHABLE, TIME_EXCEEDED, PARAMETER_PROBLEM -> true;
      default -> false;
    };
  }

  /** The number on the wire, 0 to 254; -1 for {@link #UNKNOWN}. */
  public int number() {
    return number;
  }

  /** Whether the IETF has withdrawn it: to be ignored, but still seen. */
  public boolean isDeprecated() {
    return deprecated;
  }

  /** Words for a person, such as {@code echo request}. */
  public String text() {
    return text;
  }

  /** Whether it reports on a packet: an error must not answer one of these (RFC 1122 §3.2.2). */
  public boolean isError() {
    return number >= 0 && quotes(number);
  }
}
