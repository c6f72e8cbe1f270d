package io.netlayers.testkit.gen.ip;

import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.ip.IpProtocol;
import io.netlayers.ip.Ipv6DecodeStatus;
import io.netlayers.ip.Ipv6Header;
import io.netlayers.ip.Ipv6PacketView;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.Malformed;
import io.netlayers.testkit.gen.choice.MalformedInputs;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** IPv6 packets that must be refused (RFC 8200, RFC 7112, RFC 2675). */
final class MalformedIpv6 {
  private static final int HEADER = 40;
  private static final int NEXT_HEADER = 6;
  private static final int PAYLOAD_LENGTH = 4;
  private static final int JUMBO = 0xC2;

  private MalformedIpv6() {}

  static MalformedInputs<Ipv6DecodeStatus> inputs() {
    Ipv6PacketView view = new Ipv6PacketView();
    return new MalformedInputs<>(
            "Ipv6PacketView",
            Ipv6DecodeStatus.class,
            (buffer, offset, length, wireLength) -> view.wrapLax(buffer, offset, length))
        .whole(Ipv6DecodeStatus.TRUNCATED_HEADER, MalformedIpv6::cutHeader)
        .whole(Ipv6DecodeStatus.BAD_VERSION, MalformedIpv6::badVersion)
        .whole(
            Ipv6DecodeStatus.BAD_PAYLOAD_LENGTH,
            c -> packet(c, IpProtocol.HOP_BY_HOP, 0, 59, 0, 1, 4, 0, 0, 0, 0))
        .whole(
            Ipv6DecodeStatus.BAD_JUMBO_PAYLOAD,
            c -> packet(c, IpProtocol.HOP_BY_HOP, 8, 59, 0, JUMBO, 4, c.u8(), c.u8(), 0, 0))
        .whole(
            Ipv6DecodeStatus.BAD_JUMBO_PAYLOAD,
            c -> packet(c, IpProtocol.HOP_BY_HOP, 0, 59, 0, JUMBO, 4, 0, 0, c.u8(), c.u8()))
        .whole(Ipv6DecodeStatus.BAD_EXTENSION_LENGTH, MalformedIpv6::tooLong)
        .whole(
            Ipv6DecodeStatus.MISPLACED_HOP_BY_HOP,
            c -> packet(c, IpProtocol.DESTINATION_OPTIONS, 16, padded(0, 59)))
        .whole(Ipv6DecodeStatus.INCOMPLETE_HEADER_CHAIN, MalformedIpv6::incomplete)
        .whole(Ipv6DecodeStatus.TOO_MANY_EXTENSION_HEADERS, MalformedIpv6::tooMany)
        .whole(
            Ipv6DecodeStatus.BAD_OPTION_LENGTH,
            c ->
                packet(
                    c, IpProtocol.DESTINATION_OPTIONS, 8, 59, 0, 5, c.between(5, 255), 0, 0, 0, 0))
        .whole(Ipv6DecodeStatus.BAD_ROUTING_HEADER, MalformedIpv6::badRouting)
        .add(Ipv6DecodeStatus.TRUNCATED_EXTENSION_HEADER, MalformedIpv6::cutExtension)
        .add(Ipv6DecodeStatus.TRUNCATED_PAYLOAD, MalformedIpv6::cutPayload);
  }

  /** A fixed header and what is behind it; the payload length is as told. */
  private static OctetString packet(Choices c, int next, int payloadLength, int... behind) {
    byte[] octets = new byte[HEADER + behind.length];
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    Ipv6Header.builder()
        .from(Ipv6Generators.header(c))
        .extensionHeaders(List.of())
        .upperProtocol(IpProtocol.NO_NEXT_HEADER)
        .build()
        .encode(buffer, 0);
    Octets.put8(buffer, NEXT_HEADER, next);
    Octets.put16(buffer, PAYLOAD_LENGTH, payloadLength);
    for (int i = 0; i < behind.length; i++) {
      octets[HEADER + i] = (byte) behind[i];
    }
    return OctetString.copyOf(octets);
  }

  /** Headers of eight octets of padding, each naming the next. */
  private static int[] padded(int... next) {
    int[] octets = new int[8 * next.length];
    for (int i = 0; i < next.length; i++) {
      octets[8 * i] = next[i];
      octets[8 * i + 2] = 1;
      octets[8 * i + 3] = 4;
    }
    return octets;
  }

  private static OctetString cutHeader(Choices c) {
    OctetString whole = packet(c, 59, 0);
    return OctetString.copyOf(whole.asByteBuffer(), 0, c.between(0, HEADER - 1));
  }

  private static OctetString badVersion(Choices c) {
    byte[] octets = packet(c, 59, 0).toByteArray();
    int version = c.bits(4);
    octets[0] = (byte) ((version == 6 ? 4 : version) << 4 | octets[0] & 0xF);
    return OctetString.copyOf(octets);
  }

  private static int extension(Choices c) {
    return c.oneOf(
        IpProtocol.DESTINATION_OPTIONS,
        IpProtocol.ROUTING,
        IpProtocol.MOBILITY,
        IpProtocol.HIP,
        IpProtocol.SHIM6);
  }

  /** An extension header that says more octets than the packet has. */
  private static OctetString tooLong(Choices c) {
    return packet(c, extension(c), 8, 59, c.between(1, 255), 1, 4, 0, 0, 0, 0);
  }

  /** The first fragment of a packet ends within its destination options (RFC 7112 §5). */
  private static OctetString incomplete(Choices c) {
    int[] behind = new int[16];
    behind[0] = IpProtocol.DESTINATION_OPTIONS;
    behind[3] = 1; // more fragments, offset 0
    behind[7] = c.u8();
    behind[8] = 59;
    behind[9] = c.between(1, 255);
    return packet(c, IpProtocol.FRAGMENT, 16, behind);
  }

  private static OctetString tooMany(Choices c) {
    int[] next = new int[c.between(70, 80)];
    Arrays.fill(next, IpProtocol.DESTINATION_OPTIONS);
    next[next.length - 1] = 59;
    return packet(c, IpProtocol.DESTINATION_OPTIONS, 8 * next.length, padded(next));
  }

  /** A type 2 header without an address, or with another number of segments left than 1. */
  private static OctetString badRouting(Choices c) {
    int[] behind = new int[24];
    behind[0] = 59;
    behind[1] = 2;
    behind[2] = c.oneOf(0, 2);
    int left = c.between(2, 255);
    behind[3] = left;
    return packet(c, IpProtocol.ROUTING, 24, behind);
  }

  private static Malformed<Ipv6DecodeStatus> cutExtension(Choices c) {
    OctetString all =
        packet(c, IpProtocol.DESTINATION_OPTIONS, 24, padded(extensionOfOptions(c), 60, 59));
    return cut(
        Ipv6DecodeStatus.TRUNCATED_EXTENSION_HEADER, all, c.between(HEADER, all.length() - 1));
  }

  private static int extensionOfOptions(Choices c) {
    return c.oneOf(IpProtocol.DESTINATION_OPTIONS, IpProtocol.HIP, IpProtocol.MOBILITY);
  }

  private static Malformed<Ipv6DecodeStatus> cutPayload(Choices c) {
    int payload = c.between(1, 40);
    OctetString all = packet(c, IpProtocol.UDP, payload, new int[payload]);
    return cut(Ipv6DecodeStatus.TRUNCATED_PAYLOAD, all, c.between(HEADER, all.length() - 1));
  }

  private static Malformed<Ipv6DecodeStatus> cut(
      Ipv6DecodeStatus status, OctetString all, int left) {
    OctetString there = OctetString.copyOf(all.asByteBuffer(), 0, left);
    return new Malformed<>("Ipv6PacketView", status, there, all.length());
  }
}
