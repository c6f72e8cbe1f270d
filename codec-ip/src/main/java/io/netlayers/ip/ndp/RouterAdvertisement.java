package io.netlayers.ip.ndp;

import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import java.util.List;
import org.immutables.value.Value;

/**
 * A router advertisement (RFC 4861 §4.2). Its text is {@code router advertisement hop limit 64 [MO]
 * preference MEDIUM lifetime 1800 reachable 0 retrans 0 [mtu 1500]}.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class RouterAdvertisement implements NdpMessage
    permits ImmutableRouterAdvertisement {
  RouterAdvertisement() {}

  /** A builder; what is not set is 0, off or medium, and there are no options. */
  public static Builder builder() {
    return new Builder();
  }

  static RouterAdvertisement decode(NdpMessageView view, List<NdpOption> options) {
    return builder()
        .hopLimit(view.hopLimit())
        .managed(view.managed())
        .otherConfiguration(view.otherConfiguration())
        .homeAgent(view.homeAgent())
        .proxied(view.proxied())
        .preference(view.preference())
        .routerLifetime(view.routerLifetime())
        .reachableTime(view.reachableTime())
        .retransTimer(view.retransTimer())
        .options(options)
        .build();
  }

  /** The hop limit for outgoing packets, 0 to 255; 0 for unspecified. */
  @Value.Default
  public int hopLimit() {
    return 0;
  }

  /** Whether addresses come by DHCPv6 (M). */
  @Value.Default
  public boolean managed() {
    return false;
  }

  /** Whether other configuration comes by DHCPv6 (O). */
  @Value.Default
  public boolean otherConfiguration() {
    return false;
  }

  /** Whether the router is a home agent too (H, RFC 6275 §7.1). */
  @Value.Default
  public boolean homeAgent() {
    return false;
  }

  /** Whether it came by a proxy (P, RFC 4389 §4.1.3.3). */
  @Value.Default
  public boolean proxied() {
    return false;
  }

  /** How much to prefer the router as a default one (RFC 4191 §2.2). */
  @Value.Default
  public RouterPreference preference() {
    return RouterPreference.MEDIUM;
  }

  /** Seconds that it is a default router, 0 to 65,535. */
  @Value.Default
  public int routerLifetime() {
    return 0;
  }

  /** Milliseconds that a neighbour counts as reachable, 0 to 4,294,967,295. */
  @Value.Default
  public long reachableTime() {
    return 0;
  }

  /** Milliseconds between solicitations, 0 to 4,294,967,295. */
  @Value.Default
  public long retransTimer() {
    return 0;
  }

  @Override
  public abstract List<NdpOption> options();

  @Value.Check
  void check() {
    require("hop limit", hopLimit(), 0xFF);
    require("router lifetime", routerLifetime(), 0xFFFF);
    require("reachable time", reachableTime(), 0xFFFFFFFFL);
    require("retransmission timer", retransTimer(), 0xFFFFFFFFL);
  }

  private static void require(String name, long value, long max) {
    if (value < 0 || value > max) {
      throw new IllegalStateException(name + " not within 0 to " + max + ": " + value);
    }
  }

  @Override
  public final int type() {
    return NdpLayout.ROUTER_ADVERTISEMENT_TYPE;
  }

  @Override
  public final void encodeFixed(ByteBuffer buffer, int offset) {
    Octets.put8(buffer, offset + NdpLayout.HOP_LIMIT, hopLimit());
    Octets.put8(
        buffer,
        offset + NdpLayout.ROUTER_FLAGS,
        (managed() ? NdpMessageView.MANAGED : 0)
            | (otherConfiguration() ? NdpMessageView.OTHER : 0)
            | (homeAgent() ? NdpMessageView.HOME_AGENT : 0)
            | preference().bits() << 3
            | (proxied() ? NdpMessageView.PROXY : 0));
    Octets.put16(buffer, offset + NdpLayout.ROUTER_LIFETIME, routerLifetime());
    Octets.put32(buffer, offset + NdpLayout.REACHABLE_TIME, reachableTime());
    Octets.put32(buffer, offset + NdpLayout.RETRANS_TIMER, retransTimer());
  }

  @Override
  public String toString() {
    return "router advertisement hop limit "
        + hopLimit()
        + " ["
        + (managed() ? "M" : "")
        + (otherConfiguration() ? "O" : "")
        + (homeAgent() ? "H" : "")
        + (proxied() ? "P" : "")
        + "] preference "
        + preference()
        + " lifetime "
        + routerLifetime()
        + " reachable "
        + reachableTime()
        + " retrans "
        + retransTimer()
        + " "
        + options();
  }

  /** Builds a {@link RouterAdvertisement}; {@code build} refuses what cannot be encoded. */
  public static final class Builder extends ImmutableRouterAdvertisement.Builder {
    Builder() {}
  }
}
