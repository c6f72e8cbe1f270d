package io.netlayers.testkit.gen.ip;

import io.netlayers.core.Ipv4Address;
import io.netlayers.ip.IpProtocol;
import io.netlayers.ip.Ipv4Header;
import io.netlayers.ip.option.Ipv4Option;
import io.netlayers.ip.option.Ipv4OptionType;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.Generator;
import io.netlayers.testkit.gen.choice.GeneratorTable;
import io.netlayers.testkit.gen.core.CoreGenerators;
import java.util.ArrayList;
import java.util.List;

/** IPv4 headers with every option (RFC 791 and the registry). */
final class Ipv4Generators {
  private static final int OPTION_ROOM = 40;
  private static final int MIN_HEADER = 20;
  private static final int[] ROUTES = {Ipv4OptionType.RR, Ipv4OptionType.LSR, Ipv4OptionType.SSR};
  private static final int[] NUMBERS = {
    Ipv4OptionType.SID, Ipv4OptionType.MTUP, Ipv4OptionType.MTUR
  };

  /** Types without a value of their own: known ones, experiments, unknown ones. */
  private static final int[] UNTYPED = {
    Ipv4OptionType.ZSU,
    Ipv4OptionType.ENCODE,
    Ipv4OptionType.EXP_30,
    Ipv4OptionType.EXP_94,
    Ipv4OptionType.VISA,
    Ipv4OptionType.IMITD,
    Ipv4OptionType.EIP,
    Ipv4OptionType.ADDEXT,
    Ipv4OptionType.DPS,
    Ipv4OptionType.UMP,
    2,
    255
  };

  private static final GeneratorTable OPTIONS = options();
  private static final Generator<Ipv4Option> OPTION = OPTIONS.of(Ipv4Option.class);

  private Ipv4Generators() {}

  private static Ipv4Address address(Choices c) {
    return CoreGenerators.ipv4().generate(c);
  }

  /** A route of 0 to 9 places, its pointer at one of them or behind the last. */
  private static Ipv4Option.Route route(Choices c) {
    List<Ipv4Address> addresses = c.list(0, 9, Ipv4Generators::address);
    int type = ROUTES[c.below(ROUTES.length)];
    return new Ipv4Option.Route(type, 4 + 4 * c.between(0, addresses.size()), addresses);
  }

  private static Ipv4Option.Timestamp timestamp(Choices c) {
    int flag = c.oneOf(0, 1, 3);
    List<Long> stamps = c.list(0, flag == 0 ? 9 : 4, each -> each.u32());
    int places = flag == 0 ? 0 : stamps.size();
    int entry = flag == 0 ? 4 : 8;
    return new Ipv4Option.Timestamp(
        5 + entry * c.between(0, stamps.size()),
        c.bits(4),
        flag,
        c.list(places, places, Ipv4Generators::address),
        stamps);
  }

  private static GeneratorTable options() {
    return new GeneratorTable()
        .add(Ipv4Option.NoOperation.class, c -> new Ipv4Option.NoOperation())
        .add(Ipv4Option.EndOfOptions.class, c -> new Ipv4Option.EndOfOptions(c.octets(0, 3)))
        .add(Ipv4Option.Route.class, Ipv4Generators::route)
        .add(Ipv4Option.Timestamp.class, Ipv4Generators::timestamp)
        .add(
            Ipv4Option.Number.class,
            c -> new Ipv4Option.Number(NUMBERS[c.below(NUMBERS.length)], c.u16()))
        .add(Ipv4Option.RouterAlert.class, c -> new Ipv4Option.RouterAlert(c.u16()))
        .add(Ipv4Option.Security.class, c -> new Ipv4Option.Security(c.u8(), c.octets(0, 8)))
        .add(
            Ipv4Option.ExtendedSecurity.class,
            c -> new Ipv4Option.ExtendedSecurity(c.u8(), c.octets(0, 16)))
        .add(
            Ipv4Option.CommercialSecurity.class,
            c -> new Ipv4Option.CommercialSecurity(c.u32(), c.octets(0, 34)))
        .add(
            Ipv4Option.Traceroute.class,
            c -> new Ipv4Option.Traceroute(c.u16(), c.u16(), c.u16(), address(c)))
        .add(
            Ipv4Option.QuickStart.class,
            c -> new Ipv4Option.QuickStart(c.bits(4), c.bits(4), c.u8(), c.bits(30), c.bits(2)))
        .add(
            Ipv4Option.SelectiveBroadcast.class,
            c -> new Ipv4Option.SelectiveBroadcast(c.list(1, 9, Ipv4Generators::address)))
        .add(
            Ipv4Option.Opaque.class,
            c -> new Ipv4Option.Opaque(UNTYPED[c.below(UNTYPED.length)], c.octets(0, 38)));
  }

  /** Options that fit a header, with padding of either kind. */
  static List<Ipv4Option> fitting(Choices c) {
    List<Ipv4Option> options = new ArrayList<>();
    int left = OPTION_ROOM;
    for (Ipv4Option option : c.list(0, 4, OPTION)) {
      if (!(option instanceof Ipv4Option.EndOfOptions) && option.encodedLength() <= left) {
        options.add(option);
        left -= option.encodedLength();
      }
    }
    int padding = left & 3;
    int last = padding == 0 && left > 0 ? 4 : padding;
    if (last > 0 && c.onceIn(4)) {
      options.add(new Ipv4Option.EndOfOptions(c.octets(last - 1)));
    } else if (c.onceIn(2)) {
      for (int i = 0; i < padding; i++) {
        options.add(new Ipv4Option.NoOperation());
      }
    }
    return options;
  }

  /** A number that IP carries: mostly one with a name. */
  static int protocol(Choices c) {
    return c.onceIn(3)
        ? c.u8()
        : c.oneOf(
            IpProtocol.UDP,
            IpProtocol.TCP,
            IpProtocol.ICMP,
            IpProtocol.IGMP,
            IpProtocol.IPV4,
            IpProtocol.IPV6,
            IpProtocol.UDP_LITE,
            IpProtocol.SCTP,
            IpProtocol.GRE,
            IpProtocol.ESP);
  }

  /** A header; the checksum is any, the total length at least the header's own. */
  static Ipv4Header header(Choices c) {
    Ipv4Header.Builder builder = Ipv4Header.builder();
    List<Ipv4Option> options = c.onceIn(2) ? fitting(c) : List.of();
    int octets = MIN_HEADER + (options.stream().mapToInt(Ipv4Option::encodedLength).sum() + 3 & ~3);
    return builder
        .dscp(c.bits(6))
        .ecn(c.bits(2))
        .totalLength(c.onceIn(8) ? 0 : c.between(octets, 0xFFFF))
        .identification(c.u16())
        .reservedFlag(c.onceIn(8))
        .dontFragment(c.flag())
        .moreFragments(c.onceIn(3))
        .fragmentOffset(c.onceIn(3) ? 8 * c.bits(13) : 0)
        .ttl(c.u8())
        .protocol(protocol(c))
        .checksum(c.u16())
        .source(address(c))
        .destination(address(c))
        .options(options)
        .build();
  }

  static GeneratorTable table() {
    return options().add(Ipv4Header.class, Ipv4Generators::header);
  }
}
