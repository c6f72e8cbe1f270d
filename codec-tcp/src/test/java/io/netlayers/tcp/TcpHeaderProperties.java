package io.netlayers.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class TcpHeaderProperties {
  private static TcpHeader synAck() {
    return TcpHeader.builder()
        .sourcePort(43210)
        .destinationPort(80)
        .sequence(1)
        .acknowledgment(2)
        .flags(TcpFlags.SYN | TcpFlags.ACK)
        .window(65535)
        .addOptions(new TcpOption.Mss(1460), new TcpOption.SackPermitted())
        .addOptions(new TcpOption.Timestamps(1, 0), new TcpOption.NoOperation())
        .addOptions(new TcpOption.WindowScale(7))
        .build();
  }

  @Example
  void readsAsTcpdumpShowsIt() {
    assertEquals(
        "43210 > 80 [S.] seq 1 ack 2 win 65535 <mss 1460,sackOK,TS val 1 ecr 0,nop,wscale 7>",
        synAck().toString());
    assertEquals(
        "1 > 2 [U] seq 4294967295 win 0 urg 3",
        TcpHeader.builder()
            .sourcePort(1)
            .destinationPort(2)
            .sequence(-1)
            .flags(TcpFlags.URG)
            .urgentPointer(3)
            .build()
            .toString());
  }

  @Example
  void showsTheOctetsOfPayloadOfASegment() {
    ByteBuffer buffer = ByteBuffer.allocate(50);
    synAck().encode(buffer, 0);
    TcpSegmentView segment = new TcpSegmentView();
    segment.wrap(buffer, 0, 50);
    TcpOptionsView options = new TcpOptionsView();
    options.wrap(segment);
    options.next();
    StringBuilder text = new StringBuilder();
    TcpText.append(text, segment, options);
    assertEquals(synAck() + " len 10", text.toString());
  }

  /** RFC 9293 §3.1: "the TCP header padding ... is composed of zeros". */
  @Example
  void padsOptionsToWholeWords() {
    TcpHeader.Builder builder = TcpHeader.builder().sourcePort(1).destinationPort(2);
    builder.addOptions(new TcpOption.WindowScale(1), new TcpOption.SackPermitted());
    TcpHeader header = builder.build();
    assertEquals(28, header.encodedLength());
    assertEquals(new TcpOption.End(OctetString.ofHex("0000")), header.options().get(2));
    ByteBuffer buffer = Buffers.filled(28);
    header.encode(buffer, 0);
    assertEquals("0303010402000000", OctetString.copyOf(buffer, 20, 8).toString());
  }

  @Property
  void encodedThenDecodedIsTheSame(@ForAll("headers") TcpHeader header) {
    ByteBuffer buffer = Buffers.filled(header.encodedLength() + 2);
    assertEquals(header.encodedLength(), header.encode(buffer, 1));
    TcpSegmentView view = new TcpSegmentView();
    assertEquals(TcpDecodeStatus.OK, view.wrap(buffer, 1, header.encodedLength()));
    assertEquals(header, TcpHeader.decode(view));
    assertEquals((byte) 0xA5, buffer.get(0));
    assertEquals((byte) 0xA5, buffer.get(buffer.capacity() - 1));
  }

  /** Options at random, most of them malformed somewhere, and still to the octet. */
  @Property(tries = 3000)
  void decodedThenEncodedIsTheSame(
      @ForAll @Size(20) byte[] header, @ForAll("optionOctets") OctetString options) {
    int words = (options.length() + 3) / 4;
    byte[] octets = new byte[20 + words * 4];
    System.arraycopy(header, 0, octets, 0, 20);
    options.copyTo(ByteBuffer.wrap(octets), 20);
    octets[12] = (byte) (5 + words << 4 | octets[12] & 0xF);
    TcpSegmentView view = new TcpSegmentView();
    assertEquals(TcpDecodeStatus.OK, view.wrap(ByteBuffer.wrap(octets), 0, octets.length));
    TcpHeader value = TcpHeader.decode(view);
    ByteBuffer again = Buffers.filled(octets.length);
    assertEquals(octets.length, value.encode(again, 0));
    assertEquals(OctetString.copyOf(octets), OctetString.copyOf(again.array()));
    StringBuilder text = new StringBuilder();
    TcpOptionsView optionsView = new TcpOptionsView();
    optionsView.wrap(view);
    TcpText.append(text, view, optionsView);
    assertEquals(value.toString(), text.toString());
  }

  @Property
  void anyOctetsAreAnswered(@ForAll @Size(max = 80) byte[] octets, @ForAll byte cut) {
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    TcpSegmentView view = new TcpSegmentView();
    TcpOptionsView options = new TcpOptionsView();
    int there = Math.min(octets.length, cut & 0x7F);
    for (TcpDecodeStatus status :
        List.of(
            view.wrapQuoted(buffer, 0, there),
            view.wrap(buffer, 0, octets.length),
            view.wrapLax(buffer, 0, there, octets.length))) {
      options.wrap(view);
      if (status == TcpDecodeStatus.OK || status == TcpDecodeStatus.TRUNCATED_PAYLOAD) {
        assertTrue(view.payloadLength() >= 0);
      }
    }
    options.wrap(buffer, 0, octets.length);
    int steps = 0;
    options.rewind();
    while (options.next() != TcpOptionsView.NO_MORE) {
      steps++;
    }
    assertTrue(steps <= octets.length);
  }

  @Property
  void fieldsOutsideTheirBitsAreRefused(@ForAll int value) {
    TcpHeader.Builder builder = TcpHeader.builder().sourcePort(1).destinationPort(2);
    if (value < 0 || value > 7) {
      assertThrows(IllegalStateException.class, () -> builder.reserved(value).build());
    }
    if (value < 0 || value > 511) {
      assertThrows(IllegalStateException.class, () -> builder.reserved(0).flags(value).build());
    }
    if (value < 0 || value > 65535) {
      builder.flags(0);
      assertThrows(IllegalStateException.class, () -> builder.window(value).build());
      assertThrows(IllegalStateException.class, () -> builder.window(0).sourcePort(value).build());
      assertThrows(
          IllegalStateException.class, () -> builder.sourcePort(0).checksum(value).build());
      assertThrows(
          IllegalStateException.class, () -> builder.checksum(0).urgentPointer(value).build());
      assertThrows(
          IllegalStateException.class,
          () -> builder.urgentPointer(0).destinationPort(value).build());
    }
  }

  @Example
  void optionsThatCannotLieSoAreRefused() {
    TcpOption end = new TcpOption.End(OctetString.EMPTY);
    TcpOption malformed = new TcpOption.Malformed(OctetString.ofHex("fe000000"));
    TcpOption nop = new TcpOption.NoOperation();
    for (List<TcpOption> options :
        List.of(
            List.of(end, nop, nop, nop),
            List.of(nop, end),
            List.of(malformed, nop, nop, nop, nop),
            List.of(nop, malformed),
            List.<TcpOption>of(new TcpOption.Opaque(99, OctetString.copyOf(new byte[38])), nop))) {
      assertThrows(
          IllegalStateException.class,
          () -> TcpHeader.builder().sourcePort(1).destinationPort(2).options(options).build());
    }
  }

  @Provide
  Arbitrary<OctetString> optionOctets() {
    Arbitrary<OctetString> any =
        Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(OctetString::copyOf);
    Arbitrary<Integer> kinds =
        Arbitraries.of(2, 3, 4, 5, 8, 19, 28, 29, 30, 34, 172, 174, 253, 254, 69, 0, 1);
    Arbitrary<OctetString> likely =
        Combinators.combine(kinds, Arbitraries.bytes().array(byte[].class).ofMaxSize(38))
            .as(
                (kind, body) -> {
                  ByteBuffer option = ByteBuffer.allocate(2 + body.length);
                  option.put(kind.byteValue()).put((byte) (2 + body.length)).put(body);
                  return OctetString.copyOf(option.array());
                });
    return Arbitraries.oneOf(any, likely);
  }

  @Provide
  Arbitrary<TcpHeader> headers() {
    Arbitrary<Integer> u16 = Arbitraries.integers().between(0, 65535);
    Arbitrary<TcpOption> option =
        Arbitraries.oneOf(
            Arbitraries.of(new TcpOption.NoOperation(), new TcpOption.SackPermitted()),
            u16.map(TcpOption.Mss::new),
            u16.map(value -> new TcpOption.WindowScale(value & 0xFF)),
            Arbitraries.integers().map(value -> new TcpOption.Timestamps(value, ~value)),
            Arbitraries.integers()
                .map(value -> new SackOption(List.of(new SackOption.Block(value, value + 1)))));
    return Combinators.combine(
            u16,
            u16,
            Arbitraries.integers(),
            Arbitraries.integers(),
            Arbitraries.integers().between(0, 4095),
            u16,
            u16,
            option.list().ofMaxSize(4))
        .as(
            (source, destination, sequence, acknowledgment, bits, window, rest, options) ->
                TcpHeader.builder()
                    .sourcePort(source)
                    .destinationPort(destination)
                    .sequence(sequence)
                    .acknowledgment(acknowledgment)
                    .reserved(bits >> 9)
                    .flags(bits & 511)
                    .window(window)
                    .checksum(rest)
                    .urgentPointer(rest ^ 0xFFFF)
                    .addAllOptions(options)
                    .build());
  }
}
