package io.netlayers.stack.autoconf;

import io.netlayers.core.Octets;
import io.netlayers.ip.IpProtocol;
import io.netlayers.ip.Ipv6PacketView;
import io.netlayers.ip.icmp.Icmpv4MessageView;
import io.netlayers.ip.icmp.Icmpv4Type;
import io.netlayers.ip.icmp.Icmpv6MessageView;
import io.netlayers.ip.icmp.Icmpv6Type;
import io.netlayers.ip.ndp.NdpMessageView;
import io.netlayers.ip.ndp.NdpOptionType;
import io.netlayers.stack.address.AddressTable;
import io.netlayers.stack.address.InterfaceAddress;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.config.HostConfig;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.counters.Counters;
import io.netlayers.stack.icmp.TokenBucket;
import io.netlayers.stack.ip.Forwarder;
import io.netlayers.stack.ip.IncomingPacket;
import io.netlayers.stack.ip.IpOutput;
import io.netlayers.stack.ip.Path;
import io.netlayers.stack.ip.PathFinder;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.link.PacketBuffer;
import io.netlayers.stack.neighbour.Neighbour;
import io.netlayers.stack.neighbour.NeighbourCache;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Redirects that a router sends (RFC 1812 §5.2.7.2, RFC 4861 §8.2) to a neighbour whose packet goes
 * back by the link on which it came.
 */
public final class RedirectOutput implements Forwarder.Redirects {
  private static final int REDIRECT_HEADER = 40;
  private static final int OPTION = 8;

  private final boolean wanted;
  private final AddressTable addresses;
  private final NeighbourCache neighbours;
  private final PathFinder finder;
  private final IpOutput output;
  private final Counters counters;
  private final TokenBucket rate;
  private final Path path;
  private final Icmpv4MessageView ipv4 = new Icmpv4MessageView();
  private final Icmpv6MessageView ipv6 = new Icmpv6MessageView();
  private final NdpMessageView ndp = new NdpMessageView();

  /** Sends over a host's parts. */
  public RedirectOutput(
      HostConfig config,
      NetworkInterface nowhere,
      AddressTable addresses,
      NeighbourCache neighbours,
      PathFinder finder,
      IpOutput output,
      Counters counters) {
    wanted = config.redirects();
    this.addresses = addresses;
    this.neighbours = neighbours;
    this.finder = finder;
    this.output = output;
    this.counters = counters;
    rate = new TokenBucket(config.icmpErrorsPerSecond(), config.icmpErrorBurst());
    path = new Path(nowhere);
  }

  @Override
  public void redirect(
      IncomingPacket packet, @Unsigned long nextHigh, @Unsigned long nextLow, long nowNanos) {
    boolean four = packet.isIpv4();
    boolean toRouter = nextHigh != packet.destinationHigh() || nextLow != packet.destinationLow();
    if (!wanted
        || !packet.link().isEthernet()
        // RFC 4861 §8: a router is named by its link-local address, which only it can know
        || !four && toRouter && !AddressBits.isIpv6LinkLocal(nextHigh)
        || !finder.find(path, packet.link(), packet.sourceHigh(), packet.sourceLow(), nowNanos)
        || !rate.take(nowNanos)) {
      return;
    }
    if (four) {
      sendIpv4(packet, nextLow, nowNanos);
    } else {
      sendIpv6(packet, nextHigh, nextLow, nowNanos);
    }
  }

  private void sendIpv4(IncomingPacket packet, @Unsigned long nextLow, long nowNanos) {
    int quote = Math.min(packet.length(), 548);
    InterfaceAddress from = finder.source(path);
    PacketBuffer message = from == null ? null : output.acquire(true, 8 + quote);
    if (from == null || message == null) {
      return;
    }
    int at = message.offset() + IpOutput.headerOctets(true);
    Octets.copy(packet.buffer(), packet.offset(), message.buffer(), at + 8, quote);
    ipv4.wrapForEncode(message.buffer(), at, 8 + quote)
        .type(Icmpv4Type.REDIRECT.number())
        .code(1) // RFC 1812 §5.2.7.2: for the host
        .gateway(AddressBits.ipv4(nextLow))
        .updateChecksum();
    finish(message, packet, from, 8 + quote, IpProtocol.ICMP, from.link().hopLimit(), nowNanos);
  }

  private void sendIpv6(
      IncomingPacket packet, @Unsigned long nextHigh, @Unsigned long nextLow, long nowNanos) {
    InterfaceAddress from = linkLocal(packet.link());
    Neighbour next = neighbours.find(packet.link(), nextHigh, nextLow);
    long mac = next == null ? 0 : next.mac();
    int named = mac == 0 ? 0 : OPTION;
    int room = Ipv6PacketView.MIN_LINK_MTU - Ipv6PacketView.HEADER_LENGTH - REDIRECT_HEADER;
    int quote = Math.min(packet.length(), room - named - OPTION) & ~7;
    int octets = REDIRECT_HEADER + named + OPTION + quote;
    PacketBuffer message = from == null ? null : output.acquire(false, octets);
    if (from == null || message == null) {
      return;
    }
    int at = message.offset() + Ipv6PacketView.HEADER_LENGTH;
    ndp.wrapForEncode(message.buffer(), at, Icmpv6Type.REDIRECT.number(), named + OPTION + quote);
    ndp.target(nextHigh, nextLow);
    ndp.destination(packet.destinationHigh(), packet.destinationLow());
    int option = ndp.optionsOffset();
    if (named > 0) {
      Octets.put8(message.buffer(), option, NdpOptionType.TARGET_LINK_LAYER_ADDRESS.number());
      Octets.put8(message.buffer(), option + 1, 1);
      Octets.put48(message.buffer(), option + 2, mac);
      option += OPTION;
    }
    Octets.zero(message.buffer(), option, OPTION);
    Octets.put8(message.buffer(), option, NdpOptionType.REDIRECTED_HEADER.number());
    Octets.put8(message.buffer(), option + 1, (OPTION + quote) / 8);
    Octets.copy(packet.buffer(), packet.offset(), message.buffer(), option + OPTION, quote);
    ipv6.wrapQuoted(message.buffer(), at, octets);
    ipv6.updateChecksum(
        AddressBits.pseudoHeader(
            from.high(), from.low(), packet.sourceHigh(), packet.sourceLow(), IpProtocol.ICMPV6));
    finish(message, packet, from, octets, IpProtocol.ICMPV6, 255, nowNanos);
  }

  private @Nullable InterfaceAddress linkLocal(NetworkInterface link) {
    for (int i = 0; i < addresses.size(); i++) {
      InterfaceAddress a = addresses.get(i);
      if (a.link() == link && a.isUsable() && AddressBits.isIpv6LinkLocal(a.high())) {
        return a;
      }
    }
    return null;
  }

  private void finish(
      PacketBuffer message,
      IncomingPacket packet,
      InterfaceAddress from,
      int octets,
      int protocol,
      int hopLimit,
      long nowNanos) {
    output.header(
        message.buffer(),
        message.offset(),
        octets,
        protocol,
        from.high(),
        from.low(),
        packet.sourceHigh(),
        packet.sourceLow(),
        hopLimit,
        0,
        true);
    counters.add(Counter.ICMP_REDIRECTS_OUT);
    output.send(message, path, false, nowNanos);
  }
}
