package io.netlayers.tools.nat;

import io.netlayers.core.Ipv4Address;
import io.netlayers.ip.IpProtocol;
import io.netlayers.stack.config.Randomness;
import io.netlayers.tools.nat.NatTable.Key;
import io.netlayers.tools.nat.NatTable.Mapping;
import io.netlayers.tools.nat.NatTable.Session;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * A translator between a network inside and one address outside: a pure machine. It is shown every
 * IPv4 packet at both interfaces of a router, changes it where it lies and says whether it may
 * pass. TCP, UDP, and ICMP's echo and timestamp are mapped endpoint-independently; ICMP errors are
 * translated with what they quote; nothing else comes through, for it has no port to tell hosts
 * apart by.
 *
 * <p>A port in the configured range that nobody has is nobody's: what comes for it is dropped in
 * silence (RFC 5382 REQ-4). Other ports of the external address are the router's own.
 *
 * <p>Fragments: see {@code FragmentMemory}. Hairpinning (RFC 4787 REQ-9): what an inside host sends
 * to a mapping comes back inside, from the sender's own mapping.
 */
public final class Nat44 {
  /** {@link #nextDeadline}: nothing is waited for. */
  public static final long NO_DEADLINE = NatTable.NO_DEADLINE;

  /** Why a packet was dropped. */
  public enum Drop {
    /** It is no packet. */
    MALFORMED,
    /** Its protocol has no ports. */
    PROTOCOL,
    /** No mapping, or a filter, lets it in. */
    NOT_ASKED_FOR,
    /** It belongs to no session, and begins none. */
    NO_SESSION,
    /** There is no room for one more session, or no port. */
    FULL,
    /** It has an address that cannot be on this side. */
    ADDRESS,
    /** A fragment whose first one was not seen. */
    FRAGMENT
  }

  private final NatConfig config;
  private final NatTable table;
  private final @Unsigned int external;
  private final PacketRewrite packet = new PacketRewrite();
  private final PacketRewrite quote = new PacketRewrite();
  private final FragmentMemory outFragments = new FragmentMemory();
  private final FragmentMemory inFragments = new FragmentMemory();
  private final Map<Drop, Long> drops = new EnumMap<>(Drop.class);

  /** A translator without mappings. */
  public Nat44(NatConfig config, Randomness random) {
    this.config = config;
    table = new NatTable(config, random);
    external = config.external().bits();
  }

  private boolean drop(Drop why) {
    drops.merge(why, 1L, Long::sum);
    return false;
  }

  private boolean isInside(@Unsigned int address) {
    return config.inside().contains(Ipv4Address.of(address));
  }

  private Key sourceKey() {
    return new Key(packet.protocol(), packet.source(), packet.sourcePort());
  }

  private Key destinationKey() {
    return new Key(packet.protocol(), packet.destination(), packet.destinationPort());
  }

  private int flags() {
    return packet.isTcp() ? packet.tcpFlags() : 0;
  }

  /**
   * A packet is about to leave by the outside interface.
   *
   * @return whether it may
   */
  public boolean outbound(ByteBuffer octets, int offset, int length, long nowNanos) {
    if (!packet.wrap(octets, offset, length)) {
      return drop(Drop.MALFORMED);
    }
    if (!isInside(packet.source())) {
      return packet.source() == external || drop(Drop.ADDRESS); // the router's own may
    }
    if (!packet.isFirst()) {
      Ipv4Address address = outFragments.recall(packet, nowNanos);
      if (address == null) {
        return drop(Drop.FRAGMENT);
      }
      packet.sourceAddress(address.bits());
      return true;
    }
    if (packet.isError()) {
      return errorOut();
    }
    Session session = sent(destinationOrNull(), nowNanos);
    if (session == null) {
      return false;
    }
    if (packet.isFragment()) {
      outFragments.remember(packet, external, nowNanos);
    }
    packet.source(external, session.mapping.port);
    return true;
  }

  private @Nullable Key destinationOrNull() {
    return packet.hasPorts() ? destinationKey() : null;
  }

  /** The session of a packet from inside; null where it is dropped. */
  private @Nullable Session sent(@Nullable Key peer, long nowNanos) {
    if (peer == null) {
      drop(Drop.PROTOCOL);
      return null;
    }
    Mapping mapping = table.ofInside(packet.protocol(), packet.source(), packet.sourcePort());
    boolean known = mapping != null && mapping.sessions.containsKey(peer);
    boolean begins =
        switch (packet.protocol()) {
          case IpProtocol.TCP -> packet.isSyn();
          case IpProtocol.ICMP -> packet.isQuery();
          default -> true;
        };
    Session session = known || begins ? table.open(sourceKey(), peer) : null;
    if (session == null) {
      drop(known || begins ? Drop.FULL : Drop.NO_SESSION);
      return null;
    }
    table.passes(session, true, flags(), nowNanos);
    return session;
  }

  /** RFC 5508 REQ-5: an error from inside about a packet that came in. */
  private boolean errorOut() {
    Mapping mapping =
        quote.wrapQuote(packet) && quote.hasPorts()
            ? table.ofInside(quote.protocol(), quote.destination(), quote.destinationPort())
            : null;
    if (mapping == null) {
      return drop(Drop.NO_SESSION);
    }
    quote.destination(external, mapping.port);
    packet.sourceAddress(external);
    return true;
  }

  /**
   * A packet came by the outside interface.
   *
   * @return whether the router is to have it
   */
  public boolean inbound(ByteBuffer octets, int offset, int length, long nowNanos) {
    if (!packet.wrap(octets, offset, length)) {
      return drop(Drop.MALFORMED);
    }
    if (isInside(packet.source()) || isInside(packet.destination())) {
      return drop(Drop.ADDRESS);
    }
    if (packet.destination() != external) {
      return true;
    }
    if (!packet.isFirst()) {
      Ipv4Address address = inFragments.recall(packet, nowNanos);
      if (address == null) {
        return drop(Drop.FRAGMENT);
      }
      packet.destinationAddress(address.bits());
      return true;
    }
    if (packet.isError()) {
      return errorIn();
    }
    if (!packet.hasPorts() || packet.protocol() == IpProtocol.ICMP && packet.isQuery()) {
      return true; // the router's own
    }
    Mapping mapping = table.ofPort(packet.protocol(), packet.destinationPort());
    if (mapping == null) {
      return isOwn(packet.destinationPort()) || drop(Drop.NOT_ASKED_FOR);
    }
    if (!admits(mapping, nowNanos)) {
      return false;
    }
    if (packet.isFragment()) {
      inFragments.remember(packet, mapping.inside.address(), nowNanos);
    }
    packet.destination(mapping.inside.address(), mapping.inside.port());
    return true;
  }

  private boolean isOwn(int port) {
    return packet.protocol() == IpProtocol.ICMP
        || port < config.firstPort()
        || port > config.lastPort();
  }

  /** Whether a mapping lets a packet in, whose session it keeps or, with a SYN, begins. */
  private boolean admits(Mapping mapping, long nowNanos) {
    boolean filtered =
        config.filtering() == NatConfig.Filtering.ADDRESS_DEPENDENT
            && !mapping.knows(packet.source());
    if (filtered) {
      return drop(Drop.NOT_ASKED_FOR);
    }
    Key peer = sourceKey();
    Session session = mapping.sessions.get(peer);
    if (session == null && packet.isTcp()) {
      if (!packet.isSyn()) {
        return drop(Drop.NO_SESSION);
      }
      session = table.open(mapping.inside, peer);
      if (session == null) {
        return drop(Drop.FULL);
      }
    }
    if (session != null) {
      table.passes(session, false, flags(), nowNanos);
    }
    return true;
  }

  /** RFC 5508 REQ-4: an error about a packet that went out. */
  private boolean errorIn() {
    Mapping mapping =
        quote.wrapQuote(packet) && quote.hasPorts() && quote.source() == external
            ? table.ofPort(quote.protocol(), quote.sourcePort())
            : null;
    if (mapping != null) {
      quote.source(mapping.inside.address(), mapping.inside.port());
      packet.destinationAddress(mapping.inside.address());
    }
    return true;
  }

  /**
   * A packet came by the inside interface: one for a mapping is turned round.
   *
   * @return whether the router is to have it
   */
  public boolean fromInside(ByteBuffer octets, int offset, int length, long nowNanos) {
    if (!packet.wrap(octets, offset, length)) {
      return drop(Drop.MALFORMED);
    }
    if (packet.destination() != external || !isInside(packet.source())) {
      return true;
    }
    if (!packet.isFirst()) {
      Ipv4Address address = inFragments.recall(packet, nowNanos);
      if (address != null) {
        packet.destinationAddress(address.bits());
      }
      return true;
    }
    Mapping target =
        packet.hasPorts() && packet.protocol() != IpProtocol.ICMP
            ? table.ofPort(packet.protocol(), packet.destinationPort())
            : null;
    if (target == null) {
      return true; // for the router itself
    }
    Session session = sent(destinationKey(), nowNanos);
    if (session == null) {
      return false;
    }
    // the target sees a peer: the sender's mapping, whose session this begins with a SYN
    Key peer = new Key(packet.protocol(), external, session.mapping.port);
    Session back = packet.isSyn() ? table.open(target.inside, peer) : target.sessions.get(peer);
    if (back != null) {
      table.passes(back, false, flags(), nowNanos);
    }
    if (packet.isFragment()) {
      inFragments.remember(packet, target.inside.address(), nowNanos);
    }
    packet.destination(target.inside.address(), target.inside.port());
    return true;
  }

  /**
   * A packet is about to leave by the inside interface: one that was turned round comes from the
   * sender's mapping.
   *
   * @return whether it may
   */
  public boolean toInside(ByteBuffer octets, int offset, int length, long nowNanos) {
    if (!packet.wrap(octets, offset, length)) {
      return drop(Drop.MALFORMED);
    }
    boolean within = isInside(packet.source()) && isInside(packet.destination());
    if (!within) {
      return true;
    }
    if (!packet.isFirst()) {
      Ipv4Address address = outFragments.recall(packet, nowNanos);
      if (address != null) {
        packet.sourceAddress(address.bits());
      }
      return true;
    }
    if (!packet.hasPorts()) {
      return true;
    }
    Mapping from = table.ofInside(packet.protocol(), packet.source(), packet.sourcePort());
    Mapping to = table.ofInside(packet.protocol(), packet.destination(), packet.destinationPort());
    boolean turned =
        from != null
            && to != null
            && from.sessions.containsKey(new Key(packet.protocol(), external, to.port));
    if (turned && from != null) {
      if (packet.isFragment()) {
        outFragments.remember(packet, external, nowNanos);
      }
      packet.source(external, from.port);
    }
    return true;
  }

  /** When to call {@link #onTimeout}, or {@link #NO_DEADLINE}. */
  public long nextDeadline() {
    return table.nextDeadline();
  }

  /** Ends sessions whose time is over. */
  public void onTimeout(long nowNanos) {
    table.expire(nowNanos);
  }

  /** How many sessions there are. */
  public int sessions() {
    return table.sessions();
  }

  /** How many packets were dropped for a reason. */
  public long dropped(Drop why) {
    return drops.getOrDefault(why, 0L);
  }

  /** The mappings, a line each: {@code TCP 10.0.1.2:49152 is 192.0.2.1:49152, 1 peer}. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (Mapping m : table.mappings()) {
      int peers = m.sessions.size();
      out.append(IpProtocol.name(m.inside.protocol())).append(' ');
      Ipv4Address.appendTo(out, m.inside.address()).append(':').append(m.inside.port());
      out.append(" is ").append(config.external()).append(':').append(m.port);
      out.append(", ").append(peers).append(peers == 1 ? " peer\n" : " peers\n");
    }
    return out.toString();
  }
}
