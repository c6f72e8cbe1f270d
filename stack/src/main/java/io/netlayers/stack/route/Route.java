package io.netlayers.stack.route;

import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.link.NetworkInterface;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** A way to the addresses of a prefix: an interface, and a router unless they are on its link. */
public final class Route {
  /** Who said so, the most trusted last; of two routes that differ in nothing else it matters. */
  public enum Origin {
    /** A router's advertisement. */
    ADVERTISED,
    /** A router's redirect. */
    REDIRECT,
    /** An address of an interface. */
    CONNECTED,
    /** The host's user. */
    CONFIGURED
  }

  private final @Unsigned long prefixHigh;
  private final @Unsigned long prefixLow;
  private final int prefixLength;
  private final NetworkInterface link;
  private final boolean viaRouter;
  private final @Unsigned long routerHigh;
  private final @Unsigned long routerLow;
  private final int metric;
  private final Origin origin;

  /** The next best route of the same prefix. */
  @Nullable Route next;

  private Route(
      @Unsigned long prefixHigh,
      @Unsigned long prefixLow,
      int prefixLength,
      NetworkInterface link,
      boolean viaRouter,
      @Unsigned long routerHigh,
      @Unsigned long routerLow,
      int metric,
      Origin origin) {
    this.prefixHigh = prefixHigh;
    this.prefixLow = prefixLow;
    this.prefixLength = prefixLength;
    this.link = link;
    this.viaRouter = viaRouter;
    this.routerHigh = routerHigh;
    this.routerLow = routerLow;
    this.metric = metric;
    this.origin = origin;
  }

  /**
   * A route to addresses on a link.
   *
   * @param prefixLength bits of the prefix, in the version's own count
   * @param metric of several routes to one prefix the least counts
   */
  public static Route onLink(
      @Unsigned long prefixHigh,
      @Unsigned long prefixLow,
      int prefixLength,
      NetworkInterface link,
      int metric,
      Origin origin) {
    return new Route(prefixHigh, prefixLow, prefixLength, link, false, 0, 0, metric, origin);
  }

  /** A route through a router of a link; as {@link #onLink} otherwise. */
  public static Route via(
      @Unsigned long prefixHigh,
      @Unsigned long prefixLow,
      int prefixLength,
      NetworkInterface link,
      @Unsigned long routerHigh,
      @Unsigned long routerLow,
      int metric,
      Origin origin) {
    return new Route(
        prefixHigh, prefixLow, prefixLength, link, true, routerHigh, routerLow, metric, origin);
  }

  /** Upper half of the prefix. */
  public @Unsigned long prefixHigh() {
    return prefixHigh;
  }

  /** Lower half of the prefix. */
  public @Unsigned long prefixLow() {
    return prefixLow;
  }

  /** Bits of the prefix. */
  public int prefixLength() {
    return prefixLength;
  }

  /** The interface by which packets go. */
  public NetworkInterface link() {
    return link;
  }

  /** Whether packets go to a router and not to the destination itself. */
  public boolean isViaRouter() {
    return viaRouter;
  }

  /** Upper half of the next hop towards a destination: the router, or the destination. */
  public @Unsigned long nextHopHigh(@Unsigned long destinationHigh) {
    return viaRouter ? routerHigh : destinationHigh;
  }

  /** Lower half of the next hop towards a destination. */
  public @Unsigned long nextHopLow(@Unsigned long destinationLow) {
    return viaRouter ? routerLow : destinationLow;
  }

  /** Of several routes to one prefix the one of the least metric counts. */
  public int metric() {
    return metric;
  }

  /** Who said so. */
  public Origin origin() {
    return origin;
  }

  /** The next best route of the same prefix; null where there is none. */
  public @Nullable Route next() {
    return next;
  }

  /** Whether both say the same, but for the metric. */
  boolean isSameAs(Route other) {
    return link == other.link
        && viaRouter == other.viaRouter
        && routerHigh == other.routerHigh
        && routerLow == other.routerLow
        && origin == other.origin;
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    AddressBits.appendTo(out, prefixHigh, prefixLow).append('/').append(prefixLength);
    if (viaRouter) {
      AddressBits.appendTo(out.append(" via "), routerHigh, routerLow);
    }
    out.append(" dev ").append(link.name());
    return metric == 0 ? out.toString() : out.append(" metric ").append(metric).toString();
  }
}
