package io.netlayers.tcp;

import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/** From octets to typed options, and what their constructors check. */
final class TcpOptionCodec {
  /** What a full header leaves to one option behind its kind and length. */
  static final int MAX_BODY_OCTETS = TcpLayout.MAX_OPTION_OCTETS - 2;

  private TcpOptionCodec() {}

  /** The typed option that encodes to exactly these octets, or null where none does. */
  static @Nullable TcpOption typed(int kind, OctetString body) {
    if (!TcpOptionKind.lengthFits(kind, 2 + body.length()) || body.length() > MAX_BODY_OCTETS) {
      return null;
    }
    TcpOption option = parse(kind, body);
    return option != null && option.body().equals(body) ? option : null;
  }

  private static @Nullable TcpOption parse(int kind, OctetString body) {
    ByteBuffer octets = body.asByteBuffer();
    return switch (kind) {
      case TcpOptionKind.MSS -> new TcpOption.Mss(Octets.u16(octets, 0));
      case TcpOptionKind.WINDOW_SCALE -> new TcpOption.WindowScale(body.u8(0));
      case TcpOptionKind.SACK_PERMITTED -> new TcpOption.SackPermitted();
      case TcpOptionKind.SACK -> sack(octets);
      case TcpOptionKind.TIMESTAMPS ->
          new TcpOption.Timestamps(Octets.bits32(octets, 0), Octets.bits32(octets, 4));
      case TcpOptionKind.USER_TIMEOUT ->
          new TcpOption.UserTimeout(body.u8(0) >= 0x80, Octets.u16(octets, 0) & 0x7FFF);
      case TcpOptionKind.FAST_OPEN -> new CryptographicOption.FastOpen(body);
      case TcpOptionKind.MD5_SIGNATURE -> new CryptographicOption.Md5Signature(body);
      case TcpOptionKind.TCP_AO ->
          new CryptographicOption.Authentication(body.u8(0), body.u8(1), rest(body, 2));
      case TcpOptionKind.ACC_ECN_0 -> accurateEcn(0, octets);
      case TcpOptionKind.ACC_ECN_1 -> accurateEcn(1, octets);
      case TcpOptionKind.EXPERIMENT_1, TcpOptionKind.EXPERIMENT_2 ->
          body.length() < 2
              ? null
              : new ExperimentalOption(kind, Octets.u16(octets, 0), rest(body, 2));
      case TcpOptionKind.MPTCP -> MptcpCodec.parse(body);
      default -> null;
    };
  }

  private static SackOption sack(ByteBuffer octets) {
    List<SackOption.Block> blocks = new ArrayList<>();
    for (int at = 0; at < octets.capacity(); at += 8) {
      blocks.add(new SackOption.Block(Octets.bits32(octets, at), Octets.bits32(octets, at + 4)));
    }
    return new SackOption(blocks);
  }

  private static @Nullable AccurateEcnOption accurateEcn(int order, ByteBuffer octets) {
    if (octets.capacity() % 3 != 0 || octets.capacity() > 9) {
      return null;
    }
    List<Integer> counters = new ArrayList<>();
    for (int at = 0; at < octets.capacity(); at += 3) {
      counters.add(Octets.u24(octets, at));
    }
    return new AccurateEcnOption(order, counters);
  }

  /** The octets from an index on. */
  static OctetString rest(OctetString octets, int from) {
    return OctetString.copyOf(octets.asByteBuffer(), from, octets.length() - from);
  }

  static OctetString u16(int value) {
    return OctetString.copyOf((byte) (value >> 8), (byte) value);
  }

  static void requireBits(String name, int value, int bits) {
    if (value < 0 || value >> bits != 0) {
      throw new IllegalArgumentException(
          name + " not within 0 to " + ((1 << bits) - 1) + ": " + value);
    }
  }

  static void requireAtMost(OctetString octets, int most) {
    if (octets.length() > most) {
      throw new IllegalArgumentException("more than " + most + " octets: " + octets.length());
    }
  }

  static void requireKindAndBody(int kind, OctetString body) {
    requireBits("kind", kind, 8);
    if (kind <= TcpOptionKind.NOP) {
      throw new IllegalArgumentException("kind " + kind + " has no length");
    }
    requireAtMost(body, MAX_BODY_OCTETS);
  }
}
