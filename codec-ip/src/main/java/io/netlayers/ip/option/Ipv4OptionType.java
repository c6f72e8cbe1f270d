package io.netlayers.ip.option;

import io.netlayers.core.Octets;
import java.nio.ByteBuffer;

/**
 * The registered IPv4 option types (IANA "IP Option Numbers"). A type holds the copied flag in its
 * highest bit, a class in the next two and a number in the last five (RFC 791 §3.1).
 */
public final class Ipv4OptionType {
  /** End of options list (RFC 791). */
  public static final int EOOL = 0;

  /** No operation (RFC 791). */
  public static final int NOP = 1;

  /** Record route (RFC 791). */
  public static final int RR = 7;

  /** Experimental measurement. */
  public static final int ZSU = 10;

  /** MTU probe (RFC 1063, obsolete). */
  public static final int MTUP = 11;

  /** MTU reply (RFC 1063, obsolete). */
  public static final int MTUR = 12;

  /** ENCODE, never described in public. */
  public static final int ENCODE = 15;

  /** Quick-Start (RFC 4782). */
  public static final int QS = 25;

  /** An RFC 3692-style experiment (RFC 4727 §3.3). */
  public static final int EXP_30 = 30;

  /** Internet timestamp (RFC 791). */
  public static final int TS = 68;

  /** Traceroute (RFC 1393, obsolete). */
  public static final int TR = 82;

  /** An RFC 3692-style experiment (RFC 4727 §3.3). */
  public static final int EXP_94 = 94;

  /** Security (RFC 1108). */
  public static final int SEC = 130;

  /** Loose source route (RFC 791). */
  public static final int LSR = 131;

  /** Extended security (RFC 1108). */
  public static final int E_SEC = 133;

  /** Commercial security (draft-ietf-cipso-ipsecurity, FIPS 188). */
  public static final int CIPSO = 134;

  /** Stream identifier (RFC 791, made obsolete by RFC 6814). */
  public static final int SID = 136;

  /** Strict source route (RFC 791). */
  public static final int SSR = 137;

  /** Experimental access control, VISA (obsolete by RFC 6814). */
  public static final int VISA = 142;

  /** IMI traffic descriptor. */
  public static final int IMITD = 144;

  /** Extended Internet protocol (RFC 1385, obsolete). */
  public static final int EIP = 145;

  /** Address extension (obsolete by RFC 6814). */
  public static final int ADDEXT = 147;

  /** Router alert (RFC 2113). */
  public static final int RTRALT = 148;

  /** Selective directed broadcast (obsolete by RFC 6814). */
  public static final int SDB = 149;

  /** Dynamic packet state (obsolete by RFC 6814). */
  public static final int DPS = 151;

  /** Upstream multicast packet (obsolete by RFC 6814). */
  public static final int UMP = 152;

  /** An RFC 3692-style experiment (RFC 4727 §3.3). */
  public static final int EXP_158 = 158;

  /** Experimental flow control. */
  public static final int FINN = 205;

  /** An RFC 3692-style experiment (RFC 4727 §3.3). */
  public static final int EXP_222 = 222;

  private Ipv4OptionType() {}

  /** Whether every fragment carries the option, not the first one alone. */
  public static boolean isCopied(int type) {
    return (type & 0x80) != 0;
  }

  /** The option's class: 0 control, 2 debugging and measurement. */
  public static int optionClass(int type) {
    return type >> 5 & 3;
  }

  /** The option's number within its class and copied flag, 0 to 31. */
  public static int number(int type) {
    return type & 0x1F;
  }

  /** The registry's name of a type, or {@code unknown}. Allocates nothing. */
  public static String name(int type) {
    return switch (type) {
      case EOOL -> "EOOL";
      case NOP -> "NOP";
      case RR -> "RR";
      case ZSU -> "ZSU";
      case MTUP -> "MTUP";
      case MTUR -> "MTUR";
      case ENCODE -> "ENCODE";
      case QS -> "QS";
      case TS -> "TS";
      case TR -> "TR";
      case SEC -> "SEC";
      case LSR -> "LSR";
      case E_SEC -> "E-SEC";
      case CIPSO -> "CIPSO";
      case SID -> "SID";
      case SSR -> "SSR";
      case VISA -> "VISA";
      case IMITD -> "IMITD";
      case EIP -> "EIP";
      case ADDEXT -> "ADDEXT";
      case RTRALT -> "RTRALT";
      case SDB -> "SDB";
      case DPS -> "DPS";
      case UMP -> "UMP";
      case FINN -> "FINN";
      case EXP_30, EXP_94, EXP_158, EXP_222 -> "EXP";
      default -> "unknown";
    };
  }

  /**
   * Walks options to the end of the list.
   *
   * @param from the first option, in octets from {@code base}
   * @param end the header's end, in octets from {@code base}
   * @return where the first option lies whose length cannot be, in octets from {@code base}; -1
   *     where there is none
   */
  public static int firstBadLength(ByteBuffer buffer, int base, int from, int end) {
    for (int at = from; at < end; ) {
      int type = Octets.u8(buffer, base + at);
      if (type == EOOL) {
        return -1;
      }
      int octets = 1;
      if (type != NOP) {
        octets = at + 1 < end ? Octets.u8(buffer, base + at + 1) : 0;
        if (octets < 2 || octets > end - at) {
          return at;
        }
      }
      at += octets;
    }
    return -1;
  }
}
