package io.netlayers.stack.socket;

import io.netlayers.core.IpAddress;
import io.netlayers.core.Octets;
import io.netlayers.fsm.tcp.NetworkErrorKind;
import io.netlayers.fsm.tcp.SynCookieMode;
import io.netlayers.fsm.tcp.TcpCallException;
import io.netlayers.fsm.tcp.TcpConfig;
import io.netlayers.fsm.tcp.TcpConnection;
import io.netlayers.fsm.tcp.TcpListener;
import io.netlayers.fsm.tcp.TcpState;
import io.netlayers.fsm.tcp.table.TcpSocketTable;
import io.netlayers.ip.IpProtocol;
import io.netlayers.stack.address.InterfaceAddress;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.icmp.QuotedPacket;
import io.netlayers.stack.ip.IncomingPacket;
import io.netlayers.stack.ip.Path;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.tcp.TcpDecodeStatus;
import io.netlayers.tcp.TcpSegmentView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** All TCP sockets of a host, over {@code fsm.tcp}. */
public final class TcpTable {
  private final SocketContext context;
  private final List<TcpListenSocket> listening = new ArrayList<>();

  /** Connections and their sockets: only looked up, so that no order matters. */
  private final Map<TcpConnection, TcpSocket> sockets = new HashMap<>();

  private final TcpSegmentView view = new TcpSegmentView();

  /** No sockets. */
  public TcpTable(SocketContext context) {
    this.context = context;
  }

  /** Sockets that listen, in the order in which they were opened. */
  public List<TcpListenSocket> listening() {
    return List.copyOf(listening);
  }

  /** Connections that somebody may still use, in no order. */
  public List<TcpSocket> connections() {
    return List.copyOf(sockets.values());
  }

  /**
   * Listens.
   *
   * @param backlog connections that may wait to be accepted, at least 1
   * @throws SocketException ADDRESS_IN_USE, ADDRESS_NOT_AVAILABLE, TOO_MANY
   */
  public TcpListenSocket listen(Endpoint local, int backlog, TcpConfig config) {
    Binding binding = Binding.of(local);
    context.demandLocal(binding);
    if (binding.port == 0) {
      throw new SocketException(SocketError.ADDRESS_NOT_AVAILABLE, "no port to listen on");
    }
    for (TcpListenSocket other : listening) {
      if (other.binding.collidesWith(binding)) {
        throw new SocketException(SocketError.ADDRESS_IN_USE, local.toString());
      }
    }
    context.opened();
    TcpListener four = binding.ipv4 ? listener(config, true, backlog) : null;
    TcpListener six = binding.ipv6 ? listener(config, false, backlog) : null;
    bind(binding, four, TcpNames.IPV4);
    bind(binding, six, TcpNames.IPV6);
    TcpListenSocket socket = new TcpListenSocket(context, this, binding, four, six, backlog);
    listening.add(socket);
    return socket;
  }

  private TcpListener listener(TcpConfig config, boolean ipv4, int backlog) {
    int mtu = 0;
    for (NetworkInterface link : context.links) {
      mtu = Math.max(mtu, link.mtu(ipv4));
    }
    mtu = mtu == 0 ? 1500 : Math.max(mtu, ipv4 ? 68 : 1280);
    TcpConfig sized = TcpConfigs.of(config, ipv4, mtu, mtu);
    int halfOpen = context.config.tcpMaxHalfOpen();
    return new TcpListener(sized, halfOpen, backlog, SynCookieMode.WHEN_FULL);
  }

  private void bind(Binding binding, @Nullable TcpListener listener, @Unsigned int scope) {
    if (listener == null) {
      return;
    }
    TcpSocketTable<TcpConnection, TcpListener> table = context.tcp.table();
    if (binding.wildcard) {
      table.listenOnAnyAddress(scope, binding.port, listener);
    } else {
      @Unsigned long high = TcpNames.named(binding.high, binding.zone);
      table.listen(scope, high, binding.low, binding.port, listener);
    }
  }

  void remove(TcpListenSocket socket) {
    listening.remove(socket);
    sockets.values().removeIf(s -> s.parent == socket && !s.accepted);
  }

  /**
   * Connects.
   *
   * @param local where from; port 0 for one that the host chooses
   * @throws SocketException NO_ROUTE, ADDRESS_NOT_AVAILABLE, ADDRESS_IN_USE, TOO_MANY
   */
  public TcpSocket connect(Endpoint local, Endpoint peer, TcpConfig config, long nowNanos) {
    IpAddress address = peer.address();
    if (address == null || peer.port() == 0 || address.isMulticast()) {
      throw new SocketException(SocketError.NOT_CONNECTED, "no peer: " + peer);
    }
    @Unsigned long high = AddressBits.high(address);
    @Unsigned long low = AddressBits.low(address);
    Binding binding = Binding.of(local);
    context.demandLocal(binding);
    if (!context.find(binding, peer.zone(), high, low, nowNanos)
        || context.path.kind() == Path.Kind.BROADCAST) {
      throw new SocketException(SocketError.NO_ROUTE, peer.toString());
    }
    Path path = context.path;
    @Unsigned long fromHigh = binding.high;
    @Unsigned long fromLow = binding.low;
    if (binding.wildcard) {
      InterfaceAddress from = context.finder.source(path);
      if (from == null) {
        throw new SocketException(SocketError.ADDRESS_NOT_AVAILABLE, "for " + peer);
      }
      fromHigh = from.high();
      fromLow = from.low();
    }
    boolean four = AddressBits.isIpv4(high, low);
    int zone = path.link().index();
    context.opened();
    TcpConnection connection;
    try {
      connection =
          context.tcp.connect(
              TcpNames.scope(four),
              TcpNames.named(fromHigh, zone),
              fromLow,
              binding.port,
              TcpNames.named(high, zone),
              low,
              peer.port(),
              AddressBits.pseudoHeader(fromHigh, fromLow, high, low, IpProtocol.TCP),
              TcpConfigs.of(config, four, linkMtu(path, four), path.mtu()),
              nowNanos);
    } catch (TcpCallException refused) {
      context.closed();
      throw new SocketException(SocketError.ADDRESS_IN_USE, refused.getMessage() + ": " + peer);
    }
    context.stir();
    context.counters.add(Counter.TCP_ACTIVE_OPENS);
    int shown = AddressBits.isIpv6LinkLocal(fromHigh) ? zone : 0;
    Endpoint end =
        new Endpoint(AddressBits.address(fromHigh, fromLow), connection.localPort(), shown);
    TcpSocket socket = new TcpSocket(context, connection, end, peer, null);
    socket.accepted = true;
    sockets.put(connection, socket);
    return socket;
  }

  private static int linkMtu(Path path, boolean ipv4) {
    return path.kind() == Path.Kind.LOCAL ? path.mtu() : path.link().mtu(ipv4);
  }

  /** A segment comes. */
  public void receive(IncomingPacket packet, long nowNanos) {
    context.counters.add(Counter.TCP_IN);
    if (packet.isToMany()) { // RFC 9293 §3.9.2.3, MUST-57
      context.counters.add(Counter.TCP_BAD_ADDRESS);
      return;
    }
    TcpDecodeStatus status =
        view.wrap(packet.buffer(), packet.payloadOffset(), packet.payloadLength());
    if (!isReadable(status)) {
      context.counters.add(Counter.TCP_MALFORMED);
      return;
    }
    context.stir();
    int link = packet.link().index();
    TcpConnection connection =
        context.tcp.onSegment(
            TcpNames.scope(packet.isIpv4()),
            TcpNames.named(packet.destinationHigh(), link),
            packet.destinationLow(),
            TcpNames.named(packet.sourceHigh(), link),
            packet.sourceLow(),
            view,
            packet.pseudoHeader(),
            packet.ecn(),
            nowNanos);
    if (connection == null) {
      context.counters.add(Counter.TCP_NO_CONNECTION);
      return;
    }
    TcpSocket socket = sockets.get(connection);
    if (socket == null) {
      if (connection.state().isSynchronized()) {
        adopt(connection, packet, link);
      }
    } else if (socket.hasProgressed(view.payloadLength(), nowNanos)) {
      confirm(packet, nowNanos);
    }
  }

  /** What was sent to the peer came: the first hop to it is there. */
  private void confirm(IncomingPacket packet, long nowNanos) {
    NetworkInterface link = packet.link();
    Path path = context.path;
    if (context.finder.find(path, link, packet.sourceHigh(), packet.sourceLow(), nowNanos)
        && path.kind() == Path.Kind.UNICAST) {
      context.neighbours.confirmed(link, path.nextHigh(), path.nextLow(), nowNanos);
    }
  }

  /** Bad options are the connection's matter (MUST-7): the header before them is good. */
  private static boolean isReadable(TcpDecodeStatus status) {
    return status == TcpDecodeStatus.OK
        || status == TcpDecodeStatus.MALFORMED_OPTION
        || status == TcpDecodeStatus.BAD_OPTION_LENGTH;
  }

  /** A connection that a listening socket has made is through with its handshake. */
  private void adopt(TcpConnection connection, IncomingPacket packet, int link) {
    TcpListenSocket parent = null;
    int best = -1;
    for (int i = 0; i < listening.size(); i++) {
      TcpListenSocket s = listening.get(i);
      int score = s.binding.score(packet.destinationHigh(), packet.destinationLow(), link);
      if (s.binding.port == connection.localPort() && s.waiting() > 0 && score > best) {
        parent = s;
        best = score;
      }
    }
    if (parent == null) {
      return;
    }
    int zone = AddressBits.isIpv6LinkLocal(packet.sourceHigh()) ? link : 0;
    IpAddress own = AddressBits.address(packet.destinationHigh(), packet.destinationLow());
    IpAddress peer = AddressBits.address(packet.sourceHigh(), packet.sourceLow());
    sockets.put(
        connection,
        new TcpSocket(
            context,
            connection,
            new Endpoint(own, connection.localPort(), zone),
            new Endpoint(peer, connection.remotePort(), zone),
            parent));
    parent.tell();
  }

  TcpSocket accepted(TcpConnection connection) {
    TcpSocket socket = sockets.get(connection);
    if (socket == null) {
      throw new IllegalStateException("a connection without a socket");
    }
    socket.accepted = true;
    context.sockets++;
    context.counters.add(Counter.TCP_ACCEPTED);
    if (connection.state() == TcpState.CLOSED) {
      sockets.remove(connection);
    }
    socket.tell();
    return socket;
  }

  /** Tells the sockets of connections that have events. */
  public void settle() {
    for (TcpConnection c = context.tcp.pollEventful(); c != null; c = context.tcp.pollEventful()) {
      TcpSocket socket = sockets.get(c);
      if (socket == null) {
        continue;
      }
      if (socket.accepted) {
        if (c.state() == TcpState.CLOSED) {
          sockets.remove(c);
        }
        socket.tell();
      }
    }
  }

  /** An error about a segment (RFC 9293 §3.9.2.2); false where no connection has sent it. */
  public boolean onError(QuotedPacket quoted, long nowNanos) {
    if (quoted.protocol() != IpProtocol.TCP || !quoted.hasPorts()) {
      return false;
    }
    NetworkErrorKind kind =
        switch (quoted.problem()) {
          case SOFT -> NetworkErrorKind.SOFT;
          case REFUSED, PROHIBITED -> NetworkErrorKind.HARD;
          case TOO_BIG -> NetworkErrorKind.TOO_BIG;
        };
    context.stir();
    int link = quoted.link().index();
    return context.tcp.onNetworkError(
            TcpNames.scope(quoted.isIpv4()),
            TcpNames.named(quoted.sourceHigh(), link),
            quoted.sourceLow(),
            quoted.sourcePort(),
            TcpNames.named(quoted.destinationHigh(), link),
            quoted.destinationLow(),
            quoted.destinationPort(),
            kind,
            quoted.typeAndCode(),
            Octets.bits32(quoted.buffer(), quoted.payloadOffset() + 4),
            kind == NetworkErrorKind.TOO_BIG ? TcpConfigs.mmsS(quoted.isIpv4(), quoted.mtu()) : 0,
            nowNanos)
        != null;
  }
}
