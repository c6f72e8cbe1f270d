package io.netlayers.stack;

import io.netlayers.core.Octets;
import io.netlayers.stack.address.AddressTable;
import io.netlayers.stack.autoconf.RouterDiscovery;
import io.netlayers.stack.icmp.IcmpErrors;
import io.netlayers.stack.icmp.IcmpInput;
import io.netlayers.stack.ip.IncomingPacket;
import io.netlayers.stack.ip.PacketError;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.link.PacketBuffer;
import io.netlayers.stack.neighbour.NeighbourEvents;
import java.nio.ByteBuffer;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** A packet whose neighbour did not answer: its sender is told, this host's socket or another. */
final class NeighbourReports implements NeighbourEvents {
  private @MonotonicNonNull AddressTable addresses;
  private @MonotonicNonNull IcmpInput icmp;
  private @MonotonicNonNull IcmpErrors errors;
  private @MonotonicNonNull RouterDiscovery discovery;
  private @MonotonicNonNull IncomingPacket packet;

  void wire(
      AddressTable addresses,
      IcmpInput icmp,
      IcmpErrors errors,
      RouterDiscovery discovery,
      IncomingPacket packet) {
    this.discovery = discovery;
    this.addresses = addresses;
    this.icmp = icmp;
    this.errors = errors;
    this.packet = packet;
  }

  @Override
  public void undeliverable(PacketBuffer held, NetworkInterface link, long nowNanos) {
    if (addresses == null || icmp == null || errors == null || packet == null) {
      return;
    }
    ByteBuffer buffer = held.buffer();
    boolean four = Octets.u8(buffer, held.offset()) >> 4 == 4;
    if (!packet.read(link, four, buffer, held.offset(), held.length())) {
      return;
    }
    if (addresses.local(packet.sourceHigh(), packet.sourceLow()) != null) {
      icmp.undeliverable(link, four, buffer, held.offset(), held.length(), nowNanos);
    } else {
      errors.report(packet, PacketError.HOST_UNREACHABLE, 0, nowNanos);
    }
  }

  @Override
  public void routerGone(
      NetworkInterface link, @Unsigned long high, @Unsigned long low, long nowNanos) {
    if (discovery != null) {
      discovery.forgetRouter(link, high, low);
    }
  }

  @Override
  public void routerSilent(NetworkInterface link, @Unsigned long high, @Unsigned long low) {
    if (discovery != null) {
      discovery.demoteRouter(link, high, low);
    }
  }
}
