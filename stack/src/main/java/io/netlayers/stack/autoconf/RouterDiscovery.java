package io.netlayers.stack.autoconf;

import io.netlayers.ip.ndp.NdpMessageView;
import io.netlayers.ip.ndp.NdpOptionsView;
import io.netlayers.ip.ndp.RouterPreference;
import io.netlayers.stack.address.InterfaceAddress;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.config.HostConfig;
import io.netlayers.stack.config.Randomness;
import io.netlayers.stack.ip.IncomingPacket;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.neighbour.NeighbourCache;
import io.netlayers.stack.neighbour.Solicitor;
import io.netlayers.stack.route.Route;
import io.netlayers.stack.route.RouteTable;
import io.netlayers.stack.timing.Timer;
import io.netlayers.stack.timing.Timers;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * What a host makes of routers (RFC 4861 §6.3, RFC 4862 §5.5, RFC 4191): asks for them, takes
 * default routes, prefixes, routes and parameters from their advertisements, each for its lifetime.
 */
public final class RouterDiscovery {
  private static final long SECOND = 1_000_000_000L;
  private static final long MILLISECOND = 1_000_000L;
  private static final long FOREVER_SECONDS = 0xFFFF_FFFFL;
  private static final int MAX_RTR_SOLICITATIONS = 3;
  private static final long RTR_SOLICITATION_INTERVAL = 4 * SECOND;
  private static final long MAX_REACHABLE_MILLIS = 3_600_000;
  private static final long REDIRECT_LIFE = 600 * SECOND;

  private final HostConfig config;
  private final NeighbourCache neighbours;
  private final Solicitor solicitor;
  private final AddressManager addresses;
  private final RouterAdvertiser advertiser;
  private final Timers timers;
  private final Randomness random;
  private final AdvertisedRoutes routes;
  private final List<Solicitation> solicitations = new ArrayList<>();

  /** Discovery over a host's parts. */
  public RouterDiscovery(
      HostConfig config,
      NeighbourCache neighbours,
      Solicitor solicitor,
      AddressManager addresses,
      RouterAdvertiser advertiser,
      RouteTable table,
      Timers timers,
      Randomness random) {
    this.config = config;
    this.neighbours = neighbours;
    this.solicitor = solicitor;
    this.addresses = addresses;
    this.advertiser = advertiser;
    this.timers = timers;
    this.random = random;
    routes = new AdvertisedRoutes(table, timers, config.maxAdvertisedRoutes());
  }

  /** Whether routers of a link are listened to. */
  private boolean isHost(NetworkInterface link) {
    return link.config().acceptRouterAdvertisements() && !config.forwarding();
  }

  /** A link-local address can be used: routers are asked for from it (RFC 4861 §6.3.7). */
  public void linkLocalUsable(InterfaceAddress address, long nowNanos) {
    NetworkInterface link = address.link();
    if (!isHost(link)) {
      return;
    }
    Solicitation solicitation = new Solicitation(address);
    solicitations.add(solicitation);
    timers.arm(solicitation, nowNanos + random.below(SECOND));
  }

  private final class Solicitation extends Timer {
    private final InterfaceAddress from;
    private int sent;

    Solicitation(InterfaceAddress from) {
      this.from = from;
    }

    @Override
    protected void expire(long nowNanos) {
      if (sent == MAX_RTR_SOLICITATIONS) {
        solicitations.remove(this);
        return;
      }
      sent++;
      solicitor.solicitRouters(from.link(), from.high(), from.low());
      timers.arm(this, nowNanos + RTR_SOLICITATION_INTERVAL);
    }
  }

  /** An answer came: no more is asked. */
  private void answered(NetworkInterface link) {
    for (int i = solicitations.size() - 1; i >= 0; i--) {
      if (solicitations.get(i).from.link() == link) {
        timers.cancel(solicitations.remove(i));
      }
    }
  }

  /**
   * A router's advertisement, wrapped and found good, from a hop limit of 255.
   *
   * @return false where it is invalid: not from a link-local address (RFC 4861 §6.1.2)
   */
  boolean advertisement(IncomingPacket packet, NdpMessageView view, long nowNanos) {
    NetworkInterface link = packet.link();
    @Unsigned long high = packet.sourceHigh();
    @Unsigned long low = packet.sourceLow();
    if (!AddressBits.isIpv6LinkLocal(high)) {
      return false;
    }
    if (!isHost(link)) {
      advertiser.advertisement(packet, view);
      return true;
    }
    long reachable = view.reachableTime() > MAX_REACHABLE_MILLIS ? 0 : view.reachableTime();
    link.advise(view.hopLimit(), reachable * MILLISECOND, view.retransTimer() * MILLISECOND);
    int lifetime = view.routerLifetime();
    if (lifetime > 0) {
      answered(link);
    }
    lifetimeOf(defaultRoute(link, high, low, view.preference()), lifetime, nowNanos);
    NdpOptionsView options = view.options();
    while (options.next()) {
      if (!options.isWellFormed()) {
        continue;
      }
      switch (options.typeName()) {
        case SOURCE_LINK_LAYER_ADDRESS -> {
          if (options.optionLength() == 8 && (options.macAddress() >> 40 & 1) == 0) {
            neighbours.named(link, high, low, options.macAddress(), true, nowNanos);
          }
        }
        case MTU -> link.adviseMtu(options.mtu());
        case PREFIX_INFORMATION -> prefix(link, options, nowNanos);
        case ROUTE_INFORMATION -> route(link, high, low, options, nowNanos);
        default -> {}
      }
    }
    neighbours.isRouter(link, high, low);
    return true;
  }

  /** RFC 4191 §2.1: a preference is a metric; one that is reserved counts as medium. */
  private static int metric(RouterPreference preference) {
    return switch (preference) {
      case HIGH -> 512;
      case LOW -> 2048;
      case MEDIUM, RESERVED -> 1024;
    };
  }

  private static Route defaultRoute(
      NetworkInterface link, @Unsigned long high, @Unsigned long low, RouterPreference preference) {
    return Route.via(0, 0, 0, link, high, low, metric(preference), Route.Origin.ADVERTISED);
  }

  private void lifetimeOf(Route route, long seconds, long nowNanos) {
    if (seconds == 0) {
      routes.remove(route);
    } else {
      routes.put(route, until(seconds, nowNanos));
    }
  }

  private static long until(long seconds, long nowNanos) {
    return seconds == FOREVER_SECONDS ? Long.MAX_VALUE : nowNanos + seconds * SECOND;
  }

  /** RFC 4861 §6.3.4 for what is on the link, RFC 4862 §5.5.3 for addresses. */
  private void prefix(NetworkInterface link, NdpOptionsView option, long nowNanos) {
    int bits = option.prefixLength();
    @Unsigned long high = bits == 0 ? 0 : option.prefixHigh() & mask(bits);
    @Unsigned long low = bits <= 64 ? 0 : option.prefixLow() & mask(bits - 64);
    if (bits > 128 || AddressBits.isIpv6LinkLocal(high) || AddressBits.isMulticast(high, low)) {
      return;
    }
    long valid = option.validLifetime();
    long preferred = option.preferredLifetime();
    if (option.onLink()) {
      Route route = Route.onLink(high, low, bits, link, 256, Route.Origin.ADVERTISED);
      lifetimeOf(route, valid, nowNanos);
    }
    if (option.autonomous() && preferred <= valid && bits == 64) {
      addresses.autoconfigure(
          link,
          high,
          valid == FOREVER_SECONDS ? Long.MAX_VALUE : valid * SECOND,
          preferred == FOREVER_SECONDS ? Long.MAX_VALUE : preferred * SECOND,
          nowNanos);
    }
  }

  private static @Unsigned long mask(int bits) {
    return bits >= 64 ? -1L : -1L << 64 - bits;
  }

  /** RFC 4191 §2.3: a route of the router's own. */
  private void route(
      NetworkInterface link,
      @Unsigned long routerHigh,
      @Unsigned long routerLow,
      NdpOptionsView option,
      long nowNanos) {
    int bits = option.prefixLength();
    if (bits > 128 || option.routePreference() == RouterPreference.RESERVED) {
      return;
    }
    @Unsigned long high = bits == 0 ? 0 : option.prefixHigh() & mask(bits);
    @Unsigned long low = bits <= 64 ? 0 : option.prefixLow() & mask(bits - 64);
    Route route =
        Route.via(
            high,
            low,
            bits,
            link,
            routerHigh,
            routerLow,
            metric(option.routePreference()),
            Route.Origin.ADVERTISED);
    lifetimeOf(route, option.lifetime(), nowNanos);
  }

  /** A router does not answer: others go first until it advertises again. */
  public void demoteRouter(NetworkInterface link, @Unsigned long high, @Unsigned long low) {
    routes.demoteRouter(link, high, low);
  }

  /** A router is one no more. */
  public void forgetRouter(NetworkInterface link, @Unsigned long high, @Unsigned long low) {
    routes.forgetRouter(link, high, low);
  }

  /**
   * A better first hop for one destination, from the router that is used for it.
   *
   * @param link on which the better one is; the destination itself where it is on the link
   */
  public void redirect(
      NetworkInterface link,
      @Unsigned long high,
      @Unsigned long low,
      @Unsigned long betterHigh,
      @Unsigned long betterLow,
      long nowNanos) {
    int bits = AddressBits.isIpv4(high, low) ? 32 : 128;
    Route route =
        high == betterHigh && low == betterLow
            ? Route.onLink(high, low, bits, link, 0, Route.Origin.REDIRECT)
            : Route.via(high, low, bits, link, betterHigh, betterLow, 0, Route.Origin.REDIRECT);
    routes.put(route, nowNanos + REDIRECT_LIFE);
  }
}
