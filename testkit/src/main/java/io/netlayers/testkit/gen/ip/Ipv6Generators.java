package io.netlayers.testkit.gen.ip;

import io.netlayers.core.Ipv6Address;
import io.netlayers.core.OctetString;
import io.netlayers.ip.IpProtocol;
import io.netlayers.ip.Ipv6ExtensionHeader;
import io.netlayers.ip.Ipv6Header;
import io.netlayers.ip.Ipv6RoutingHeaderView;
import io.netlayers.ip.option.Ipv6Option;
import io.netlayers.ip.option.Ipv6OptionType;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.Generator;
import io.netlayers.testkit.gen.choice.GeneratorTable;
import io.netlayers.testkit.gen.core.CoreGenerators;
import java.util.ArrayList;
import java.util.List;

/** IPv6 headers with every extension header and option (RFC 8200 and the registries). */
final class Ipv6Generators {
  /** Types without a value of their own: PadN, known ones, one to be refused, unknown ones. */
  private static final int[] UNTYPED = {1, 0x26, 0x07, 0x49, 0x8A, 0x8B, 0x1E, 0x5E, 0xBE, 0xFE};

  private static final int[] OPAQUE = {
    IpProtocol.MOBILITY, IpProtocol.HIP, IpProtocol.SHIM6, IpProtocol.ROUTING
  };

  private static final int UNKNOWN_ROUTING_TYPE = 253;
  private static final GeneratorTable PARTS = parts();
  private static final Generator<Ipv6Option> OPTION = PARTS.of(Ipv6Option.class);

  private Ipv6Generators() {}

  static Ipv6Address address(Choices c) {
    return CoreGenerators.ipv6().generate(c);
  }

  private static Ipv6ExtensionHeader.Options options(Choices c, int number) {
    List<Ipv6Option> options = new ArrayList<>();
    for (Ipv6Option option : c.list(0, 5, OPTION)) {
      // a jumbogram's length is the whole packet's business, a home address has one home
      boolean misplaced =
          option instanceof Ipv6Option.JumboPayload
              || option instanceof Ipv6Option.HomeAddress && number == IpProtocol.HOP_BY_HOP;
      if (!misplaced) {
        options.add(option);
      }
    }
    return new Ipv6ExtensionHeader.Options(number, options);
  }

  private static Ipv6ExtensionHeader.Options anyOptions(Choices c) {
    return options(c, c.oneOf(IpProtocol.HOP_BY_HOP, IpProtocol.DESTINATION_OPTIONS));
  }

  private static Ipv6ExtensionHeader.Route route(Choices c) {
    boolean mobile = c.flag();
    List<Ipv6Address> addresses = c.list(mobile ? 1 : 0, mobile ? 1 : 6, Ipv6Generators::address);
    return new Ipv6ExtensionHeader.Route(
        mobile ? Ipv6RoutingHeaderView.TYPE_MOBILE : Ipv6RoutingHeaderView.TYPE_SOURCE_ROUTE,
        mobile ? 1 : c.between(0, addresses.size()),
        c.onceIn(4) ? c.u32() : 0,
        addresses);
  }

  private static Ipv6ExtensionHeader.SegmentRoute segmentRoute(Choices c) {
    List<Ipv6Address> segments = c.list(1, 6, Ipv6Generators::address);
    return new Ipv6ExtensionHeader.SegmentRoute(
        c.between(0, segments.size() - 1),
        c.u8(),
        c.u16(),
        segments,
        c.octets(8 * c.between(0, 3)));
  }

  private static Ipv6ExtensionHeader.Fragment fragment(Choices c) {
    return new Ipv6ExtensionHeader.Fragment(
        8 * c.bits(13), c.flag(), c.u32(), c.onceIn(4) ? c.bits(10) : 0);
  }

  /** A header whose body has no type of its own. */
  private static Ipv6ExtensionHeader.Opaque opaque(Choices c) {
    int number = OPAQUE[c.below(OPAQUE.length)];
    byte[] body = c.array(6 + 8 * c.between(0, 4));
    if (number == IpProtocol.ROUTING) {
      body[0] = (byte) UNKNOWN_ROUTING_TYPE;
      body[1] = 0;
    }
    return new Ipv6ExtensionHeader.Opaque(number, OctetString.copyOf(body));
  }

  private static GeneratorTable parts() {
    return new GeneratorTable()
        .add(Ipv6Option.Pad1.class, c -> new Ipv6Option.Pad1())
        .add(Ipv6Option.RouterAlert.class, c -> new Ipv6Option.RouterAlert(c.u16()))
        .add(Ipv6Option.JumboPayload.class, c -> new Ipv6Option.JumboPayload(c.u32()))
        .add(
            Ipv6Option.TunnelEncapsulationLimit.class,
            c -> new Ipv6Option.TunnelEncapsulationLimit(c.u8()))
        .add(Ipv6Option.HomeAddress.class, c -> new Ipv6Option.HomeAddress(address(c)))
        .add(
            Ipv6Option.Rpl.class,
            c ->
                new Ipv6Option.Rpl(
                    c.oneOf(Ipv6OptionType.RPL, Ipv6OptionType.RPL_DEPRECATED),
                    c.u8(),
                    c.u8(),
                    c.u16(),
                    c.octets(0, 12)))
        .add(
            Ipv6Option.PathMtuRecord.class,
            c -> new Ipv6Option.PathMtuRecord(c.u16(), 2 * c.bits(15), c.flag()))
        .add(
            Ipv6Option.Opaque.class,
            c -> new Ipv6Option.Opaque(UNTYPED[c.below(UNTYPED.length)], c.octets(0, 20)))
        .add(Ipv6ExtensionHeader.Options.class, Ipv6Generators::anyOptions)
        .add(Ipv6ExtensionHeader.Route.class, Ipv6Generators::route)
        .add(Ipv6ExtensionHeader.SegmentRoute.class, Ipv6Generators::segmentRoute)
        .add(Ipv6ExtensionHeader.Fragment.class, Ipv6Generators::fragment)
        .add(
            Ipv6ExtensionHeader.Authentication.class,
            c ->
                new Ipv6ExtensionHeader.Authentication(
                    c.u16(), c.u32(), c.u32(), c.octets(4 * c.between(0, 8))))
        .add(Ipv6ExtensionHeader.Opaque.class, Ipv6Generators::opaque);
  }

  /** In the order of RFC 8200 §4.1, each at most once; the last fragment's walk ends there. */
  static List<Ipv6ExtensionHeader> chain(Choices c, boolean fragments) {
    List<Ipv6ExtensionHeader> chain = new ArrayList<>();
    if (c.onceIn(3)) {
      chain.add(options(c, IpProtocol.HOP_BY_HOP));
    }
    if (c.onceIn(3)) {
      chain.add(options(c, IpProtocol.DESTINATION_OPTIONS));
    }
    if (c.onceIn(3)) {
      chain.add(c.flag() ? segmentRoute(c) : route(c));
    }
    if (fragments && c.onceIn(3)) {
      chain.add(fragment(c));
      return chain;
    }
    if (c.onceIn(4)) {
      chain.add(PARTS.of(Ipv6ExtensionHeader.Authentication.class).generate(c));
    }
    if (c.onceIn(4)) {
      chain.add(opaque(c));
    }
    return chain;
  }

  private static int upperProtocol(Choices c) {
    int number = c.onceIn(3) ? c.u8() : c.oneOf(17, 6, 58, 59, 4, 41, 136, 50);
    return IpProtocol.isExtensionHeader(number) ? IpProtocol.NO_NEXT_HEADER : number;
  }

  /** A header with a chain that may be; the payload length is any. */
  static Ipv6Header header(Choices c) {
    return Ipv6Header.builder()
        .trafficClass(c.u8())
        .flowLabel(c.bits(20))
        .payloadLength(c.u16())
        .hopLimit(c.u8())
        .source(address(c))
        .destination(address(c))
        .extensionHeaders(chain(c, true))
        .upperProtocol(upperProtocol(c))
        .build();
  }

  static GeneratorTable table() {
    return parts().add(Ipv6Header.class, Ipv6Generators::header);
  }
}
