package io.netlayers.stack.ip;

import io.netlayers.stack.address.AddressTable;
import io.netlayers.stack.address.InterfaceAddress;
import io.netlayers.stack.address.SourceSelection;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.neighbour.NeighbourCache;
import io.netlayers.stack.route.Route;
import io.netlayers.stack.route.RouteTable;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Which way a packet goes (RFC 1122 §3.3.1, RFC 4861 §5.2): to this host, to a group or broadcast
 * of a link, to a neighbour or to a router; and from which address.
 */
public final class PathFinder {
  private static final int MAX_OCTETS = 65535;

  private final List<NetworkInterface> links;
  private final AddressTable addresses;
  private final RouteTable routes;
  private final NeighbourCache neighbours;
  private final PathMtuCache mtus;
  private final SourceSelection sources;

  /** Finds over the host's tables. */
  public PathFinder(
      List<NetworkInterface> links,
      AddressTable addresses,
      RouteTable routes,
      NeighbourCache neighbours,
      PathMtuCache mtus) {
    this.links = links;
    this.addresses = addresses;
    this.routes = routes;
    this.neighbours = neighbours;
    this.mtus = mtus;
    sources = new SourceSelection(addresses);
  }

  /**
   * Finds the way to a destination.
   *
   * @param through the interface that it must be; null for any
   * @return false where there is none
   */
  public boolean find(
      Path path,
      @Nullable NetworkInterface through,
      @Unsigned long high,
      @Unsigned long low,
      long nowNanos) {
    path.destinationHigh = high;
    path.destinationLow = low;
    path.nextHigh = high;
    path.nextLow = low;
    if (AddressBits.isUnspecified(high, low)) {
      return false;
    }
    InterfaceAddress own =
        through == null || !AddressBits.isIpv6LinkLocal(high)
            ? addresses.local(high, low)
            : addresses.local(through, high, low);
    if (own != null) {
      return found(path, Path.Kind.LOCAL, own.link(), MAX_OCTETS);
    }
    if (AddressBits.isLoopback(high, low)) { // RFC 1122 §3.2.1.3 (g): never outside
      return false;
    }
    if (AddressBits.isMulticast(high, low)) {
      NetworkInterface link = through != null ? through : groupLink(high, low);
      return link != null && found(path, Path.Kind.GROUP, link, link.mtu(isIpv4(high, low)));
    }
    if (AddressBits.isIpv6LinkLocal(high)) {
      NetworkInterface link = through != null ? through : onlyLink();
      return link != null && found(path, Path.Kind.UNICAST, link, mtu(link, high, low, nowNanos));
    }
    if (AddressBits.isLimitedBroadcast(high, low)) {
      NetworkInterface link = through != null ? through : groupLink(high, low);
      return link != null && found(path, Path.Kind.BROADCAST, link, link.mtu());
    }
    Route route = route(through, high, low);
    if (route == null) {
      return false;
    }
    NetworkInterface link = route.link();
    if (!route.isViaRouter()
        && isIpv4(high, low)
        && addresses.isBroadcast(link, AddressBits.ipv4(low))) {
      return found(path, Path.Kind.BROADCAST, link, link.mtu());
    }
    path.nextHigh = route.nextHopHigh(high);
    path.nextLow = route.nextHopLow(low);
    return found(path, Path.Kind.UNICAST, link, mtu(link, high, low, nowNanos));
  }

  private static boolean isIpv4(@Unsigned long high, @Unsigned long low) {
    return AddressBits.isIpv4(high, low);
  }

  private static boolean found(Path path, Path.Kind kind, NetworkInterface link, int mtu) {
    path.kind = kind;
    path.link = link;
    path.mtu = mtu;
    return true;
  }

  private int mtu(NetworkInterface link, @Unsigned long high, @Unsigned long low, long nowNanos) {
    return Math.min(link.mtu(isIpv4(high, low)), mtus.get(high, low, nowNanos));
  }

  /** Of the best prefix's routes the first whose router may be reached (RFC 4861 §6.3.6). */
  private @Nullable Route route(
      @Nullable NetworkInterface through, @Unsigned long high, @Unsigned long low) {
    Route first = null;
    for (Route r = routes.lookup(high, low); r != null; r = r.next()) {
      if (through != null && r.link() != through) {
        continue;
      }
      if (!r.isViaRouter()
          || neighbours.mayReach(r.link(), r.nextHopHigh(high), r.nextHopLow(low))) {
        return r;
      }
      first = first == null ? r : first;
    }
    return first;
  }

  /** Where a group or the limited broadcast is meant, and nobody said: by a route, or the first. */
  private @Nullable NetworkInterface groupLink(@Unsigned long high, @Unsigned long low) {
    Route route = routes.lookup(high, low);
    if (route != null) {
      return route.link();
    }
    for (int i = 0; i < links.size(); i++) {
      if (isIpv4(high, low) || links.get(i).hasIpv6()) {
        return links.get(i);
      }
    }
    return null;
  }

  private @Nullable NetworkInterface onlyLink() {
    return links.size() == 1 ? links.get(0) : null;
  }

  /** The address from which a packet of this path goes (RFC 6724); null where there is none. */
  public @Nullable InterfaceAddress source(Path path) {
    return path.kind == Path.Kind.LOCAL
        ? addresses.local(path.link, path.destinationHigh, path.destinationLow)
        : sources.select(path.link, path.destinationHigh, path.destinationLow);
  }
}
