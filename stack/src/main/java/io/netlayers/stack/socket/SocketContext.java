package io.netlayers.stack.socket;

import io.netlayers.fsm.tcp.TcpHost;
import io.netlayers.fsm.tcp.table.EphemeralPorts;
import io.netlayers.stack.address.AddressTable;
import io.netlayers.stack.address.InterfaceAddress;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.config.HostConfig;
import io.netlayers.stack.counters.Counters;
import io.netlayers.stack.ip.IpOutput;
import io.netlayers.stack.ip.Path;
import io.netlayers.stack.ip.PathFinder;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.multicast.GroupTable;
import io.netlayers.stack.neighbour.NeighbourCache;
import java.util.ArrayDeque;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** What sockets of one host share. A host makes it; only this package looks inside. */
public final class SocketContext {
  /** A tick of TCP's wheel of deadlines, and the resolution of its timers. */
  private static final long TICK = 1 << 17;

  final HostConfig config;
  final List<NetworkInterface> links;
  final AddressTable addresses;
  final PathFinder finder;
  final NeighbourCache neighbours;
  final IpOutput output;
  final GroupTable groups;
  final TcpHost tcp;
  final EphemeralPorts ports;
  final Counters counters;
  final DatagramPool datagrams = new DatagramPool();
  final ArrayDeque<StackSocket> ready = new ArrayDeque<>();
  final Path path;
  int sockets;

  /** Whether TCP was called since it last said that it has nothing to send. */
  private boolean stirred = true;

  /** Over a host's parts. */
  public SocketContext(
      HostConfig config,
      NetworkInterface nowhere,
      List<NetworkInterface> links,
      AddressTable addresses,
      PathFinder finder,
      NeighbourCache neighbours,
      IpOutput output,
      GroupTable groups,
      TcpHost tcp,
      EphemeralPorts ports,
      Counters counters) {
    this.config = config;
    this.links = links;
    this.addresses = addresses;
    this.finder = finder;
    this.neighbours = neighbours;
    this.output = output;
    this.groups = groups;
    this.tcp = tcp;
    this.ports = ports;
    this.counters = counters;
    path = new Path(nowhere);
  }

  /** The next socket of which something has changed; null where none has. */
  public @Nullable StackSocket pollReady() {
    StackSocket socket = ready.pollFirst();
    if (socket != null) {
      socket.told = false;
    }
    return socket;
  }

  /** TCP was called: it may have something to send now. */
  public void stir() {
    stirred = true;
  }

  /** TCP was asked and has nothing to send now. */
  public void settled() {
    stirred = false;
  }

  /**
   * When TCP wants to be called. A timer of its connections that is over fires up to a tick of its
   * wheel later; what it has not sent when it was asked, it sends then.
   */
  public long nextDeadline(long lastNow) {
    long deadline = tcp.nextDeadline();
    return stirred || deadline > lastNow ? deadline : lastNow + TICK;
  }

  /** Whether there are as many sockets as there may be. */
  boolean isFull() {
    return sockets >= config.maxSockets();
  }

  void opened() {
    if (isFull()) {
      throw new SocketException(SocketError.TOO_MANY, "sockets: " + sockets);
    }
    sockets++;
  }

  void closed() {
    sockets--;
  }

  /** The interface of a zone; null for zone 0. */
  @Nullable NetworkInterface link(int zone) {
    if (zone == 0) {
      return null;
    }
    if (zone > links.size()) {
      throw new SocketException(SocketError.ADDRESS_NOT_AVAILABLE, "no interface " + zone);
    }
    return links.get(zone - 1);
  }

  /** Refuses to bind an address that is neither the host's nor a group's nor a broadcast. */
  void demandLocal(Binding binding) {
    link(binding.zone);
    if (binding.wildcard
        || AddressBits.isMulticast(binding.high, binding.low)
        || AddressBits.isLimitedBroadcast(binding.high, binding.low)
        || isOwn(binding.high, binding.low)) {
      return;
    }
    throw new SocketException(
        SocketError.ADDRESS_NOT_AVAILABLE, String.valueOf(binding.endpoint()));
  }

  private boolean isOwn(@Unsigned long high, @Unsigned long low) {
    for (int i = 0; i < addresses.size(); i++) {
      InterfaceAddress a = addresses.get(i);
      boolean broadcast = a.isIpv4() && a.isBroadcast(AddressBits.ipv4(low));
      if (a.high() == high && (a.low() == low || AddressBits.isIpv4(high, low) && broadcast)) {
        return true;
      }
    }
    return false;
  }

  /** The way from a binding to a destination, in {@link #path}; false where there is none. */
  boolean find(Binding from, int zone, @Unsigned long high, @Unsigned long low, long nowNanos) {
    NetworkInterface through = link(zone != 0 ? zone : from.zone);
    return finder.find(path, through, high, low, nowNanos);
  }
}
