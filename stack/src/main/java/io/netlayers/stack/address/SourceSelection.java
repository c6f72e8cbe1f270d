package io.netlayers.stack.address;

import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.link.NetworkInterface;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Which address a packet goes from: RFC 6724 §5 for IPv6; for IPv4 the same rules where they mean
 * something. Candidates are the usable addresses of the interface by which the packet goes; where
 * it has none, those of all interfaces that are good beyond their link.
 */
public final class SourceSelection {
  private final AddressTable addresses;

  /** Selects from a table. */
  public SourceSelection(AddressTable addresses) {
    this.addresses = addresses;
  }

  /**
   * The source for a destination.
   *
   * @param link by which the packet goes
   * @return null where there is none
   */
  public @Nullable InterfaceAddress select(
      NetworkInterface link, @Unsigned long high, @Unsigned long low) {
    InterfaceAddress best = best(link, high, low);
    return best != null ? best : best(null, high, low);
  }

  private @Nullable InterfaceAddress best(
      @Nullable NetworkInterface link, @Unsigned long high, @Unsigned long low) {
    boolean ipv4 = AddressBits.isIpv4(high, low);
    InterfaceAddress best = null;
    for (int i = 0; i < addresses.size(); i++) {
      InterfaceAddress a = addresses.get(i);
      if (a.isIpv4() != ipv4 || !a.isUsable()) {
        continue;
      }
      boolean elsewhere = link == null && AddressPolicy.scope(a.high(), a.low()) < 0xE;
      if (elsewhere || link != null && a.link() != link) {
        continue;
      }
      if (best == null || isBetter(a, best, high, low)) {
        best = a;
      }
    }
    return best;
  }

  /** Whether {@code a} beats {@code b}, which came first and wins where no rule decides. */
  private static boolean isBetter(
      InterfaceAddress a, InterfaceAddress b, @Unsigned long high, @Unsigned long low) {
    boolean aSame = a.high() == high && a.low() == low;
    boolean bSame = b.high() == high && b.low() == low;
    if (aSame != bSame) { // rule 1
      return aSame;
    }
    int aScope = AddressPolicy.scope(a.high(), a.low());
    int bScope = AddressPolicy.scope(b.high(), b.low());
    int scope = AddressPolicy.scope(high, low);
    if (aScope != bScope) { // rule 2
      return aScope < bScope ? aScope >= scope : bScope < scope;
    }
    boolean aOld = a.state() == AddressState.DEPRECATED;
    boolean bOld = b.state() == AddressState.DEPRECATED;
    if (aOld != bOld) { // rule 3
      return bOld;
    }
    int label = AddressPolicy.label(high, low);
    boolean aLabel = AddressPolicy.label(a.high(), a.low()) == label;
    boolean bLabel = AddressPolicy.label(b.high(), b.low()) == label;
    if (aLabel != bLabel) { // rule 6
      return aLabel;
    }
    return commonBits(a, high, low) > commonBits(b, high, low); // rule 8
  }

  /** CommonPrefixLen: no longer than the source's own prefix (RFC 6724 §2.2). */
  private static int commonBits(InterfaceAddress a, @Unsigned long high, @Unsigned long low) {
    int common =
        a.high() != high
            ? Long.numberOfLeadingZeros(a.high() ^ high)
            : 64 + Long.numberOfLeadingZeros(a.low() ^ low);
    int own = a.isIpv4() ? 96 + a.prefixLength() : a.prefixLength();
    return Math.min(common, own);
  }
}
