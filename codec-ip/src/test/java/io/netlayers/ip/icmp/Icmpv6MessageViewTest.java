package io.netlayers.ip.icmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class Icmpv6MessageViewTest {
  private final Icmpv6MessageView view = new Icmpv6MessageView();

  private IcmpDecodeStatus wrap(String hex) {
    return view.wrap(Packets.hex(hex), 0, hex.length() / 2);
  }

  @Test
  void takesAnEchoApartInEveryKindOfBuffer() {
    for (ByteBuffer buffer : Packets.everyKind(Packets.ECHO6)) {
      assertEquals(IcmpDecodeStatus.OK, view.wrap(buffer, 3, 12));
      assertEquals(128, view.type());
      assertEquals(0x1234, view.identifier());
      assertEquals(0x5678, view.sequence());
      assertEquals(11, view.dataOffset());
      assertEquals(4, view.dataLength());
      assertFalse(view.isError());
      assertFalse(view.isQuoting());
      assertEquals(Icmpv6Type.ECHO_REQUEST, view.typeName());
      assertEquals(Icmpv6Code.NONE, view.codeName());
      assertTrue(view.checksumValid(Packets.PSEUDO6));
      assertFalse(view.checksumValid(Packets.PSEUDO6 + 1));
    }
  }

  @Test
  void buildsTheSameEcho() {
    ByteBuffer buffer = Packets.dirty(14);
    view.wrapForEncode(buffer, 1, 12).type(128).code(0).identifier(0x1234).sequence(0x5678);
    OctetString.ofHex("70696e67").copyTo(buffer, view.dataOffset());
    view.updateChecksum(Packets.PSEUDO6);
    assertEquals("a5" + Packets.ECHO6 + "a5", OctetString.copyOf(buffer.array()).toString());
    view.echoRequestToReply();
    assertEquals(129, view.type());
    assertEquals(0xdbc6, view.checksum());
    assertTrue(view.checksumValid(Packets.PSEUDO6));
  }

  @Test
  void givesTheMtuAndTheQuotedPacket() {
    assertEquals(IcmpDecodeStatus.OK, wrap(Packets.PACKET_TOO_BIG));
    assertEquals(1280, view.mtu());
    assertTrue(view.isError());
    assertTrue(view.isQuoting());
    assertEquals(48, view.quotedLength());
    assertEquals(0, view.extensionsLength());
    assertTrue(view.checksumValid(Packets.PSEUDO6));
    wrap("02000000ffffffff");
    assertEquals(0xFFFFFFFFL, view.mtu());
    assertEquals(0, view.quotedLength());
    wrap("0401000080000000");
    assertEquals(0x80000000L, view.pointer());
    assertEquals(Icmpv6Code.UNRECOGNIZED_NEXT_HEADER, view.codeName());
  }

  /** RFC 4884 §4.4, §4.5: the length is in 64-bit words, at the fifth octet. */
  @Test
  void endsTheQuoteWhereTheLengthFieldSays() {
    assertEquals(IcmpDecodeStatus.OK, wrap(Packets.TIME_EXCEEDED6_MPLS));
    assertEquals(128, view.quotedLength());
    assertEquals(136, view.extensionsOffset());
    assertEquals(12, view.extensionsLength());
    assertTrue(view.checksumValid(Packets.PSEUDO6));
    for (int length = 8; length < 136; length++) {
      assertEquals(
          IcmpDecodeStatus.TRUNCATED_QUOTE,
          view.wrap(Packets.hex(Packets.TIME_EXCEEDED6_MPLS), 0, length));
      assertEquals(length - 8, view.quotedLength());
      assertEquals(length, view.faultOffset());
    }
  }

  @Test
  void wantsTheFixedPartOfItsType() {
    for (int number = 0; number < 256; number++) {
      int min =
          switch (number) {
            case 130, 131, 132, 135, 136 -> 24;
            case 134, 138, 139, 140 -> 16;
            case 137 -> 40;
            case 149 -> 12;
            case 157, 158 -> 32;
            default ->
                number >= 1 && number <= 4
                        || number >= 128 && number < 162 && (number < 152 || number > 159)
                        || number == 154
                        || number == 156
                    ? 8
                    : 4;
          };
      ByteBuffer buffer = ByteBuffer.allocate(48).put(0, (byte) number);
      for (int length = 1; length <= 48; length++) {
        IcmpDecodeStatus expected =
            length < Math.min(8, min)
                ? IcmpDecodeStatus.TRUNCATED_HEADER
                : length < min ? IcmpDecodeStatus.TRUNCATED_BODY : IcmpDecodeStatus.OK;
        assertEquals(expected, view.wrap(buffer, 0, length), number + " " + length);
        assertEquals(expected == IcmpDecodeStatus.OK ? -1 : length, view.faultOffset());
        assertEquals(0, view.identifier());
        assertEquals(0, view.restOfHeader());
      }
    }
    assertEquals(IcmpDecodeStatus.TRUNCATED_HEADER, wrap(""));
    assertEquals(0, view.type());
  }

  @Test
  void readsTheHeaderThatAnErrorQuotes() {
    assertEquals(IcmpDecodeStatus.OK, view.wrapQuoted(Packets.hex("8700000000000000"), 0, 8));
    assertEquals(Icmpv6Type.NEIGHBOR_SOLICITATION, view.typeName());
  }

  @Test
  void refusesTheCallersMistakes() {
    ByteBuffer buffer = ByteBuffer.allocate(8);
    assertThrows(IllegalArgumentException.class, () -> view.wrapForEncode(buffer, 0, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> view.wrapForEncode(buffer, 0, 9));
  }

  @Test
  void writesTheShortestMessage() {
    ByteBuffer buffer = Packets.dirty(6);
    view.wrapForEncode(buffer, 0, 4).type(152).code(0).updateChecksum(0);
    assertEquals("980067fba5a5", OctetString.copyOf(buffer.array()).toString());
  }

  @Test
  void namesEveryType() {
    int assigned = 0;
    int discovery = 0;
    int listeners = 0;
    for (int number = 0; number < 256; number++) {
      Icmpv6Type type = Icmpv6Type.of(number);
      assertEquals(type != Icmpv6Type.UNKNOWN, type.number() == number);
      assigned += type == Icmpv6Type.UNKNOWN ? 0 : 1;
      discovery += type.isNeighborDiscovery() ? 1 : 0;
      listeners += type.isListenerDiscovery() ? 1 : 0;
    }
    assertEquals(42, assigned);
    assertEquals(5, discovery);
    assertEquals(4, listeners);
  }

  @Test
  void namesEveryCode() {
    for (Icmpv6Code code : Icmpv6Code.values()) {
      if (code.type() != Icmpv6Type.UNKNOWN) {
        assertEquals(code, Icmpv6Code.of(code.type().number(), code.number()));
      }
    }
    assertEquals(Icmpv6Code.PORT_UNREACHABLE, Icmpv6Code.of(1, 4));
    assertEquals(Icmpv6Code.UNKNOWN, Icmpv6Code.of(1, 10));
    assertEquals(Icmpv6Code.UNKNOWN, Icmpv6Code.of(135, 1));
    assertEquals(Icmpv6Code.NONE, Icmpv6Code.of(135, 0));
  }
}
