package io.netlayers.stack.autoconf;

import io.netlayers.core.Octets;
import io.netlayers.ethernet.arp.ArpOperation;
import io.netlayers.ethernet.arp.ArpPacketView;
import io.netlayers.stack.address.AddressState;
import io.netlayers.stack.address.AddressTable;
import io.netlayers.stack.address.InterfaceAddress;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.config.HostConfig;
import io.netlayers.stack.config.Randomness;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.counters.Counters;
import io.netlayers.stack.ip.IncomingPacket;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.multicast.GroupTable;
import io.netlayers.stack.neighbour.Solicitor;
import io.netlayers.stack.route.Route;
import io.netlayers.stack.route.RouteTable;
import io.netlayers.stack.timing.Timers;
import java.util.HashMap;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * The addresses of a host from their first use to their last: looks for duplicates (RFC 4862 §5.4
 * for IPv6, RFC 5227 for IPv4), announces and defends, and brings the routes and groups with them.
 */
public final class AddressManager implements AddressConflicts {
  private static final long SECOND = 1_000_000_000L;
  private static final long TWO_HOURS = 7200 * SECOND;

  /** RFC 7217 §7: before another identifier is tried, and how many are. */
  private static final long IDGEN_DELAY = SECOND;

  private static final int IDGEN_RETRIES = 3;
  private static final @Unsigned long LINK_LOCAL = Octets.asBits(0xFE80L << 48);

  private final HostConfig config;
  private final InterfaceIdentifiers identifiers;
  private final AddressTable addresses;
  private final RouteTable routes;
  private final GroupTable groups;
  private final Solicitor solicitor;
  private final Timers timers;
  private final Randomness random;
  private final Counters counters;

  /** What is done with each address; only looked up. */
  private final Map<InterfaceAddress, AddressProbe> probes = new HashMap<>();

  private Usable usable = (address, now) -> {};

  /** Who wants to know that an address can be used. */
  @FunctionalInterface
  public interface Usable {
    /** The address is verified. */
    void usable(InterfaceAddress address, long nowNanos);
  }

  /** Manages a host's table. */
  public AddressManager(
      HostConfig config,
      AddressTable addresses,
      RouteTable routes,
      GroupTable groups,
      Solicitor solicitor,
      Timers timers,
      Randomness random,
      Counters counters) {
    this.config = config;
    identifiers = new InterfaceIdentifiers(config);
    this.addresses = addresses;
    this.routes = routes;
    this.groups = groups;
    this.solicitor = solicitor;
    this.timers = timers;
    this.random = random;
    this.counters = counters;
  }

  /** Says who wants to know of addresses that can be used. */
  public void usable(Usable listener) {
    usable = listener;
  }

  /**
   * Gives an interface an address: it is looked for on the link first, unless that is turned off.
   *
   * @param onLink whether the addresses of its prefix are on the link
   * @return the address; null where there is no room
   */
  public @Nullable InterfaceAddress add(
      NetworkInterface link,
      @Unsigned long high,
      @Unsigned long low,
      int prefixLength,
      boolean onLink,
      long nowNanos) {
    return add(link, high, low, prefixLength, false, onLink, AddressProbe.GIVEN, nowNanos);
  }

  private @Nullable InterfaceAddress add(
      NetworkInterface link,
      @Unsigned long high,
      @Unsigned long low,
      int prefixLength,
      boolean autoconfigured,
      boolean onLink,
      int dadCounter,
      long nowNanos) {
    if (!addresses.hasRoom()) {
      return null;
    }
    InterfaceAddress address = new InterfaceAddress(link, high, low, prefixLength, autoconfigured);
    addresses.add(address);
    if (onLink) {
      routes.add(connected(address));
    }
    if (!address.isIpv4() && link.isEthernet()) {
      groups.join(link, AddressBits.LINK_GROUP_HIGH, AddressBits.solicitedNodeLow(low), nowNanos);
    }
    AddressProbe probe = new AddressProbe(this, address, dadCounter);
    probes.put(address, probe);
    start(probe, nowNanos);
    return address;
  }

  /**
   * Gives an interface the link-local address that it makes itself (RFC 4862 §5.3, RFC 8064).
   *
   * @return the address; null where there is no room
   */
  public @Nullable InterfaceAddress addLinkLocal(NetworkInterface link, long nowNanos) {
    return make(link, LINK_LOCAL, 0, false, nowNanos);
  }

  private @Nullable InterfaceAddress make(
      NetworkInterface link,
      @Unsigned long prefix,
      int dadCounter,
      boolean autoconfigured,
      long nowNanos) {
    @Unsigned long low = identifiers.of(link, prefix, dadCounter);
    return add(link, prefix, low, 64, autoconfigured, !autoconfigured, dadCounter, nowNanos);
  }

  /** RFC 7217 §6: an identifier that somebody else has makes room for another. */
  private void makeAnother(AddressProbe probe, long nowNanos) {
    InterfaceAddress old = probe.address;
    remove(old, nowNanos);
    InterfaceAddress another =
        make(old.link(), old.high(), probe.dadCounter + 1, old.isAutoconfigured(), nowNanos);
    if (another != null) {
      another.lifetimes(old.validUntil(), old.preferredUntil());
      aged(another, nowNanos);
    }
  }

  /**
   * A router's prefix makes an address, or sets its lifetimes (RFC 4862 §5.5.3).
   *
   * @param validNanos how long from now; {@link Long#MAX_VALUE} for ever
   */
  void autoconfigure(
      NetworkInterface link,
      @Unsigned long prefix,
      long validNanos,
      long preferredNanos,
      long nowNanos) {
    InterfaceAddress address = madeOf(link, prefix);
    if (address == null) {
      if (validNanos > 0) {
        address = make(link, prefix, 0, true, nowNanos);
      }
    } else if (!address.isAutoconfigured()) {
      return;
    } else { // (e): nobody shortens a life to less than two hours unless it is shorter already
      long remaining = address.validUntil() - nowNanos;
      if (validNanos <= TWO_HOURS && validNanos <= remaining) {
        validNanos = Math.min(remaining, TWO_HOURS);
      }
    }
    AddressProbe probe = address == null ? null : probes.get(address);
    if (address == null || probe == null) {
      return;
    }
    address.lifetimes(after(nowNanos, validNanos), after(nowNanos, preferredNanos));
    age(probe, nowNanos);
  }

  /** The address of a prefix: one that was made of it, or that was given and is the same. */
  private @Nullable InterfaceAddress madeOf(NetworkInterface link, @Unsigned long prefix) {
    for (int i = 0; i < addresses.size(); i++) {
      InterfaceAddress a = addresses.get(i);
      if (a.link() == link && a.high() == prefix && a.isAutoconfigured()) {
        return a;
      }
    }
    return addresses.find(link, prefix, identifiers.of(link, prefix, 0));
  }

  private static long after(long nowNanos, long nanos) {
    return nanos >= Long.MAX_VALUE - nowNanos ? InterfaceAddress.FOREVER : nowNanos + nanos;
  }

  void aged(InterfaceAddress address, long nowNanos) {
    AddressProbe probe = probes.get(address);
    if (probe != null) {
      age(probe, nowNanos);
    }
  }

  /** An address is preferred, then deprecated, then no more (RFC 4862 §5.5.4). */
  void age(AddressProbe probe, long nowNanos) {
    InterfaceAddress a = probe.address;
    if (nowNanos >= a.validUntil()) {
      remove(a, nowNanos);
      return;
    }
    boolean old = nowNanos >= a.preferredUntil();
    if (a.isUsable()) {
      a.state(old ? AddressState.DEPRECATED : AddressState.PREFERRED);
    }
    long next = old ? a.validUntil() : Math.min(a.preferredUntil(), a.validUntil());
    if (next == InterfaceAddress.FOREVER) {
      timers.cancel(probe.life);
    } else {
      timers.arm(probe.life, next);
    }
  }

  private static Route connected(InterfaceAddress a) {
    boolean four = a.isIpv4();
    int bits = a.prefixLength();
    int all = four ? bits + 96 : bits;
    @Unsigned long high = all >= 64 ? a.high() : all == 0 ? 0 : a.high() & -1L << 64 - all;
    @Unsigned long low = all <= 64 ? 0 : all == 128 ? a.low() : a.low() & -1L << 128 - all;
    return Route.onLink(high, low, bits, a.link(), 0, Route.Origin.CONNECTED);
  }

  /** Takes an address away, with its route and its group. */
  public void remove(InterfaceAddress address, long nowNanos) {
    AddressProbe probe = probes.remove(address);
    if (probe == null) {
      return;
    }
    timers.cancel(probe);
    timers.cancel(probe.life);
    addresses.remove(address);
    boolean shared = false;
    Route route = connected(address);
    for (InterfaceAddress other : addresses.all()) {
      shared |=
          other.link() == address.link()
              && other.prefixLength() == address.prefixLength()
              && connected(other).prefixHigh() == route.prefixHigh()
              && connected(other).prefixLow() == route.prefixLow();
    }
    if (!shared) {
      routes.remove(route);
    }
    if (!address.isIpv4() && address.link().isEthernet()) {
      groups.leave(
          address.link(),
          AddressBits.LINK_GROUP_HIGH,
          AddressBits.solicitedNodeLow(address.low()),
          nowNanos);
    }
  }

  private void start(AddressProbe probe, long nowNanos) {
    InterfaceAddress a = probe.address;
    int wanted = a.isIpv4() ? config.arpProbes() : config.dadTransmits();
    if (!a.link().isEthernet() || wanted == 0) {
      becomeUsable(probe, nowNanos);
      return;
    }
    probe.left = wanted;
    // RFC 4862 §5.4.2 and RFC 5227 §2.1.1: hosts that start together do not ask together
    timers.arm(probe, nowNanos + random.below(SECOND));
  }

  /** The probe's time has come: ask once more, use the address, or announce it again. */
  void due(AddressProbe probe, long nowNanos) {
    InterfaceAddress a = probe.address;
    if (a.state() == AddressState.DUPLICATE) {
      makeAnother(probe, nowNanos);
    } else if (a.state() == AddressState.TENTATIVE) {
      if (probe.left == 0) {
        becomeUsable(probe, nowNanos);
        return;
      }
      probe.left--;
      solicitor.ask(a.link(), a.high(), a.low(), 0, 0, 0);
      timers.arm(probe, nowNanos + wait(a, probe.left));
    } else if (a.isUsable() && probe.announcements > 0) {
      announce(probe, nowNanos);
    }
  }

  /** RFC 5227 §1.1: probes 1 to 2 seconds apart, ANNOUNCE_WAIT after the last; RFC 4862 §5.4. */
  private long wait(InterfaceAddress a, int left) {
    if (!a.isIpv4()) {
      return a.link().retransNanos();
    }
    return left == 0 ? 2 * SECOND : SECOND + random.below(SECOND);
  }

  private void becomeUsable(AddressProbe probe, long nowNanos) {
    probe.address.state(AddressState.PREFERRED);
    if (probe.address.isIpv4() && probe.address.link().isEthernet() && config.arpProbes() > 0) {
      probe.announcements = 2; // ANNOUNCE_NUM
      announce(probe, nowNanos);
    }
    if (probe.life.isArmed()) {
      age(probe, nowNanos);
    }
    usable.usable(probe.address, nowNanos);
  }

  private void announce(AddressProbe probe, long nowNanos) {
    probe.announcements--;
    sayItIsOurs(probe.address);
    if (probe.announcements > 0) {
      timers.arm(probe, nowNanos + 2 * SECOND); // ANNOUNCE_INTERVAL
    }
  }

  private void sayItIsOurs(InterfaceAddress a) {
    @Unsigned int bits = AddressBits.ipv4(a.low());
    solicitor.arp(a.link(), ArpOperation.REQUEST, bits, 0, bits, NetworkInterface.BROADCAST);
  }

  @Override
  public boolean heardArp(NetworkInterface link, ArpPacketView packet, long nowNanos) {
    @Unsigned long sender = AddressBits.low(packet.senderIpv4());
    InterfaceAddress own = addresses.find(link, AddressBits.IPV4_HIGH, sender);
    if (own == null && packet.isProbe()) { // RFC 5227 §2.1.1: somebody wants the same
      own = addresses.find(link, AddressBits.IPV4_HIGH, AddressBits.low(packet.targetIpv4()));
      own = own != null && own.state() == AddressState.TENTATIVE ? own : null;
    }
    if (own == null) {
      return false;
    }
    conflict(own, nowNanos);
    return true;
  }

  @Override
  public void heardSolicitation(InterfaceAddress own, IncomingPacket packet, long nowNanos) {
    if (own.state() == AddressState.TENTATIVE) {
      conflict(own, nowNanos);
    }
  }

  @Override
  public void heardAdvertisement(InterfaceAddress own, long nowNanos) {
    conflict(own, nowNanos);
  }

  private void conflict(InterfaceAddress own, long nowNanos) {
    AddressProbe probe = probes.get(own);
    if (probe == null || own.state() == AddressState.DUPLICATE) {
      return;
    }
    counters.add(Counter.ADDRESS_CONFLICTS);
    if (own.state() == AddressState.TENTATIVE) {
      timers.cancel(probe);
      own.state(AddressState.DUPLICATE);
      boolean made = probe.dadCounter != AddressProbe.GIVEN;
      if (made && identifiers.hasOthers() && probe.dadCounter < IDGEN_RETRIES) {
        timers.arm(probe, nowNanos + IDGEN_DELAY);
      }
    } else if (own.isIpv4()) {
      defend(probe, nowNanos);
    }
  }

  /** RFC 5227 §2.4 (b): defended once in ten seconds, given up the second time. */
  private void defend(AddressProbe probe, long nowNanos) {
    InterfaceAddress own = probe.address;
    if (config.arpProbes() == 0) { // who does not probe does not give up either: (c)
      if (nowNanos >= probe.defendedUntil) {
        probe.defendedUntil = nowNanos + 10 * SECOND;
        sayItIsOurs(own);
      }
      return;
    }
    if (nowNanos < probe.defendedUntil) {
      timers.cancel(probe);
      own.state(AddressState.DUPLICATE);
      return;
    }
    probe.defendedUntil = nowNanos + 10 * SECOND; // DEFEND_INTERVAL
    sayItIsOurs(own);
  }
}
