package io.netlayers.ip.icmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class Icmpv4MessageViewTest {
  private final Icmpv4MessageView view = new Icmpv4MessageView();

  private IcmpDecodeStatus wrap(String hex) {
    return view.wrap(Packets.hex(hex), 0, hex.length() / 2);
  }

  @Test
  void takesAnEchoApartInEveryKindOfBuffer() {
    for (ByteBuffer buffer : Packets.everyKind(Packets.ECHO)) {
      assertEquals(IcmpDecodeStatus.OK, view.wrap(buffer, 3, 15));
      assertEquals(8, view.type());
      assertEquals(0, view.code());
      assertEquals(0x4ca6, view.checksum());
      assertEquals(0x1a2b, view.identifier());
      assertEquals(1, view.sequence());
      assertEquals(11, view.dataOffset());
      assertEquals(7, view.dataLength());
      assertEquals(0, view.quotedLength());
      assertEquals(0, view.extensionsLength());
      assertEquals(Icmpv4Type.ECHO_REQUEST, view.typeName());
      assertEquals(Icmpv4Code.NONE, view.codeName());
      assertFalse(view.isQuoting());
      assertTrue(view.checksumValid());
      assertEquals(-1, view.faultOffset());
    }
  }

  @Test
  void buildsTheSameEcho() {
    ByteBuffer buffer = Packets.dirty(17);
    view.wrapForEncode(buffer, 1, 15).type(8).code(0).identifier(0x1a2b).sequence(1);
    OctetString.ofHex("61626364656667").copyTo(buffer, view.dataOffset());
    view.updateChecksum();
    assertEquals("a5" + Packets.ECHO + "a5", OctetString.copyOf(buffer.array()).toString());
  }

  @Test
  void answersAnEchoInPlace() {
    ByteBuffer buffer = ByteBuffer.wrap(OctetString.ofHex(Packets.ECHO).toByteArray());
    view.wrap(buffer, 0, 15);
    view.echoRequestToReply();
    assertEquals(0, view.type());
    assertEquals(0x54a6, view.checksum());
    assertTrue(view.checksumValid());
  }

  @Test
  void noticesEveryFlippedBit() {
    byte[] octets = OctetString.ofHex(Packets.ECHO).toByteArray();
    for (int bit = 0; bit < octets.length * 8; bit++) {
      octets[bit / 8] ^= (byte) (1 << bit % 8);
      view.wrap(ByteBuffer.wrap(octets), 0, octets.length);
      assertFalse(view.checksumValid(), "bit " + bit);
      octets[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  @Test
  void givesTheQuotedPacketAndTheMtu() {
    assertEquals(IcmpDecodeStatus.OK, wrap(Packets.FRAGMENTATION_NEEDED));
    assertEquals(Icmpv4Code.FRAGMENTATION_NEEDED, view.codeName());
    assertEquals(1400, view.nextHopMtu());
    assertTrue(view.isQuoting());
    assertEquals(8, view.quotedOffset());
    assertEquals(28, view.quotedLength());
    assertEquals(36, view.extensionsOffset());
    assertEquals(0, view.extensionsLength());
    assertTrue(view.checksumValid());
  }

  @Test
  void givesAQuoteOfAnyLength() {
    for (int quoted = 0; quoted <= 28; quoted++) {
      assertEquals(
          IcmpDecodeStatus.OK, view.wrap(Packets.hex(Packets.FRAGMENTATION_NEEDED), 0, 8 + quoted));
      assertEquals(quoted, view.quotedLength());
    }
  }

  /** RFC 4884 §4.2, §4.3: the length is in 32-bit words, extensions follow. */
  @Test
  void endsTheQuoteWhereTheLengthFieldSays() {
    assertEquals(IcmpDecodeStatus.OK, wrap(Packets.TIME_EXCEEDED_MPLS));
    assertEquals(128, view.quotedLength());
    assertEquals(136, view.extensionsOffset());
    assertEquals(12, view.extensionsLength());
    assertTrue(view.checksumValid());
  }

  /** RFC 4884 §5.5: a structure at octet 137 of a message without a length field. */
  @Test
  void findsTheExtensionsOfAnOlderSender() {
    assertEquals(IcmpDecodeStatus.OK, wrap(Packets.TIME_EXCEEDED_LEGACY));
    assertEquals(128, view.quotedLength());
    assertEquals(12, view.extensionsLength());
    String broken = Packets.TIME_EXCEEDED_LEGACY.replace("0001f1ff", "0001f1fe");
    assertEquals(IcmpDecodeStatus.OK, wrap(broken));
    assertEquals(140, view.quotedLength(), "a wrong checksum: all is the packet");
    String unsummed = Packets.TIME_EXCEEDED_LEGACY.replace("2000ecf5", "20000000");
    assertEquals(IcmpDecodeStatus.OK, wrap(unsummed));
    assertEquals(140, view.quotedLength());
    String redirect = "05" + Packets.TIME_EXCEEDED_LEGACY.substring(2);
    assertEquals(IcmpDecodeStatus.OK, wrap(redirect));
    assertEquals(140, view.quotedLength(), "a redirect has no extensions");
  }

  @Test
  void saysThatAQuoteIsCutAndStillGivesIt() {
    for (int length = 8; length < 136; length++) {
      assertEquals(
          IcmpDecodeStatus.TRUNCATED_QUOTE,
          view.wrap(Packets.hex(Packets.TIME_EXCEEDED_MPLS), 0, length));
      assertEquals(length, view.faultOffset());
      assertEquals(length - 8, view.quotedLength());
      assertEquals(0, view.extensionsLength());
    }
    assertEquals(IcmpDecodeStatus.OK, view.wrap(Packets.hex(Packets.TIME_EXCEEDED_MPLS), 0, 136));
  }

  @Test
  void namesWhereATruncatedHeaderEndsAndReadsWhatIsThere() {
    for (int length = 0; length < 8; length++) {
      assertEquals(
          IcmpDecodeStatus.TRUNCATED_HEADER, view.wrap(Packets.hex(Packets.ECHO), 0, length));
      assertTrue(IcmpDecodeStatus.TRUNCATED_HEADER.isTruncated());
      assertEquals(length, view.faultOffset());
      assertEquals(length >= 1 ? 8 : 0, view.type());
      assertEquals(length >= 4 ? 0x4ca6 : 0, view.checksum());
      assertEquals(length >= 6 ? 0x1a2b : 0, view.identifier());
      assertEquals(0, view.sequence());
      assertEquals(0, view.dataLength());
    }
  }

  @Test
  void wantsTheFixedPartOfItsType() {
    for (Icmpv4Type type : Icmpv4Type.values()) {
      if (type == Icmpv4Type.UNKNOWN || type == Icmpv4Type.ROUTER_ADVERTISEMENT) {
        continue;
      }
      ByteBuffer buffer = ByteBuffer.allocate(24).put(0, (byte) type.number());
      int min =
          switch (type) {
            case TIMESTAMP, TIMESTAMP_REPLY, TRACEROUTE -> 20;
            case ADDRESS_MASK_REQUEST, ADDRESS_MASK_REPLY -> 12;
            default -> 8;
          };
      for (int length = 8; length <= 24; length++) {
        assertEquals(
            length < min ? IcmpDecodeStatus.TRUNCATED_BODY : IcmpDecodeStatus.OK,
            view.wrap(buffer, 0, length),
            type + " " + length);
      }
    }
  }

  @Test
  void readsTimestampsRedirectsAndMasks() {
    wrap("0e000000" + "00010002" + "00000003" + "80000004" + "ffffffff");
    assertEquals(3, view.originateTimestamp());
    assertEquals(0x80000004L, view.receiveTimestamp());
    assertEquals(0xFFFFFFFFL, view.transmitTimestamp());
    wrap("05010000" + "c0000201" + Packets.QUOTE);
    assertEquals(0xC0000201, view.gateway());
    assertEquals(28, view.quotedLength());
    assertEquals(Icmpv4Code.REDIRECT_HOST, view.codeName());
    wrap("12000000" + "00010002" + "ffffff00");
    assertEquals(0xFFFFFF00, view.addressMask());
    wrap("0c000000" + "14000000" + Packets.QUOTE);
    assertEquals(20, view.pointer());
  }

  /** RFC 1256 §5.2: what makes a router advertisement valid. */
  @Test
  void readsRouterAdvertisements() {
    assertEquals(IcmpDecodeStatus.OK, wrap(Packets.ROUTER_ADVERTISEMENT));
    assertTrue(view.checksumValid());
    assertEquals(2, view.addressCount());
    assertEquals(1800, view.routerLifetime());
    assertEquals(0xC0000202, view.routerAddress(1));
    assertEquals(Integer.MIN_VALUE, view.routerPreference(1));
    assertEquals(0, view.routerAddress(2));
    for (int length = 8; length < 24; length++) {
      assertEquals(
          IcmpDecodeStatus.TRUNCATED_BODY,
          view.wrap(Packets.hex(Packets.ROUTER_ADVERTISEMENT), 0, length));
    }
    assertEquals(IcmpDecodeStatus.BAD_ROUTER_ENTRIES, wrap("09000000" + "00020708"));
    assertEquals(4, view.faultOffset());
    assertEquals(IcmpDecodeStatus.BAD_ROUTER_ENTRIES, wrap("09000000" + "01010708" + "c0000201"));
    assertEquals(5, view.faultOffset());
  }

  /** RFC 8335 §2, §3. */
  @Test
  void readsExtendedEcho() {
    assertEquals(
        IcmpDecodeStatus.OK, wrap("2a000000" + "12340501" + "20000000" + "0008030200000007"));
    assertEquals(0x1234, view.identifier());
    assertEquals(5, view.extendedSequence());
    assertTrue(view.extendedLocal());
    assertEquals(8, view.extensionsOffset());
    assertEquals(12, view.extensionsLength());
    wrap("2b020000" + "12340545");
    assertEquals(2, view.extendedState());
    assertTrue(view.extendedActive());
    assertFalse(view.extendedIpv4());
    assertTrue(view.extendedIpv6());
    assertEquals(Icmpv4Code.EXTENDED_NO_SUCH_INTERFACE, view.codeName());
  }

  @Test
  void readsTheEightOctetsThatAnErrorQuotes() {
    assertEquals(IcmpDecodeStatus.OK, view.wrapQuoted(Packets.hex("0d000000" + "00070009"), 0, 8));
    assertEquals(7, view.identifier());
    assertEquals(9, view.sequence());
    assertEquals(0, view.originateTimestamp());
    assertEquals(IcmpDecodeStatus.TRUNCATED_HEADER, view.wrapQuoted(Packets.hex("0d0000"), 0, 3));
  }

  @Test
  void refusesTheCallersMistakes() {
    ByteBuffer buffer = ByteBuffer.allocate(8);
    assertThrows(IllegalArgumentException.class, () -> view.wrapForEncode(buffer, 0, 7));
    assertThrows(IndexOutOfBoundsException.class, () -> view.wrapForEncode(buffer, 0, 9));
    assertThrows(IndexOutOfBoundsException.class, () -> view.wrap(buffer, 1, 8));
  }

  /** RFC 6633 and RFC 6918 withdrew these; RFC 1122 §3.2.2 names the errors. */
  @Test
  void namesEveryType() {
    int assigned = 0;
    int deprecated = 0;
    int errors = 0;
    for (int number = 0; number < 256; number++) {
      Icmpv4Type type = Icmpv4Type.of(number);
      assertEquals(type != Icmpv4Type.UNKNOWN, type.number() == number);
      assigned += type == Icmpv4Type.UNKNOWN ? 0 : 1;
      deprecated += type.isDeprecated() ? 1 : 0;
      errors += type.isError() ? 1 : 0;
    }
    assertEquals(32, assigned);
    assertEquals(16, deprecated);
    assertEquals(7, errors);
  }

  @Test
  void namesEveryCode() {
    for (Icmpv4Code code : Icmpv4Code.values()) {
      if (code.type() != Icmpv4Type.UNKNOWN) {
        assertEquals(code, Icmpv4Code.of(code.type().number(), code.number()));
      }
    }
    for (int code = 0; code < 16; code++) {
      assertEquals(code, Icmpv4Code.of(3, code).number());
    }
    assertEquals(Icmpv4Code.COMMUNICATION_PROHIBITED, Icmpv4Code.of(3, 13));
    assertEquals(Icmpv4Code.UNKNOWN, Icmpv4Code.of(3, 16));
    assertEquals(Icmpv4Code.NONE, Icmpv4Code.of(8, 0));
    assertEquals(Icmpv4Code.UNKNOWN, Icmpv4Code.of(8, 1));
  }
}
