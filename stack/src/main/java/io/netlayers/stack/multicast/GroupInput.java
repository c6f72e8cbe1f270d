package io.netlayers.stack.multicast;

import io.netlayers.core.IpAddress;
import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv6Address;
import io.netlayers.ip.igmp.IgmpDecodeStatus;
import io.netlayers.ip.igmp.IgmpMessageView;
import io.netlayers.ip.mld.MldDecodeStatus;
import io.netlayers.ip.mld.MldMessageView;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.counters.Counters;
import io.netlayers.stack.ip.IncomingPacket;
import java.util.ArrayList;
import java.util.List;

/** IGMP and MLD messages that come: queries, and what other members say. */
public final class GroupInput {
  private final GroupReports reports;
  private final Counters counters;
  private final IgmpMessageView igmp = new IgmpMessageView();
  private final MldMessageView mld = new MldMessageView();

  /** Input for a host's reports. */
  public GroupInput(GroupReports reports, Counters counters) {
    this.reports = reports;
    this.counters = counters;
  }

  /** Takes an IGMP message (RFC 9776 §5.2, §7.2). */
  public void igmp(IncomingPacket packet, long nowNanos) {
    counters.add(Counter.GROUP_IN);
    IgmpDecodeStatus status =
        igmp.wrap(packet.buffer(), packet.payloadOffset(), packet.payloadLength());
    if (status != IgmpDecodeStatus.OK || !igmp.checksumValid()) {
      counters.add(Counter.GROUP_MALFORMED);
      return;
    }
    switch (igmp.typeName()) {
      case MEMBERSHIP_QUERY ->
          reports.query(
              packet.link(),
              true,
              AddressBits.IPV4_HIGH,
              AddressBits.low(igmp.group()),
              igmp.maxRespTenths() * 100L,
              igmp.version(),
              igmpSources(),
              nowNanos);
      case REPORT_V1, REPORT_V2 ->
          reports.heardReport(
              packet.link(), true, AddressBits.IPV4_HIGH, AddressBits.low(igmp.group()), nowNanos);
      default -> {}
    }
  }

  private List<IpAddress> igmpSources() {
    List<IpAddress> sources = new ArrayList<>();
    for (int i = 0; i < igmp.sourceCount(); i++) {
      sources.add(Ipv4Address.of(igmp.source(i)));
    }
    return sources;
  }

  private List<IpAddress> mldSources() {
    List<IpAddress> sources = new ArrayList<>();
    for (int i = 0; i < mld.sourceCount(); i++) {
      sources.add(Ipv6Address.of(mld.sourceHigh(i), mld.sourceLow(i)));
    }
    return sources;
  }

  /** Takes an MLD message whose ICMPv6 checksum is good (RFC 9777 §6.2, §8.2). */
  public void mld(IncomingPacket packet, long nowNanos) {
    counters.add(Counter.GROUP_IN);
    MldDecodeStatus status =
        mld.wrap(packet.buffer(), packet.payloadOffset(), packet.payloadLength());
    if (status != MldDecodeStatus.OK || packet.hopLimit() != 1) {
      counters.add(Counter.GROUP_MALFORMED);
      return;
    }
    if (mld.isQuery()) {
      if (!AddressBits.isIpv6LinkLocal(packet.sourceHigh())) {
        counters.add(Counter.GROUP_MALFORMED);
        return;
      }
      reports.query(
          packet.link(),
          false,
          mld.groupHigh(),
          mld.groupLow(),
          mld.maxRespMillis(),
          mld.version(),
          mldSources(),
          nowNanos);
    } else if (mld.type() == 131) {
      reports.heardReport(packet.link(), false, mld.groupHigh(), mld.groupLow(), nowNanos);
    }
  }
}
