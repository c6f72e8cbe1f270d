package io.netlayers.ip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.Ipv4Address;
import io.netlayers.core.OctetString;
import io.netlayers.ip.option.Ipv4Option;
import io.netlayers.ip.option.Ipv4OptionType;
import io.netlayers.ip.option.Ipv4OptionsView;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class Ipv4HeaderProperties {
  private static final Ipv4Address A = Ipv4Address.parse("192.0.2.1");
  private static final Ipv4Address B = Ipv4Address.parse("198.51.100.7");

  private final Ipv4PacketView view = new Ipv4PacketView();

  private static Ipv4Header.Builder header() {
    return Ipv4Header.builder().source(A).destination(B).protocol(IpProtocol.TCP);
  }

  @Provide
  Arbitrary<List<Ipv4Option>> options() {
    return Arbitraries.<Ipv4Option>of(
            new Ipv4Option.NoOperation(),
            new Ipv4Option.RouterAlert(9),
            new Ipv4Option.Route(Ipv4OptionType.RR, 4, List.of(A)),
            new Ipv4Option.Timestamp(9, 0, 1, List.of(), List.of()),
            new Ipv4Option.Opaque(200, OctetString.ofHex("0102")))
        .list()
        .ofMaxSize(5);
  }

  @Property(tries = 300)
  void encodedThenDecodedIsTheSame(
      @ForAll("options") List<Ipv4Option> options,
      @ForAll @IntRange(max = 63) int dscp,
      @ForAll @IntRange(max = 3) int ecn,
      @ForAll @IntRange(max = 65535) int word,
      @ForAll @IntRange(max = 7) int flags,
      @ForAll @IntRange(max = 8191) int fragment,
      @ForAll @IntRange(max = 255) int octet) {
    Ipv4Header header =
        header()
            .dscp(dscp)
            .ecn(ecn)
            .totalLength(Math.max(60, word))
            .identification(word)
            .reservedFlag((flags & 4) != 0)
            .dontFragment((flags & 2) != 0)
            .moreFragments((flags & 1) != 0)
            .fragmentOffset(fragment * 8)
            .ttl(octet)
            .protocol(255 - octet)
            .checksum(word)
            .options(options)
            .build();
    ByteBuffer buffer = ByteBuffer.allocate(70);
    Arrays.fill(buffer.array(), (byte) 0xA5);
    int octets = header.encode(buffer, 3);
    assertEquals(header.encodedLength(), octets);
    assertTrue(view.wrapQuoted(buffer, 3, octets).isOk());
    assertEquals(header, Ipv4Header.decode(view));
    assertEquals((byte) 0xA5, buffer.get(2));
    assertEquals((byte) 0xA5, buffer.get(3 + octets));
  }

  @Property(tries = 2000)
  void whatDecodesIsEncodedToTheSameOctets(
      @ForAll @Size(40) byte[] options, @ForAll @IntRange(max = 10) int words) {
    ByteBuffer buffer = ByteBuffer.allocate(60);
    view.wrapForEncode(buffer, 0, words * 4, 0);
    buffer.put(20, options, 0, words * 4);
    if (view.wrap(buffer, 0, 60).isOk()) {
      ByteBuffer again = ByteBuffer.allocate(60);
      int octets = Ipv4Header.decode(view).encode(again, 0);
      assertEquals(view.headerLength(), octets);
      assertEquals(buffer, again);
    }
  }

  @Property(tries = 2000)
  void anyOctetsAreAnswered(@ForAll @Size(max = 80) byte[] octets, @ForAll boolean like) {
    if (like && octets.length > 0) {
      octets[0] = (byte) (0x40 | octets[0] & 0xF);
    }
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    Ipv4OptionsView options = new Ipv4OptionsView();
    for (int way = 0; way < 3; way++) {
      Ipv4DecodeStatus status =
          switch (way) {
            case 0 -> view.wrap(buffer, 0, octets.length);
            case 1 -> view.wrapLax(buffer, 0, octets.length);
            default -> view.wrapQuoted(buffer, 0, octets.length);
          };
      assertEquals(status.isOk(), view.faultOffset() < 0);
      assertTrue(view.payloadLength() >= 0);
      assertTrue(view.payloadOffset() + view.payloadLength() <= octets.length);
      if (view.fixedHeaderReadable()) {
        view.pseudoHeader(6);
        view.headerChecksumValid();
        options.wrap(buffer, view.optionsOffset(), view.optionsLength());
        while (options.next()) {
          options.contentStatus();
          Ipv4Option.decode(options);
        }
      }
    }
  }

  @Example
  void padsOptionsToWords() {
    Ipv4Header header = header().addOptions(new Ipv4Option.NoOperation()).build();
    assertEquals(24, header.encodedLength());
    assertEquals(
        List.of(
            new Ipv4Option.NoOperation(), new Ipv4Option.EndOfOptions(OctetString.ofHex("0000"))),
        header.options());
    Ipv4Header ended =
        header().addOptions(new Ipv4Option.EndOfOptions(OctetString.ofHex("07"))).build();
    assertEquals(
        List.of(new Ipv4Option.EndOfOptions(OctetString.ofHex("070000"))), ended.options());
  }

  @Example
  void saysWhatItIs() {
    assertEquals(
        "192.0.2.1 > 198.51.100.7 TCP ttl 64 id 0 [DF] len 40",
        header().dontFragment(true).totalLength(40).build().toString());
    assertEquals(
        "192.0.2.1 > 198.51.100.7 proto 200 ttl 1 id 7 frag 8+ len 0",
        header()
            .protocol(200)
            .ttl(1)
            .identification(7)
            .moreFragments(true)
            .fragmentOffset(8)
            .build()
            .toString());
  }

  @Example
  void refusesWhatCannotBeEncoded() {
    List<Ipv4Header.Builder> bad =
        List.of(
            header().dscp(64),
            header().ecn(4),
            header().ttl(256),
            header().ttl(-1),
            header().protocol(256),
            header().identification(65536),
            header().checksum(-1),
            header().fragmentOffset(4),
            header().fragmentOffset(65536),
            header().totalLength(19),
            header().totalLength(65536),
            header()
                .addOptions(new Ipv4Option.Opaque(200, OctetString.copyOf(new byte[38])))
                .addOptions(new Ipv4Option.NoOperation()),
            header()
                .addOptions(new Ipv4Option.EndOfOptions(OctetString.EMPTY))
                .addOptions(new Ipv4Option.NoOperation()));
    for (Ipv4Header.Builder builder : bad) {
      assertThrows(IllegalStateException.class, builder::build);
    }
  }
}
