package io.netlayers.testkit.gen.ip;

import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.OctetString;
import io.netlayers.ip.igmp.IgmpMessage;
import io.netlayers.ip.igmp.IgmpRecord;
import io.netlayers.ip.mld.MldMessage;
import io.netlayers.ip.mld.MldRecord;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.GeneratorTable;
import io.netlayers.testkit.gen.core.CoreGenerators;

/** IGMP (RFC 9776) and MLD (RFC 9777): every message of every version. */
final class MulticastGenerators {
  private MulticastGenerators() {}

  private static Ipv4Address group4(Choices c) {
    return c.onceIn(2)
        ? CoreGenerators.ipv4().generate(c)
        : c.oneOf(
            Ipv4Address.UNSPECIFIED, Ipv4Address.of(224, 0, 0, 251), Ipv4Address.of(239, 1, 2, 3));
  }

  private static Ipv6Address group6(Choices c) {
    return c.onceIn(2)
        ? CoreGenerators.ipv6().generate(c)
        : c.oneOf(Ipv6Address.UNSPECIFIED, Ipv6Address.parse("ff02::fb"), Ipv6Address.ALL_NODES);
  }

  private static int recordType(Choices c) {
    return c.onceIn(6) ? c.u8() : c.between(1, 6);
  }

  private static OctetString auxiliary(Choices c) {
    return c.octets(c.onceIn(4) ? 4 * c.u8() : 0);
  }

  private static IgmpRecord record4(Choices c) {
    return new IgmpRecord(
        recordType(c), group4(c), c.list(0, 4, CoreGenerators.ipv4()), auxiliary(c));
  }

  private static MldRecord record6(Choices c) {
    return new MldRecord(
        recordType(c), group6(c), c.list(0, 4, CoreGenerators.ipv6()), auxiliary(c));
  }

  static GeneratorTable table() {
    return new GeneratorTable()
        .add(IgmpRecord.class, MulticastGenerators::record4)
        .add(
            IgmpMessage.MembershipQuery.class,
            c -> new IgmpMessage.MembershipQuery(c.u8(), group4(c)))
        .add(
            IgmpMessage.MembershipQueryV3.class,
            c ->
                new IgmpMessage.MembershipQueryV3(
                    c.u8(),
                    group4(c),
                    c.flag(),
                    c.bits(3),
                    c.u8(),
                    c.list(0, 6, CoreGenerators.ipv4())))
        .add(
            IgmpMessage.MembershipReport.class,
            c -> new IgmpMessage.MembershipReport(c.between(1, 2), group4(c)))
        .add(
            IgmpMessage.MembershipReportV3.class,
            c -> new IgmpMessage.MembershipReportV3(c.list(0, 4, MulticastGenerators::record4)))
        .add(IgmpMessage.LeaveGroup.class, c -> new IgmpMessage.LeaveGroup(group4(c)))
        .add(
            IgmpMessage.RouterAdvertisement.class,
            c -> new IgmpMessage.RouterAdvertisement(c.u8(), c.u16(), c.u16()))
        .add(
            IgmpMessage.Other.class,
            c ->
                new IgmpMessage.Other(
                    c.oneOf(0x13, 0x14, 0x31, 0x32, 0, 255), c.u8(), c.octets(4, 40)))
        .add(MldRecord.class, MulticastGenerators::record6)
        .add(MldMessage.Query.class, c -> new MldMessage.Query(c.u16(), group6(c)))
        .add(
            MldMessage.QueryV2.class,
            c ->
                new MldMessage.QueryV2(
                    c.u16(),
                    group6(c),
                    c.flag(),
                    c.bits(3),
                    c.u8(),
                    c.list(0, 6, CoreGenerators.ipv6())))
        .add(MldMessage.Listener.class, c -> new MldMessage.Listener(c.flag(), group6(c)))
        .add(
            MldMessage.ReportV2.class,
            c -> new MldMessage.ReportV2(c.list(0, 4, MulticastGenerators::record6)));
  }
}
