package io.netlayers.testkit.gen.ip;

import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.ip.Ipv4DecodeStatus;
import io.netlayers.ip.Ipv4Header;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.option.Ipv4OptionStatus;
import io.netlayers.ip.option.Ipv4OptionType;
import io.netlayers.ip.option.Ipv4OptionsView;
import io.netlayers.ip.option.Ipv6OptionStatus;
import io.netlayers.ip.option.Ipv6OptionsView;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.Malformed;
import io.netlayers.testkit.gen.choice.MalformedInputs;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** IPv4 packets and options of both versions that must be refused, and all that IP carries. */
public final class MalformedIp {
  private static final int HEADER = 20;
  private static final int TOTAL_LENGTH = 2;
  private static final String IPV4 = "Ipv4PacketView";

  private MalformedIp() {}

  /** By decoder. */
  public static List<MalformedInputs<?>> inputs() {
    List<MalformedInputs<?>> all = new ArrayList<>();
    all.add(ipv4());
    all.add(ipv4Options());
    all.add(ipv6Options());
    all.add(MalformedIpv6.inputs());
    all.addAll(MalformedIcmp.inputs());
    all.addAll(MalformedMulticast.inputs());
    all.add(MalformedNdp.inputs());
    return all;
  }

  private static MalformedInputs<Ipv4DecodeStatus> ipv4() {
    Ipv4PacketView view = new Ipv4PacketView();
    return new MalformedInputs<>(
            IPV4,
            Ipv4DecodeStatus.class,
            (buffer, offset, length, wireLength) -> view.wrapLax(buffer, offset, length))
        .whole(Ipv4DecodeStatus.TRUNCATED_HEADER, MalformedIp::cutHeader)
        .whole(Ipv4DecodeStatus.BAD_VERSION, c -> first(c, c.between(0, 14), 5, 4))
        .whole(Ipv4DecodeStatus.BAD_HEADER_LENGTH, c -> first(c, 4, c.between(0, 4), -1))
        .whole(Ipv4DecodeStatus.BAD_TOTAL_LENGTH, MalformedIp::badTotal)
        .whole(Ipv4DecodeStatus.BAD_OPTION_LENGTH, MalformedIp::badOption)
        .add(Ipv4DecodeStatus.TRUNCATED_PAYLOAD, MalformedIp::cutPayload);
  }

  /** A packet whose total length is its own. */
  private static ByteBuffer packet(Choices c, int payload) {
    Ipv4Header any = Ipv4Generators.header(c);
    int header = any.encodedLength();
    ByteBuffer buffer = ByteBuffer.allocate(header + payload);
    Ipv4Header.builder().from(any).totalLength(header + payload).build().encode(buffer, 0);
    return buffer;
  }

  private static OctetString all(ByteBuffer buffer) {
    return OctetString.copyOf(buffer, 0, buffer.capacity());
  }

  private static OctetString cutHeader(Choices c) {
    ByteBuffer packet = packet(c, 0);
    return OctetString.copyOf(packet, 0, c.between(0, packet.capacity() - 1));
  }

  /** A packet whose first octet is another; the version {@code but} is skipped. */
  private static OctetString first(Choices c, int version, int ihl, int but) {
    ByteBuffer packet = packet(c, 8);
    int shown = version >= but && but >= 0 ? version + 1 : version;
    Octets.put8(packet, 0, shown << 4 | ihl);
    return all(packet);
  }

  private static OctetString badTotal(Choices c) {
    ByteBuffer packet = packet(c, c.between(0, 16));
    int header = (Octets.u8(packet, 0) & 0xF) * 4;
    Octets.put16(packet, TOTAL_LENGTH, c.between(1, header - 1));
    return all(packet);
  }

  /** A length of less than 2, or past the header; good options before it. */
  private static OctetString badOption(Choices c) {
    int words = c.between(1, 10);
    byte[] octets = new byte[HEADER + 4 * words];
    ByteBuffer packet = ByteBuffer.wrap(octets);
    Ipv4Header plain =
        Ipv4Header.builder()
            .from(Ipv4Generators.header(c))
            .options(List.of())
            .totalLength(octets.length)
            .build();
    plain.encode(packet, 0);
    Octets.put8(packet, 0, 4 << 4 | 5 + words);
    int at = HEADER + c.between(0, 4 * words - 1);
    for (int i = HEADER; i < at; i++) {
      octets[i] = (byte) Ipv4OptionType.NOP;
    }
    overrun(c, octets, at);
    return OctetString.copyOf(octets);
  }

  /** An option at {@code at} whose length is missing, too little or too great. */
  private static void overrun(Choices c, byte[] octets, int at) {
    octets[at] = (byte) c.between(2, 255);
    if (at + 1 < octets.length) {
      octets[at + 1] = (byte) (c.flag() ? c.between(octets.length - at + 1, 255) : c.below(2));
    }
  }

  private static Malformed<Ipv4DecodeStatus> cutPayload(Choices c) {
    ByteBuffer packet = packet(c, c.between(1, 40));
    int header = (Octets.u8(packet, 0) & 0xF) * 4;
    int left = c.between(header, packet.capacity() - 1);
    return new Malformed<>(
        IPV4,
        Ipv4DecodeStatus.TRUNCATED_PAYLOAD,
        OctetString.copyOf(packet, 0, left),
        packet.capacity());
  }

  /** The status of a list, or of the first option whose contents are wrong. */
  private static MalformedInputs<Ipv4OptionStatus> ipv4Options() {
    Ipv4OptionsView view = new Ipv4OptionsView();
    return new MalformedInputs<>(
            "Ipv4OptionsView",
            Ipv4OptionStatus.class,
            (buffer, offset, length, wireLength) -> {
              Ipv4OptionStatus status = view.wrap(buffer, offset, length);
              while (status == Ipv4OptionStatus.OK && view.next()) {
                status = view.contentStatus();
              }
              return status;
            })
        .whole(
            Ipv4OptionStatus.OVERRUN,
            c -> {
              byte[] octets = new byte[c.between(1, 40)];
              overrun(c, octets, 0);
              return OctetString.copyOf(octets);
            })
        .whole(Ipv4OptionStatus.BAD_LENGTH, MalformedIp::misfit)
        .whole(Ipv4OptionStatus.BAD_POINTER, MalformedIp::badPointer)
        .whole(
            Ipv4OptionStatus.BAD_FLAG,
            c -> option(c, Ipv4OptionType.TS, 12, 5, c.bits(4) << 4 | c.oneOf(2, 4, 15)));
  }

  /** An option of a length; its third and fourth octets are as told. */
  private static OctetString option(Choices c, int type, int length, int third, int fourth) {
    byte[] octets = c.array(length);
    octets[0] = (byte) type;
    octets[1] = (byte) length;
    if (length > 2) {
      octets[2] = (byte) third;
    }
    if (length > 3) {
      octets[3] = (byte) fourth;
    }
    return OctetString.copyOf(octets);
  }

  private static OctetString misfit(Choices c) {
    return switch (c.below(6)) {
      case 0 ->
          option(c, c.oneOf(Ipv4OptionType.RR, Ipv4OptionType.LSR), c.oneOf(2, 4, 6, 8), 4, 0);
      case 1 -> option(c, Ipv4OptionType.TS, c.oneOf(2, 3, 5, 7), 5, 0);
      case 2 -> option(c, Ipv4OptionType.RTRALT, c.oneOf(2, 3, 5), 0, 0);
      case 3 -> option(c, Ipv4OptionType.QS, c.oneOf(7, 9), 0, 0);
      case 4 -> option(c, Ipv4OptionType.TR, c.oneOf(2, 11, 13), 0, 0);
      default -> option(c, Ipv4OptionType.SDB, c.oneOf(2, 5, 7), 0, 0);
    };
  }

  private static OctetString badPointer(Choices c) {
    int length = 3 + 4 * c.between(1, 9);
    int pointer = c.flag() ? c.between(length - 2, length) : c.between(0, 3);
    return c.flag()
        ? option(c, c.oneOf(Ipv4OptionType.RR, Ipv4OptionType.SSR), length, pointer, 0)
        : option(c, Ipv4OptionType.TS, 12, c.oneOf(0, 4, 10, 12), 0);
  }

  private static MalformedInputs<Ipv6OptionStatus> ipv6Options() {
    Ipv6OptionsView view = new Ipv6OptionsView();
    return new MalformedInputs<>(
            "Ipv6OptionsView",
            Ipv6OptionStatus.class,
            (buffer, offset, length, wireLength) -> view.wrapHeader(buffer, offset, length))
        .whole(Ipv6OptionStatus.TRUNCATED, c -> c.octets(0, 1))
        .whole(
            Ipv6OptionStatus.OVERRUN,
            c -> {
              byte[] octets = c.array(8);
              octets[2] = (byte) c.between(1, 255);
              octets[3] = (byte) c.between(5, 255);
              return OctetString.copyOf(octets);
            });
  }
}
