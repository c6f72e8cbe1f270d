package io.netlayers.ip.option;

/**
 * Types of the options in hop-by-hop and destination options headers (IANA "Destination Options and
 * Hop-by-Hop Options"). The highest two bits say what a node does that does not know the type, the
 * third whether the data may change on the way (RFC 8200 §4.2).
 */
public final class Ipv6OptionType {
  /** One octet of padding, which has no length (RFC 8200 §4.2). */
  public static final int PAD1 = 0x00;

  /** Two or more octets of padding (RFC 8200 §4.2). */
  public static final int PADN = 0x01;

  /** Tunnel encapsulation limit (RFC 2473 §4.1.1). */
  public static final int TUNNEL_ENCAPSULATION_LIMIT = 0x04;

  /** Router alert (RFC 2711). */
  public static final int ROUTER_ALERT = 0x05;

  /** CALIPSO (RFC 5570). */
  public static final int CALIPSO = 0x07;

  /** SMF duplicate packet detection (RFC 6621). */
  public static final int SMF_DPD = 0x08;

  /** Performance and diagnostic metrics (RFC 8250). */
  public static final int PDM = 0x0F;

  /** IOAM data that stay as they are (RFC 9486). */
  public static final int IOAM = 0x11;

  /** RPL option (RFC 9008). */
  public static final int RPL = 0x23;

  /** Quick-Start (RFC 4782). */
  public static final int QUICK_START = 0x26;

  /** Minimum path MTU (RFC 9268). */
  public static final int PATH_MTU_RECORD = 0x30;

  /** IOAM data that change on the way (RFC 9486). */
  public static final int IOAM_CHANGING = 0x31;

  /** RPL option as it was first numbered (RFC 6553). */
  public static final int RPL_DEPRECATED = 0x63;

  /** MPL option (RFC 7731). */
  public static final int MPL = 0x6D;

  /** Jumbo payload (RFC 2675). */
  public static final int JUMBO_PAYLOAD = 0xC2;

  /** Home address (RFC 6275 §6.3). */
  public static final int HOME_ADDRESS = 0xC9;

  /** Action bits: a node that does not know the type skips the option. */
  public static final int ACTION_SKIP = 0;

  /** Action bits: a node that does not know the type discards the packet. */
  public static final int ACTION_DISCARD = 1;

  /** Action bits: it discards and sends ICMPv6 parameter problem, code 2. */
  public static final int ACTION_DISCARD_AND_REPORT = 2;

  /** Action bits: as before, but only where the destination was no multicast address. */
  public static final int ACTION_DISCARD_AND_REPORT_UNICAST = 3;

  private Ipv6OptionType() {}

  /** What a node does that does not know the type: one of the {@code ACTION} constants. */
  public static int action(int type) {
    return type >> 6 & 3;
  }

  /** Whether a router may change the data under way. */
  public static boolean mayChange(int type) {
    return (type & 0x20) != 0;
  }
}
