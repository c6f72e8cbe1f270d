package io.netlayers.ip;

import static io.netlayers.ip.Ipv6Layout.AH_FIXED_OCTETS;
import static io.netlayers.ip.Ipv6Layout.EXT_DATA;
import static io.netlayers.ip.Ipv6Layout.FRAGMENT_IDENTIFICATION;
import static io.netlayers.ip.Ipv6Layout.FRAGMENT_OCTETS;
import static io.netlayers.ip.Ipv6Layout.FRAGMENT_OFFSET_FLAGS;
import static io.netlayers.ip.Ipv6Layout.FRAGMENT_OFFSET_MASK;
import static io.netlayers.ip.Ipv6Layout.FRAGMENT_RESERVED;

import io.netlayers.core.Ipv6Address;
import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.ip.option.Ipv6Option;
import io.netlayers.ip.option.Ipv6OptionStatus;
import io.netlayers.ip.option.Ipv6OptionsView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Between the octets of an IPv6 extension header and its value. */
final class Ipv6ExtensionCodec {
  private static final int ROUTING_ADDRESSES = 8;
  private static final int AH_SPI = 4;
  private static final int AH_SEQUENCE = 8;

  private Ipv6ExtensionCodec() {}

  /** The value of one of a packet's extension headers, by its place in the chain. */
  static Ipv6ExtensionHeader decode(Ipv6PacketView packet, int index) {
    Ipv6HeaderChain chain = packet.extensionHeaders();
    ByteBuffer buffer = packet.buffer();
    int at = chain.offset(index);
    int octets = chain.length(index);
    int number = chain.number(index);
    return switch (number) {
      case IpProtocol.HOP_BY_HOP, IpProtocol.DESTINATION_OPTIONS ->
          options(number, buffer, at, octets);
      case IpProtocol.ROUTING -> routing(packet, index);
      case IpProtocol.FRAGMENT -> fragment(buffer, at);
      case IpProtocol.AH ->
          new Ipv6ExtensionHeader.Authentication(
              Octets.u16(buffer, at + EXT_DATA),
              Octets.u32(buffer, at + AH_SPI),
              Octets.u32(buffer, at + AH_SEQUENCE),
              OctetString.copyOf(buffer, at + AH_FIXED_OCTETS, octets - AH_FIXED_OCTETS));
      default -> opaque(number, buffer, at, octets);
    };
  }

  private static Ipv6ExtensionHeader opaque(int number, ByteBuffer buffer, int at, int octets) {
    return new Ipv6ExtensionHeader.Opaque(
        number, OctetString.copyOf(buffer, at + EXT_DATA, octets - EXT_DATA));
  }

  private static Ipv6ExtensionHeader options(int number, ByteBuffer buffer, int at, int octets) {
    Ipv6OptionsView view = new Ipv6OptionsView();
    if (view.wrapHeader(buffer, at, octets) != Ipv6OptionStatus.OK) {
      return opaque(number, buffer, at, octets);
    }
    List<Ipv6Option> options = new ArrayList<>();
    while (view.next()) {
      options.add(Ipv6Option.decode(view));
    }
    return new Ipv6ExtensionHeader.Options(number, options);
  }

  private static Ipv6ExtensionHeader routing(Ipv6PacketView packet, int index) {
    Ipv6RoutingHeaderView view = new Ipv6RoutingHeaderView();
    boolean good = view.wrap(packet, index) == Ipv6DecodeStatus.OK;
    int type = view.type();
    List<Ipv6Address> addresses = new ArrayList<>();
    for (int i = 0; i < view.addressCount(); i++) {
      addresses.add(Ipv6Address.of(view.addressHigh(i), view.addressLow(i)));
    }
    if (good
        && (type == Ipv6RoutingHeaderView.TYPE_SOURCE_ROUTE
            || type == Ipv6RoutingHeaderView.TYPE_MOBILE)) {
      return new Ipv6ExtensionHeader.Route(
          type, view.segmentsLeft(), Octets.u32(view.buffer(), view.offset() + 4), addresses);
    }
    if (good && type == Ipv6RoutingHeaderView.TYPE_SEGMENT) {
      return new Ipv6ExtensionHeader.SegmentRoute(
          view.segmentsLeft(),
          view.flags(),
          view.tag(),
          addresses,
          OctetString.copyOf(view.buffer(), view.tlvOffset(), view.tlvLength()));
    }
    return opaque(IpProtocol.ROUTING, view.buffer(), view.offset(), view.length());
  }

  private static Ipv6ExtensionHeader fragment(ByteBuffer buffer, int at) {
    int word = Octets.u16(buffer, at + FRAGMENT_OFFSET_FLAGS);
    int reserved = (word & 6) << 7 | Octets.u8(buffer, at + FRAGMENT_RESERVED);
    return new Ipv6ExtensionHeader.Fragment(
        word & FRAGMENT_OFFSET_MASK,
        (word & Ipv6Layout.FRAGMENT_MORE) != 0,
        Octets.u32(buffer, at + FRAGMENT_IDENTIFICATION),
        reserved);
  }

  static int length(Ipv6ExtensionHeader header) {
    if (header instanceof Ipv6ExtensionHeader.Options options) {
      int octets = EXT_DATA;
      for (Ipv6Option option : options.options()) {
        octets += option.encodedLength();
      }
      return octets;
    } else if (header instanceof Ipv6ExtensionHeader.Route route) {
      return ROUTING_ADDRESSES + 16 * route.addresses().size();
    } else if (header instanceof Ipv6ExtensionHeader.SegmentRoute route) {
      return ROUTING_ADDRESSES + 16 * route.segments().size() + route.tlvs().length();
    } else if (header instanceof Ipv6ExtensionHeader.Authentication authentication) {
      return AH_FIXED_OCTETS + authentication.integrityCheckValue().length();
    } else if (header instanceof Ipv6ExtensionHeader.Opaque opaque) {
      return EXT_DATA + opaque.body().length();
    }
    return FRAGMENT_OCTETS;
  }

  /** Writes a header and answers its octets. */
  static int encode(Ipv6ExtensionHeader header, int nextHeader, ByteBuffer buffer, int at) {
    int octets = length(header);
    Octets.put8(buffer, at, nextHeader);
    Octets.put8(buffer, at + Ipv6Layout.EXT_LENGTH, octets / 8 - 1);
    int data = at + EXT_DATA;
    if (header instanceof Ipv6ExtensionHeader.Options options) {
      for (Ipv6Option option : options.options()) {
        data += option.encode(buffer, data);
      }
    } else if (header instanceof Ipv6ExtensionHeader.Route route) {
      Octets.put8(buffer, data, route.type());
      Octets.put8(buffer, data + 1, route.segmentsLeft());
      Octets.put32(buffer, at + 4, route.reserved());
      encode(route.addresses(), buffer, at + ROUTING_ADDRESSES);
    } else if (header instanceof Ipv6ExtensionHeader.SegmentRoute route) {
      encode(route, buffer, at);
    } else if (header instanceof Ipv6ExtensionHeader.Fragment fragment) {
      int flags = fragment.reserved() >> 7 & 6 | (fragment.more() ? 1 : 0);
      Octets.put8(buffer, at + FRAGMENT_RESERVED, fragment.reserved());
      Octets.put16(buffer, at + FRAGMENT_OFFSET_FLAGS, fragment.offset() | flags);
      Octets.put32(buffer, at + FRAGMENT_IDENTIFICATION, fragment.identification());
    } else if (header instanceof Ipv6ExtensionHeader.Authentication authentication) {
      Octets.put8(buffer, at + Ipv6Layout.EXT_LENGTH, octets / 4 - 2);
      Octets.put16(buffer, data, authentication.reserved());
      Octets.put32(buffer, at + AH_SPI, authentication.spi());
      Octets.put32(buffer, at + AH_SEQUENCE, authentication.sequence());
      authentication.integrityCheckValue().copyTo(buffer, at + AH_FIXED_OCTETS);
    } else if (header instanceof Ipv6ExtensionHeader.Opaque opaque) {
      opaque.body().copyTo(buffer, data);
    }
    return octets;
  }

  private static void encode(Ipv6ExtensionHeader.SegmentRoute route, ByteBuffer buffer, int at) {
    int segments = route.segments().size();
    Octets.put8(buffer, at + EXT_DATA, Ipv6RoutingHeaderView.TYPE_SEGMENT);
    Octets.put8(buffer, at + EXT_DATA + 1, route.segmentsLeft());
    Octets.put8(buffer, at + 4, segments - 1);
    Octets.put8(buffer, at + 5, route.flags());
    Octets.put16(buffer, at + 6, route.tag());
    encode(route.segments(), buffer, at + ROUTING_ADDRESSES);
    route.tlvs().copyTo(buffer, at + ROUTING_ADDRESSES + 16 * segments);
  }

  private static void encode(List<Ipv6Address> addresses, ByteBuffer buffer, int at) {
    for (int i = 0; i < addresses.size(); i++) {
      addresses.get(i).write(buffer, at + 16 * i);
    }
  }
}
