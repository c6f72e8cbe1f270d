package io.netlayers.ip.ndp;

import io.netlayers.core.Ipv6Address;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.immutables.value.Value;

/**
 * A prefix of the link (RFC 4861 §4.6.2). Its text is {@code prefix 2001:db8::/64 [LA] valid
 * 2592000 preferred 604800}.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class PrefixInformation implements NdpOption
    permits ImmutablePrefixInformation {
  /** A lifetime that never ends (RFC 4861 §4.6.2). */
  public static final long INFINITE = 0xFFFFFFFFL;

  static final int ON_LINK = 0x80;
  static final int AUTONOMOUS = 0x40;
  static final int ROUTER_ADDRESS = 0x20;
  static final int DELEGATION_PREFERRED = 0x10;

  PrefixInformation() {}

  /** A builder; prefix, length and lifetimes are required, flags are off unless they are set. */
  public static Builder builder() {
    return new Builder();
  }

  static PrefixInformation decode(NdpOptionsView view) {
    int flags = view.prefixFlags();
    return builder()
        .prefixLength(view.prefixLength())
        .onLink((flags & ON_LINK) != 0)
        .autonomous((flags & AUTONOMOUS) != 0)
        .routerAddress((flags & ROUTER_ADDRESS) != 0)
        .delegationPreferred((flags & DELEGATION_PREFERRED) != 0)
        .validLifetime(view.validLifetime())
        .preferredLifetime(view.preferredLifetime())
        .prefix(Ipv6Address.of(view.prefixHigh(), view.prefixLow()))
        .build();
  }

  /** Bits of the prefix, 0 to 128. */
  public abstract int prefixLength();

  /** The address whose first bits are the prefix; what lies behind them is kept as it is. */
  public abstract Ipv6Address prefix();

  /** Seconds that the prefix is on the link, 0 to {@link #INFINITE}. */
  public abstract long validLifetime();

  /** Seconds that addresses made of it are preferred, 0 to {@link #INFINITE}. */
  public abstract long preferredLifetime();

  /** Whether the prefix is on the link (L). */
  @Value.Default
  public boolean onLink() {
    return false;
  }

  /** Whether hosts may make addresses of it (A). */
  @Value.Default
  public boolean autonomous() {
    return false;
  }

  /** Whether the prefix is the router's whole address (R, RFC 6275 §7.2). */
  @Value.Default
  public boolean routerAddress() {
    return false;
  }

  /** Whether hosts should ask for a prefix of their own instead (P, RFC 9762 §6). */
  @Value.Default
  public boolean delegationPreferred() {
    return false;
  }

  @Value.Check
  void check() {
    if (prefixLength() < 0 || prefixLength() > 128) {
      throw new IllegalStateException("prefix length not within 0 to 128: " + prefixLength());
    }
    requireU32("valid lifetime", validLifetime());
    requireU32("preferred lifetime", preferredLifetime());
  }

  private static void requireU32(String name, long value) {
    if (value >> 32 != 0) {
      throw new IllegalStateException(name + " not within 0 to 4294967295: " + value);
    }
  }

  @Override
  public final int type() {
    return NdpOptionType.PREFIX_INFORMATION.number();
  }

  @Override
  public final int bodyLength() {
    return 30;
  }

  @Override
  public final void encodeBody(ByteBuffer buffer, int offset) {
    Octets.put8(buffer, offset, prefixLength());
    Octets.put8(
        buffer,
        offset + 1,
        (onLink() ? ON_LINK : 0)
            | (autonomous() ? AUTONOMOUS : 0)
            | (routerAddress() ? ROUTER_ADDRESS : 0)
            | (delegationPreferred() ? DELEGATION_PREFERRED : 0));
    Octets.put32(buffer, offset + 2, validLifetime());
    Octets.put32(buffer, offset + 6, preferredLifetime());
    prefix().write(buffer, offset + 14);
  }

  @Override
  public String toString() {
    return "prefix "
        + prefix()
        + "/"
        + prefixLength()
        + " ["
        + (onLink() ? "L" : "")
        + (autonomous() ? "A" : "")
        + (routerAddress() ? "R" : "")
        + (delegationPreferred() ? "P" : "")
        + "] valid "
        + NdpOption.lifetimeText(validLifetime())
        + " preferred "
        + NdpOption.lifetimeText(preferredLifetime());
  }

  /** Builds a {@link PrefixInformation}; {@code build} refuses what cannot be encoded. */
  public static final class Builder extends ImmutablePrefixInformation.Builder {
    Builder() {}
  }
}
