package io.netlayers.ip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.Ipv6Address;
import io.netlayers.core.OctetString;
import io.netlayers.ip.option.Ipv6Option;
import io.netlayers.ip.option.Ipv6OptionType;
import io.netlayers.ip.option.Ipv6OptionsView;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class Ipv6HeaderProperties {
  private static final Ipv6Address A = Ipv6Address.parse("2001:db8::1");
  private static final Ipv6Address B = Ipv6Address.parse("2001:db8::2");
  private static final int[] CHAIN = {0, 43, 44, 51, 60, 135, 139, 140};

  private final Ipv6PacketView view = new Ipv6PacketView();

  private static Ipv6Header.Builder header() {
    return Ipv6Header.builder().source(A).destination(B).upperProtocol(IpProtocol.UDP);
  }

  private static List<Ipv6Option> everyOption() {
    return List.of(
        new Ipv6Option.Pad1(),
        new Ipv6Option.RouterAlert(65535),
        new Ipv6Option.JumboPayload(0xFFFFFFFFL),
        new Ipv6Option.TunnelEncapsulationLimit(255),
        new Ipv6Option.HomeAddress(A),
        new Ipv6Option.Rpl(Ipv6OptionType.RPL, 0xE0, 255, 65535, OctetString.ofHex("01")),
        new Ipv6Option.PathMtuRecord(1500, 1280, true),
        new Ipv6Option.Opaque(Ipv6OptionType.PADN, OctetString.EMPTY),
        new Ipv6Option.Opaque(0xFE, OctetString.ofHex("beef")));
  }

  @Provide
  Arbitrary<List<Ipv6ExtensionHeader>> chains() {
    return Arbitraries.<Ipv6ExtensionHeader>of(
            new Ipv6ExtensionHeader.Options(60, everyOption().subList(0, 2)),
            new Ipv6ExtensionHeader.Options(60, List.of(new Ipv6Option.HomeAddress(B))),
            new Ipv6ExtensionHeader.Route(0, 1, 0xFFFFFFFFL, List.of(A, B)),
            new Ipv6ExtensionHeader.Route(2, 1, 0, List.of(A)),
            new Ipv6ExtensionHeader.SegmentRoute(
                2, 255, 65535, List.of(A, B), OctetString.ofHex("0506000000000000")),
            new Ipv6ExtensionHeader.Fragment(0, true, 0xFFFFFFFFL, 0x3FF),
            new Ipv6ExtensionHeader.Authentication(
                65535, 0xFFFFFFFFL, 1, OctetString.ofHex("01020304")),
            new Ipv6ExtensionHeader.Opaque(IpProtocol.MOBILITY, OctetString.ofHex("010203040506")),
            new Ipv6ExtensionHeader.Opaque(IpProtocol.ROUTING, OctetString.ofHex("fd0003040506")))
        .list()
        .ofMaxSize(6);
  }

  @Property(tries = 300)
  void encodedThenDecodedIsTheSame(
      @ForAll("chains") List<Ipv6ExtensionHeader> chain,
      @ForAll @IntRange(max = 255) int octet,
      @ForAll @IntRange(max = 0xFFFFF) int flow) {
    Ipv6Header draft =
        header()
            .trafficClass(octet)
            .flowLabel(flow)
            .hopLimit(255 - octet)
            .extensionHeaders(chain)
            .build();
    Ipv6Header header =
        Ipv6Header.builder().from(draft).payloadLength(draft.encodedLength() - 40).build();
    ByteBuffer buffer = ByteBuffer.allocate(header.encodedLength() + 6);
    Arrays.fill(buffer.array(), (byte) 0xA5);
    int octets = header.encode(buffer, 3);
    assertEquals(header.encodedLength(), octets);
    assertEquals(Ipv6DecodeStatus.OK, view.wrap(buffer, 3, octets));
    assertEquals(header, Ipv6Header.decode(view));
    assertEquals((byte) 0xA5, buffer.get(2));
    assertEquals((byte) 0xA5, buffer.get(3 + octets));
  }

  @Example
  void everyOptionReadsAndWrites() {
    for (int number : new int[] {0, 60}) {
      Ipv6Header header =
          header()
              .addExtensionHeaders(new Ipv6ExtensionHeader.Options(number, everyOption()))
              .payloadLength(56)
              .build();
      assertEquals(96, header.encodedLength());
      ByteBuffer buffer = ByteBuffer.allocate(96);
      header.encode(buffer, 0);
      view.wrapLax(buffer, 0, 96);
      assertEquals(header, Ipv6Header.decode(view));
      Ipv6OptionsView options = new Ipv6OptionsView();
      assertTrue(options.wrapHeader(buffer, 40, 56).isOk());
      assertTrue(options.nextOf(Ipv6OptionType.RPL));
      assertEquals(5, options.dataLength());
      assertEquals(7, options.optionLength());
      assertEquals(options.optionOffset() + 2, options.dataOffset());
      assertEquals(0xE0, buffer.get(options.dataOffset()) & 0xFF);
      options.rewind();
      assertTrue(options.next());
      assertEquals(0, options.dataLength());
      assertEquals(options.optionOffset() + 1, options.dataOffset());
      assertFalse(options.nextOf(0x77));
    }
    assertEquals(Ipv6OptionType.ACTION_DISCARD_AND_REPORT_UNICAST, Ipv6OptionType.action(0xC2));
    assertEquals(Ipv6OptionType.ACTION_SKIP, Ipv6OptionType.action(0x31));
    assertTrue(Ipv6OptionType.mayChange(0x31));
    assertFalse(Ipv6OptionType.mayChange(0xC2));
  }

  /** A random chain of headers that is often well-formed. */
  private static byte[] chain(Random random) {
    byte[] octets = new byte[40 + random.nextInt(120)];
    random.nextBytes(octets);
    octets[0] = 0x60;
    octets[4] = 0;
    octets[5] = (byte) (octets.length - 40 - (random.nextInt(4) == 0 ? 3 : 0));
    int at = 6;
    for (int next = 40; next + 8 <= octets.length; ) {
      int number = CHAIN[random.nextInt(8)];
      octets[at] = (byte) number;
      int units = random.nextInt(3);
      octets[next + 1] = (byte) units;
      if (random.nextBoolean()) {
        octets[next + 2] = (byte) random.nextInt(5);
        octets[next + 3] = (byte) random.nextInt(5);
      }
      at = next;
      next += number == 51 ? (units + 2) * 4 : number == 44 ? 8 : (units + 1) * 8;
    }
    octets[at] = 17;
    return octets;
  }

  @Property(tries = 3000)
  void whatDecodesIsEncodedToTheSameOctets(@ForAll long seed) {
    byte[] octets = chain(new Random(seed));
    view.wrapLax(ByteBuffer.wrap(octets), 0, octets.length);
    Ipv6Header header = Ipv6Header.decode(view);
    ByteBuffer again = ByteBuffer.allocate(header.encodedLength());
    int length = header.encode(again, 0);
    assertEquals(view.upperOffset(), length);
    assertEquals(
        OctetString.copyOf(ByteBuffer.wrap(octets), 0, length), OctetString.copyOf(again.array()));
  }

  @Property(tries = 3000)
  void anyOctetsAreAnswered(
      @ForAll @Size(max = 120) byte[] any, @ForAll long seed, @ForAll @IntRange(max = 3) int how) {
    byte[] octets = how == 0 ? any : chain(new Random(seed));
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    for (int length = 0; length <= octets.length; length += 1 + length / 20) {
      for (int way = 0; way < 3; way++) {
        Ipv6DecodeStatus status =
            switch (way) {
              case 0 -> view.wrap(buffer, 0, length);
              case 1 -> view.wrapLax(buffer, 0, length);
              default -> view.wrapQuoted(buffer, 0, length);
            };
        assertEquals(status.isOk(), view.faultOffset() < 0);
        assertTrue(view.faultOffset() <= length);
        assertTrue(view.upperLength() >= 0);
        assertTrue(view.upperOffset() + view.upperLength() <= length);
        if (view.fixedHeaderReadable()) {
          view.pseudoHeader(17);
          Ipv6Header.decode(view).toString();
        }
      }
    }
  }

  @Example
  void saysWhatItIs() {
    assertEquals(
        "2001:db8::1 > 2001:db8::2 UDP hlim 64 len 8",
        header().payloadLength(8).build().toString());
    assertEquals(
        "2001:db8::1 > 2001:db8::2 proto 201 hlim 1 class 0xb8 flow 0xabc len 0"
            + " [Fragment[offset=8, more=true, identification=7, reserved=0]]",
        header()
            .upperProtocol(201)
            .hopLimit(1)
            .trafficClass(0xb8)
            .flowLabel(0xabc)
            .addExtensionHeaders(new Ipv6ExtensionHeader.Fragment(8, true, 7))
            .build()
            .toString());
  }

  @Example
  void refusesWhatCannotBeEncoded() {
    List<Ipv6Header.Builder> bad =
        List.of(
            header().trafficClass(256),
            header().flowLabel(0x100000),
            header().payloadLength(65536),
            header().hopLimit(-1),
            header().upperProtocol(256));
    for (Ipv6Header.Builder builder : bad) {
      assertThrows(IllegalStateException.class, builder::build);
    }
    assertThrows(
        IllegalArgumentException.class, () -> new Ipv6ExtensionHeader.Route(2, 0, 0, List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> new Ipv6ExtensionHeader.Route(0, 2, 0, List.of(A)));
    assertThrows(
        IllegalArgumentException.class, () -> new Ipv6ExtensionHeader.Fragment(4, true, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Ipv6ExtensionHeader.Opaque(135, OctetString.ofHex("00")));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Ipv6ExtensionHeader.Opaque(6, OctetString.ofHex("000000000000")));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Ipv6ExtensionHeader.Authentication(0, 0, 0, OctetString.ofHex("00")));
    assertThrows(IllegalArgumentException.class, () -> new Ipv6Option.PathMtuRecord(0, 1, false));
    assertThrows(
        IllegalArgumentException.class, () -> new Ipv6ExtensionHeader.Options(43, List.of()));
  }
}
