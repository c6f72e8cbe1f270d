package io.netlayers.stack.ip;

import io.netlayers.ip.IpProtocol;
import io.netlayers.ip.Ipv6DecodeStatus;
import io.netlayers.ip.Ipv6HeaderChain;
import io.netlayers.ip.Ipv6PacketView;
import io.netlayers.ip.fragment.Reassembler;
import io.netlayers.ip.fragment.ReassemblyResult;
import io.netlayers.stack.address.AddressTable;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.counters.Counters;
import io.netlayers.stack.link.Arrival;
import io.netlayers.stack.link.NetworkInterface;
import java.nio.ByteBuffer;

/** IPv6 packets that come (RFC 8200 §3, §4). */
public final class Ipv6Input {
  private final IncomingPacket packet;
  private final AddressTable addresses;
  private final Reassembler reassembler;
  private final PacketHandler handler;
  private final Forwarder forwarder;
  private final PacketErrors errors;
  private final Counters counters;
  private final ExtensionHeaders headers;

  /** Input over a host's parts. */
  public Ipv6Input(
      IncomingPacket packet,
      AddressTable addresses,
      Reassembler reassembler,
      PacketHandler handler,
      Forwarder forwarder,
      PacketErrors errors,
      Counters counters) {
    this.packet = packet;
    this.addresses = addresses;
    this.reassembler = reassembler;
    this.handler = handler;
    this.forwarder = forwarder;
    this.errors = errors;
    this.counters = counters;
    headers = new ExtensionHeaders(errors, counters);
  }

  /** Takes a packet; {@code fromSelf} says that this host sent it. */
  public void receive(
      NetworkInterface link,
      Arrival arrival,
      boolean fromSelf,
      ByteBuffer buffer,
      int offset,
      int length,
      long nowNanos) {
    counters.add(Counter.IPV6_IN);
    Ipv6PacketView view = packet.from(link, arrival).ipv6View();
    Ipv6DecodeStatus status = view.wrap(buffer, offset, length);
    if (status != Ipv6DecodeStatus.OK && status != Ipv6DecodeStatus.INCOMPLETE_HEADER_CHAIN
        || view.isJumbogram()) {
      counters.add(Counter.IPV6_MALFORMED);
      return;
    }
    packet.readIpv6();
    boolean group = AddressBits.isMulticast(packet.destinationHigh(), packet.destinationLow());
    packet.toMany(packet.isToMany() || group);
    if (!fromSelf && isBad(group)) {
      counters.add(Counter.IPV6_BAD_SOURCE);
      return;
    }
    boolean own =
        addresses.local(link, packet.destinationHigh(), packet.destinationLow()) != null
            || group && handler.isMember(packet);
    if (!headers.hopByHop(packet, view, nowNanos)) { // every hop reads these, RFC 8200 §4.3
      return;
    }
    if (own) {
      local(view, nowNanos);
    } else if (group) {
      counters.add(Counter.IPV6_NOT_OURS);
    } else {
      forwarder.forward(packet, nowNanos);
    }
  }

  /** RFC 4291 §2.5.2, §2.5.3, §2.7: addresses that cannot stand there in a packet from a wire. */
  private boolean isBad(boolean group) {
    boolean badGroup = group && (packet.destinationHigh() >>> 48 & 0xF) <= 1;
    return badGroup
        || AddressBits.isMulticast(packet.sourceHigh(), packet.sourceLow())
        || AddressBits.isLoopback(packet.sourceHigh(), packet.sourceLow())
        || AddressBits.isLoopback(packet.destinationHigh(), packet.destinationLow())
        || packet.sourceHigh() == 0 && packet.sourceLow() >>> 32 == 0xFFFF
        || packet.destinationHigh() == 0 && packet.destinationLow() >>> 32 == 0xFFFF
        || packet.destinationHigh() == 0 && packet.destinationLow() == 0
        || addresses.local(packet.link(), packet.sourceHigh(), packet.sourceLow()) != null;
  }

  private void local(Ipv6PacketView view, long nowNanos) {
    if (!headers.beforeFragment(packet, view, nowNanos)) {
      return;
    }
    Ipv6HeaderChain chain = view.extensionHeaders();
    if (chain.hasFragmentHeader()) {
      if (chain.isFragment()) {
        counters.add(Counter.IPV6_FRAGMENTS_IN);
      }
      if (!reassemble(view, nowNanos) || !headers.beforeFragment(packet, view, nowNanos)) {
        return;
      }
    } else if (!chain.hasUpperHeader() && chain.upperProtocol() != IpProtocol.NO_NEXT_HEADER) {
      counters.add(Counter.IPV6_MALFORMED);
      return;
    }
    counters.add(Counter.IPV6_DELIVERED);
    if (packet.protocol() == IpProtocol.NO_NEXT_HEADER) { // RFC 8200 §4.7
      return;
    }
    if (!handler.receive(packet, nowNanos)) {
      counters.add(Counter.IPV6_UNKNOWN_PROTOCOL);
      int pointer = ExtensionHeaders.upperNextHeaderAt(view) - packet.offset();
      errors.report(packet, PacketError.PROTOCOL_UNREACHABLE, pointer, nowNanos);
    }
  }

  private boolean reassemble(Ipv6PacketView view, long nowNanos) {
    ReassemblyResult result = reassembler.onFragment(packet.link().index(), view, nowNanos);
    ByteBuffer whole = reassembler.buffer();
    switch (result) {
      case COMPLETE -> {
        counters.add(Counter.IPV6_REASSEMBLED);
        if (whole != null
            && view.wrap(whole, 0, reassembler.length()) == Ipv6DecodeStatus.OK
            && !view.extensionHeaders().hasFragmentHeader()) {
          packet.readIpv6();
          return true;
        }
        counters.add(Counter.IPV6_MALFORMED);
      }
      case STORED, DUPLICATE -> {}
      case BAD_FRAGMENT_LENGTH, TOO_LONG -> {
        counters.add(Counter.IPV6_REASSEMBLY_FAILED);
        errors.report(packet, PacketError.BAD_HEADER, reassembler.problemPointer(), nowNanos);
      }
      case INCOMPLETE_HEADER_CHAIN -> {
        counters.add(Counter.IPV6_REASSEMBLY_FAILED);
        errors.report(packet, PacketError.INCOMPLETE_CHAIN, 0, nowNanos);
      }
      default -> counters.add(Counter.IPV6_REASSEMBLY_FAILED);
    }
    return false;
  }
}
