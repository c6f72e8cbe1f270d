package io.netlayers.stack.autoconf;

import io.netlayers.ethernet.arp.ArpDecodeStatus;
import io.netlayers.ethernet.arp.ArpOperation;
import io.netlayers.ethernet.arp.ArpPacketView;
import io.netlayers.stack.address.AddressTable;
import io.netlayers.stack.address.InterfaceAddress;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.counters.Counters;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.neighbour.NeighbourCache;
import io.netlayers.stack.neighbour.Solicitor;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** ARP packets that come (RFC 826, RFC 5227). */
public final class ArpInput {
  private final AddressTable addresses;
  private final NeighbourCache neighbours;
  private final Solicitor solicitor;
  private final AddressConflicts conflicts;
  private final Counters counters;
  private final ArpPacketView view = new ArpPacketView();

  /** Input over a host's parts. */
  public ArpInput(
      AddressTable addresses,
      NeighbourCache neighbours,
      Solicitor solicitor,
      AddressConflicts conflicts,
      Counters counters) {
    this.addresses = addresses;
    this.neighbours = neighbours;
    this.solicitor = solicitor;
    this.conflicts = conflicts;
    this.counters = counters;
  }

  /** Takes a packet. */
  public void receive(
      NetworkInterface link, ByteBuffer buffer, int offset, int length, long nowNanos) {
    counters.add(Counter.ARP_IN);
    if (view.wrap(buffer, offset, length) != ArpDecodeStatus.OK
        || !view.isEthernetIpv4()
        || (view.senderMac() >> 40 & 1) != 0
        || view.senderMac() == 0) {
      counters.add(Counter.ARP_MALFORMED);
      return;
    }
    int operation = view.operation();
    if (operation != ArpOperation.REQUEST && operation != ArpOperation.REPLY
        || view.senderMac() == link.mac()) {
      return;
    }
    if (conflicts.heardArp(link, view, nowNanos)) {
      return;
    }
    learn(link, operation, nowNanos);
    @Unsigned long target = AddressBits.low(view.targetIpv4());
    InterfaceAddress own = addresses.find(link, AddressBits.IPV4_HIGH, target);
    if (operation == ArpOperation.REQUEST && own != null && own.isUsable()) {
      solicitor.arp(
          link,
          ArpOperation.REPLY,
          view.targetIpv4(),
          view.senderMac(),
          view.senderIpv4(),
          view.senderMac());
    }
  }

  /** RFC 826: who is known is brought up to date; who asks for us is remembered. */
  private void learn(NetworkInterface link, int operation, long nowNanos) {
    @Unsigned long sender = AddressBits.low(view.senderIpv4());
    if (!mayBeHost(link, view.senderIpv4())) {
      return;
    }
    InterfaceAddress target =
        addresses.find(link, AddressBits.IPV4_HIGH, AddressBits.low(view.targetIpv4()));
    boolean forUs = target != null && target.isUsable();
    if (operation == ArpOperation.REQUEST && !view.isAnnouncement()) {
      neighbours.named(link, AddressBits.IPV4_HIGH, sender, view.senderMac(), forUs, nowNanos);
    } else {
      neighbours.advertised(
          link, AddressBits.IPV4_HIGH, sender, view.senderMac(), false, forUs, true, nowNanos);
    }
  }

  private boolean mayBeHost(NetworkInterface link, @Unsigned int address) {
    return address != 0
        && (address >>> 28 & 0xF) != 0xE
        && address >>> 28 != 0xF
        && address >>> 24 != 127
        && !addresses.isBroadcast(link, address);
  }
}
