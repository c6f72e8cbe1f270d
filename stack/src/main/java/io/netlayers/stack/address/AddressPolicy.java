package io.netlayers.stack.address;

import io.netlayers.stack.bits.AddressBits;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** Scopes and the default policy table (RFC 6724 §2.1, §3.1, §3.2). */
public final class AddressPolicy {
  private static final int LINK_LOCAL = 2;
  private static final int SITE_LOCAL = 5;
  private static final int GLOBAL = 0xE;

  private AddressPolicy() {}

  /** The scope as multicast addresses number it: 2 link-local, 5 site-local, 14 global. */
  public static int scope(@Unsigned long high, @Unsigned long low) {
    if (AddressBits.isIpv4(high, low)) {
      boolean local = low >>> 16 == 0xFFFF_A9FEL || low >>> 24 == 0xFFFF7FL;
      return local ? LINK_LOCAL : GLOBAL; // RFC 6724 §3.2
    }
    if (high >>> 56 == 0xFF) {
      return (int) (high >>> 48) & 0xF;
    }
    if (AddressBits.isIpv6LinkLocal(high) || high == 0 && low == 1) {
      return LINK_LOCAL;
    }
    return high >>> 54 == 0xFEC0 >>> 6 ? SITE_LOCAL : GLOBAL;
  }

  /** The precedence of the default policy table. */
  public static int precedence(@Unsigned long high, @Unsigned long low) {
    return switch (label(high, low)) {
      case 0 -> 50;
      case 1 -> 40;
      case 4 -> 35;
      case 2 -> 30;
      case 5 -> 5;
      case 13 -> 3;
      default -> 1;
    };
  }

  /** The label of the default policy table. */
  public static int label(@Unsigned long high, @Unsigned long low) {
    if (high == 0) {
      if (low == 1) {
        return 0; // ::1/128
      }
      if (low >>> 32 == 0xFFFF) {
        return 4; // ::ffff:0:0/96
      }
      if (low >>> 32 == 0) {
        return 3; // ::/96
      }
    }
    if (high >>> 48 == 0x2002) {
      return 2; // 2002::/16
    }
    if (high >>> 32 == 0x2001_0000L) {
      return 5; // 2001::/32
    }
    if (high >>> 57 == 0xFC >>> 1) {
      return 13; // fc00::/7
    }
    if (high >>> 54 == 0xFEC0 >>> 6) {
      return 11; // fec0::/10
    }
    return high >>> 48 == 0x3FFE ? 12 : 1; // 3ffe::/16, ::/0
  }
}
