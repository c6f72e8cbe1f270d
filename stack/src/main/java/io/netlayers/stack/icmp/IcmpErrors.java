package io.netlayers.stack.icmp;

import io.netlayers.core.Octets;
import io.netlayers.ip.IpProtocol;
import io.netlayers.ip.Ipv6PacketView;
import io.netlayers.ip.icmp.IcmpMessageView;
import io.netlayers.ip.icmp.Icmpv4MessageView;
import io.netlayers.ip.icmp.Icmpv6MessageView;
import io.netlayers.stack.address.AddressTable;
import io.netlayers.stack.address.InterfaceAddress;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.config.HostConfig;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.counters.Counters;
import io.netlayers.stack.ip.IncomingPacket;
import io.netlayers.stack.ip.IpOutput;
import io.netlayers.stack.ip.PacketError;
import io.netlayers.stack.ip.PacketErrors;
import io.netlayers.stack.ip.Path;
import io.netlayers.stack.ip.PathFinder;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.link.PacketBuffer;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Errors that this host sends, where the rules allow (RFC 1122 §3.2.2, RFC 1812 §4.3.2, RFC 4443
 * §2.4): not about errors, not to many, not about later fragments, and not too often.
 */
public final class IcmpErrors implements PacketErrors {
  private static final int IPV4_LONGEST = 576;
  private static final int PACKET_TOO_BIG = 2;
  private static final int UNKNOWN_OPTION = 4 << 8 | 2;

  private final AddressTable addresses;
  private final PathFinder finder;
  private final IpOutput output;
  private final Counters counters;
  private final TokenBucket rate;
  private final Path path;
  private final Icmpv4MessageView ipv4 = new Icmpv4MessageView();
  private final Icmpv6MessageView ipv6 = new Icmpv6MessageView();

  /** Errors sent over a host's parts. */
  public IcmpErrors(
      HostConfig config,
      NetworkInterface nowhere,
      AddressTable addresses,
      PathFinder finder,
      IpOutput output,
      Counters counters) {
    this.addresses = addresses;
    this.finder = finder;
    this.output = output;
    this.counters = counters;
    rate = new TokenBucket(config.icmpErrorsPerSecond(), config.icmpErrorBurst());
    path = new Path(nowhere);
  }

  @Override
  public void report(IncomingPacket packet, PacketError error, int value, long nowNanos) {
    int form = packet.isIpv4() ? ErrorForms.ipv4(error) : ErrorForms.ipv6(error);
    if (form == ErrorForms.NONE || !mayReport(packet, form)) {
      return;
    }
    if (!rate.take(nowNanos)) {
      counters.add(Counter.ICMP_RATE_LIMITED);
      return;
    }
    send(packet, form, value, nowNanos);
  }

  private boolean mayReport(IncomingPacket packet, int form) {
    boolean four = packet.isIpv4();
    int type = packet.icmpType();
    if (type >= 0 && ErrorForms.isError(four, type) || packet.isLaterFragment()) {
      return false;
    }
    // RFC 4443 §2.4 (e.3): two errors may be about a packet to a group
    boolean mayBeToMany = !four && (form >> 8 == PACKET_TOO_BIG || form == UNKNOWN_OPTION);
    if (packet.isToMany() && !mayBeToMany) {
      return false;
    }
    @Unsigned long high = packet.sourceHigh();
    @Unsigned long low = packet.sourceLow();
    boolean nobody =
        AddressBits.isUnspecified(high, low)
            || AddressBits.isMulticast(high, low)
            || AddressBits.isLoopback(high, low) && packet.link().index() != 0
            || four && addresses.isBroadcast(packet.link(), AddressBits.ipv4(low));
    return !nobody;
  }

  private void send(IncomingPacket packet, int form, int value, long nowNanos) {
    boolean four = packet.isIpv4();
    NetworkInterface through =
        AddressBits.isIpv6LinkLocal(packet.sourceHigh()) ? packet.link() : null;
    if (!finder.find(path, through, packet.sourceHigh(), packet.sourceLow(), nowNanos)) {
      return;
    }
    int header = IpOutput.headerOctets(four);
    int longest = four ? IPV4_LONGEST : Ipv6PacketView.MIN_LINK_MTU;
    int quote = Math.min(packet.length(), longest - header - IcmpMessageView.HEADER_LENGTH);
    InterfaceAddress from = source(packet);
    PacketBuffer error =
        from == null ? null : output.acquire(four, IcmpMessageView.HEADER_LENGTH + quote);
    if (from == null || error == null) {
      return;
    }
    int at = error.offset() + header;
    int octets = IcmpMessageView.HEADER_LENGTH + quote;
    Octets.copy(
        packet.buffer(),
        packet.offset(),
        error.buffer(),
        at + IcmpMessageView.HEADER_LENGTH,
        quote);
    if (four) {
      writeIpv4(error, at, octets, form, value);
    } else {
      ipv6.wrapForEncode(error.buffer(), at, octets).type(form >> 8).code(form & 0xFF).mtu(value);
      ipv6.updateChecksum(
          AddressBits.pseudoHeader(
              from.high(), from.low(), packet.sourceHigh(), packet.sourceLow(), IpProtocol.ICMPV6));
    }
    output.header(
        error.buffer(),
        error.offset(),
        octets,
        four ? IpProtocol.ICMP : IpProtocol.ICMPV6,
        from.high(),
        from.low(),
        packet.sourceHigh(),
        packet.sourceLow(),
        path.link().hopLimit(),
        0,
        true);
    counters.add(Counter.ICMP_ERRORS_OUT);
    output.send(error, path, false, nowNanos);
  }

  private void writeIpv4(PacketBuffer error, int at, int octets, int form, int value) {
    ipv4.wrapForEncode(error.buffer(), at, octets).type(form >> 8).code(form & 0xFF);
    if (form == (3 << 8 | 4)) {
      ipv4.nextHopMtu(value);
    } else if (form >> 8 == 12) {
      ipv4.pointer(value);
    }
    ipv4.updateChecksum();
  }

  /** The address that the packet was for, if it is ours (RFC 1122 §3.2.2); else one for the way. */
  private @Nullable InterfaceAddress source(IncomingPacket packet) {
    InterfaceAddress own =
        addresses.local(packet.link(), packet.destinationHigh(), packet.destinationLow());
    return own != null ? own : finder.source(path);
  }
}
