package io.netlayers.stack.autoconf;

import io.netlayers.stack.route.Route;
import io.netlayers.stack.timing.Timer;

/** A route that came from the network and is good for a time. */
final class AdvertisedRoute extends Timer {
  private final AdvertisedRoutes routes;
  final Route route;

  AdvertisedRoute(AdvertisedRoutes routes, Route route) {
    this.routes = routes;
    this.route = route;
  }

  @Override
  protected void expire(long nowNanos) {
    routes.drop(this);
  }
}
