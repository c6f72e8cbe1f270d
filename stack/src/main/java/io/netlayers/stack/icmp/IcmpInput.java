package io.netlayers.stack.icmp;

import io.netlayers.core.Octets;
import io.netlayers.ip.IpProtocol;
import io.netlayers.ip.icmp.IcmpDecodeStatus;
import io.netlayers.ip.icmp.Icmpv4MessageView;
import io.netlayers.ip.icmp.Icmpv4Type;
import io.netlayers.ip.icmp.Icmpv6MessageView;
import io.netlayers.ip.icmp.Icmpv6Type;
import io.netlayers.stack.address.AddressTable;
import io.netlayers.stack.address.InterfaceAddress;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.config.HostConfig;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.counters.Counters;
import io.netlayers.stack.ip.IncomingPacket;
import io.netlayers.stack.ip.IpOutput;
import io.netlayers.stack.ip.Path;
import io.netlayers.stack.ip.PathFinder;
import io.netlayers.stack.ip.PathMtuCache;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.link.PacketBuffer;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** ICMP messages that come, of both versions: echo is answered, errors find their socket. */
public final class IcmpInput {
  private final HostConfig config;
  private final AddressTable addresses;
  private final PathFinder finder;
  private final IpOutput output;
  private final Control control;
  private final Counters counters;
  private final IcmpErrorInput errors;
  private final Icmpv4MessageView ipv4 = new Icmpv4MessageView();
  private final Icmpv6MessageView ipv6 = new Icmpv6MessageView();
  private final Path path;

  /** Who speaks what travels inside ICMP and is none of its errors and echoes. */
  public interface Control {
    /** A redirect for IPv4, its checksum good. */
    void redirect(IncomingPacket packet, Icmpv4MessageView message, long nowNanos);

    /** Neighbor Discovery, its checksum good: ICMPv6 types 133 to 137. */
    void neighborDiscovery(IncomingPacket packet, long nowNanos);

    /** Multicast Listener Discovery, its checksum good: ICMPv6 types 130 to 132 and 143. */
    void listenerDiscovery(IncomingPacket packet, long nowNanos);
  }

  /** Input over a host's parts. */
  public IcmpInput(
      HostConfig config,
      NetworkInterface nowhere,
      AddressTable addresses,
      PathFinder finder,
      PathMtuCache mtus,
      IpOutput output,
      ErrorReceiver receiver,
      Control control,
      Counters counters) {
    this.config = config;
    this.addresses = addresses;
    this.finder = finder;
    this.output = output;
    this.control = control;
    this.counters = counters;
    errors = new IcmpErrorInput(nowhere, addresses, mtus, receiver, counters);
    path = new Path(nowhere);
  }

  /**
   * Takes a message.
   *
   * @return false where its checksum is bad, or it is none: nobody else is to see it
   */
  public boolean receive(IncomingPacket packet, long nowNanos) {
    counters.add(Counter.ICMP_IN);
    return packet.isIpv4() ? receiveIpv4(packet, nowNanos) : receiveIpv6(packet, nowNanos);
  }

  private boolean receiveIpv4(IncomingPacket packet, long nowNanos) {
    IcmpDecodeStatus status =
        ipv4.wrap(packet.buffer(), packet.payloadOffset(), packet.payloadLength());
    if (!ipv4.checksumValid()) {
      counters.add(Counter.ICMP_CHECKSUM);
      return false;
    }
    if (status != IcmpDecodeStatus.OK && status != IcmpDecodeStatus.TRUNCATED_QUOTE) {
      counters.add(Counter.ICMP_MALFORMED);
      return false;
    }
    switch (ipv4.typeName()) {
      case ECHO_REQUEST -> {
        counters.add(Counter.ICMP_ECHO_IN);
        if (!packet.isToMany() || config.answerBroadcastEcho()) {
          reply(packet, nowNanos);
        }
      }
      case REDIRECT -> control.redirect(packet, ipv4, nowNanos);
      case DESTINATION_UNREACHABLE, TIME_EXCEEDED, PARAMETER_PROBLEM -> {
        if (!packet.isToMany()) {
          errors.ipv4(packet, ipv4, nowNanos);
        }
      }
      default -> {}
    }
    return true;
  }

  private boolean receiveIpv6(IncomingPacket packet, long nowNanos) {
    IcmpDecodeStatus status =
        ipv6.wrap(packet.buffer(), packet.payloadOffset(), packet.payloadLength());
    if (!ipv6.checksumValid(packet.pseudoHeader())) {
      counters.add(Counter.ICMP_CHECKSUM);
      return false;
    }
    if (status != IcmpDecodeStatus.OK && status != IcmpDecodeStatus.TRUNCATED_QUOTE) {
      counters.add(Counter.ICMP_MALFORMED);
      return false;
    }
    switch (ipv6.typeName()) {
      case ECHO_REQUEST -> {
        counters.add(Counter.ICMP_ECHO_IN);
        reply(packet, nowNanos);
      }
      case DESTINATION_UNREACHABLE, PACKET_TOO_BIG, TIME_EXCEEDED, PARAMETER_PROBLEM ->
          errors.ipv6(packet, ipv6, nowNanos);
      case ROUTER_SOLICITATION,
          ROUTER_ADVERTISEMENT,
          NEIGHBOR_SOLICITATION,
          NEIGHBOR_ADVERTISEMENT,
          REDIRECT ->
          control.neighborDiscovery(packet, nowNanos);
      case MULTICAST_LISTENER_QUERY,
          MULTICAST_LISTENER_REPORT,
          MULTICAST_LISTENER_DONE,
          MULTICAST_LISTENER_REPORT_V2 ->
          control.listenerDiscovery(packet, nowNanos);
      default -> {}
    }
    return true;
  }

  /** RFC 1122 §3.2.2.6, RFC 4443 §4.2: all data back, from the address that was asked. */
  private void reply(IncomingPacket packet, long nowNanos) {
    boolean four = packet.isIpv4();
    @Unsigned long high = packet.sourceHigh();
    @Unsigned long low = packet.sourceLow();
    NetworkInterface through = AddressBits.isIpv6LinkLocal(high) ? packet.link() : null;
    if (!config.answerEcho()
        || AddressBits.isMulticast(high, low)
        || !finder.find(path, through, high, low, nowNanos)) {
      return;
    }
    InterfaceAddress from =
        addresses.local(packet.link(), packet.destinationHigh(), packet.destinationLow());
    if (from == null) {
      from = finder.source(path);
    }
    PacketBuffer answer = from == null ? null : output.acquire(four, packet.payloadLength());
    if (from == null || answer == null) {
      return;
    }
    int at = answer.offset() + IpOutput.headerOctets(four);
    Octets.copy(
        packet.buffer(), packet.payloadOffset(), answer.buffer(), at, packet.payloadLength());
    if (four) {
      ipv4.wrapQuoted(answer.buffer(), at, packet.payloadLength());
      ipv4.type(Icmpv4Type.ECHO_REPLY.number()).updateChecksum();
    } else {
      ipv6.wrapQuoted(answer.buffer(), at, packet.payloadLength());
      ipv6.type(Icmpv6Type.ECHO_REPLY.number())
          .updateChecksum(
              AddressBits.pseudoHeader(from.high(), from.low(), high, low, IpProtocol.ICMPV6));
    }
    output.header(
        answer.buffer(),
        answer.offset(),
        packet.payloadLength(),
        packet.protocol(),
        from.high(),
        from.low(),
        high,
        low,
        path.link().hopLimit(),
        0,
        true);
    counters.add(Counter.ICMP_ECHO_REPLIES);
    output.send(answer, path, false, nowNanos);
  }

  /** A packet of this host's own could not be delivered on its link; it is lent. */
  public void undeliverable(
      NetworkInterface link,
      boolean isIpv4,
      ByteBuffer buffer,
      int offset,
      int length,
      long nowNanos) {
    errors.local(link, isIpv4, buffer, offset, length, nowNanos);
  }
}
