package io.netlayers.testkit.gen.ip;

import io.netlayers.core.Ipv6Address;
import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.ip.ndp.NdpDecodeStatus;
import io.netlayers.ip.ndp.NdpMessageView;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.MalformedInputs;
import java.nio.ByteBuffer;

/** Neighbor Discovery messages that must be discarded (RFC 4861 §6.1, §7.1, §8.1). */
final class MalformedNdp {
  private static final int[] TYPES = {133, 134, 135, 136, 137};
  private static final int[] FIXED = {8, 16, 24, 24, 40};
  private static final int TARGET = 8;
  private static final int DESTINATION = 24;
  private static final int REDIRECT = 4;

  private MalformedNdp() {}

  static MalformedInputs<NdpDecodeStatus> inputs() {
    NdpMessageView view = new NdpMessageView();
    return new MalformedInputs<>(
            "NdpMessageView",
            NdpDecodeStatus.class,
            (buffer, offset, length, wireLength) -> view.wrap(buffer, offset, length))
        .whole(NdpDecodeStatus.TRUNCATED_HEADER, MalformedNdp::cutHeader)
        .whole(
            NdpDecodeStatus.NOT_NEIGHBOR_DISCOVERY,
            c -> {
              byte[] octets = c.array(c.between(1, 40));
              octets[0] = (byte) (int) c.oneOf(0, 1, 128, 130, 132, 138, 255);
              return OctetString.copyOf(octets);
            })
        .whole(
            NdpDecodeStatus.BAD_CODE,
            c -> {
              byte[] octets = good(c, c.below(5), 0);
              octets[1] = (byte) c.between(1, 255);
              return OctetString.copyOf(octets);
            })
        .whole(NdpDecodeStatus.BAD_TARGET, MalformedNdp::badTarget)
        .whole(NdpDecodeStatus.BAD_DESTINATION, MalformedNdp::badDestination)
        .whole(
            NdpDecodeStatus.TRUNCATED_OPTION,
            c -> {
              int there = c.between(1, 20);
              return withOption(c, c.between(there / 8 + 1, 255), there);
            })
        .whole(NdpDecodeStatus.ZERO_LENGTH_OPTION, c -> withOption(c, 0, c.between(2, 20)));
  }

  /** A message of good addresses and no options, with room behind it. */
  private static byte[] good(Choices c, int which, int more) {
    byte[] octets = new byte[FIXED[which] + more];
    octets[0] = (byte) TYPES[which];
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    if (which >= 2) {
      Ipv6Address.parse("fe80::1").write(buffer, TARGET);
    }
    if (which == REDIRECT) {
      NdpGenerators.unicast(c).write(buffer, DESTINATION);
    }
    return octets;
  }

  private static OctetString cutHeader(Choices c) {
    byte[] octets = good(c, c.below(5), 0);
    return OctetString.copyOf(ByteBuffer.wrap(octets), 0, c.between(0, octets.length - 1));
  }

  /** A multicast target, or a redirect to what is neither link-local nor the destination. */
  private static OctetString badTarget(Choices c) {
    int which = c.between(2, REDIRECT);
    byte[] octets = good(c, which, 0);
    Ipv6Address target =
        which == REDIRECT ? Ipv6Address.parse("2001:db8:ffff::77") : Ipv6Address.ALL_NODES;
    target.write(ByteBuffer.wrap(octets), TARGET);
    return OctetString.copyOf(octets);
  }

  private static OctetString badDestination(Choices c) {
    byte[] octets = good(c, REDIRECT, 0);
    Ipv6Address.of(Octets.asBits(0xFF02L << 48), c.bits64())
        .write(ByteBuffer.wrap(octets), DESTINATION);
    return OctetString.copyOf(octets);
  }

  private static OctetString withOption(Choices c, int units, int there) {
    int which = c.below(5);
    byte[] octets = good(c, which, there);
    octets[FIXED[which]] = (byte) c.u8();
    if (there > 1) {
      octets[FIXED[which] + 1] = (byte) units;
    }
    return OctetString.copyOf(octets);
  }
}
