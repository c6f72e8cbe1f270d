package io.netlayers.stack;

import io.netlayers.ip.IpProtocol;
import io.netlayers.ip.icmp.Icmpv4MessageView;
import io.netlayers.stack.autoconf.NdpInput;
import io.netlayers.stack.autoconf.RedirectInput;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.icmp.ErrorReceiver;
import io.netlayers.stack.icmp.IcmpInput;
import io.netlayers.stack.icmp.QuotedPacket;
import io.netlayers.stack.ip.IncomingPacket;
import io.netlayers.stack.ip.PacketHandler;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.multicast.GroupInput;
import io.netlayers.stack.multicast.GroupTable;
import io.netlayers.stack.socket.RawTable;
import io.netlayers.stack.socket.TcpTable;
import io.netlayers.stack.socket.UdpTable;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** Gives what comes to the part that speaks its protocol. */
final class Dispatch implements PacketHandler, ErrorReceiver, IcmpInput.Control {
  private static final @Unsigned long ALL_SYSTEMS = AddressBits.low(0xE000_0001);

  private final GroupTable groups;
  private @MonotonicNonNull IcmpInput icmp;
  private @MonotonicNonNull NdpInput ndp;
  private @MonotonicNonNull UdpTable udp;
  private @MonotonicNonNull TcpTable tcp;
  private @MonotonicNonNull RawTable raw;
  private @MonotonicNonNull GroupInput groupInput;
  private @MonotonicNonNull RedirectInput redirects;

  Dispatch(GroupTable groups) {
    this.groups = groups;
  }

  /** The parts are made after this one, for they know it. */
  void wire(
      IcmpInput icmp,
      NdpInput ndp,
      RedirectInput redirects,
      GroupInput groupInput,
      UdpTable udp,
      TcpTable tcp,
      RawTable raw) {
    this.groupInput = groupInput;
    this.redirects = redirects;
    this.icmp = icmp;
    this.ndp = ndp;
    this.udp = udp;
    this.tcp = tcp;
    this.raw = raw;
  }

  @Override
  public boolean receive(IncomingPacket packet, long nowNanos) {
    if (icmp == null || udp == null || tcp == null || raw == null) {
      return false;
    }
    switch (packet.protocol()) {
      case IpProtocol.TCP -> tcp.receive(packet, nowNanos);
      case IpProtocol.UDP -> udp.receive(packet, nowNanos);
      case IpProtocol.ICMP, IpProtocol.ICMPV6 -> {
        boolean own = packet.isIpv4() == (packet.protocol() == IpProtocol.ICMP);
        if (!own) {
          return raw.receive(packet);
        }
        if (icmp.receive(packet, nowNanos)) {
          raw.receive(packet);
        }
      }
      case IpProtocol.IGMP -> {
        if (!packet.isIpv4() || groupInput == null) {
          return raw.receive(packet);
        }
        groupInput.igmp(packet, nowNanos);
        raw.receive(packet);
      }
      default -> {
        return raw.receive(packet);
      }
    }
    return true;
  }

  @Override
  public boolean isMember(IncomingPacket packet) {
    @Unsigned long high = packet.destinationHigh();
    @Unsigned long low = packet.destinationLow();
    return high == 0 && low == ALL_SYSTEMS || groups.isMember(packet.link(), high, low);
  }

  boolean hears(NetworkInterface link, @Unsigned long high, @Unsigned long low) {
    return groups.isMember(link, high, low);
  }

  @Override
  public boolean onError(QuotedPacket quoted, long nowNanos) {
    if (udp == null || tcp == null || raw == null) {
      return false;
    }
    boolean matched = raw.onError(quoted);
    return tcp.onError(quoted, nowNanos) | udp.onError(quoted) | matched;
  }

  @Override
  public void redirect(IncomingPacket packet, Icmpv4MessageView message, long nowNanos) {
    if (redirects != null) {
      redirects.ipv4(packet, message, nowNanos);
    }
  }

  @Override
  public void neighborDiscovery(IncomingPacket packet, long nowNanos) {
    if (ndp != null) {
      ndp.receive(packet, nowNanos);
    }
  }

  @Override
  public void listenerDiscovery(IncomingPacket packet, long nowNanos) {
    if (groupInput != null) {
      groupInput.mld(packet, nowNanos);
    }
  }
}
