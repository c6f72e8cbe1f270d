package io.netlayers.ip.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.Ipv4Address;
import io.netlayers.core.OctetString;
import io.netlayers.ip.Ipv4PacketView;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class Ipv4OptionsViewTest {
  private static final Ipv4Address A = Ipv4Address.parse("192.0.2.1");
  private static final Ipv4Address B = Ipv4Address.parse("198.51.100.7");

  private final Ipv4OptionsView view = new Ipv4OptionsView();

  private Ipv4OptionStatus wrap(String hex) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(60);
    OctetString.ofHex(hex).copyTo(buffer, 9);
    return view.wrap(buffer.asReadOnlyBuffer(), 9, hex.length() / 2);
  }

  private Ipv4OptionStatus content(String hex) {
    assertEquals(Ipv4OptionStatus.OK, wrap(hex));
    assertTrue(view.next());
    return view.contentStatus();
  }

  /** One option, decoded to a value and encoded again. */
  private void assertOption(Ipv4Option expected, String hex) {
    assertEquals(Ipv4OptionStatus.OK, content(hex), hex);
    assertEquals(-1, view.contentFaultOffset());
    Ipv4Option option = Ipv4Option.decode(view);
    assertEquals(expected, option);
    assertEquals(hex.length() / 2, option.encodedLength());
    ByteBuffer buffer = ByteBuffer.allocate(hex.length() / 2);
    option.encode(buffer, 0);
    assertEquals(hex, OctetString.copyOf(buffer.array()).toString());
  }

  @Test
  void everyTypedOptionReadsAndWrites() {
    assertOption(new Ipv4Option.Security(0x5a, OctetString.ofHex("8140")), "82055a8140");
    assertOption(
        new Ipv4Option.Route(Ipv4OptionType.LSR, 8, List.of(A, B)), "830b08c0000201c6336407");
    assertOption(new Ipv4Option.Route(Ipv4OptionType.SSR, 4, List.of(A)), "890704c0000201");
    assertOption(new Ipv4Option.Route(Ipv4OptionType.RR, 4, List.of()), "070304");
    assertOption(
        new Ipv4Option.Timestamp(9, 15, 0, List.of(), List.of(0xFFFFFFFFL, 1L)),
        "440c09f0ffffffff00000001");
    assertOption(
        new Ipv4Option.Timestamp(13, 0, 1, List.of(A), List.of(7L)), "440c0d01c000020100000007");
    assertOption(
        new Ipv4Option.Timestamp(5, 1, 3, List.of(B), List.of(0L)), "440c0513c633640700000000");
    assertOption(new Ipv4Option.ExtendedSecurity(9, OctetString.ofHex("aa")), "850409aa");
    assertOption(
        new Ipv4Option.CommercialSecurity(0xFFFFFFFFL, OctetString.ofHex("01040005")),
        "860affffffff01040005");
    assertOption(new Ipv4Option.Number(Ipv4OptionType.SID, 0xFFFF), "8804ffff");
    assertOption(new Ipv4Option.Number(Ipv4OptionType.MTUP, 1500), "0b0405dc");
    assertOption(new Ipv4Option.Number(Ipv4OptionType.MTUR, 576), "0c040240");
    assertOption(new Ipv4Option.Traceroute(1, 2, 65535, A), "520c00010002ffffc0000201");
    assertOption(new Ipv4Option.RouterAlert(0), "94040000");
    assertOption(new Ipv4Option.SelectiveBroadcast(List.of(A, B)), "950ac0000201c6336407");
    assertOption(new Ipv4Option.QuickStart(8, 15, 255, 0x3FFFFFFF, 2), "19088ffffffffffe");
    assertOption(new Ipv4Option.NoOperation(), "01");
    assertOption(new Ipv4Option.EndOfOptions(OctetString.ofHex("0000")), "000000");
    for (int type : new int[] {10, 205, 142, 15, 144, 145, 147, 151, 152, 30, 94, 158, 222}) {
      assertFalse(Ipv4OptionType.name(type).equals("unknown"));
      assertOption(
          new Ipv4Option.Opaque(type, OctetString.ofHex("beef")),
          String.format("%02x04beef", type));
    }
    assertEquals("unknown", Ipv4OptionType.name(99));
    assertOption(new Ipv4Option.Opaque(99, OctetString.EMPTY), "6302");
  }

  @Test
  void typesComeApart() {
    assertTrue(Ipv4OptionType.isCopied(Ipv4OptionType.LSR));
    assertFalse(Ipv4OptionType.isCopied(Ipv4OptionType.TS));
    assertEquals(2, Ipv4OptionType.optionClass(Ipv4OptionType.TS));
    assertEquals(4, Ipv4OptionType.number(Ipv4OptionType.TS));
    assertEquals(20, Ipv4OptionType.number(Ipv4OptionType.RTRALT));
  }

  private void assertBad(Ipv4OptionStatus status, int at, String hex) {
    assertEquals(status, content(hex), hex);
    assertEquals(at, view.contentFaultOffset());
    Ipv4Option option = Ipv4Option.decode(view);
    assertEquals(new Ipv4Option.Opaque(view.type(), OctetString.ofHex(hex.substring(4))), option);
  }

  @Test
  void namesContentsThatCannotBe() {
    assertBad(Ipv4OptionStatus.BAD_LENGTH, 1, "0702");
    assertBad(Ipv4OptionStatus.BAD_LENGTH, 1, "070604ffffff");
    assertBad(Ipv4OptionStatus.BAD_POINTER, 2, "070703ffffffff");
    assertBad(Ipv4OptionStatus.BAD_POINTER, 2, "830705ffffffff");
    assertEquals(Ipv4OptionStatus.OK, content("830708ffffffff"));
    assertEquals(Ipv4OptionStatus.OK, content("8307ffffffffff"));
    assertBad(Ipv4OptionStatus.BAD_LENGTH, 1, "440305");
    assertBad(Ipv4OptionStatus.BAD_FLAG, 3, "44080502ffffffff");
    assertBad(Ipv4OptionStatus.BAD_LENGTH, 1, "44080501ffffffff");
    assertBad(Ipv4OptionStatus.BAD_POINTER, 2, "44080400ffffffff");
    assertBad(Ipv4OptionStatus.BAD_POINTER, 2, "44080600ffffffff");
    assertBad(Ipv4OptionStatus.BAD_LENGTH, 1, "940500ffff");
    assertBad(Ipv4OptionStatus.BAD_LENGTH, 1, "8803ff");
    assertBad(Ipv4OptionStatus.BAD_LENGTH, 1, "1907ffffffffff");
    assertBad(Ipv4OptionStatus.BAD_LENGTH, 1, "520bffffffffffffffffff");
    assertBad(Ipv4OptionStatus.BAD_LENGTH, 1, "8202");
    assertBad(Ipv4OptionStatus.BAD_LENGTH, 1, "8502");
    assertBad(Ipv4OptionStatus.BAD_LENGTH, 1, "8605ffffff");
    assertBad(Ipv4OptionStatus.BAD_LENGTH, 1, "9502");
    assertBad(Ipv4OptionStatus.BAD_LENGTH, 1, "9507ffffffffff");
  }

  @Test
  void goesFromOneToTheNext() {
    assertEquals(Ipv4OptionStatus.OK, wrap("01" + "94040000" + "01" + "0000"));
    assertTrue(view.next());
    assertEquals(1, view.type());
    assertEquals(9, view.optionOffset());
    assertEquals(0, view.dataLength());
    assertTrue(view.next());
    assertEquals(12, view.dataOffset());
    assertEquals(2, view.dataLength());
    assertTrue(view.next());
    assertTrue(view.next());
    assertEquals(2, view.optionLength());
    assertFalse(view.next());
    assertFalse(view.next());
    view.rewind();
    assertTrue(view.nextOf(148));
    assertFalse(view.nextOf(148));
    assertEquals(Ipv4OptionStatus.OK, wrap(""));
    assertFalse(view.next());
  }

  @Test
  void givesWhatLiesBeforeABadLength() {
    assertEquals(Ipv4OptionStatus.OVERRUN, wrap("9404000007"));
    assertEquals(4, view.faultOffset());
    assertTrue(view.next());
    assertFalse(view.next());
    assertEquals(Ipv4OptionStatus.OVERRUN, wrap("0700"));
    assertFalse(view.next());
  }

  @Test
  void refusesValuesThatCannotBeEncoded() {
    assertThrows(IllegalArgumentException.class, () -> new Ipv4Option.RouterAlert(65536));
    assertThrows(IllegalArgumentException.class, () -> new Ipv4Option.Route(8, 4, List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Ipv4Option.Route(Ipv4OptionType.RR, 3, List.of(A)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Ipv4Option.Route(Ipv4OptionType.RR, 5, List.of(A)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Ipv4Option.Timestamp(5, 0, 2, List.of(), List.of(1L)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Ipv4Option.Timestamp(5, 0, 1, List.of(), List.of(1L)));
    assertThrows(IllegalArgumentException.class, () -> new Ipv4Option.Opaque(1, OctetString.EMPTY));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Ipv4Option.Opaque(99, OctetString.copyOf(new byte[39])));
  }

  @Test
  void aSourceRouteEndsAtItsLastAddress() {
    ByteBuffer buffer = ByteBuffer.allocate(60);
    Ipv4PacketView packet = new Ipv4PacketView();
    packet.wrapForEncode(buffer, 0, 12, 0).destination(A.bits());
    OctetString.ofHex("01830b04" + "0a000001" + "0a000002").copyTo(buffer, 20);
    assertEquals(Ipv4Address.parse("10.0.0.2").bits(), packet.finalDestination());
    buffer.put(23, (byte) 12);
    assertEquals(A.bits(), packet.finalDestination(), "used up");
    buffer.put(23, (byte) 8).put(20, (byte) 0);
    assertEquals(A.bits(), packet.finalDestination(), "behind the end of the list");
    buffer.put(20, (byte) 7);
    assertEquals(A.bits(), packet.finalDestination(), "behind a bad length");
  }
}
