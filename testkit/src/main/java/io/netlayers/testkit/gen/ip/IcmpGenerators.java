package io.netlayers.testkit.gen.ip;

import io.netlayers.core.MacAddress;
import io.netlayers.core.OctetString;
import io.netlayers.ip.icmp.IcmpExtension;
import io.netlayers.ip.icmp.IcmpQuote;
import io.netlayers.ip.icmp.Icmpv4Message;
import io.netlayers.ip.icmp.Icmpv6Message;
import io.netlayers.ip.icmp.InterfaceInformation;
import io.netlayers.ip.icmp.MobileIpv6Message;
import io.netlayers.ip.icmp.MulticastRouterMessage;
import io.netlayers.ip.icmp.NodeInformation;
import io.netlayers.ip.icmp.RouterRenumbering;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.Generator;
import io.netlayers.testkit.gen.choice.GeneratorTable;
import io.netlayers.testkit.gen.core.CoreGenerators;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;

/** Every ICMP message of both versions, with the extensions of RFC 4884. */
final class IcmpGenerators {
  private static final String NAME_LETTERS = "eth0abc.-";
  private static final GeneratorTable EXTENSIONS = extensions();

  private IcmpGenerators() {}

  private static IcmpExtension.MplsLabel label(Choices c) {
    return new IcmpExtension.MplsLabel(c.bits(20), c.bits(3), c.flag(), c.u8());
  }

  private static IcmpExtension.InterfaceByAddress byAddress(Choices c) {
    return switch (c.below(3)) {
      case 0 -> IcmpExtension.InterfaceByAddress.of(CoreGenerators.ip().generate(c));
      case 1 -> IcmpExtension.InterfaceByAddress.of(MacAddress.BROADCAST);
      default -> new IcmpExtension.InterfaceByAddress(c.u16(), c.octets(0, 255));
    };
  }

  private static OptionalLong optionalU32(Choices c) {
    return c.flag() ? OptionalLong.of(c.u32()) : OptionalLong.empty();
  }

  private static InterfaceInformation information(Choices c) {
    return InterfaceInformation.builder()
        .role(c.oneOf(InterfaceInformation.Role.values()))
        .index(optionalU32(c))
        .address(c.optional(CoreGenerators.ip()))
        .name(c.optional(each -> each.text(NAME_LETTERS, 1, 63)))
        .mtu(optionalU32(c))
        .build();
  }

  private static GeneratorTable extensions() {
    return new GeneratorTable()
        .add(IcmpExtension.MplsLabel.class, IcmpGenerators::label)
        .add(
            IcmpExtension.MplsLabelStack.class,
            c -> new IcmpExtension.MplsLabelStack(c.list(1, 4, IcmpGenerators::label)))
        .add(InterfaceInformation.class, IcmpGenerators::information)
        .add(
            IcmpExtension.InterfaceByName.class,
            c -> new IcmpExtension.InterfaceByName(c.text(NAME_LETTERS, 1, 40)))
        .add(IcmpExtension.InterfaceByIndex.class, c -> new IcmpExtension.InterfaceByIndex(c.u32()))
        .add(IcmpExtension.InterfaceByAddress.class, IcmpGenerators::byAddress)
        .add(IcmpExtension.ExtendedPointer.class, c -> new IcmpExtension.ExtendedPointer(c.u32()))
        .add(
            IcmpExtension.Other.class,
            c -> new IcmpExtension.Other(c.between(5, 255), c.u8(), c.octets(0, 40)));
  }

  /** The packet that an error quotes: its header, ports and maybe more. */
  static OctetString quoted(Choices c, int version) {
    if (version == 4) {
      return joined(c, buffer -> Ipv4Generators.header(c).encode(buffer, 0));
    }
    return joined(c, buffer -> Ipv6Generators.header(c).encode(buffer, 0));
  }

  @FunctionalInterface
  private interface Encoder {
    int encode(ByteBuffer buffer);
  }

  private static OctetString joined(Choices c, Encoder header) {
    ByteBuffer buffer = ByteBuffer.allocate(2000);
    int at = header.encode(buffer);
    OctetString rest = c.octets(8, 60);
    rest.copyTo(buffer, at);
    return OctetString.copyOf(buffer, 0, at + rest.length());
  }

  /** A quote, alone or with objects behind it. */
  static Generator<IcmpQuote> quote(int version) {
    return c ->
        c.flag()
            ? new IcmpQuote(quoted(c, version), c.list(1, 3, EXTENSIONS.of(IcmpExtension.class)))
            : IcmpQuote.of(quoted(c, version));
  }

  /** One object that names an interface. */
  private static List<IcmpExtension> named(Choices c) {
    return List.of(
        switch (c.below(3)) {
          case 0 -> new IcmpExtension.InterfaceByName(c.text(NAME_LETTERS, 1, 40));
          case 1 -> new IcmpExtension.InterfaceByIndex(c.u32());
          default -> byAddress(c);
        });
  }

  private static Icmpv4Message.Other other4(Choices c) {
    return new Icmpv4Message.Other(
        c.oneOf(4, 15, 16, 17, 18, 30, 40, 253, 255), c.u8(), c.octets(4, 40));
  }

  private static Icmpv6Message.Other other6(Choices c) {
    int number = c.oneOf(100, 101, 150, 155, 200, 201, 255, 0, 127);
    return new Icmpv6Message.Other(number, c.u8(), c.octets(0, 40));
  }

  private static GeneratorTable version4() {
    return new GeneratorTable()
        .add(
            Icmpv4Message.Echo.class,
            c -> new Icmpv4Message.Echo(c.flag(), c.u16(), c.u16(), c.octets(0, 56)))
        .add(
            Icmpv4Message.DestinationUnreachable.class,
            c -> {
              int code = c.onceIn(4) ? c.u8() : c.between(0, 15);
              int mtu = code == 4 ? c.u16() : 0;
              return new Icmpv4Message.DestinationUnreachable(code, mtu, quote(4).generate(c));
            })
        .add(
            Icmpv4Message.Redirect.class,
            c ->
                new Icmpv4Message.Redirect(
                    c.onceIn(4) ? c.u8() : c.between(0, 3),
                    CoreGenerators.ipv4().generate(c),
                    quoted(c, 4)))
        .add(Icmpv4Message.RouterEntry.class, IcmpGenerators::entry)
        .add(
            Icmpv4Message.RouterAdvertisement.class,
            c ->
                new Icmpv4Message.RouterAdvertisement(
                    c.oneOf(0, 16, c.u8()), c.u16(), c.list(1, 4, IcmpGenerators::entry)))
        .add(Icmpv4Message.RouterSolicitation.class, c -> new Icmpv4Message.RouterSolicitation())
        .add(
            Icmpv4Message.TimeExceeded.class,
            c ->
                new Icmpv4Message.TimeExceeded(
                    c.onceIn(4) ? c.u8() : c.below(2), quote(4).generate(c)))
        .add(
            Icmpv4Message.ParameterProblem.class,
            c ->
                new Icmpv4Message.ParameterProblem(
                    c.onceIn(4) ? c.u8() : c.below(3), c.u8(), quote(4).generate(c)))
        .add(
            Icmpv4Message.Timestamp.class,
            c -> new Icmpv4Message.Timestamp(c.flag(), c.u16(), c.u16(), c.u32(), c.u32(), c.u32()))
        .add(
            Icmpv4Message.ExtendedEchoRequest.class,
            c -> new Icmpv4Message.ExtendedEchoRequest(c.u16(), c.u8(), c.flag(), named(c)))
        .add(
            Icmpv4Message.ExtendedEchoReply.class,
            c ->
                new Icmpv4Message.ExtendedEchoReply(
                    c.u8(), c.u16(), c.u8(), c.bits(3), c.flag(), c.flag(), c.flag()))
        .add(Icmpv4Message.Other.class, IcmpGenerators::other4);
  }

  private static Icmpv4Message.RouterEntry entry(Choices c) {
    return new Icmpv4Message.RouterEntry(
        CoreGenerators.ipv4().generate(c), (int) (c.u32() + Integer.MIN_VALUE));
  }

  private static GeneratorTable version6() {
    return new GeneratorTable()
        .add(
            Icmpv6Message.Echo.class,
            c -> new Icmpv6Message.Echo(c.flag(), c.u16(), c.u16(), c.octets(0, 56)))
        .add(
            Icmpv6Message.DestinationUnreachable.class,
            c ->
                new Icmpv6Message.DestinationUnreachable(
                    c.onceIn(4) ? c.u8() : c.between(0, 8), quote(6).generate(c)))
        .add(
            Icmpv6Message.PacketTooBig.class,
            c -> new Icmpv6Message.PacketTooBig(c.onceIn(2) ? c.u32() : 1280, quoted(c, 6)))
        .add(
            Icmpv6Message.TimeExceeded.class,
            c ->
                new Icmpv6Message.TimeExceeded(
                    c.onceIn(4) ? c.u8() : c.below(2), quote(6).generate(c)))
        .add(
            Icmpv6Message.ParameterProblem.class,
            c ->
                new Icmpv6Message.ParameterProblem(
                    c.onceIn(4) ? c.u8() : c.below(11), c.u32(), quoted(c, 6)))
        .add(
            Icmpv6Message.ExtendedEchoRequest.class,
            c -> new Icmpv6Message.ExtendedEchoRequest(c.u16(), c.u8(), c.flag(), named(c)))
        .add(
            Icmpv6Message.ExtendedEchoReply.class,
            c ->
                new Icmpv6Message.ExtendedEchoReply(
                    c.u8(), c.u16(), c.u8(), c.bits(3), c.flag(), c.flag(), c.flag()))
        .add(
            NodeInformation.class,
            c ->
                new NodeInformation(
                    c.flag(),
                    c.between(0, 2),
                    c.between(0, 4),
                    c.u16(),
                    c.octets(8),
                    c.octets(0, 32)))
        .add(
            RouterRenumbering.class,
            c ->
                new RouterRenumbering(
                    c.oneOf(0, 1, 255), c.u32(), c.u8(), c.u8(), c.u16(), c.octets(0, 32)))
        .add(
            MulticastRouterMessage.Advertisement.class,
            c -> new MulticastRouterMessage.Advertisement(c.u8(), c.u16(), c.u16()))
        .add(
            MulticastRouterMessage.Solicitation.class,
            c -> new MulticastRouterMessage.Solicitation())
        .add(
            MulticastRouterMessage.Termination.class, c -> new MulticastRouterMessage.Termination())
        .add(
            MobileIpv6Message.HomeAgentDiscoveryRequest.class,
            c -> new MobileIpv6Message.HomeAgentDiscoveryRequest(c.u16()))
        .add(
            MobileIpv6Message.HomeAgentDiscoveryReply.class,
            c ->
                new MobileIpv6Message.HomeAgentDiscoveryReply(
                    c.u16(), c.list(0, 3, Ipv6Generators::address)))
        .add(
            MobileIpv6Message.MobilePrefixSolicitation.class,
            c -> new MobileIpv6Message.MobilePrefixSolicitation(c.u16()))
        .add(
            MobileIpv6Message.MobilePrefixAdvertisement.class,
            c ->
                new MobileIpv6Message.MobilePrefixAdvertisement(
                    c.u16(), c.flag(), c.flag(), NdpGenerators.encodedOptions(c)))
        .add(Icmpv6Message.Other.class, IcmpGenerators::other6);
  }

  static GeneratorTable table() {
    return extensions()
        .addAll(version4())
        .addAll(version6())
        .add(IcmpQuote.class, Generator.oneOf(quote(4), quote(6)));
  }
}
