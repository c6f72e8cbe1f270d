package io.netlayers.stack.autoconf;

import io.netlayers.ip.ndp.NdpDecodeStatus;
import io.netlayers.ip.ndp.NdpMessageView;
import io.netlayers.ip.ndp.NdpOptionType;
import io.netlayers.ip.ndp.NdpOptionsView;
import io.netlayers.stack.address.AddressTable;
import io.netlayers.stack.address.InterfaceAddress;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.counters.Counters;
import io.netlayers.stack.ip.IncomingPacket;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.neighbour.NeighbourCache;
import io.netlayers.stack.neighbour.Solicitor;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** Neighbor Discovery's messages that come (RFC 4861 §6, §7, §8). */
public final class NdpInput {
  private static final int HOPS = 255;

  /** What names no link-layer address. */
  private static final long NO_MAC = -1;

  private final boolean router;
  private final AddressTable addresses;
  private final NeighbourCache neighbours;
  private final Solicitor solicitor;
  private final AddressConflicts conflicts;
  private final RouterDiscovery discovery;
  private final RouterAdvertiser advertiser;
  private final RedirectInput redirects;
  private final Counters counters;
  private final NdpMessageView view = new NdpMessageView();

  /** Input over a host's parts; {@code router} says whether the host forwards. */
  public NdpInput(
      boolean router,
      AddressTable addresses,
      NeighbourCache neighbours,
      Solicitor solicitor,
      AddressConflicts conflicts,
      RouterDiscovery discovery,
      RouterAdvertiser advertiser,
      RedirectInput redirects,
      Counters counters) {
    this.router = router;
    this.addresses = addresses;
    this.neighbours = neighbours;
    this.solicitor = solicitor;
    this.conflicts = conflicts;
    this.discovery = discovery;
    this.advertiser = advertiser;
    this.redirects = redirects;
    this.counters = counters;
  }

  /** Takes a message whose ICMPv6 checksum is good. */
  public void receive(IncomingPacket packet, long nowNanos) {
    counters.add(Counter.NDP_IN);
    NdpDecodeStatus status =
        view.wrap(packet.buffer(), packet.payloadOffset(), packet.payloadLength());
    if (packet.hopLimit() != HOPS || status != NdpDecodeStatus.OK) { // RFC 4861 §7.1.1, §7.1.2
      counters.add(Counter.NDP_INVALID);
      return;
    }
    boolean good =
        switch (view.type()) {
          case 133 -> routerSolicitation(packet, nowNanos);
          case 134 -> discovery.advertisement(packet, view, nowNanos);
          case 135 -> solicitation(packet, nowNanos);
          case 136 -> advertisement(packet, nowNanos);
          case 137 -> redirects.ipv6(packet, view, nowNanos);
          default -> true;
        };
    if (!good) {
      counters.add(Counter.NDP_INVALID);
    }
  }

  private long linkLayerAddress(NdpOptionType type) {
    NdpOptionsView options = view.options();
    while (options.next()) {
      if (options.typeName() == type && options.optionLength() == 8) {
        long mac = options.macAddress();
        return (mac >> 40 & 1) == 0 ? mac : NO_MAC;
      }
    }
    return NO_MAC;
  }

  private boolean routerSolicitation(IncomingPacket packet, long nowNanos) {
    long mac = linkLayerAddress(NdpOptionType.SOURCE_LINK_LAYER_ADDRESS);
    return advertiser.solicitation(packet, mac, nowNanos);
  }

  /** RFC 4861 §7.2.3, §7.2.4; RFC 4862 §5.4.3. */
  private boolean solicitation(IncomingPacket packet, long nowNanos) {
    NetworkInterface link = packet.link();
    long mac = linkLayerAddress(NdpOptionType.SOURCE_LINK_LAYER_ADDRESS);
    boolean unnamed = AddressBits.isUnspecified(packet.sourceHigh(), packet.sourceLow());
    boolean toSolicitedNode =
        packet.destinationHigh() == AddressBits.LINK_GROUP_HIGH
            && packet.destinationLow() >>> 24 == 0x1FFL;
    if (unnamed && (mac != NO_MAC || !toSolicitedNode)) { // §7.1.1
      return false;
    }
    InterfaceAddress own = addresses.find(link, view.targetHigh(), view.targetLow());
    if (own == null) {
      return true;
    }
    if (!own.isUsable()) {
      if (unnamed) {
        conflicts.heardSolicitation(own, packet, nowNanos);
      }
      return true;
    }
    if (unnamed) {
      solicitor.announce(link, own.high(), own.low(), router);
      return true;
    }
    if (mac != NO_MAC) {
      neighbours.named(link, packet.sourceHigh(), packet.sourceLow(), mac, true, nowNanos);
    }
    long station = mac != NO_MAC ? mac : station(link, packet, nowNanos);
    if (station >= 0) {
      solicitor.advertise(
          link,
          own.high(),
          own.low(),
          packet.sourceHigh(),
          packet.sourceLow(),
          router,
          true,
          station);
    }
    return true;
  }

  private long station(NetworkInterface link, IncomingPacket packet, long nowNanos) {
    return link.isEthernet()
        ? neighbours.station(link, packet.sourceHigh(), packet.sourceLow(), nowNanos)
        : 0;
  }

  /** RFC 4861 §7.1.2, §7.2.5; RFC 4862 §5.4.4. */
  private boolean advertisement(IncomingPacket packet, long nowNanos) {
    boolean group = AddressBits.isMulticast(packet.destinationHigh(), packet.destinationLow());
    if (group && view.solicited()) {
      return false;
    }
    NetworkInterface link = packet.link();
    @Unsigned long high = view.targetHigh();
    @Unsigned long low = view.targetLow();
    InterfaceAddress own = addresses.find(link, high, low);
    if (own != null) {
      conflicts.heardAdvertisement(own, nowNanos);
      return true;
    }
    long mac = linkLayerAddress(NdpOptionType.TARGET_LINK_LAYER_ADDRESS);
    neighbours.advertised(
        link, high, low, mac, view.router(), view.solicited(), view.override(), nowNanos);
    return true;
  }
}
