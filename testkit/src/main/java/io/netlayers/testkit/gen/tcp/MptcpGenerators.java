package io.netlayers.testkit.gen.tcp;

import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.tcp.MptcpDss;
import io.netlayers.tcp.MptcpOption;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.GeneratorTable;
import io.netlayers.testkit.gen.core.CoreGenerators;
import java.util.OptionalInt;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** Every option of Multipath TCP (RFC 8684 §3). */
final class MptcpGenerators {
  private static final int KEY_OCTETS = 8;

  private MptcpGenerators() {}

  /** The four forms: first SYN, SYN-ACK, third segment, first data. */
  private static MptcpOption.MpCapable capable(Choices c) {
    int form = c.below(5);
    return new MptcpOption.MpCapable(
        c.bits(4),
        c.u8(),
        form > 0 ? c.octets(KEY_OCTETS) : OctetString.EMPTY,
        form > 1 ? c.octets(KEY_OCTETS) : OctetString.EMPTY,
        form > 2 ? OptionalInt.of(c.u16()) : OptionalInt.empty(),
        form > 3 ? OptionalInt.of(c.u16()) : OptionalInt.empty());
  }

  private static MptcpDss dss(Choices c) {
    int flags = c.bits(5);
    boolean mapping = (flags & MptcpDss.HAS_MAPPING) != 0;
    return new MptcpDss(
        flags,
        number(c, (flags & MptcpDss.HAS_ACK) != 0, (flags & MptcpDss.WIDE_ACK) != 0),
        number(c, mapping, (flags & MptcpDss.WIDE_SEQUENCE) != 0),
        mapping ? c.bits32() : 0,
        mapping ? c.u16() : 0,
        mapping ? c.optionalBetween(0, 0xFFFF) : OptionalInt.empty());
  }

  private static @Unsigned long number(Choices c, boolean there, boolean wide) {
    return !there ? Octets.asBits(0L) : wide ? c.bits64() : Octets.asBits(c.u32());
  }

  private static MptcpOption.AddAddr addAddr(Choices c) {
    boolean echo = c.flag();
    return new MptcpOption.AddAddr(
        echo,
        c.u8(),
        CoreGenerators.ip().generate(c),
        c.optionalBetween(0, 0xFFFF),
        echo ? OctetString.EMPTY : c.octets(KEY_OCTETS));
  }

  static GeneratorTable table() {
    return new GeneratorTable()
        .add(MptcpOption.MpCapable.class, MptcpGenerators::capable)
        .add(
            MptcpOption.MpJoinSyn.class,
            c -> new MptcpOption.MpJoinSyn(c.flag(), c.u8(), c.bits32(), c.bits32()))
        .add(
            MptcpOption.MpJoinSynAck.class,
            c -> new MptcpOption.MpJoinSynAck(c.flag(), c.u8(), c.octets(KEY_OCTETS), c.bits32()))
        .add(MptcpOption.MpJoinAck.class, c -> new MptcpOption.MpJoinAck(c.octets(20)))
        .add(MptcpDss.class, MptcpGenerators::dss)
        .add(MptcpOption.AddAddr.class, MptcpGenerators::addAddr)
        .add(MptcpOption.RemoveAddr.class, c -> new MptcpOption.RemoveAddr(c.octets(1, 37)))
        .add(
            MptcpOption.MpPrio.class,
            c -> new MptcpOption.MpPrio(c.flag(), c.optionalBetween(0, 255)))
        .add(MptcpOption.MpFail.class, c -> new MptcpOption.MpFail(c.bits64()))
        .add(MptcpOption.MpFastclose.class, c -> new MptcpOption.MpFastclose(c.octets(KEY_OCTETS)))
        .add(MptcpOption.MpTcprst.class, c -> new MptcpOption.MpTcprst(c.bits(4), c.u8()));
  }
}
