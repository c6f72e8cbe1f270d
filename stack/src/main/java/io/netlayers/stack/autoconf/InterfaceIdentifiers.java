package io.netlayers.stack.autoconf;

import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.fsm.tcp.table.SipHash;
import io.netlayers.stack.config.HostConfig;
import io.netlayers.stack.link.NetworkInterface;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * The lower halves of addresses that a host makes itself: of the MAC address (RFC 2464 §4), or,
 * where it has a secret, opaque and steady in each network (RFC 7217).
 */
final class InterfaceIdentifiers {
  private final @Nullable SipHash prf;

  InterfaceIdentifiers(HostConfig config) {
    OctetString secret = config.stableAddressSecret().orElse(null);
    prf = secret == null ? null : new SipHash(word(secret, 0), word(secret, 8));
  }

  private static @Unsigned long word(OctetString octets, int at) {
    long word = 0;
    for (int i = 0; i < 8; i++) {
      word = word << 8 | octets.u8(at + i);
    }
    return Octets.asBits(word);
  }

  /** Whether another identifier can be had where one is a duplicate. */
  boolean hasOthers() {
    return prf != null;
  }

  /**
   * The identifier of an interface in a network of 64 bits.
   *
   * @param dadCounter how many before it were duplicates
   */
  @Unsigned
  long of(NetworkInterface link, @Unsigned long prefix, int dadCounter) {
    if (prf == null) {
      long mac = link.mac();
      return Octets.asBits((mac >> 24 ^ 0x2_0000L) << 40 | 0xFFFEL << 24 | mac & 0xFF_FFFF);
    }
    @Unsigned long identifier = opaque(prf, link.name(), prefix, dadCounter);
    // RFC 7217 §5: what is reserved is passed over; the words that follow are as good
    for (int skipped = 1; isReserved(identifier) && skipped < 16; skipped++) {
      identifier = opaque(prf, link.name(), prefix, dadCounter + (skipped << 16));
    }
    return identifier;
  }

  /** F(Prefix, Net_Iface, DAD_Counter, secret_key); the interface is known by its name. */
  private static @Unsigned long opaque(
      SipHash prf, String name, @Unsigned long prefix, int dadCounter) {
    prf.begin().add(prefix).add(Octets.asBits(dadCounter));
    for (int i = 0; i < name.length(); i++) {
      prf.add(Octets.asBits(name.charAt(i)));
    }
    return prf.finish();
  }

  /** RFC 5453 §3: the subnet router's, IANA's own Ethernet block, anycast. */
  static boolean isReserved(@Unsigned long identifier) {
    return identifier == 0
        || identifier >>> 24 == 0x0200_5EFF_FEL
        || identifier >>> 7 == Octets.asBits(0xFDFF_FFFF_FFFF_FF80L) >>> 7;
  }
}
