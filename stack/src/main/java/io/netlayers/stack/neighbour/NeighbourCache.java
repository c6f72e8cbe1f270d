package io.netlayers.stack.neighbour;

import io.netlayers.core.Octets;
import io.netlayers.stack.address.AddressTable;
import io.netlayers.stack.address.InterfaceAddress;
import io.netlayers.stack.address.SourceSelection;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.config.HostConfig;
import io.netlayers.stack.config.Randomness;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.counters.Counters;
import io.netlayers.stack.link.LinkOutput;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.link.PacketBuffer;
import io.netlayers.stack.timing.Timers;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * The link-layer addresses of neighbours, of both versions (RFC 826, RFC 4861 §5.1, §7.3), with
 * what waits for them. Entries are bounded; one that only a stranger's packet made goes before one
 * that was sent to.
 */
public final class NeighbourCache {
  /** {@link #station}: not known yet. */
  public static final long UNKNOWN = -1;

  private static final long SECOND = 1_000_000_000L;
  private static final long DELAY_FIRST_PROBE = 5 * SECOND;
  private static final int MAX_SOLICIT = 3;

  private final HostConfig config;
  private final Timers timers;
  private final Counters counters;
  private final Randomness random;
  private final LinkOutput output;
  private final Solicitor solicitor;
  private final NeighbourEvents events;
  private final SourceSelection sources;
  private final NeighbourIndex index;

  /** An empty cache. */
  public NeighbourCache(
      HostConfig config,
      AddressTable addresses,
      Timers timers,
      Counters counters,
      Randomness random,
      LinkOutput output,
      Solicitor solicitor,
      NeighbourEvents events) {
    this.config = config;
    sources = new SourceSelection(addresses);
    this.timers = timers;
    this.counters = counters;
    this.random = random;
    this.output = output;
    this.solicitor = solicitor;
    this.events = events;
    index =
        new NeighbourIndex(
            config.maxNeighbours(), Octets.asBits(random.next()), Octets.asBits(random.next()));
  }

  /** Entries. */
  public int size() {
    return index.size();
  }

  /** The entry of a neighbour; null where there is none. */
  public @Nullable Neighbour find(NetworkInterface link, @Unsigned long high, @Unsigned long low) {
    return index.find(link, high, low);
  }

  /** All entries, the least recently used first. */
  public List<Neighbour> all() {
    List<Neighbour> all = new ArrayList<>();
    for (Neighbour n = index.oldest(); n != null; n = n.newer) {
      all.add(n);
    }
    return all;
  }

  /**
   * The station to send to now, or {@link #UNKNOWN}, where {@link #send} must be left to hold the
   * packet.
   */
  public long station(
      NetworkInterface link, @Unsigned long high, @Unsigned long low, long nowNanos) {
    Neighbour n = index.find(link, high, low);
    if (n == null || !n.known) {
      return UNKNOWN;
    }
    index.used(n);
    input(n, NeighbourInput.SEND, nowNanos);
    return n.mac;
  }

  /**
   * Sends a packet to a neighbour, or holds it until the neighbour's address is known. It is not
   * the caller's any more.
   */
  public void send(
      PacketBuffer packet,
      NetworkInterface link,
      @Unsigned long high,
      @Unsigned long low,
      long nowNanos) {
    long station = station(link, high, low, nowNanos);
    if (station != UNKNOWN) {
      output.send(packet, link, station, LinkOutput.etherType(AddressBits.isIpv4(high, low)));
      return;
    }
    Neighbour n = index.find(link, high, low);
    boolean fresh = n == null;
    if (n == null) {
      n = make(link, high, low, true);
    }
    if (n.held.size() == config.maxHeldPackets()) {
      PacketBuffer oldest = n.held.poll();
      if (oldest != null) { // RFC 4861 §7.2.2: the newest are kept
        output.pool().release(oldest);
      }
      counters.add(Counter.NEIGHBOUR_HELD_DROPPED);
    }
    n.held.add(packet.through(link));
    if (fresh) {
      ask(n, false, nowNanos);
    }
  }

  private Neighbour make(
      NetworkInterface link, @Unsigned long high, @Unsigned long low, boolean used) {
    if (index.size() >= config.maxNeighbours()) {
      Neighbour victim = index.victim();
      if (victim != null) {
        counters.add(Counter.NEIGHBOUR_EVICTED);
        forget(victim);
      }
    }
    Neighbour entry = new Neighbour(this, link, high, low);
    index.add(entry, used);
    return entry;
  }

  private void forget(Neighbour n) {
    timers.cancel(n);
    index.remove(n);
    for (PacketBuffer p = n.held.poll(); p != null; p = n.held.poll()) {
      output.pool().release(p);
    }
  }

  /** Forgets all neighbours of an interface. */
  public void flush(NetworkInterface link) {
    for (Neighbour n : all()) {
      if (n.link == link) {
        forget(n);
      }
    }
  }

  /** Asks from an address of the link: from none, it would be taken for a search of duplicates. */
  private void ask(Neighbour n, boolean itself, long nowNanos) {
    n.asked++;
    InterfaceAddress from = sources.select(n.link, n.high, n.low);
    if (from != null) {
      solicitor.ask(n.link, n.high, n.low, from.high(), from.low(), itself ? n.mac : 0);
    }
    timers.arm(n, nowNanos + n.link.retransNanos());
  }

  /**
   * Somebody's message names his link-layer address: a solicitation, a router's message, an ARP
   * request.
   *
   * @param make whether an entry is made where there is none
   */
  public void named(
      NetworkInterface link,
      @Unsigned long high,
      @Unsigned long low,
      long mac,
      boolean make,
      long nowNanos) {
    Neighbour n = index.find(link, high, low);
    if (n == null) {
      if (!make) {
        return;
      }
      n = make(link, high, low, false);
    }
    boolean same = n.known && n.mac == mac;
    receive(n, same ? NeighbourInput.NAMED_SAME : NeighbourInput.NAMED_OTHER, mac, nowNanos);
  }

  /**
   * An advertisement (RFC 4861 §7.2.5); without an entry it says nothing.
   *
   * @param mac the address it names; negative for none
   */
  public void advertised(
      NetworkInterface link,
      @Unsigned long high,
      @Unsigned long low,
      long mac,
      boolean router,
      boolean solicited,
      boolean override,
      long nowNanos) {
    Neighbour n = index.find(link, high, low);
    if (n == null || !n.known && mac < 0) {
      return;
    }
    boolean same = mac < 0 || n.known && n.mac == mac;
    boolean ignored = n.known && !same && !override;
    NeighbourInput input;
    if (solicited) {
      input =
          same
              ? NeighbourInput.SOLICITED_SAME
              : override ? NeighbourInput.SOLICITED_OVERRIDE : NeighbourInput.SOLICITED_OTHER;
    } else {
      input =
          same
              ? NeighbourInput.ADVERTISED_SAME
              : override ? NeighbourInput.ADVERTISED_OVERRIDE : NeighbourInput.ADVERTISED_OTHER;
    }
    receive(n, input, mac, nowNanos);
    if (!ignored) {
      if (n.router && !router) {
        events.routerGone(link, high, low, nowNanos);
      }
      n.router = router;
    }
  }

  /** A router's own message says that it is one. */
  public void isRouter(NetworkInterface link, @Unsigned long high, @Unsigned long low) {
    Neighbour n = index.find(link, high, low);
    if (n != null) {
      n.router = true;
    }
  }

  /** The neighbour behaves as a host does (RFC 4861 §6.2.6); without an entry it says nothing. */
  public void isHost(NetworkInterface link, @Unsigned long high, @Unsigned long low) {
    Neighbour n = index.find(link, high, low);
    if (n != null) {
      n.router = false;
    }
  }

  /** A layer above has seen that what was sent to a neighbour came (RFC 4861 §7.3.1). */
  public void confirmed(
      NetworkInterface link, @Unsigned long high, @Unsigned long low, long nowNanos) {
    Neighbour n = index.find(link, high, low);
    if (n != null) {
      input(n, NeighbourInput.CONFIRMED, nowNanos);
    }
  }

  /** Whether packets may go there: not known to be out of reach (RFC 4861 §6.3.6 (1)). */
  public boolean mayReach(NetworkInterface link, @Unsigned long high, @Unsigned long low) {
    Neighbour n = index.find(link, high, low);
    return n == null || n.known || n.asked == 0;
  }

  void expired(Neighbour n, long nowNanos) {
    boolean last =
        n.asked >= MAX_SOLICIT
            && (n.state == NeighbourState.INCOMPLETE || n.state == NeighbourState.PROBE);
    input(n, last ? NeighbourInput.TIMEOUT_LAST : NeighbourInput.TIMEOUT, nowNanos);
  }

  private void receive(Neighbour n, NeighbourInput input, long mac, long nowNanos) {
    NeighbourAction action = NeighbourTransitions.action(n.state, input);
    if (mac >= 0
        && (action == NeighbourAction.RECORD || action == NeighbourAction.RECORD_AND_SEND)) {
      n.mac = mac;
      n.known = true;
    }
    input(n, input, nowNanos);
  }

  /** Looks the transition up and does what it says. */
  private void input(Neighbour n, NeighbourInput input, long nowNanos) {
    NeighbourAction action = NeighbourTransitions.action(n.state, input);
    NeighbourState next = NeighbourTransitions.next(n.state, input);
    boolean entered = next != n.state;
    n.state = next;
    switch (next) {
      case REACHABLE -> {
        if (entered || input.confirms()) {
          timers.arm(n, nowNanos + spread(n.link.reachableNanos()));
        }
      }
      case STALE, UNREACHABLE -> timers.cancel(n);
      case DELAY -> {
        if (entered) {
          timers.arm(n, nowNanos + DELAY_FIRST_PROBE);
        }
      }
      case INCOMPLETE, PROBE -> {
        if (entered) {
          n.asked = 0;
        }
      }
    }
    switch (action) {
      case SOLICIT -> ask(n, false, nowNanos);
      case PROBE -> ask(n, true, nowNanos);
      case RECORD_AND_SEND -> sendHeld(n, nowNanos);
      case GIVE_UP -> giveUp(n, nowNanos);
      case NONE, RECORD -> {}
    }
  }

  /** RFC 4861 §6.3.2: ReachableTime is spread evenly from half to three halves of its base. */
  private long spread(long base) {
    return base / 2 + random.below(base + 1);
  }

  private void sendHeld(Neighbour n, long nowNanos) {
    int etherType = LinkOutput.etherType(AddressBits.isIpv4(n.high, n.low));
    boolean any = n.held.size() > 0;
    for (PacketBuffer p = n.held.poll(); p != null; p = n.held.poll()) {
      output.send(p, n.link, n.mac, etherType);
    }
    if (any) {
      index.used(n);
      input(n, NeighbourInput.SEND, nowNanos);
    }
  }

  private void giveUp(Neighbour n, long nowNanos) {
    counters.add(Counter.NEIGHBOUR_UNREACHABLE);
    index.remove(n);
    if (n.router) {
      events.routerSilent(n.link, n.high, n.low);
    }
    for (PacketBuffer p = n.held.poll(); p != null; p = n.held.poll()) {
      events.undeliverable(p, n.link, nowNanos);
      output.pool().release(p);
    }
  }
}
