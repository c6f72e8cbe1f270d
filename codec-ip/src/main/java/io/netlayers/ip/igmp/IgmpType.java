package io.netlayers.ip.igmp;

/** The types of IGMP messages. */
public enum IgmpType {
  /** All versions, told apart by length and response time (RFC 9776 §7.1). */
  MEMBERSHIP_QUERY(0x11, 8, "membership query"),
  /** RFC 1112. */
  REPORT_V1(0x12, 8, "v1 membership report"),
  /** RFC 1075: a routing protocol's, not this package's to read. */
  DVMRP(0x13, 8, "DVMRP"),
  /** A routing protocol's, not this package's to read. */
  PIM_V1(0x14, 8, "PIM version 1"),
  /** RFC 2236. */
  REPORT_V2(0x16, 8, "v2 membership report"),
  /** RFC 2236. */
  LEAVE_GROUP(0x17, 8, "leave group"),
  /** Of the multicast traceroute that RFC 8487 follows. */
  MULTICAST_TRACEROUTE_RESPONSE(0x1E, 8, "multicast traceroute response"),
  /** Of the multicast traceroute that RFC 8487 follows. */
  MULTICAST_TRACEROUTE(0x1F, 8, "multicast traceroute"),
  /** RFC 9776 §4.2. */
  REPORT_V3(0x22, 8, "v3 membership report"),
  /** RFC 4286 §4. */
  ROUTER_ADVERTISEMENT(0x30, 8, "multicast router advertisement"),
  /** RFC 4286 §5. */
  ROUTER_SOLICITATION(0x31, 4, "multicast router solicitation"),
  /** RFC 4286 §6. */
  ROUTER_TERMINATION(0x32, 4, "multicast router termination"),
  /** Every other number: to be ignored (RFC 9776 §4). Its own number is -1. */
  UNKNOWN(-1, 8, "unknown");

  private static final IgmpType[] ALL = values();

  private final int number;
  private final int minLength;
  private final String text;

  IgmpType(int number, int minLength, String text) {
    this.number = number;
    this.minLength = minLength;
    this.text = text;
  }

  /** The type of a number, {@link #UNKNOWN} if none is known. */
  public static IgmpType of(int number) {
    for (IgmpType type : ALL) {
      if (type.number == number) {
        return type;
      }
    }
    return UNKNOWN;
  }

  int minLength() {
    return minLength;
  }

  /** The number on the wire; -1 for {@link #UNKNOWN}. */
  public int number() {
    return number;
  }

  /** Words for a person, such as {@code leave group}. */
  public String text() {
    return text;
  }
}
