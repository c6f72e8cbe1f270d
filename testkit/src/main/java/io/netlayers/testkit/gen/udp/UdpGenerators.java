package io.netlayers.testkit.gen.udp;

import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.Generator;
import io.netlayers.testkit.gen.choice.GeneratorTable;
import io.netlayers.testkit.gen.choice.MalformedInputs;
import io.netlayers.udp.UdpDatagramView;
import io.netlayers.udp.UdpDecodeStatus;
import io.netlayers.udp.UdpHeader;
import io.netlayers.udp.UdpLiteDatagramView;
import io.netlayers.udp.UdpLiteHeader;
import java.nio.ByteBuffer;
import java.util.List;

/** UDP (RFC 768) and UDP-Lite (RFC 3828). */
public final class UdpGenerators {
  private static final int HEADER = UdpDatagramView.HEADER_LENGTH;
  private static final int LENGTH = 4;

  private UdpGenerators() {}

  /** A header; a length of 0 as well, where IP tells it. */
  public static Generator<UdpHeader> header() {
    return c ->
        UdpHeader.builder()
            .sourcePort(c.u16())
            .destinationPort(c.u16())
            .length(c.onceIn(8) ? 0 : c.between(HEADER, 0xFFFF))
            .checksum(c.u16())
            .build();
  }

  /** A header; a coverage of 0 as well, for the whole datagram. */
  public static Generator<UdpLiteHeader> liteHeader() {
    return c ->
        UdpLiteHeader.builder()
            .sourcePort(c.u16())
            .destinationPort(c.u16())
            .coverage(c.onceIn(4) ? 0 : c.between(HEADER, 0xFFFF))
            .checksum(c.u16())
            .build();
  }

  /** Header and payload, 0 to so many octets of it; the length is right. */
  public static Generator<OctetString> datagram(int maxPayload) {
    return c -> datagram(c, c.between(0, maxPayload));
  }

  private static OctetString datagram(Choices c, int payload) {
    byte[] octets = new byte[HEADER + payload];
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    UdpHeader.builder()
        .sourcePort(c.u16())
        .destinationPort(c.u16())
        .length(HEADER + payload)
        .checksum(c.u16())
        .build()
        .encode(buffer, 0);
    buffer.put(HEADER, c.array(payload));
    return OctetString.copyOf(octets);
  }

  private static Generator<OctetString> withLengthField(int max, Generator<Integer> field) {
    return c -> {
      byte[] octets = datagram(c, c.between(0, max)).toByteArray();
      Octets.put16(ByteBuffer.wrap(octets), LENGTH, field.generate(c));
      return OctetString.copyOf(octets);
    };
  }

  /** What must be refused, by decoder. */
  public static List<MalformedInputs<UdpDecodeStatus>> malformed() {
    Generator<OctetString> tooShort = c -> c.octets(0, HEADER - 1);
    UdpDatagramView udp = new UdpDatagramView();
    UdpLiteDatagramView lite = new UdpLiteDatagramView();
    return List.of(
        new MalformedInputs<>(
                "UdpDatagramView",
                UdpDecodeStatus.class,
                (buffer, offset, length, wireLength) -> udp.wrap(buffer, offset, length))
            .whole(UdpDecodeStatus.TRUNCATED_HEADER, tooShort)
            .whole(UdpDecodeStatus.BAD_LENGTH, withLengthField(40, c -> c.between(1, HEADER - 1)))
            .whole(
                UdpDecodeStatus.TRUNCATED_PAYLOAD,
                withLengthField(40, c -> c.between(HEADER + 40 + 1, 0xFFFF)))
            .cut(
                UdpDecodeStatus.TRUNCATED_PAYLOAD,
                datagram(40).map(UdpGenerators::atLeastOne),
                8,
                47),
        new MalformedInputs<>("UdpLiteDatagramView", UdpDecodeStatus.class, lite::wrapLax)
            .whole(UdpDecodeStatus.TRUNCATED_HEADER, tooShort)
            .whole(UdpDecodeStatus.BAD_COVERAGE, withLengthField(40, c -> c.between(1, HEADER - 1)))
            .whole(
                UdpDecodeStatus.BAD_COVERAGE,
                withLengthField(40, c -> c.between(HEADER + 40 + 1, 0xFFFF)))
            .cut(
                UdpDecodeStatus.TRUNCATED_PAYLOAD,
                withLengthField(40, c -> c.oneOf(0, HEADER)).map(UdpGenerators::atLeastOne),
                HEADER,
                HEADER + 39));
  }

  /** The same with a payload, so that there is something to cut off. */
  private static OctetString atLeastOne(OctetString datagram) {
    if (datagram.length() > HEADER) {
      return datagram;
    }
    byte[] longer = new byte[HEADER + 1];
    datagram.copyTo(ByteBuffer.wrap(longer), 0);
    if (Octets.u16(ByteBuffer.wrap(longer), LENGTH) == HEADER) {
      Octets.put16(ByteBuffer.wrap(longer), LENGTH, HEADER + 1);
    }
    return OctetString.copyOf(longer);
  }

  /** The values. */
  public static GeneratorTable table() {
    return new GeneratorTable()
        .add(UdpHeader.class, header())
        .add(UdpLiteHeader.class, liteHeader());
  }
}
