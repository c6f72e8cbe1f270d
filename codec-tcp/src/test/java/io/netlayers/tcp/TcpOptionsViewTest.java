package io.netlayers.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TcpOptionsViewTest {
  private static final String SYN_OPTIONS =
      "020405b4" + "0402" + "080a0000000100000002" + "01030307";
  private static final String SACK_OPTIONS =
      "0101080a0000000100000002" + "0101" + "0512" + "00000064000000c8" + "fffffff000000010";

  private final TcpOptionsView view = new TcpOptionsView();

  private TcpDecodeStatus wrap(String hex) {
    return view.wrap(Buffers.of(hex), 0, hex.length() / 2);
  }

  private List<Integer> kinds() {
    List<Integer> kinds = new ArrayList<>();
    view.rewind();
    while (view.next() != TcpOptionsView.NO_MORE) {
      kinds.add(view.kind());
    }
    return kinds;
  }

  @Test
  void findsTheOptionsOfASyn() {
    for (ByteBuffer buffer : Buffers.everyKind(SYN_OPTIONS)) {
      assertEquals(TcpDecodeStatus.OK, view.wrap(buffer, Buffers.OFFSET, 20));
      assertEquals(-1, view.faultOffset());
      assertEquals(1460, view.mss());
      assertTrue(view.sackPermitted());
      assertTrue(view.hasTimestamps());
      assertEquals(1, view.tsVal());
      assertEquals(2, view.tsEcr());
      assertEquals(7, view.windowScale());
      assertEquals(0, view.sackBlocks());
      assertEquals(List.of(2, 4, 8, 1, 3), kinds());
    }
  }

  @Test
  void findsSackBlocks() {
    for (ByteBuffer buffer : Buffers.everyKind(SACK_OPTIONS)) {
      assertEquals(TcpDecodeStatus.OK, view.wrap(buffer, Buffers.OFFSET, 32));
      assertEquals(2, view.sackBlocks());
      assertEquals(100, view.sackLeft(0));
      assertEquals(200, view.sackRight(0));
      assertEquals(0xFFFFFFF0, view.sackLeft(1));
      assertEquals(16, view.sackRight(1));
      assertThrows(IndexOutOfBoundsException.class, () -> view.sackLeft(2));
      assertThrows(IndexOutOfBoundsException.class, () -> view.sackRight(-1));
      assertEquals(-1, view.mss());
      assertEquals(-1, view.windowScale());
      assertFalse(view.sackPermitted());
    }
  }

  @Test
  void takesTheUsualTimestampsInOneStep() {
    assertEquals(TcpDecodeStatus.OK, wrap("0101080a8000000000000009"));
    assertTrue(view.hasTimestamps());
    assertEquals(0x80000000, view.tsVal());
    assertEquals(9, view.tsEcr());
    assertEquals(List.of(1, 1, 8), kinds());
    assertEquals(TcpDecodeStatus.OK, wrap("0101080a80000000000000090101"));
    assertEquals(9, view.tsEcr());
  }

  @Test
  void forgetsTheLastSegmentsOptions() {
    wrap(SYN_OPTIONS);
    TcpSegmentView segment = new TcpSegmentView().wrapForEncode(ByteBuffer.allocate(20), 0, 0, 0);
    assertEquals(TcpDecodeStatus.OK, view.wrap(segment));
    assertEquals(-1, view.mss());
    assertEquals(-1, view.windowScale());
    assertFalse(view.sackPermitted());
    assertFalse(view.hasTimestamps());
    assertEquals(0, view.tsVal());
    assertEquals(0, view.tsEcr());
    assertEquals(TcpOptionsView.NO_MORE, view.next());
    wrap(SACK_OPTIONS);
    wrap(SYN_OPTIONS);
    assertEquals(0, view.sackBlocks());
  }

  @Test
  void letsTheLastOfTwoStand() {
    assertEquals(TcpDecodeStatus.OK, wrap("0204000102040002"));
    assertEquals(2, view.mss());
  }

  /** RFC 9293 §3.1: what lies behind the end of the list is padding. */
  @Test
  void endsAtTheEndOfTheList() {
    assertEquals(TcpDecodeStatus.OK, wrap("0100020405b40000"));
    assertEquals(-1, view.mss());
    assertEquals(List.of(1, 0), kinds());
    view.rewind();
    view.next();
    view.next();
    assertEquals(7, view.optionLength());
    assertEquals(2, view.bodyOffset());
    assertEquals(6, view.bodyLength());
  }

  /** RFC 9293 §3.2, MUST-7: "illegal option length (e.g., zero)". */
  @Test
  void namesALengthThatCannotBe() {
    for (String length : List.of("00", "01", "05", "ff")) {
      assertEquals(
          TcpDecodeStatus.MALFORMED_OPTION, wrap("020405b4" + "01" + "fe" + length + "00"));
      assertEquals(5, view.faultOffset());
      assertEquals(1460, view.mss());
      assertEquals(List.of(2, 1), kinds());
      assertEquals(3, view.unreadLength());
    }
    assertEquals(TcpDecodeStatus.MALFORMED_OPTION, wrap("010103"));
    assertEquals(2, view.faultOffset());
  }

  @Test
  void namesALengthThatIsNotItsKinds() {
    List<String> wrong =
        List.of(
            "020301",
            "02050102ff",
            "030201",
            "03040102",
            "040301",
            "0502",
            "0506ffffffff",
            "0503ff",
            "0603ff",
            "0702",
            "0903ff",
            "0a02",
            "0b03ff",
            "0c05ffffff",
            "0d02",
            "0e02",
            "1b03ff",
            "05110000000000000000000000000000000000".substring(0, 34),
            "080900000000000000",
            "080b000000000000000000",
            "1303ff",
            "1c03ff",
            "1d03ff",
            "1e02",
            "2203ff",
            "2207ffffffffff",
            "2214" + "00".repeat(18));
    for (String option : wrong) {
      assertEquals(
          TcpDecodeStatus.BAD_OPTION_LENGTH, wrap("01" + option + "020405b4" + "030307"), option);
      assertEquals(1, view.faultOffset());
      assertEquals(1460, view.mss(), option);
      assertEquals(7, view.windowScale(), option);
      assertFalse(view.sackPermitted());
      assertFalse(view.hasTimestamps());
      assertEquals(0, view.sackBlocks());
      view.rewind();
      view.next();
      assertTrue(view.hasProperLength());
      view.next();
      assertFalse(view.hasProperLength());
    }
  }

  @Test
  void reportsTheFirstFault() {
    assertEquals(TcpDecodeStatus.BAD_OPTION_LENGTH, wrap("030201" + "fe00"));
    assertEquals(0, view.faultOffset());
  }

  @Test
  void readsWhatACaptureKeptOfThem() {
    String packet =
        "a8ca005000000001000000020a012001800000000".substring(0, 24) + "a012" + "ffff00000000";
    ByteBuffer buffer = Buffers.of(packet + SYN_OPTIONS);
    TcpSegmentView segment = new TcpSegmentView();
    for (int length = 20; length < 40; length++) {
      assertEquals(TcpDecodeStatus.TRUNCATED_OPTIONS, segment.wrapLax(buffer, 0, length, 40));
      assertEquals(TcpDecodeStatus.TRUNCATED_OPTIONS, view.wrap(segment));
      assertEquals(length - 20, view.faultOffset());
      assertEquals(length < 24 ? -1 : 1460, view.mss());
      assertEquals(length >= 36, view.hasTimestamps());
      assertEquals(-1, view.windowScale());
    }
    assertEquals(TcpDecodeStatus.OK, segment.wrap(buffer, 0, 40));
    assertEquals(TcpDecodeStatus.OK, view.wrap(segment));
    assertEquals(7, view.windowScale());
  }

  @Test
  void tellsAMalformedOptionFromACutOne() {
    String header = "a8ca00500000000100000002" + "8012ffff00000000";
    ByteBuffer buffer = Buffers.of(header + "fe010000");
    TcpSegmentView segment = new TcpSegmentView();
    segment.wrapLax(buffer, 0, 24, 40);
    assertEquals(TcpDecodeStatus.MALFORMED_OPTION, view.wrap(segment));
    assertEquals(0, view.faultOffset());
  }

  /** A quote of eight octets has no options, whatever lies behind it. */
  @Test
  void readsNoOptionsOfAShortQuote() {
    TcpSegmentView segment = new TcpSegmentView();
    segment.wrapQuoted(Buffers.of("a8ca005000000001"), 0, 8);
    assertEquals(TcpDecodeStatus.OK, view.wrap(segment));
    assertEquals(0, view.length());
  }

  /** RFC 2883 §4: below the cumulative acknowledgment, or within the second block. */
  @Test
  void tellsDuplicateSackFromSack() {
    record Case(String blocks, int acknowledgment, boolean duplicate) {}
    List<Case> cases =
        List.of(
            new Case("000003e8000005dc", 4000, true),
            new Case("000003e8000005dc", 1000, false),
            new Case("000003e8000005dc", 500, false),
            new Case("fffffff000000010", 5, true),
            new Case(
                "000013881000157c".substring(0, 8) + "0000157c" + "000011940000157c", 4000, true),
            new Case("000013880000157c" + "000013880000157c", 4000, true),
            new Case("000013880000157c" + "0000138900001770", 4000, false),
            new Case("000013880000157c" + "000011940000157b", 4000, false),
            new Case("000013880000157c" + "00001964000019c8", 4000, false));
    for (Case c : cases) {
      String hex = "05" + String.format("%02x", 2 + c.blocks.length() / 2) + c.blocks;
      assertEquals(TcpDecodeStatus.OK, wrap(hex));
      assertEquals(c.duplicate, view.firstSackIsDuplicate(c.acknowledgment), c.toString());
      SackOption value = (SackOption) TcpOption.of(5, OctetString.ofHex(c.blocks));
      assertEquals(c.duplicate, value.isDuplicate(c.acknowledgment), c.toString());
    }
    wrap("01");
    assertFalse(view.firstSackIsDuplicate(5));
  }

  @Test
  void writerFillsItsRoom() {
    ByteBuffer buffer = Buffers.filled(48);
    TcpSegmentView segment = new TcpSegmentView().wrapForEncode(buffer, 4, 20, 0);
    TcpOptionsWriter writer = new TcpOptionsWriter().wrap(segment);
    assertEquals(20, writer.remaining());
    writer.mss(1460).sackPermitted().timestamps(1, 2).nop().windowScale(7);
    assertEquals(0, writer.remaining());
    assertEquals(SYN_OPTIONS, OctetString.copyOf(buffer, 24, 20).toString());
    assertEquals("a5a5a5a5", OctetString.copyOf(buffer, 44, 4).toString());
    assertThrows(IllegalStateException.class, writer::nop);
    writer.wrap(segment).sack(2).sackBlock(1, 2).sackBlock(3, 4);
    assertThrows(IllegalStateException.class, () -> writer.mss(1));
    assertThrows(IllegalStateException.class, () -> writer.sack(1));
    writer.finish();
    assertEquals(
        "05120000000100000002000000030000000" + "40000",
        OctetString.copyOf(buffer, 24, 20).toString());
    int body = writer.wrap(segment).other(254, 4);
    OctetString.ofHex("01020304").copyTo(buffer, body);
    writer.option(new TcpOption.Mss(9)).finish();
    assertEquals(
        "fe0601020304" + "02040009" + "00".repeat(10),
        OctetString.copyOf(buffer, 24, 20).toString());
    assertThrows(IllegalStateException.class, () -> writer.wrap(segment).sack(0));
    assertThrows(IllegalStateException.class, () -> writer.wrap(segment).sack(3));
  }

  /** Wrapping sets the cursor before the first option, whatever it did before. */
  @Test
  void beginsAnewAtEveryWrap() {
    ByteBuffer usual = Buffers.of("ffffff" + "0101080a8000000000000009");
    view.wrap(usual, 3, 12);
    assertEquals(1, view.next());
    assertEquals(3, view.optionOffset());
    view.next();
    assertEquals(8, view.next());
    assertEquals(5, view.optionOffset());
    assertEquals(10, view.optionLength());
    assertEquals(7, view.bodyOffset());
    assertEquals(8, view.bodyLength());
    assertEquals(0, view.unreadLength());
    assertEquals(TcpOptionsView.NO_MORE, view.next());
    assertEquals(TcpOptionsView.NO_MORE, view.kind());
    view.wrap(Buffers.of("ffff" + "0402" + "01"), 2, 3);
    assertEquals(TcpOptionsView.NO_MORE, view.kind());
    assertEquals(2, view.optionOffset());
    assertEquals(0, view.optionLength());
    assertEquals(0, view.bodyLength());
    assertEquals(0, view.tsVal());
    assertEquals(4, view.next());
    assertEquals(2, view.optionOffset());
    assertEquals(4, view.bodyOffset());
    assertEquals(0, view.bodyLength());
    view.wrap(usual, 3, 12);
    assertEquals(1, view.next());
    assertEquals(0, view.bodyLength());
  }

  /** What lies behind a cut is not looked at: here it would make the option malformed. */
  @Test
  void readsNothingBehindACut() {
    ByteBuffer buffer = Buffers.of("a8ca00500000000100000002" + "8012ffff00000000" + "01fe0100");
    TcpSegmentView segment = new TcpSegmentView();
    segment.wrapLax(buffer, 0, 22, 32);
    assertEquals(TcpDecodeStatus.TRUNCATED_OPTIONS, view.wrap(segment));
    assertEquals(2, view.faultOffset());
    segment.wrapLax(buffer, 0, 23, 32);
    assertEquals(TcpDecodeStatus.MALFORMED_OPTION, view.wrap(segment));
    assertEquals(1, view.faultOffset());
  }
}
