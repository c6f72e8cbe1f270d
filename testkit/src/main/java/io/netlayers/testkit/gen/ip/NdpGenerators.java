package io.netlayers.testkit.gen.ip;

import io.netlayers.core.Ipv6Address;
import io.netlayers.core.Ipv6Prefix;
import io.netlayers.core.OctetString;
import io.netlayers.ip.ndp.DnsSearchList;
import io.netlayers.ip.ndp.MobilityOption;
import io.netlayers.ip.ndp.NdpMessage;
import io.netlayers.ip.ndp.NdpOption;
import io.netlayers.ip.ndp.Pref64;
import io.netlayers.ip.ndp.PrefixInformation;
import io.netlayers.ip.ndp.RecursiveDnsServers;
import io.netlayers.ip.ndp.RouterAdvertisement;
import io.netlayers.ip.ndp.RouterPreference;
import io.netlayers.ip.ndp.SixLowpanOption;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.Generator;
import io.netlayers.testkit.gen.choice.GeneratorTable;
import java.nio.ByteBuffer;
import java.util.List;

/** Neighbor Discovery (RFC 4861): every message and option. */
final class NdpGenerators {
  private static final String LABEL_LETTERS = "abcxyz019-";
  private static final GeneratorTable OPTIONS = options();
  private static final Generator<NdpOption> OPTION = OPTIONS.of(NdpOption.class);

  private NdpGenerators() {}

  /** Octets that fill units of eight behind a head of two. */
  private static OctetString units(Choices c) {
    return c.octets(6 + 8 * (c.onceIn(3) ? c.between(0, 4) : 0));
  }

  private static Ipv6Prefix prefix(Choices c, int min) {
    return Ipv6Prefix.of(Ipv6Generators.address(c), c.between(min, 128));
  }

  private static NdpOption.RouteInformation route(Choices c) {
    Ipv6Prefix prefix = prefix(c, 0);
    int least = (prefix.length() + 63) / 64;
    return new NdpOption.RouteInformation(
        prefix, c.oneOf(RouterPreference.values()), c.u32(), 8 * c.between(least, 2));
  }

  private static PrefixInformation prefixInformation(Choices c) {
    return PrefixInformation.builder()
        .prefixLength(c.between(0, 128))
        .onLink(c.flag())
        .autonomous(c.flag())
        .validLifetime(c.u32())
        .preferredLifetime(c.u32())
        .prefix(Ipv6Generators.address(c))
        .build();
  }

  /** A name of 1 to 4 labels; one of 63 octets at times. */
  private static String domain(Choices c) {
    List<String> labels =
        c.list(1, 3, each -> "a" + each.text(LABEL_LETTERS, 0, each.onceIn(8) ? 62 : 8));
    return String.join(".", labels);
  }

  private static GeneratorTable options() {
    return new GeneratorTable()
        .add(
            NdpOption.LinkLayerAddress.class,
            c -> new NdpOption.LinkLayerAddress(c.flag(), units(c)))
        .add(PrefixInformation.class, NdpGenerators::prefixInformation)
        .add(
            NdpOption.RedirectedHeader.class,
            c -> new NdpOption.RedirectedHeader(c.octets(8 * c.between(0, 10))))
        .add(NdpOption.Mtu.class, c -> new NdpOption.Mtu(c.u32()))
        .add(NdpOption.Nonce.class, c -> new NdpOption.Nonce(units(c)))
        .add(NdpOption.RouteInformation.class, NdpGenerators::route)
        .add(
            RecursiveDnsServers.class,
            c -> new RecursiveDnsServers(c.u32(), c.list(1, 3, Ipv6Generators::address)))
        .add(
            DnsSearchList.class,
            c -> new DnsSearchList(c.u32(), c.list(1, 3, NdpGenerators::domain)))
        .add(NdpOption.FlagsExpansion.class, c -> new NdpOption.FlagsExpansion(units(c)))
        .add(
            NdpOption.CaptivePortal.class,
            c -> new NdpOption.CaptivePortal("https://example.org/" + c.text("abc/", 0, 60)))
        .add(Pref64.class, NdpGenerators::pref64)
        .add(
            SixLowpanOption.AddressRegistration.class,
            c ->
                new SixLowpanOption.AddressRegistration(
                    c.u8(), c.u8(), c.u8(), c.u8(), c.u16(), c.octets(8 * c.between(1, 4))))
        .add(
            SixLowpanOption.Context.class,
            c -> new SixLowpanOption.Context(c.bits(4), c.flag(), c.u16(), prefix(c, 1)))
        .add(
            SixLowpanOption.AuthoritativeBorderRouter.class,
            c ->
                new SixLowpanOption.AuthoritativeBorderRouter(
                    c.u32(), c.u16(), Ipv6Generators.address(c)))
        .add(
            MobilityOption.AdvertisementInterval.class,
            c -> new MobilityOption.AdvertisementInterval(c.u32()))
        .add(
            MobilityOption.HomeAgentInformation.class,
            c -> new MobilityOption.HomeAgentInformation(c.u16(), c.u16()))
        .add(
            NdpOption.Other.class,
            c -> new NdpOption.Other(c.oneOf(253, 254, 255, 200, 0), units(c)));
  }

  private static Pref64 pref64(Choices c) {
    int length = c.oneOf(96, 64, 56, 48, 40, 32);
    return new Pref64(Ipv6Prefix.of(Ipv6Generators.address(c), length), 8 * c.bits(13));
  }

  private static List<NdpOption> some(Choices c) {
    return c.list(0, 4, OPTION);
  }

  /** Options as they lie on the wire. */
  static OctetString encodedOptions(Choices c) {
    List<NdpOption> options = c.list(0, 2, OPTION);
    ByteBuffer buffer =
        ByteBuffer.allocate(options.stream().mapToInt(NdpOption::encodedLength).sum());
    int at = 0;
    for (NdpOption option : options) {
      at += option.encode(buffer, at);
    }
    return OctetString.copyOf(buffer, 0, at);
  }

  static Ipv6Address unicast(Choices c) {
    Ipv6Address address = Ipv6Generators.address(c);
    return address.isMulticast() ? Ipv6Address.parse("fe80::2") : address;
  }

  private static NdpMessage.Redirect redirect(Choices c) {
    Ipv6Address destination = unicast(c);
    Ipv6Address target = c.flag() ? Ipv6Address.parse("fe80::3") : destination;
    return new NdpMessage.Redirect(target, destination, some(c));
  }

  private static RouterAdvertisement advertisement(Choices c) {
    return RouterAdvertisement.builder()
        .hopLimit(c.u8())
        .managed(c.flag())
        .otherConfiguration(c.flag())
        .preference(c.oneOf(RouterPreference.values()))
        .routerLifetime(c.u16())
        .reachableTime(c.u32())
        .retransTimer(c.u32())
        .options(some(c))
        .build();
  }

  static GeneratorTable table() {
    return options()
        .add(RouterAdvertisement.class, NdpGenerators::advertisement)
        .add(NdpMessage.RouterSolicitation.class, c -> new NdpMessage.RouterSolicitation(some(c)))
        .add(
            NdpMessage.NeighborSolicitation.class,
            c -> new NdpMessage.NeighborSolicitation(unicast(c), some(c)))
        .add(
            NdpMessage.NeighborAdvertisement.class,
            c ->
                new NdpMessage.NeighborAdvertisement(
                    c.flag(), c.flag(), c.flag(), unicast(c), some(c)))
        .add(NdpMessage.Redirect.class, NdpGenerators::redirect)
        .add(
            NdpMessage.InverseDiscovery.class,
            c -> new NdpMessage.InverseDiscovery(c.flag(), some(c)));
  }
}
