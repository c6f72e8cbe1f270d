package io.netlayers.stack;

import io.netlayers.core.IpAddress;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.Octets;
import io.netlayers.ethernet.EtherType;
import io.netlayers.fsm.tcp.TcpConfig;
import io.netlayers.stack.address.InterfaceAddress;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.config.HostConfig;
import io.netlayers.stack.config.InterfaceConfig;
import io.netlayers.stack.config.Randomness;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.counters.Counters;
import io.netlayers.stack.link.Arrival;
import io.netlayers.stack.link.FrameObserver;
import io.netlayers.stack.link.FrameSink;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.link.PacketBuffer;
import io.netlayers.stack.neighbour.NeighbourCache;
import io.netlayers.stack.route.Route;
import io.netlayers.stack.route.RouteTable;
import io.netlayers.stack.socket.Endpoint;
import io.netlayers.stack.socket.RawSocket;
import io.netlayers.stack.socket.StackSocket;
import io.netlayers.stack.socket.TcpListenSocket;
import io.netlayers.stack.socket.TcpSocket;
import io.netlayers.stack.socket.UdpSocket;
import java.nio.ByteBuffer;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * A host on its links: frames, calls and time in; frames, sockets' news and a deadline out. It
 * belongs to one thread and owns none.
 *
 * <p>Times are nanoseconds ≥ 0 of the caller's clock and never run backwards. After any call, of
 * the host or of one of its sockets, {@link #pollTransmit} gives what is to be sent until it
 * answers false, {@link #pollReady} the sockets of which something has changed until null, and
 * {@link #nextDeadline} when to come back for {@link #onTimeout}.
 *
 * <pre>{@code
 * Host host = new Host(HostConfig.standard(), secureRandom::nextLong);
 * NetworkInterface eth0 = host.addInterface(InterfaceConfig.ethernet("eth0", 0, mac), now);
 * host.addAddress(eth0, IpAddress.parse("192.0.2.2"), 24, now);
 * host.addDefaultRoute(eth0, IpAddress.parse("192.0.2.1"));
 * TcpListenSocket http = host.listen(Endpoint.any(80), 128);
 * }</pre>
 */
public final class Host {
  /** {@link #nextDeadline}: nothing is waited for. */
  public static final long NO_DEADLINE = Long.MAX_VALUE;

  private final HostParts parts;
  private @Nullable FrameObserver observer;
  private long lastNow;

  /**
   * A host without interfaces.
   *
   * @param random what keys and identifications are drawn from
   */
  public Host(HostConfig config, Randomness random) {
    parts = new HostParts(config, random);
  }

  /** What it was configured with. */
  public HostConfig config() {
    return parts.config;
  }

  private long tick(long nowNanos) {
    if (nowNanos < lastNow) {
      throw new IllegalArgumentException("time runs backwards: " + nowNanos + " after " + lastNow);
    }
    lastNow = nowNanos;
    return nowNanos;
  }

  /**
   * Adds an interface.
   *
   * @throws IllegalArgumentException if another has its port and tags, or its name; if it is to
   *     advertise a router and the host is none (RFC 4861 §6.2.2)
   */
  public NetworkInterface addInterface(InterfaceConfig config, long nowNanos) {
    tick(nowNanos);
    if (config.advertising().isPresent() && !parts.config.forwarding()) {
      throw new IllegalArgumentException("no router, so it cannot advertise: " + config.name());
    }
    List<NetworkInterface> links = parts.linkInput.links();
    for (NetworkInterface other : links) {
      boolean same =
          other.port() == config.port()
              && (other.config().vlanTags().equals(config.vlanTags())
                  || other.config().kind() != config.kind());
      if (same || other.name().equals(config.name())) {
        throw new IllegalArgumentException("there already: " + other);
      }
    }
    NetworkInterface link =
        new NetworkInterface(
            links.size() + 1,
            config,
            parts.config.hopLimit(),
            parts.config.reachableNanos(),
            parts.config.retransNanos());
    parts.linkInput.add(link);
    link.groups().join(AddressBits.groupMac(0, AddressBits.low(0xE000_0001))); // RFC 1112 §7.2
    if (link.hasIpv6()) {
      parts.groups.join(link, AddressBits.LINK_GROUP_HIGH, 1, nowNanos); // RFC 4291 §2.8
      if (parts.config.forwarding()) {
        parts.groups.join(link, AddressBits.LINK_GROUP_HIGH, 2, nowNanos);
      }
      if (link.isEthernet()) {
        parts.manager.addLinkLocal(link, nowNanos);
      }
    }
    return link;
  }

  /**
   * The interface advertises a router no more: hosts are told so (RFC 4861 §6.2.5).
   *
   * @return false where it did not advertise
   */
  public boolean ceaseAdvertising(NetworkInterface link, long nowNanos) {
    return parts.advertiser.cease(link, tick(nowNanos));
  }

  /** All interfaces; the number of the first is 1. */
  public List<NetworkInterface> interfaces() {
    return List.copyOf(parts.linkInput.links());
  }

  /**
   * Gives an interface an address; the addresses of its prefix are on the link. It is looked for on
   * the link before it is used, unless the configuration turns that off.
   *
   * @throws IllegalArgumentException if it is no host's address, or the prefix is none
   * @throws IllegalStateException if there is no room
   */
  public InterfaceAddress addAddress(
      NetworkInterface link, IpAddress address, int prefixLength, long nowNanos) {
    tick(nowNanos);
    if (!address.isUnicast() || prefixLength < 0 || prefixLength > address.octets() * 8) {
      throw new IllegalArgumentException("no host's: " + address + "/" + prefixLength);
    }
    @Unsigned long high = AddressBits.high(address);
    @Unsigned long low = AddressBits.low(address);
    InterfaceAddress there = parts.addresses.find(link, high, low);
    if (there != null) {
      return there;
    }
    InterfaceAddress added = parts.manager.add(link, high, low, prefixLength, true, nowNanos);
    if (added == null) {
      throw new IllegalStateException("no room for " + address);
    }
    return added;
  }

  /** Takes an address away. */
  public void removeAddress(InterfaceAddress address, long nowNanos) {
    tick(nowNanos);
    parts.manager.remove(address, nowNanos);
  }

  /** All addresses of all interfaces. */
  public List<InterfaceAddress> addresses() {
    return List.copyOf(parts.addresses.all());
  }

  /**
   * Adds a route.
   *
   * @param network the prefix's address; bits behind the prefix must be 0
   * @param router null where the prefix is on the link
   * @throws IllegalArgumentException if it is no prefix, or the versions differ
   */
  public Route addRoute(
      IpAddress network,
      int prefixLength,
      NetworkInterface link,
      @Nullable IpAddress router,
      int metric) {
    @Unsigned long high = AddressBits.high(network);
    @Unsigned long low = AddressBits.low(network);
    Route route;
    if (router == null) {
      route = Route.onLink(high, low, prefixLength, link, metric, Route.Origin.CONFIGURED);
    } else {
      if (router.version() != network.version()) {
        throw new IllegalArgumentException("versions differ: " + network + ", " + router);
      }
      route =
          Route.via(
              high,
              low,
              prefixLength,
              link,
              AddressBits.high(router),
              AddressBits.low(router),
              metric,
              Route.Origin.CONFIGURED);
    }
    if (!parts.routes.add(route)) {
      throw new IllegalStateException("no room for " + route);
    }
    return route;
  }

  /** Adds a default route of the router's version. */
  public Route addDefaultRoute(NetworkInterface link, IpAddress router) {
    IpAddress all = IpAddress.parse(router instanceof Ipv6Address ? "::" : "0.0.0.0");
    return addRoute(all, 0, link, router, 0);
  }

  /** The routes. */
  public RouteTable routes() {
    return parts.routes;
  }

  /** The neighbours. */
  public NeighbourCache neighbours() {
    return parts.neighbours;
  }

  /** Says who looks on at frames that come and go; null for nobody. */
  public void observe(@Nullable FrameObserver onlooker) {
    observer = onlooker;
    parts.linkOutput.observe(onlooker);
  }

  /** What was counted. */
  public Counters counters() {
    return parts.counters;
  }

  /**
   * A frame comes. Its octets, from the buffer's position to its limit, are not kept; the buffer
   * stays as it is.
   *
   * @param port of the interface
   */
  public void onFrame(int port, ByteBuffer frame, long nowNanos) {
    tick(nowNanos);
    NetworkInterface link =
        parts.linkInput.receive(port, frame, frame.position(), frame.remaining());
    if (link == null) {
      return;
    }
    if (observer != null) {
      observer.received(link, frame, frame.position(), frame.remaining(), nowNanos);
    }
    if (parts.linkInput.arrival() == Arrival.OTHER) {
      parts.counters.add(Counter.LINK_OTHER_STATION);
      return;
    }
    int offset = parts.linkInput.payloadOffset();
    int length = parts.linkInput.payloadLength();
    Arrival arrival = parts.linkInput.arrival();
    switch (parts.linkInput.etherType()) {
      case EtherType.IPV4 ->
          parts.ipv4.receive(link, arrival, false, frame, offset, length, nowNanos);
      case EtherType.IPV6 -> ipv6(link, arrival, frame, offset, length, nowNanos);
      case EtherType.ARP -> parts.arp.receive(link, frame, offset, length, nowNanos);
      case 0 -> rawPacket(link, frame, offset, length, nowNanos);
      default -> parts.counters.add(Counter.LINK_UNKNOWN_TYPE);
    }
    parts.tcp.settle();
  }

  private void ipv6(
      NetworkInterface link,
      Arrival arrival,
      ByteBuffer frame,
      int offset,
      int length,
      long nowNanos) {
    if (link.hasIpv6()) {
      parts.ipv6.receive(link, arrival, false, frame, offset, length, nowNanos);
    } else {
      parts.counters.add(Counter.LINK_UNKNOWN_TYPE);
    }
  }

  private void rawPacket(
      NetworkInterface link, ByteBuffer frame, int offset, int length, long nowNanos) {
    int version = length == 0 ? 0 : Octets.u8(frame, offset) >> 4;
    if (version == 4) {
      parts.ipv4.receive(link, Arrival.UNICAST, false, frame, offset, length, nowNanos);
    } else if (version == 6) {
      ipv6(link, Arrival.UNICAST, frame, offset, length, nowNanos);
    } else {
      parts.counters.add(Counter.LINK_MALFORMED);
    }
  }

  /** Time has come, whether the deadline was reached or not. */
  public void onTimeout(long nowNanos) {
    tick(nowNanos);
    parts.timers.expire(nowNanos);
    while (parts.reassembler.nextDeadline() <= nowNanos
        && parts.reassembler.pollExpired(nowNanos)) {
      parts.reassemblyExpired(nowNanos);
    }
    parts.sockets.stir();
    parts.tcpHost.onTimeout(nowNanos);
    parts.tcp.settle();
  }

  /**
   * When to call {@link #onTimeout} and {@link #pollTransmit} at the latest: the time of the last
   * call where something is to be sent now, {@link #NO_DEADLINE} where nothing is waited for.
   */
  public long nextDeadline() {
    if (!parts.linkOutput.isEmpty() || parts.output.hasLoopback()) {
      return lastNow;
    }
    long tables = Math.min(parts.timers.nextDeadline(), parts.reassembler.nextDeadline());
    return Math.min(tables, parts.sockets.nextDeadline(lastNow));
  }

  /**
   * Gives the sink at most one frame. To be called until it answers false.
   *
   * @return whether a frame was committed
   */
  public boolean pollTransmit(long nowNanos, FrameSink sink) {
    tick(nowNanos);
    while (true) {
      deliverLoopback(nowNanos);
      if (parts.linkOutput.pollTransmit(nowNanos, sink)) {
        return true;
      }
      long before = parts.counters.get(Counter.LINK_OUT);
      boolean more = parts.tcpOutput.pollTransmit(nowNanos, sink);
      parts.tcp.settle();
      if (parts.counters.get(Counter.LINK_OUT) != before) {
        return true;
      }
      if (!more && !parts.output.hasLoopback()) {
        return false;
      }
    }
  }

  /** What this host has sent to itself comes now; what it answers comes at the next call. */
  private void deliverLoopback(long nowNanos) {
    PacketBuffer packet = parts.output.pollLoopback();
    if (packet == null) {
      return;
    }
    NetworkInterface through = packet.through();
    NetworkInterface link = through == null ? parts.loopback : through;
    boolean four = Octets.u8(packet.buffer(), packet.offset()) >> 4 == 4;
    if (four) {
      parts.ipv4.receive(
          link, Arrival.UNICAST, true, packet.buffer(), packet.offset(), packet.length(), nowNanos);
    } else {
      parts.ipv6.receive(
          link, Arrival.UNICAST, true, packet.buffer(), packet.offset(), packet.length(), nowNanos);
    }
    parts.output.release(packet);
    parts.tcp.settle();
  }

  /** A socket of which something has changed since it was given out; null where none has. */
  public @Nullable StackSocket pollReady() {
    parts.tcp.settle();
    return parts.sockets.pollReady();
  }

  /**
   * A UDP socket.
   *
   * @throws io.netlayers.stack.socket.SocketException if it cannot be bound there
   */
  public UdpSocket udp(Endpoint local) {
    return parts.udp.open(local);
  }

  /**
   * A raw socket of an IP protocol, ICMP's among them.
   *
   * @throws io.netlayers.stack.socket.SocketException if it cannot be bound there
   */
  public RawSocket raw(Endpoint local, int protocol) {
    return parts.raw.open(local, protocol);
  }

  /**
   * A listening TCP socket with the host's configuration.
   *
   * @param backlog connections that may wait to be accepted, at least 1
   * @throws io.netlayers.stack.socket.SocketException if it cannot be bound there
   */
  public TcpListenSocket listen(Endpoint local, int backlog) {
    return parts.tcp.listen(local, backlog, parts.config.tcp());
  }

  /** As the other, with a configuration of its own; segment sizes follow from the links. */
  public TcpListenSocket listen(Endpoint local, int backlog, TcpConfig config) {
    return parts.tcp.listen(local, backlog, config);
  }

  /**
   * Connects to a peer from an address and port that the host chooses.
   *
   * @throws io.netlayers.stack.socket.SocketException if no route leads there
   */
  public TcpSocket connect(Endpoint peer, long nowNanos) {
    return connect(Endpoint.any(0), peer, parts.config.tcp(), nowNanos);
  }

  /** As the other, from an address and port of the caller's, with a configuration of its own. */
  public TcpSocket connect(Endpoint local, Endpoint peer, TcpConfig config, long nowNanos) {
    return parts.tcp.connect(local, peer, config, tick(nowNanos));
  }

  /** All sockets, a line each, as {@code ss -a} prints them. */
  public String socketLines() {
    return parts.socketLines();
  }
}
