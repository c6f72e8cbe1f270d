package io.netlayers.stack.autoconf;

import io.netlayers.ip.ndp.NdpMessageView;
import io.netlayers.stack.address.AddressTable;
import io.netlayers.stack.address.InterfaceAddress;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.config.Randomness;
import io.netlayers.stack.config.RouterAdvertising;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.counters.Counters;
import io.netlayers.stack.ip.IncomingPacket;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.neighbour.NeighbourCache;
import io.netlayers.stack.neighbour.Solicitor;
import io.netlayers.stack.timing.Timer;
import io.netlayers.stack.timing.Timers;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A router's side of Router Discovery (RFC 4861 §6.2): says on each link that it is configured for
 * that it is there, at random intervals and when it is asked, and that it goes.
 */
public final class RouterAdvertiser {
  private static final long SECOND = 1_000_000_000L;
  private static final long MAX_INITIAL_RTR_ADVERT_INTERVAL = 16 * SECOND;
  private static final int MAX_INITIAL_RTR_ADVERTISEMENTS = 3;
  private static final int MAX_FINAL_RTR_ADVERTISEMENTS = 3;
  private static final long MIN_DELAY_BETWEEN_RAS = 3 * SECOND;
  private static final long MAX_RA_DELAY_TIME = SECOND / 2;

  /** Before the first advertisement: long ago. */
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final AddressTable addresses;
  private final NeighbourCache neighbours;
  private final Solicitor solicitor;
  private final Timers timers;
  private final Randomness random;
  private final Counters counters;
  private final List<Advertising> links = new ArrayList<>();

  /** Advertises over a router's parts. */
  public RouterAdvertiser(
      AddressTable addresses,
      NeighbourCache neighbours,
      Solicitor solicitor,
      Timers timers,
      Randomness random,
      Counters counters) {
    this.addresses = addresses;
    this.neighbours = neighbours;
    this.solicitor = solicitor;
    this.timers = timers;
    this.random = random;
    this.counters = counters;
  }

  /** One interface that advertises (§6.2.2), and when it does so next. */
  private final class Advertising extends Timer {
    final RouterAdvertising config;
    final InterfaceAddress from;
    int initialLeft = MAX_INITIAL_RTR_ADVERTISEMENTS;
    int finalLeft;
    long lastSent = NEVER;

    Advertising(RouterAdvertising config, InterfaceAddress from) {
      this.config = config;
      this.from = from;
    }

    @Override
    protected void expire(long nowNanos) {
      due(this, nowNanos);
    }
  }

  private @Nullable Advertising find(NetworkInterface link) {
    for (int i = 0; i < links.size(); i++) {
      if (links.get(i).from.link() == link) {
        return links.get(i);
      }
    }
    return null;
  }

  /** A link-local address can be used: its interface advertises from it, if it is to (§6.2.2). */
  public void linkLocalUsable(InterfaceAddress address, long nowNanos) {
    RouterAdvertising config = address.link().config().advertising().orElse(null);
    if (config != null && find(address.link()) == null) {
      Advertising advertising = new Advertising(config, address);
      links.add(advertising);
      timers.arm(advertising, nowNanos);
    }
  }

  /**
   * The interface advertises no more: hosts are told so, three times (§6.2.5).
   *
   * @return false where it did not advertise
   */
  public boolean cease(NetworkInterface link, long nowNanos) {
    Advertising advertising = find(link);
    if (advertising == null || advertising.finalLeft > 0) {
      return false;
    }
    advertising.finalLeft = MAX_FINAL_RTR_ADVERTISEMENTS;
    timers.arm(advertising, notTooSoon(advertising, nowNanos));
    return true;
  }

  /** §6.2.6: advertisements to all nodes are at least 3 seconds apart. */
  private static long notTooSoon(Advertising advertising, long nanos) {
    return Math.max(nanos, advertising.lastSent + MIN_DELAY_BETWEEN_RAS);
  }

  private void due(Advertising advertising, long nowNanos) {
    boolean ceasing = advertising.finalLeft > 0;
    solicitor.advertiseRouter(
        advertising.from,
        RouterMessages.advertisement(
            advertising.config, advertising.from.link(), addresses, ceasing));
    counters.add(Counter.ROUTER_ADVERTISEMENTS_OUT);
    advertising.lastSent = nowNanos;
    if (!ceasing) {
      timers.arm(advertising, nowNanos + interval(advertising));
    } else if (--advertising.finalLeft > 0) {
      timers.arm(advertising, nowNanos + MIN_DELAY_BETWEEN_RAS);
    } else {
      links.remove(advertising);
    }
  }

  /** §6.2.4: random between the bounds, and short for the first ones. */
  private long interval(Advertising advertising) {
    long min = advertising.config.minIntervalNanos();
    long interval = min + random.below(advertising.config.maxIntervalNanos() - min + 1);
    if (advertising.initialLeft > 0) {
      advertising.initialLeft--;
      return Math.min(interval, MAX_INITIAL_RTR_ADVERT_INTERVAL);
    }
    return interval;
  }

  /**
   * A host asks (§6.2.6): it is answered to all nodes after a random wait, or with what is on its
   * way.
   *
   * @param mac of the host; negative where it did not say
   * @return false where the message is invalid (§6.1.1)
   */
  boolean solicitation(IncomingPacket packet, long mac, long nowNanos) {
    NetworkInterface link = packet.link();
    boolean unnamed = AddressBits.isUnspecified(packet.sourceHigh(), packet.sourceLow());
    if (unnamed && mac >= 0) {
      return false;
    }
    Advertising advertising = find(link);
    if (advertising == null || advertising.finalLeft > 0) {
      return true;
    }
    if (mac >= 0) {
      neighbours.named(link, packet.sourceHigh(), packet.sourceLow(), mac, true, nowNanos);
    }
    neighbours.isHost(link, packet.sourceHigh(), packet.sourceLow());
    long wait = random.below(MAX_RA_DELAY_TIME);
    long due =
        nowNanos < advertising.lastSent + MIN_DELAY_BETWEEN_RAS
            ? notTooSoon(advertising, nowNanos) + wait
            : nowNanos + wait;
    if (!advertising.isArmed() || due < advertising.deadline()) {
      timers.arm(advertising, due);
    }
    return true;
  }

  /** Another router's advertisement: what disagrees with ours is counted (§6.2.7). */
  void advertisement(IncomingPacket packet, NdpMessageView view) {
    Advertising advertising = find(packet.link());
    if (advertising != null && !RouterMessages.agrees(advertising.config, view)) {
      counters.add(Counter.ROUTER_DISAGREES);
    }
  }
}
