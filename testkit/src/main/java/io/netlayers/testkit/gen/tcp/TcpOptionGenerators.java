package io.netlayers.testkit.gen.tcp;

import io.netlayers.core.OctetString;
import io.netlayers.tcp.AccurateEcnOption;
import io.netlayers.tcp.CryptographicOption;
import io.netlayers.tcp.ExperimentalOption;
import io.netlayers.tcp.SackOption;
import io.netlayers.tcp.TcpOption;
import io.netlayers.tcp.TcpOptionKind;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.Generator;
import io.netlayers.testkit.gen.choice.GeneratorTable;
import java.util.List;

/** Every TCP option (RFC 9293 §3.2 and the registry), Multipath TCP's excepted. */
final class TcpOptionGenerators {
  /**
   * Registered kinds without a type of their own, and the length of what is behind their length.
   */
  private static final int[][] UNTYPED = {
    {TcpOptionKind.ECHO, 4},
    {TcpOptionKind.ECHO_REPLY, 4},
    {TcpOptionKind.PARTIAL_ORDER_PERMITTED, 0},
    {TcpOptionKind.PARTIAL_ORDER_PROFILE, 1},
    {TcpOptionKind.CC, 4},
    {TcpOptionKind.CC_NEW, 4},
    {TcpOptionKind.CC_ECHO, 4},
    {TcpOptionKind.ALTERNATE_CHECKSUM_REQUEST, 1},
    {TcpOptionKind.ALTERNATE_CHECKSUM_DATA, 6},
    {TcpOptionKind.SKEETER, 3},
    {TcpOptionKind.BUBBA, 3},
    {TcpOptionKind.TRAILER_CHECKSUM, 1},
    {TcpOptionKind.SCPS_CAPABILITIES, 2},
    {TcpOptionKind.SELECTIVE_NACK, 4},
    {TcpOptionKind.RECORD_BOUNDARIES, 0},
    {TcpOptionKind.CORRUPTION_EXPERIENCED, 0},
    {TcpOptionKind.SNAP, 3},
    {TcpOptionKind.COMPRESSION_FILTER, 2},
    {TcpOptionKind.QUICK_START_RESPONSE, 6},
    {TcpOptionKind.TCP_ENO, 2},
    {25, 0},
    {255, 38}
  };

  /** Kinds with a length that is none of theirs. */
  private static final int[][] MISFITS = {
    {TcpOptionKind.MSS, 1},
    {TcpOptionKind.MSS, 3},
    {TcpOptionKind.WINDOW_SCALE, 0},
    {TcpOptionKind.WINDOW_SCALE, 2},
    {TcpOptionKind.SACK_PERMITTED, 1},
    {TcpOptionKind.SACK, 0},
    {TcpOptionKind.SACK, 7},
    {TcpOptionKind.SACK, 9},
    {TcpOptionKind.TIMESTAMPS, 7},
    {TcpOptionKind.TIMESTAMPS, 9},
    {TcpOptionKind.MD5_SIGNATURE, 15},
    {TcpOptionKind.MD5_SIGNATURE, 17},
    {TcpOptionKind.USER_TIMEOUT, 1},
    {TcpOptionKind.TCP_AO, 1},
    {TcpOptionKind.MPTCP, 0},
    {TcpOptionKind.FAST_OPEN, 2},
    {TcpOptionKind.FAST_OPEN, 5},
    {TcpOptionKind.QUICK_START_RESPONSE, 5}
  };

  private TcpOptionGenerators() {}

  private static TcpOption.Opaque opaque(Choices c, int[][] kindsAndLengths) {
    int[] one = c.oneOf(kindsAndLengths);
    return new TcpOption.Opaque(one[0], c.octets(one[1]));
  }

  /** Whether an option of this kind and of a proper length has no type of its own. */
  static boolean isUntyped(TcpOption.Opaque option) {
    for (int[] one : UNTYPED) {
      if (one[0] == option.kind()) {
        return one[1] == option.body().length();
      }
    }
    return false;
  }

  /** A registered kind without a type of its own, or an unknown one, of a length it may have. */
  static Generator<TcpOption.Opaque> untyped() {
    return c -> opaque(c, UNTYPED);
  }

  /** A known kind of a length that it may not have. */
  static Generator<TcpOption.Opaque> misfit() {
    return c -> opaque(c, MISFITS);
  }

  /** So many octets that begin with a kind whose length is missing, too little or too great. */
  static TcpOption.Malformed malformed(Choices c, int octets) {
    byte[] bytes = c.array(octets);
    bytes[0] = (byte) c.between(2, 255);
    if (octets > 1) {
      bytes[1] = (byte) (c.flag() ? c.between(octets + 1, 255) : c.below(2));
    }
    return new TcpOption.Malformed(OctetString.copyOf(bytes));
  }

  private static SackOption.Block block(Choices c) {
    return new SackOption.Block(c.bits32(), c.bits32());
  }

  private static AccurateEcnOption accurateEcn(Choices c) {
    return new AccurateEcnOption(c.below(2), c.list(0, 3, each -> each.bits(24)));
  }

  /** Every option; {@link TcpOption} itself is any of them. */
  static GeneratorTable table() {
    return new GeneratorTable()
        .add(TcpOption.NoOperation.class, c -> new TcpOption.NoOperation())
        .add(TcpOption.End.class, c -> new TcpOption.End(c.octets(0, 3)))
        .add(TcpOption.Mss.class, c -> new TcpOption.Mss(c.u16()))
        .add(TcpOption.WindowScale.class, c -> new TcpOption.WindowScale(shift(c)))
        .add(TcpOption.SackPermitted.class, c -> new TcpOption.SackPermitted())
        .add(TcpOption.Timestamps.class, c -> new TcpOption.Timestamps(c.bits32(), c.bits32()))
        .add(TcpOption.UserTimeout.class, c -> new TcpOption.UserTimeout(c.flag(), c.bits(15)))
        .add(
            TcpOption.Opaque.class,
            Generator.oneOf(List.of(untyped(), untyped(), untyped(), misfit())))
        .add(TcpOption.Malformed.class, c -> malformed(c, c.between(1, 8)))
        .add(SackOption.Block.class, TcpOptionGenerators::block)
        .add(SackOption.class, c -> new SackOption(c.list(1, 4, TcpOptionGenerators::block)))
        .add(AccurateEcnOption.class, TcpOptionGenerators::accurateEcn)
        .add(
            ExperimentalOption.class,
            c ->
                new ExperimentalOption(
                    c.oneOf(TcpOptionKind.EXPERIMENT_1, TcpOptionKind.EXPERIMENT_2),
                    c.onceIn(3) ? ExperimentalOption.FAST_OPEN_EXID : c.u16(),
                    c.octets(0, 36)))
        .add(
            CryptographicOption.FastOpen.class,
            c ->
                new CryptographicOption.FastOpen(
                    c.onceIn(4) ? OctetString.EMPTY : c.octets(2 * c.between(2, 8))))
        .add(
            CryptographicOption.Md5Signature.class,
            c -> new CryptographicOption.Md5Signature(c.octets(16)))
        .add(
            CryptographicOption.Authentication.class,
            c ->
                new CryptographicOption.Authentication(
                    c.u8(), c.u8(), c.onceIn(2) ? c.octets(12) : c.octets(0, 36)))
        .addAll(MptcpGenerators.table());
  }

  private static int shift(Choices c) {
    return c.onceIn(4) ? c.u8() : c.between(0, TcpOption.WindowScale.MAX_SHIFT);
  }
}
