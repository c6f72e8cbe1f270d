package io.netlayers.stack.autoconf;

import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.route.Route;
import io.netlayers.stack.route.RouteTable;
import io.netlayers.stack.timing.Timers;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Routes that routers brought, by advertisement (RFC 4861 §6.3.4, RFC 4191) and by redirect, each
 * for its lifetime and all within a bound. Where there is no room a redirect makes it: the oldest
 * one goes.
 */
final class AdvertisedRoutes {
  private static final int DEMOTED = 1 << 16;

  private final RouteTable table;
  private final Timers timers;
  private final int max;
  private final List<AdvertisedRoute> all = new ArrayList<>();

  AdvertisedRoutes(RouteTable table, Timers timers, int max) {
    this.table = table;
    this.timers = timers;
    this.max = max;
  }

  private @Nullable AdvertisedRoute find(Route route) {
    for (AdvertisedRoute a : all) {
      Route r = a.route;
      boolean same =
          r.link() == route.link()
              && r.prefixLength() == route.prefixLength()
              && r.prefixHigh() == route.prefixHigh()
              && r.prefixLow() == route.prefixLow()
              && r.origin() == route.origin()
              && r.isViaRouter() == route.isViaRouter()
              && r.nextHopHigh(0) == route.nextHopHigh(0)
              && r.nextHopLow(0) == route.nextHopLow(0);
      if (same) {
        return a;
      }
    }
    return null;
  }

  /** Adds a route, or sets its time anew; {@link Long#MAX_VALUE} is for ever. */
  void put(Route route, long untilNanos) {
    AdvertisedRoute there = find(route);
    if (there != null) {
      drop(there);
    }
    if (all.size() >= max) {
      AdvertisedRoute oldest = oldestRedirect();
      if (oldest == null) {
        return;
      }
      drop(oldest);
    }
    if (max == 0 || !table.add(route)) {
      return;
    }
    AdvertisedRoute added = new AdvertisedRoute(this, route);
    all.add(added);
    if (untilNanos != Long.MAX_VALUE) {
      timers.arm(added, untilNanos);
    }
  }

  private @Nullable AdvertisedRoute oldestRedirect() {
    for (AdvertisedRoute a : all) {
      if (a.route.origin() == Route.Origin.REDIRECT) {
        return a;
      }
    }
    return null;
  }

  /** Takes a route away, if it is there. */
  void remove(Route route) {
    AdvertisedRoute there = find(route);
    if (there != null) {
      drop(there);
    }
  }

  void drop(AdvertisedRoute advertised) {
    timers.cancel(advertised);
    all.remove(advertised);
    table.remove(advertised.route);
  }

  /** Takes away all that go through a router which is one no more (RFC 4861 §6.3.5, §7.3.3). */
  void forgetRouter(NetworkInterface link, @Unsigned long high, @Unsigned long low) {
    for (int i = all.size() - 1; i >= 0; i--) {
      if (isThrough(all.get(i).route, link, high, low)) {
        drop(all.get(i));
      }
    }
  }

  /** Puts all that go through a router behind what others offer. */
  void demoteRouter(NetworkInterface link, @Unsigned long high, @Unsigned long low) {
    for (AdvertisedRoute a : List.copyOf(all)) {
      Route r = a.route;
      if (isThrough(r, link, high, low) && r.metric() < DEMOTED) {
        Route worse =
            Route.via(
                r.prefixHigh(),
                r.prefixLow(),
                r.prefixLength(),
                link,
                high,
                low,
                r.metric() + DEMOTED,
                r.origin());
        put(worse, a.isArmed() ? a.deadline() : Long.MAX_VALUE);
      }
    }
  }

  private static boolean isThrough(
      Route r, NetworkInterface link, @Unsigned long high, @Unsigned long low) {
    return r.link() == link
        && r.isViaRouter()
        && r.nextHopHigh(0) == high
        && r.nextHopLow(0) == low;
  }
}
