package io.netlayers.stack.socket;

import io.netlayers.fsm.tcp.table.EphemeralPorts;
import io.netlayers.ip.IpProtocol;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.icmp.NetworkProblem;
import io.netlayers.stack.icmp.QuotedPacket;
import io.netlayers.stack.ip.IncomingPacket;
import io.netlayers.stack.ip.PacketError;
import io.netlayers.stack.ip.PacketErrors;
import io.netlayers.udp.UdpDatagramView;
import io.netlayers.udp.UdpDecodeStatus;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** All UDP sockets of a host, found by port and then by how well they fit (RFC 1122 §4.1.3.5). */
public final class UdpTable implements EphemeralPorts.Use {
  private static final int PLACES = 256;

  private final SocketContext context;
  private final PacketErrors errors;
  private final @Nullable UdpSocket[] places = new @Nullable UdpSocket[PLACES];
  private final List<UdpSocket> all = new ArrayList<>();
  private final UdpDatagramView view = new UdpDatagramView();

  /** No sockets. */
  public UdpTable(SocketContext context, PacketErrors errors) {
    this.context = context;
    this.errors = errors;
  }

  /** All sockets, in the order in which they were opened. */
  public List<UdpSocket> all() {
    return List.copyOf(all);
  }

  /**
   * A socket bound to an endpoint.
   *
   * @throws SocketException ADDRESS_IN_USE, ADDRESS_NOT_AVAILABLE, TOO_MANY
   */
  public UdpSocket open(Endpoint local) {
    Binding binding = Binding.of(local);
    context.demandLocal(binding);
    if (binding.port == 0) {
      int port = context.ports.select(17, binding.high, binding.low, 0, 0, 0, this);
      if (port == EphemeralPorts.NONE) {
        throw new SocketException(SocketError.ADDRESS_IN_USE, "no port is free");
      }
      binding = binding.withPort(port);
    }
    for (UdpSocket s = places[binding.port & PLACES - 1]; s != null; s = s.chained) {
      if (s.binding.collidesWith(binding)) {
        throw new SocketException(SocketError.ADDRESS_IN_USE, local.toString());
      }
    }
    context.opened();
    UdpSocket socket = new UdpSocket(context, this, binding);
    int place = binding.port & PLACES - 1;
    socket.chained = places[place];
    places[place] = socket;
    all.add(socket);
    return socket;
  }

  void remove(UdpSocket socket) {
    all.remove(socket);
    int place = socket.binding.port & PLACES - 1;
    UdpSocket before = null;
    for (UdpSocket s = places[place]; s != null; before = s, s = s.chained) {
      if (s == socket) {
        if (before == null) {
          places[place] = s.chained;
        } else {
          before.chained = s.chained;
        }
        return;
      }
    }
  }

  @Override
  public boolean inUse(
      @Unsigned int scope,
      @Unsigned long localHigh,
      @Unsigned long localLow,
      int localPort,
      @Unsigned long remoteHigh,
      @Unsigned long remoteLow,
      int remotePort) {
    for (UdpSocket s = places[localPort & PLACES - 1]; s != null; s = s.chained) {
      if (s.binding.port == localPort) {
        return true;
      }
    }
    return false;
  }

  /** A datagram comes. */
  public void receive(IncomingPacket packet, long nowNanos) {
    context.counters.add(Counter.UDP_IN);
    if (view.wrap(packet.buffer(), packet.payloadOffset(), packet.payloadLength())
        != UdpDecodeStatus.OK) {
      context.counters.add(Counter.UDP_MALFORMED);
      return;
    }
    if (!view.checksumValid(packet.pseudoHeader(), packet.isIpv4())) { // RFC 8200 §8.1
      context.counters.add(Counter.UDP_CHECKSUM);
      return;
    }
    if (packet.isToMany()) {
      deliverToAll(packet);
      return;
    }
    UdpSocket socket =
        find(
            packet.destinationHigh(),
            packet.destinationLow(),
            view.destinationPort(),
            packet.sourceHigh(),
            packet.sourceLow(),
            view.sourcePort(),
            packet.link().index());
    if (socket == null) {
      context.counters.add(Counter.UDP_NO_PORT);
      errors.report(packet, PacketError.PORT_UNREACHABLE, 0, nowNanos);
    } else {
      deliver(socket, packet);
    }
  }

  private void deliver(UdpSocket socket, IncomingPacket packet) {
    boolean kept = socket.deliver(packet, view);
    context.counters.add(kept ? Counter.UDP_DELIVERED : Counter.UDP_QUEUE_FULL);
  }

  /** To a group or a broadcast: every socket that fits gets it (RFC 1122 §4.1.3.3). */
  private void deliverToAll(IncomingPacket packet) {
    @Unsigned long high = packet.destinationHigh();
    @Unsigned long low = packet.destinationLow();
    boolean group = AddressBits.isMulticast(high, low);
    boolean any = false;
    int port = view.destinationPort();
    for (UdpSocket s = places[port & PLACES - 1]; s != null; s = s.chained) {
      boolean fits =
          s.binding.port == port
              && s.binding.score(high, low, packet.link().index()) >= 0
              && isFromPeer(s, packet.sourceHigh(), packet.sourceLow(), view.sourcePort())
              && (!group || hears(s, packet));
      if (fits) {
        any = true;
        deliver(s, packet);
      }
    }
    if (!any) {
      context.counters.add(Counter.UDP_NO_PORT);
    }
  }

  private static boolean hears(UdpSocket s, IncomingPacket packet) {
    return s.hears(
        packet.link(),
        packet.destinationHigh(),
        packet.destinationLow(),
        packet.sourceHigh(),
        packet.sourceLow());
  }

  private static boolean isFromPeer(
      UdpSocket s, @Unsigned long high, @Unsigned long low, int port) {
    return !s.connected || s.peerPort == port && s.peerLow == low && s.peerHigh == high;
  }

  /** The socket that fits best: a connected one, one of the address, one of any. */
  private @Nullable UdpSocket find(
      @Unsigned long localHigh,
      @Unsigned long localLow,
      int localPort,
      @Unsigned long peerHigh,
      @Unsigned long peerLow,
      int peerPort,
      int link) {
    UdpSocket best = null;
    int bestScore = -1;
    for (UdpSocket s = places[localPort & PLACES - 1]; s != null; s = s.chained) {
      if (s.binding.port != localPort || !isFromPeer(s, peerHigh, peerLow, peerPort)) {
        continue;
      }
      int score = s.binding.score(localHigh, localLow, link);
      if (score >= 0 && s.connected) {
        score += 2;
      }
      if (score > bestScore) {
        best = s;
        bestScore = score;
      }
    }
    return best;
  }

  /**
   * An error about a datagram (RFC 1122 §4.1.3.3): a connected socket is told.
   *
   * @return whether a socket may have sent it
   */
  public boolean onError(QuotedPacket quoted) {
    if (quoted.protocol() != IpProtocol.UDP || !quoted.hasPorts()) {
      return false;
    }
    UdpSocket socket =
        find(
            quoted.sourceHigh(),
            quoted.sourceLow(),
            quoted.sourcePort(),
            quoted.destinationHigh(),
            quoted.destinationLow(),
            quoted.destinationPort(),
            quoted.link().index());
    if (socket == null) {
      return false;
    }
    if (socket.connected) {
      socket.fail(error(quoted.problem()));
    }
    return true;
  }

  static SocketError error(NetworkProblem problem) {
    return switch (problem) {
      case SOFT -> SocketError.UNREACHABLE;
      case REFUSED -> SocketError.REFUSED;
      case PROHIBITED -> SocketError.PROHIBITED;
      case TOO_BIG -> SocketError.MESSAGE_TOO_LONG;
    };
  }
}
