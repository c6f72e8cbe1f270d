package io.netlayers.stack.ip;

import io.netlayers.core.Octets;
import io.netlayers.ip.IpProtocol;
import io.netlayers.ip.Ipv6HeaderChain;
import io.netlayers.ip.Ipv6PacketView;
import io.netlayers.ip.option.Ipv6OptionType;
import io.netlayers.ip.option.Ipv6OptionsView;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.counters.Counters;

/** What a node does with the extension headers that it meets (RFC 8200 §4). */
final class ExtensionHeaders {
  private static final int NEXT_HEADER_AT = 6;
  private static final int ROUTING_TYPE = 2;
  private static final int SEGMENTS_LEFT = 3;

  private final PacketErrors errors;
  private final Counters counters;
  private final Ipv6OptionsView options = new Ipv6OptionsView();

  ExtensionHeaders(PacketErrors errors, Counters counters) {
    this.errors = errors;
    this.counters = counters;
  }

  /** The hop-by-hop options, which stand first if they stand anywhere; false ends the packet. */
  boolean hopByHop(IncomingPacket packet, Ipv6PacketView view, long nowNanos) {
    Ipv6HeaderChain chain = view.extensionHeaders();
    return chain.count() == 0
        || chain.number(0) != IpProtocol.HOP_BY_HOP
        || options(packet, chain.offset(0), chain.length(0), nowNanos);
  }

  /** Destination options and routing headers up to a fragment header; false ends the packet. */
  boolean beforeFragment(IncomingPacket packet, Ipv6PacketView view, long nowNanos) {
    Ipv6HeaderChain chain = view.extensionHeaders();
    for (int i = 0; i < chain.count() && chain.number(i) != IpProtocol.FRAGMENT; i++) {
      int number = chain.number(i);
      if (number == IpProtocol.DESTINATION_OPTIONS
          && !options(packet, chain.offset(i), chain.length(i), nowNanos)) {
        return false;
      }
      // no routing header is acted on: RFC 8200 §4.4, and RFC 5095 for type 0
      if (number == IpProtocol.ROUTING
          && Octets.u8(packet.buffer(), chain.offset(i) + SEGMENTS_LEFT) != 0) {
        counters.add(Counter.IPV6_ROUTING_HEADER);
        int pointer = chain.offset(i) + ROUTING_TYPE - packet.offset();
        errors.report(packet, PacketError.BAD_HEADER, pointer, nowNanos);
        return false;
      }
    }
    return true;
  }

  /** An option that is not known says by its type what to do (RFC 8200 §4.2). */
  private boolean options(IncomingPacket packet, int offset, int length, long nowNanos) {
    options.wrapHeader(packet.buffer(), offset, length);
    while (options.next()) {
      int type = options.type();
      int action = Ipv6OptionType.action(type);
      if (action == Ipv6OptionType.ACTION_SKIP) {
        continue;
      }
      counters.add(Counter.IPV6_BAD_OPTION);
      boolean group = packet.destinationHigh() >>> 56 == 0xFF;
      if (action == Ipv6OptionType.ACTION_DISCARD_AND_REPORT
          || action == Ipv6OptionType.ACTION_DISCARD_AND_REPORT_UNICAST && !group) {
        int pointer = options.optionOffset() - packet.offset();
        errors.report(packet, PacketError.UNKNOWN_OPTION, pointer, nowNanos);
      }
      return false;
    }
    return true;
  }

  /** Index of the octet that names what the packet carries. */
  static int upperNextHeaderAt(Ipv6PacketView view) {
    Ipv6HeaderChain chain = view.extensionHeaders();
    return chain.count() == 0 ? view.offset() + NEXT_HEADER_AT : chain.offset(chain.count() - 1);
  }
}
