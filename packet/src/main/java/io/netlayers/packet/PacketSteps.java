package io.netlayers.packet;

import io.netlayers.core.DecodeStatus;
import io.netlayers.core.OctetView;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6PacketView;
import io.netlayers.ip.icmp.IcmpDecodeStatus;
import io.netlayers.ip.icmp.Icmpv4MessageView;
import io.netlayers.ip.icmp.Icmpv6MessageView;
import io.netlayers.ip.igmp.IgmpMessageView;
import io.netlayers.ip.mld.MldMessageView;
import io.netlayers.ip.ndp.NdpMessageView;
import org.checkerframework.checker.nullness.qual.Nullable;

/** IP of both versions, its control protocols, and GRE. */
final class PacketSteps {
  private final Walk walk;
  private final NdpMessageView ndp = new NdpMessageView();
  private final MldMessageView mld = new MldMessageView();

  PacketSteps(Walk walk) {
    this.walk = walk;
  }

  @Nullable Layer ipv4() {
    Ipv4PacketView view = (Ipv4PacketView) walk.stack.spare(Layer.IPV4);
    DecodeStatus status =
        walk.quoted
            ? view.wrapQuoted(walk.buffer, walk.at, walk.available)
            : view.wrapLax(walk.buffer, walk.at, walk.available);
    walk.note(Layer.IPV4, view, status);
    if (!view.fixedHeaderReadable()) {
      return null;
    }
    walk.stack.push(Layer.IPV4, view, walk.wire);
    if (view.payloadOffset() > walk.at + walk.available
        || view.payloadLength() == 0 && !walksOn(status)) {
      return null;
    }
    int total = view.totalLength();
    int declared =
        total >= view.headerLength()
            ? total - view.headerLength()
            : walk.wire - view.headerLength();
    walk.into(view.payloadOffset(), view.payloadLength(), declared);
    return view.fragmentOffset() > 0 ? walk.rest() : walk.ofProtocol(view.protocol());
  }

  @Nullable Layer ipv6() {
    Ipv6PacketView view = (Ipv6PacketView) walk.stack.spare(Layer.IPV6);
    DecodeStatus status =
        walk.quoted
            ? view.wrapQuoted(walk.buffer, walk.at, walk.available)
            : view.wrapLax(walk.buffer, walk.at, walk.available);
    walk.note(Layer.IPV6, view, status);
    if (!view.fixedHeaderReadable()) {
      return null;
    }
    walk.stack.push(Layer.IPV6, view, walk.wire);
    int upper = view.upperProtocol();
    boolean later = view.extensionHeaders().fragmentOffset() > 0;
    if (upper < 0 && !later) {
      return null;
    }
    int cut =
        view.isJumbogram()
            ? Math.max(0, walk.wire - walk.available)
            : Math.max(
                0, Ipv6PacketView.HEADER_LENGTH + view.payloadLengthField() - walk.available);
    walk.into(view.upperOffset(), view.upperLength(), view.upperLength() + cut);
    return later ? walk.rest() : walk.ofProtocol(upper);
  }

  @Nullable Layer gre() {
    GreHeaderView view = (GreHeaderView) walk.stack.spare(Layer.GRE);
    if (!walk.pushIfOk(Layer.GRE, view, view.wrap(walk.buffer, walk.at, walk.available))) {
      return null;
    }
    int header = view.payloadOffset() - walk.at;
    walk.into(view.payloadOffset(), view.payloadLength(), walk.wire - header);
    return view.version() == 0 ? walk.ofEtherType(view.protocolType()) : walk.rest();
  }

  @Nullable Layer icmpv4() {
    Icmpv4MessageView view = (Icmpv4MessageView) walk.stack.spare(Layer.ICMPV4);
    DecodeStatus status =
        walk.quoted
            ? view.wrapQuoted(walk.buffer, walk.at, walk.available)
            : view.wrap(walk.buffer, walk.at, walk.available);
    return icmp(Layer.ICMPV4, view, status);
  }

  @Nullable Layer icmpv6() {
    Icmpv6MessageView view = (Icmpv6MessageView) walk.stack.spare(Layer.ICMPV6);
    DecodeStatus status =
        walk.quoted
            ? view.wrapQuoted(walk.buffer, walk.at, walk.available)
            : view.wrap(walk.buffer, walk.at, walk.available);
    icmp(Layer.ICMPV6, view, status);
    if (status.isOk()) {
      insideIcmpv6(view);
    }
    return null;
  }

  /** What ICMPv6 carries beyond its own fields belongs to it: a fault there is its fault. */
  private void insideIcmpv6(Icmpv6MessageView view) {
    DecodeStatus inside =
        switch (view.type()) {
          case 130, 131, 132, 143 -> mld.wrap(walk.buffer, walk.at, walk.available);
          case 133, 134, 135, 136, 137 -> ndp.wrap(walk.buffer, walk.at, walk.available);
          default -> IcmpDecodeStatus.OK;
        };
    walk.note(Layer.ICMPV6, view.type() < 133 || view.type() == 143 ? mld : ndp, inside);
  }

  @Nullable Layer igmp() {
    IgmpMessageView view = (IgmpMessageView) walk.stack.spare(Layer.IGMP);
    DecodeStatus status = view.wrap(walk.buffer, walk.at, walk.available);
    walk.note(Layer.IGMP, view, status);
    if (status.isOk()) {
      walk.stack.push(Layer.IGMP, view, walk.wire);
    }
    return null;
  }

  @Nullable Layer icmp(Layer layer, OctetView view, DecodeStatus status) {
    walk.note(layer, view, status);
    if (walk.available >= 4) {
      walk.stack.push(layer, view, walk.wire);
    }
    return null;
  }

  private static boolean walksOn(DecodeStatus status) {
    return status.isOk() || status.isTruncated();
  }
}
