package io.netlayers.testkit.gen;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.MacAddress;
import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.ethernet.EthernetHeader;
import io.netlayers.ip.Ipv4Header;
import io.netlayers.ip.Ipv6Header;
import io.netlayers.ip.ndp.NdpMessage;
import io.netlayers.packet.Layer;
import io.netlayers.pcap.block.PcapngBlock;
import io.netlayers.pcap.block.PcapngOption;
import io.netlayers.pcap.block.SectionHeader;
import io.netlayers.tcp.SeqNumbers;
import io.netlayers.tcp.TcpDecodeStatus;
import io.netlayers.tcp.TcpHeader;
import io.netlayers.tcp.TcpOption;
import io.netlayers.testkit.gen.choice.Generator;
import io.netlayers.testkit.gen.choice.Malformed;
import io.netlayers.testkit.gen.choice.Split;
import io.netlayers.testkit.gen.frame.Conversation;
import io.netlayers.testkit.gen.frame.Conversations;
import io.netlayers.testkit.gen.frame.Fragments;
import io.netlayers.testkit.gen.frame.Frame;
import io.netlayers.testkit.gen.frame.FrameGenerators;
import io.netlayers.testkit.gen.frame.HttpMessages;
import io.netlayers.testkit.gen.tcp.MalformedTcp;
import io.netlayers.testkit.gen.udp.UdpGenerators;
import io.netlayers.udp.UdpHeader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * A bug in each layer, small as bugs are, is caught by a property over the generators: the property
 * holds of right code and fails of the code with the bug.
 */
class PlantedBugsTest {
  private static final int TRIES = 1_000;

  private static <T> void caught(
      Generator<T> generator, Predicate<? super T> right, Predicate<? super T> planted) {
    assertTrue(generator.stream(1, TRIES).allMatch(right), "the right code fails");
    assertFalse(generator.stream(1, TRIES).allMatch(planted), "the bug is not caught");
  }

  private static ByteBuffer encoded(EthernetHeader header) {
    ByteBuffer buffer = ByteBuffer.allocate(header.encodedLength());
    header.encode(buffer, 0);
    return buffer;
  }

  @Test
  void ethernetAddressesSwapped() {
    caught(
        Generators.of(EthernetHeader.class),
        h -> MacAddress.read(encoded(h), 6).equals(h.source()),
        h -> MacAddress.read(encoded(h), 0).equals(h.source()));
  }

  @Test
  void ethernetSecondTagForgotten() {
    caught(
        Generators.of(EthernetHeader.class),
        h -> typeBehind(encoded(h), 8) == h.typeOrLength(),
        h -> typeBehind(encoded(h), 1) == h.typeOrLength());
  }

  private static int typeBehind(ByteBuffer frame, int mostTags) {
    int at = 12;
    for (int tags = 0; tags < mostTags; tags++) {
      int type = Octets.u16(frame, at);
      if (type == 0x8100 || type == 0x88A8 || type == 0x9100) {
        at += 4;
      }
    }
    return Octets.u16(frame, at);
  }

  private static ByteBuffer encoded(Ipv4Header header) {
    ByteBuffer buffer = ByteBuffer.allocate(header.encodedLength());
    header.encode(buffer, 0);
    return buffer;
  }

  @Test
  void ipv4HeaderTakenForTwentyOctets() {
    caught(
        Generators.of(Ipv4Header.class),
        h -> (Octets.u8(encoded(h), 0) & 0xF) * 4 == h.encodedLength(),
        h -> 20 == h.encodedLength());
  }

  @Test
  void ipv4FragmentOffsetInUnits() {
    caught(
        Generators.of(Ipv4Header.class),
        h -> (Octets.u16(encoded(h), 6) & 0x1FFF) * 8 == h.fragmentOffset(),
        h -> (Octets.u16(encoded(h), 6) & 0x1FFF) == h.fragmentOffset());
  }

  @Test
  void ipv4TotalLengthTakenForSigned() {
    caught(
        Generators.of(Ipv4Header.class),
        h -> (encoded(h).getShort(2) & 0xFFFF) == h.totalLength(),
        h -> encoded(h).getShort(2) == h.totalLength());
  }

  @Test
  void ipv6ExtensionHeadersNotSkipped() {
    caught(
        Generators.of(Ipv6Header.class),
        h -> h.encodedLength() >= 40,
        h -> {
          ByteBuffer buffer = ByteBuffer.allocate(h.encodedLength());
          h.encode(buffer, 0);
          return Octets.u8(buffer, 6) == h.upperProtocol();
        });
  }

  @Test
  void ndpOptionsCountedInOctets() {
    caught(
        Generators.of(NdpMessage.class),
        message -> options(message, 8),
        message -> options(message, 1));
  }

  /** Whether the options of a solicitation walk to the message's end. */
  private static boolean options(NdpMessage message, int unit) {
    if (!(message instanceof NdpMessage.RouterSolicitation)) {
      return true;
    }
    ByteBuffer buffer = ByteBuffer.allocate(message.encodedLength());
    message.encode(buffer, 0, 0);
    int at = 8;
    while (at + 1 < buffer.capacity() && Octets.u8(buffer, at + 1) > 0) {
      at += Octets.u8(buffer, at + 1) * unit;
    }
    return at == buffer.capacity();
  }

  @Test
  void reassemblyInOrderOfArrival() {
    caught(
        Generators.of(Fragments.class),
        f -> f.packets().size() > 1,
        f -> {
          byte[] joined = new byte[2048];
          int at = 0;
          int header = f.version() == 4 ? 20 : 48;
          for (OctetString packet : f.packets()) {
            packet.asByteBuffer().get(header, joined, at, packet.length() - header);
            at += packet.length() - header;
          }
          OctetString whole = OctetString.copyOf(ByteBuffer.wrap(joined), 0, at);
          return whole.equals(f.payload());
        });
  }

  @Test
  void udpLengthWithoutTheHeader() {
    caught(
        UdpGenerators.datagram(40),
        d -> Octets.u16(d.asByteBuffer(), 4) == d.length(),
        d -> Octets.u16(d.asByteBuffer(), 4) == d.length() - 8);
  }

  @Test
  void udpZeroLengthForgotten() {
    caught(Generators.of(UdpHeader.class), h -> true, h -> h.length() >= 8);
  }

  @Test
  void transportChecksumAtTheWrongPlace() {
    Generator<Frame> frames = FrameGenerators.frame();
    caught(frames, f -> udpChecksumHolds(f, 0), f -> udpChecksumHolds(f, 2));
  }

  /** The sum over a plain datagram in IPv4, its pseudo-header begun so far to the right. */
  private static boolean udpChecksumHolds(Frame frame, int wrong) {
    ByteBuffer octets = frame.octets().asByteBuffer();
    boolean plain =
        frame.layers().size() > 2
            && frame.layers().get(1) == Layer.IPV4
            && frame.layers().get(2) == Layer.UDP
            && Octets.u16(octets, 12) == 0x0800
            && Octets.u8(octets, 14) == 0x45;
    if (!plain) {
      return true;
    }
    int length = Octets.u16(octets, 14 + 20 + 4);
    long sum = InternetChecksum.sum(octets, 14 + 12 + wrong, 8) + 17 + length;
    return InternetChecksum.isValid(sum + InternetChecksum.sum(octets, 34, length));
  }

  private static ByteBuffer encoded(TcpHeader header) {
    ByteBuffer buffer = ByteBuffer.allocate(header.encodedLength());
    header.encode(buffer, 0);
    return buffer;
  }

  @Test
  void tcpNinthFlagLost() {
    caught(
        Generators.of(TcpHeader.class),
        h -> (Octets.u16(encoded(h), 12) & 0x1FF) == h.flags(),
        h -> (Octets.u16(encoded(h), 12) & 0xFF) == h.flags());
  }

  @Test
  void tcpOptionLengthOffByOne() {
    caught(
        Generators.of(TcpOption.class),
        o -> o.encodedLength() >= 1,
        o -> o.encodedLength() == 1 + o.body().length());
  }

  @Test
  void tcpDataOffsetTooSmallTaken() {
    Generator<Malformed<TcpDecodeStatus>> bad =
        MalformedTcp.inputs().get(0).of(TcpDecodeStatus.BAD_DATA_OFFSET);
    caught(
        bad,
        m -> words(m) < 5 || words(m) * 4 > m.octets().length(),
        m -> words(m) * 4 > m.octets().length());
  }

  private static int words(Malformed<?> input) {
    return input.octets().u8(12) >> 4;
  }

  @Test
  void sequenceNumbersComparedAsNumbers() {
    caught(Conversations.any(), talk -> inWindow(talk, true), talk -> inWindow(talk, false));
  }

  /** Whether every segment of the client's begins behind its initial sequence number. */
  private static boolean inWindow(Conversation talk, boolean modular) {
    return talk.segments().stream()
        .filter(s -> s.fromClient() && !s.payload().isEmpty())
        .map(s -> s.header().sequence())
        .allMatch(
            sequence ->
                modular
                    ? SeqNumbers.lessThan(talk.clientIss(), sequence)
                    : Integer.toUnsignedLong(talk.clientIss()) < Integer.toUnsignedLong(sequence));
  }

  @Test
  void httpHeadLookedForInOnePiece() {
    caught(
        Split.of(HttpMessages.request(), 4),
        split -> text(split.octets()).contains("\r\n\r\n"),
        split -> split.pieces().stream().anyMatch(piece -> text(piece).contains("\r\n\r\n")));
  }

  @Test
  void httpBodyAfterEveryRequestMissed() {
    caught(
        HttpMessages.request(),
        message -> text(message).contains("\r\n\r\n"),
        message -> text(message).endsWith("\r\n\r\n"));
  }

  private static String text(OctetString octets) {
    return new String(octets.toByteArray(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void pcapngOptionNotPadded() {
    caught(
        Generators.of(PcapngBlock.class),
        block -> blockEnds(block, true),
        block -> blockEnds(block, false));
  }

  /** Whether the blocks' own options, of a section header, take what is between body and end. */
  private static boolean blockEnds(PcapngBlock block, boolean padding) {
    if (!(block instanceof SectionHeader header)) {
      return true;
    }
    int octets = 28;
    for (PcapngOption option : header.options()) {
      int value = option.value().length();
      octets += 4 + (padding ? value + 3 & ~3 : value);
    }
    octets += header.options().isEmpty() ? 0 : 4;
    ByteBuffer buffer = ByteBuffer.allocate(block.encodedLength());
    return block.encode(buffer, 0, ByteOrder.BIG_ENDIAN) == octets;
  }
}
