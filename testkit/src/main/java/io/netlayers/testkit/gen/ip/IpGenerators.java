package io.netlayers.testkit.gen.ip;

import io.netlayers.ip.Ipv4Header;
import io.netlayers.ip.Ipv6Header;
import io.netlayers.ip.icmp.Icmpv4Message;
import io.netlayers.ip.icmp.Icmpv6Message;
import io.netlayers.ip.igmp.IgmpMessage;
import io.netlayers.ip.mld.MldMessage;
import io.netlayers.ip.ndp.NdpMessage;
import io.netlayers.testkit.gen.choice.Generator;
import io.netlayers.testkit.gen.choice.GeneratorTable;

/** IP of both versions and what it brings: ICMP, Neighbor Discovery, group management. */
public final class IpGenerators {
  private IpGenerators() {}

  /** A header with any options that fit. */
  public static Generator<Ipv4Header> ipv4Header() {
    return Ipv4Generators::header;
  }

  /** A header with any extension headers in the order that RFC 8200 §4.1 gives. */
  public static Generator<Ipv6Header> ipv6Header() {
    return Ipv6Generators::header;
  }

  /** Any message. */
  public static Generator<Icmpv4Message> icmpv4() {
    return table().of(Icmpv4Message.class);
  }

  /** Any message but those of Neighbor Discovery and MLD. */
  public static Generator<Icmpv6Message> icmpv6() {
    return table().of(Icmpv6Message.class);
  }

  /** Any message of Neighbor Discovery. */
  public static Generator<NdpMessage> ndp() {
    return table().of(NdpMessage.class);
  }

  /** Any message of any version. */
  public static Generator<IgmpMessage> igmp() {
    return table().of(IgmpMessage.class);
  }

  /** Any message of any version. */
  public static Generator<MldMessage> mld() {
    return table().of(MldMessage.class);
  }

  /** The values. */
  public static GeneratorTable table() {
    return new GeneratorTable()
        .addAll(Ipv4Generators.table())
        .addAll(Ipv6Generators.table())
        .addAll(IcmpGenerators.table())
        .addAll(NdpGenerators.table())
        .addAll(MulticastGenerators.table());
  }
}
