package io.netlayers.stack.ip;

import io.netlayers.core.Octets;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6PacketView;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.counters.Counters;
import io.netlayers.stack.link.Arrival;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.link.PacketBuffer;
import io.netlayers.stack.route.RouteTable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** What a router does with packets for others (RFC 1812 §5.2, RFC 8200 §3, RFC 4861 §8.2). */
public final class Forwarder {
  private final boolean forwarding;
  private final PathFinder finder;
  private final RouteTable routes;
  private final IpOutput output;
  private final PacketErrors errors;
  private final Redirects redirects;
  private final Counters counters;
  private final Path path;
  private final Ipv4PacketView ipv4 = new Ipv4PacketView();
  private final Ipv6PacketView ipv6 = new Ipv6PacketView();

  /** Who tells a neighbour of a better way. */
  @FunctionalInterface
  public interface Redirects {
    /** The packet goes back by the link on which it came, to this next hop. */
    void redirect(
        IncomingPacket packet, @Unsigned long nextHigh, @Unsigned long nextLow, long nowNanos);
  }

  /** Forwarding, if it is wanted, over a host's parts. */
  public Forwarder(
      boolean forwarding,
      NetworkInterface nowhere,
      PathFinder finder,
      RouteTable routes,
      IpOutput output,
      PacketErrors errors,
      Redirects redirects,
      Counters counters) {
    this.forwarding = forwarding;
    this.finder = finder;
    this.routes = routes;
    this.output = output;
    this.errors = errors;
    this.redirects = redirects;
    this.counters = counters;
    path = new Path(nowhere);
  }

  /** Passes a packet on, or drops it. */
  void forward(IncomingPacket packet, long nowNanos) {
    boolean four = packet.isIpv4();
    if (!forwarding || packet.arrival() != Arrival.UNICAST || isBound(packet)) {
      counters.add(four ? Counter.IPV4_NOT_OURS : Counter.IPV6_NOT_OURS);
      return;
    }
    if (packet.hopLimit() <= 1) {
      counters.add(four ? Counter.IPV4_TTL_EXCEEDED : Counter.IPV6_HOP_LIMIT_EXCEEDED);
      errors.report(packet, PacketError.HOPS_EXCEEDED, 0, nowNanos);
      return;
    }
    if (!finder.find(path, null, packet.destinationHigh(), packet.destinationLow(), nowNanos)
        || path.kind() == Path.Kind.LOCAL) {
      counters.add(four ? Counter.IPV4_NO_ROUTE : Counter.IPV6_NO_ROUTE);
      errors.report(packet, PacketError.NO_ROUTE, 0, nowNanos);
      return;
    }
    if (path.kind() != Path.Kind.UNICAST) { // RFC 2644: no directed broadcasts
      counters.add(four ? Counter.IPV4_NOT_OURS : Counter.IPV6_NOT_OURS);
      return;
    }
    int mtu = path.link().mtu(four);
    if (packet.length() > mtu && packet.dontFragment()) {
      counters.add(four ? Counter.IPV4_TOO_BIG : Counter.IPV6_TOO_BIG);
      errors.report(packet, PacketError.TOO_BIG, mtu, nowNanos);
      return;
    }
    if (path.link() == packet.link() && isNeighbour(packet)) {
      redirects.redirect(packet, path.nextHigh(), path.nextLow(), nowNanos);
    }
    pass(packet, four, nowNanos);
  }

  /** Addresses that never leave their link, or name nobody (RFC 1812 §5.3.7, RFC 4291 §2.5.6). */
  private static boolean isBound(IncomingPacket packet) {
    if (packet.isIpv4()) {
      @Unsigned int source = AddressBits.ipv4(packet.sourceLow());
      @Unsigned int to = AddressBits.ipv4(packet.destinationLow());
      return source == 0
          || to >>> 24 == 0
          || source >>> 16 == 0xA9FE
          || to >>> 16 == 0xA9FE
          || to >>> 28 == 0xF;
    }
    return AddressBits.isIpv6LinkLocal(packet.sourceHigh())
        || AddressBits.isIpv6LinkLocal(packet.destinationHigh())
        || AddressBits.isUnspecified(packet.sourceHigh(), packet.sourceLow());
  }

  private boolean isNeighbour(IncomingPacket packet) {
    return routes.isOnLink(packet.link(), packet.sourceHigh(), packet.sourceLow());
  }

  private void pass(IncomingPacket packet, boolean four, long nowNanos) {
    int header = IpOutput.headerOctets(four);
    PacketBuffer copy = output.acquire(four, packet.length() - header);
    if (copy == null) {
      return;
    }
    Octets.copy(packet.buffer(), packet.offset(), copy.buffer(), copy.offset(), packet.length());
    if (four) {
      ipv4.wrap(copy.buffer(), copy.offset(), copy.length());
      ipv4.decrementTtl();
    } else {
      ipv6.wrap(copy.buffer(), copy.offset(), copy.length());
      ipv6.decrementHopLimit();
    }
    counters.add(four ? Counter.IPV4_FORWARDED : Counter.IPV6_FORWARDED);
    output.forward(copy, path, four, nowNanos);
  }
}
