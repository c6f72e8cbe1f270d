package io.netlayers.stack.multicast;

import io.netlayers.core.Octets;
import io.netlayers.ethernet.EtherType;
import io.netlayers.ip.IpProtocol;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6PacketView;
import io.netlayers.ip.icmp.Icmpv6MessageView;
import io.netlayers.ip.igmp.IgmpMessageView;
import io.netlayers.ip.mld.MldMessageView;
import io.netlayers.stack.address.AddressTable;
import io.netlayers.stack.address.InterfaceAddress;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.counters.Counters;
import io.netlayers.stack.link.LinkOutput;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.link.PacketBuffer;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** Writes the messages of IGMP and MLD of every version and sends them. */
public final class ReportWriter {
  private static final int ROUTER_ALERT_V4 = 0x9404_0000;
  private static final int IGMP_HEADER = 24;
  private static final int MLD_HEADER = 48;

  /** Internetwork control: RFC 9776 §4. */
  private static final int DSCP = 0x30;

  private final AddressTable addresses;
  private final LinkOutput output;
  private final Counters counters;
  private final IgmpMessageView igmp = new IgmpMessageView();
  private final MldMessageView mld = new MldMessageView();
  private final Icmpv6MessageView icmp = new Icmpv6MessageView();
  private final Ipv4PacketView ipv4 = new Ipv4PacketView();
  private final Ipv6PacketView ipv6 = new Ipv6PacketView();

  /** Sends by an output, from the addresses of a table. */
  public ReportWriter(AddressTable addresses, LinkOutput output, Counters counters) {
    this.addresses = addresses;
    this.output = output;
    this.counters = counters;
  }

  /** Joins, or answers, in a version that knows groups alone. */
  void joinOld(Membership m, int version) {
    if (m.isIpv4()) {
      igmp(m.link(), version == 2 ? 0x16 : 0x12, m.low(), m.low());
    } else {
      mldV1(m, 131, m.high(), m.low());
    }
  }

  /** Leaves in a version that knows groups alone; IGMPv1 has no word for it. */
  void leaveOld(Membership m, int version) {
    if (!m.isIpv4()) {
      mldV1(m, 132, AddressBits.LINK_GROUP_HIGH, 2);
    } else if (version == 2) {
      igmp(m.link(), 0x17, m.low(), AddressBits.low(0xE000_0002));
    }
  }

  /** Records of one link and one version of IP, in as few reports as its MTU allows. */
  void report(List<GroupRecord> records) {
    if (records.isEmpty()) {
      return;
    }
    Membership first = records.get(0).membership();
    boolean isIpv4 = first.isIpv4();
    int room = first.link().mtu(isIpv4) - (isIpv4 ? IGMP_HEADER : MLD_HEADER) - 8;
    List<GroupRecord> together = new ArrayList<>();
    int octets = 0;
    for (GroupRecord record : records) {
      for (GroupRecord part : record.split(room)) {
        if (octets + part.octets() > room) {
          send(first.link(), isIpv4, together, octets);
          together.clear();
          octets = 0;
        }
        together.add(part);
        octets += part.octets();
      }
    }
    send(first.link(), isIpv4, together, octets);
  }

  /** A report of IGMPv3 or MLDv2. */
  private void send(
      NetworkInterface link, boolean isIpv4, List<GroupRecord> records, int recordOctets) {
    int header = isIpv4 ? IGMP_HEADER : MLD_HEADER;
    int octets = 8 + recordOctets;
    PacketBuffer packet = records.isEmpty() ? null : output.acquire(header + octets);
    if (packet == null) {
      return;
    }
    int at = packet.offset() + header;
    if (isIpv4) {
      igmp.wrapForEncode(packet.buffer(), at, 0x22, octets);
    } else {
      mld.wrapForEncode(packet.buffer(), at, 143, octets);
    }
    Octets.put16(packet.buffer(), at + 6, records.size());
    at += 8;
    for (GroupRecord record : records) {
      at += record.encode(packet.buffer(), at);
    }
    finish(packet, link, isIpv4);
  }

  private void finish(PacketBuffer packet, NetworkInterface link, boolean isIpv4) {
    if (isIpv4) {
      finishIgmp(packet, link, AddressBits.low(0xE000_0016)); // RFC 9776 §4.2.14
    } else {
      finishMld(packet, link, AddressBits.LINK_GROUP_HIGH, 0x16); // RFC 9777 §5.2.14
    }
  }

  private void igmp(
      NetworkInterface link, int type, @Unsigned long group, @Unsigned long destination) {
    PacketBuffer packet = output.acquire(IGMP_HEADER + 8);
    if (packet != null) {
      igmp.wrapForEncode(packet.buffer(), packet.offset() + IGMP_HEADER, type, 8);
      igmp.group(AddressBits.ipv4(group));
      finishIgmp(packet, link, destination);
    }
  }

  private void finishIgmp(PacketBuffer packet, NetworkInterface link, @Unsigned long destination) {
    int octets = packet.length() - IGMP_HEADER;
    igmp.wrap(packet.buffer(), packet.offset() + IGMP_HEADER, octets);
    igmp.updateChecksum();
    InterfaceAddress from = from(link, true);
    ipv4.wrapForEncode(packet.buffer(), packet.offset(), 4, octets);
    Octets.put32(packet.buffer(), packet.offset() + 20, ROUTER_ALERT_V4 & 0xFFFFFFFFL);
    ipv4.dscp(DSCP)
        .ttl(1)
        .dontFragment(true)
        .protocol(IpProtocol.IGMP)
        .source(from == null ? 0 : AddressBits.ipv4(from.low()))
        .destination(AddressBits.ipv4(destination))
        .updateHeaderChecksum();
    counters.add(Counter.GROUP_OUT);
    counters.add(Counter.IPV4_OUT);
    output.send(
        packet, link, AddressBits.groupMac(AddressBits.IPV4_HIGH, destination), EtherType.IPV4);
  }

  private void mldV1(
      Membership m, int type, @Unsigned long destinationHigh, @Unsigned long destinationLow) {
    PacketBuffer packet = output.acquire(MLD_HEADER + 24);
    if (packet != null) {
      mld.wrapForEncode(packet.buffer(), packet.offset() + MLD_HEADER, type, 24);
      mld.group(m.high(), m.low());
      finishMld(packet, m.link(), destinationHigh, destinationLow);
    }
  }

  /**
   * RFC 9777 §5: hop limit 1, a router alert, from a link-local address or, for want, from none.
   */
  private void finishMld(
      PacketBuffer packet,
      NetworkInterface link,
      @Unsigned long destinationHigh,
      @Unsigned long destinationLow) {
    int octets = packet.length() - MLD_HEADER;
    InterfaceAddress from = from(link, false);
    @Unsigned long fromHigh = from == null ? 0 : from.high();
    @Unsigned long fromLow = from == null ? 0 : from.low();
    icmp.wrapQuoted(packet.buffer(), packet.offset() + MLD_HEADER, octets);
    icmp.updateChecksum(
        AddressBits.pseudoHeader(
            fromHigh, fromLow, destinationHigh, destinationLow, IpProtocol.ICMPV6));
    ipv6.wrapForEncode(packet.buffer(), packet.offset(), octets + 8)
        .nextHeader(IpProtocol.HOP_BY_HOP)
        .hopLimit(1)
        .source(fromHigh, fromLow)
        .destination(destinationHigh, destinationLow);
    int options = packet.offset() + Ipv6PacketView.HEADER_LENGTH;
    Octets.put8(packet.buffer(), options, IpProtocol.ICMPV6);
    Octets.put8(packet.buffer(), options + 1, 0);
    Octets.put32(packet.buffer(), options + 2, 0x0502_0000L); // router alert, MLD (RFC 2711)
    Octets.put16(packet.buffer(), options + 6, 0x0100); // PadN of no octets
    counters.add(Counter.GROUP_OUT);
    counters.add(Counter.IPV6_OUT);
    long station = AddressBits.groupMac(destinationHigh, destinationLow);
    output.send(packet, link, station, EtherType.IPV6);
  }

  private @Nullable InterfaceAddress from(NetworkInterface link, boolean isIpv4) {
    for (int i = 0; i < addresses.size(); i++) {
      InterfaceAddress a = addresses.get(i);
      if (a.link() == link
          && a.isUsable()
          && a.isIpv4() == isIpv4
          && (isIpv4 || AddressBits.isIpv6LinkLocal(a.high()))) {
        return a;
      }
    }
    return null;
  }
}
