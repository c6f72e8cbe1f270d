package io.netlayers.stack.ip;

import io.netlayers.ip.Ipv4DecodeStatus;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.fragment.Reassembler;
import io.netlayers.ip.fragment.ReassemblyResult;
import io.netlayers.ip.option.Ipv4OptionType;
import io.netlayers.ip.option.Ipv4OptionsView;
import io.netlayers.stack.address.AddressTable;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.counters.Counters;
import io.netlayers.stack.link.Arrival;
import io.netlayers.stack.link.NetworkInterface;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** IPv4 packets that come (RFC 791, RFC 1122 §3.2.1, RFC 1812 §4.2.2, §5.3.7). */
public final class Ipv4Input {
  private final IncomingPacket packet;
  private final AddressTable addresses;
  private final Reassembler reassembler;
  private final PacketHandler handler;
  private final Forwarder forwarder;
  private final PacketErrors errors;
  private final Counters counters;
  private final Ipv4OptionsView options = new Ipv4OptionsView();

  /** Input over a host's parts. */
  public Ipv4Input(
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
    counters.add(Counter.IPV4_IN);
    Ipv4PacketView view = packet.from(link, arrival).ipv4View();
    if (view.wrap(buffer, offset, length) != Ipv4DecodeStatus.OK || view.totalLength() == 0) {
      counters.add(Counter.IPV4_MALFORMED);
      return;
    }
    if (!view.headerChecksumValid()) { // RFC 1122 §3.2.1.2: silently
      counters.add(Counter.IPV4_CHECKSUM);
      return;
    }
    packet.readIpv4();
    if (!fromSelf && isBadSource(link, view)) {
      counters.add(Counter.IPV4_BAD_SOURCE);
      return;
    }
    if (hasSourceRoute(view)) { // RFC 7126 §4.3: dropped
      counters.add(Counter.IPV4_SOURCE_ROUTE);
      return;
    }
    @Unsigned long to = packet.destinationLow();
    boolean group = AddressBits.isMulticast(AddressBits.IPV4_HIGH, to);
    boolean broadcast = addresses.isBroadcast(link, view.destination());
    packet.toMany(packet.isToMany() || group || broadcast);
    boolean own = addresses.local(link, AddressBits.IPV4_HIGH, to) != null;
    boolean inside = AddressBits.isLoopback(AddressBits.IPV4_HIGH, to);
    if (inside && !fromSelf || own && arrival == Arrival.BROADCAST) {
      // RFC 1122 §3.2.1.3 (g), §3.3.6
      counters.add(Counter.IPV4_NOT_OURS);
    } else if (own || broadcast || group && handler.isMember(packet)) {
      local(view, nowNanos);
    } else if (inside || group) {
      counters.add(Counter.IPV4_NOT_OURS);
    } else {
      forwarder.forward(packet, nowNanos);
    }
  }

  /** RFC 1122 §3.2.1.3, RFC 1812 §5.3.7: no group, no broadcast, not this host, nobody's net. */
  private boolean isBadSource(NetworkInterface link, Ipv4PacketView view) {
    @Unsigned long low = packet.sourceLow();
    if (AddressBits.isUnspecified(AddressBits.IPV4_HIGH, low)) { // who has none yet asks everybody
      return view.destination() != -1 && view.destination() >>> 28 != 0xE;
    }
    return AddressBits.isMulticast(AddressBits.IPV4_HIGH, low)
        || AddressBits.isLoopback(AddressBits.IPV4_HIGH, low)
        || view.source() >>> 28 == 0xF
        || addresses.isBroadcast(link, view.source())
        || addresses.local(AddressBits.IPV4_HIGH, low) != null;
  }

  private boolean hasSourceRoute(Ipv4PacketView view) {
    if (view.optionsLength() == 0) {
      return false;
    }
    options.wrap(view.buffer(), view.optionsOffset(), view.optionsLength());
    while (options.next()) {
      if (options.type() == Ipv4OptionType.LSR || options.type() == Ipv4OptionType.SSR) {
        return true;
      }
    }
    return false;
  }

  private void local(Ipv4PacketView view, long nowNanos) {
    if (view.isFragment()) {
      counters.add(Counter.IPV4_FRAGMENTS_IN);
      if (!reassemble(view, nowNanos)) {
        return;
      }
    }
    counters.add(Counter.IPV4_DELIVERED);
    if (!handler.receive(packet, nowNanos)) {
      counters.add(Counter.IPV4_UNKNOWN_PROTOCOL);
      errors.report(packet, PacketError.PROTOCOL_UNREACHABLE, 0, nowNanos);
    }
  }

  private boolean reassemble(Ipv4PacketView view, long nowNanos) {
    ReassemblyResult result = reassembler.onFragment(packet.link().index(), view, nowNanos);
    ByteBuffer whole = reassembler.buffer();
    if (result == ReassemblyResult.COMPLETE && whole != null) {
      counters.add(Counter.IPV4_REASSEMBLED);
      if (view.wrap(whole, 0, reassembler.length()) == Ipv4DecodeStatus.OK) {
        packet.readIpv4();
        return true;
      }
    } else if (result != ReassemblyResult.STORED && result != ReassemblyResult.DUPLICATE) {
      counters.add(Counter.IPV4_REASSEMBLY_FAILED);
    }
    return false;
  }
}
