package io.netlayers.stack.autoconf;

import io.netlayers.core.Octets;
import io.netlayers.ip.icmp.Icmpv4MessageView;
import io.netlayers.ip.ndp.NdpMessageView;
import io.netlayers.ip.ndp.NdpOptionType;
import io.netlayers.ip.ndp.NdpOptionsView;
import io.netlayers.stack.address.AddressTable;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.config.HostConfig;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.counters.Counters;
import io.netlayers.stack.ip.IncomingPacket;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.neighbour.NeighbourCache;
import io.netlayers.stack.route.Route;
import io.netlayers.stack.route.RouteTable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Redirects that come (RFC 1122 §3.2.2.2, RFC 4861 §8.1, §8.3): heeded by a host only, only from
 * the router that it uses for the destination, and only to somebody on the same link.
 */
public final class RedirectInput {
  private final HostConfig config;
  private final AddressTable addresses;
  private final RouteTable routes;
  private final NeighbourCache neighbours;
  private final RouterDiscovery discovery;
  private final Counters counters;

  /** Input over a host's parts. */
  public RedirectInput(
      HostConfig config,
      AddressTable addresses,
      RouteTable routes,
      NeighbourCache neighbours,
      RouterDiscovery discovery,
      Counters counters) {
    this.config = config;
    this.addresses = addresses;
    this.routes = routes;
    this.neighbours = neighbours;
    this.discovery = discovery;
    this.counters = counters;
  }

  /** A redirect of ICMP for IPv4. */
  public void ipv4(IncomingPacket packet, Icmpv4MessageView message, long nowNanos) {
    if (message.quotedLength() < 20 || packet.isToMany()) {
      return;
    }
    @Unsigned int destination = Octets.bits32(packet.buffer(), message.quotedOffset() + 16);
    @Unsigned int source = Octets.bits32(packet.buffer(), message.quotedOffset() + 12);
    @Unsigned long low = AddressBits.low(destination);
    @Unsigned long better = AddressBits.low(message.gateway());
    NetworkInterface link = packet.link();
    boolean ours = addresses.local(AddressBits.IPV4_HIGH, AddressBits.low(source)) != null;
    if (ours
        && isFirstHop(packet, AddressBits.IPV4_HIGH, low)
        && routes.isOnLink(link, AddressBits.IPV4_HIGH, better)
        && addresses.local(AddressBits.IPV4_HIGH, better) == null
        && !addresses.isBroadcast(link, message.gateway())) {
      counters.add(Counter.ICMP_REDIRECTS_IN);
      discovery.redirect(link, AddressBits.IPV4_HIGH, low, AddressBits.IPV4_HIGH, better, nowNanos);
    }
  }

  /** A redirect of Neighbor Discovery, wrapped and found good. */
  boolean ipv6(IncomingPacket packet, NdpMessageView view, long nowNanos) {
    if (!AddressBits.isIpv6LinkLocal(packet.sourceHigh())) {
      return false;
    }
    @Unsigned long high = view.destinationHigh();
    @Unsigned long low = view.destinationLow();
    if (!isFirstHop(packet, high, low)) {
      return true;
    }
    counters.add(Counter.ICMP_REDIRECTS_IN);
    NetworkInterface link = packet.link();
    NdpOptionsView options = view.options();
    while (options.next()) {
      if (options.typeName() == NdpOptionType.TARGET_LINK_LAYER_ADDRESS
          && options.optionLength() == 8
          && (options.macAddress() >> 40 & 1) == 0) {
        neighbours.named(
            link, view.targetHigh(), view.targetLow(), options.macAddress(), true, nowNanos);
      }
    }
    discovery.redirect(link, high, low, view.targetHigh(), view.targetLow(), nowNanos);
    return true;
  }

  /** Whether the sender is the router to which packets for the destination go now. */
  private boolean isFirstHop(IncomingPacket packet, @Unsigned long high, @Unsigned long low) {
    if (!config.redirects() || config.forwarding()) {
      return false;
    }
    for (Route r = routes.lookup(high, low); r != null; r = r.next()) {
      if (r.isViaRouter()
          && r.link() == packet.link()
          && r.nextHopHigh(high) == packet.sourceHigh()
          && r.nextHopLow(low) == packet.sourceLow()) {
        return true;
      }
    }
    return false;
  }
}
