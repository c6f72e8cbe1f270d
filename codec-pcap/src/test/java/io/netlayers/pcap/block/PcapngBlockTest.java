package io.netlayers.pcap.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.IpAddress;
import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.OctetString;
import io.netlayers.pcap.CaptureStatus;
import io.netlayers.pcap.PcapngBlockView;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PcapngBlockTest {
  private static final PcapngOption COMMENT = PcapngOption.comment("hi");

  private static OctetString hex(String digits) {
    return OctetString.ofHex(digits);
  }

  private static PcapngBlock decode(ByteBuffer octets, boolean little) {
    PcapngBlockView view = new PcapngBlockView();
    assertEquals(CaptureStatus.BLOCK, view.wrap(octets, 0, octets.limit(), little));
    return PcapngBlock.decode(view);
  }

  /** Decodes to the value, reads as the text, and encodes to the same octets among 0xA5. */
  private static void check(String block, boolean little, PcapngBlock value, String text) {
    assertEquals(value, decode(hex(block).asByteBuffer(), little));
    assertEquals(text, value.toString());
    assertEquals(block.length() / 2, value.encodedLength());
    ByteBuffer buffer = ByteBuffer.allocate(value.encodedLength() + 2);
    Arrays.fill(buffer.array(), (byte) 0xA5);
    ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    assertEquals(value.encodedLength(), value.encode(buffer, 1, order));
    assertEquals("a5" + block + "a5", OctetString.copyOf(buffer.array()).toString());
  }

  @Test
  void sections() {
    check(
        "0a0d0d0a"
            + "0000002c"
            + "1a2b3c4d"
            + "0001"
            + "0002"
            + "0000000000000104"
            + "0004"
            + "0005"
            + "746f6f6c73000000"
            + "0000"
            + "0000"
            + "0000002c",
        false,
        new SectionHeader(1, 2, 0x104, List.of(PcapngOption.text(4, "tools"))),
        "Section 1.2 [option 4 746f6f6c73]");
    assertEquals(-1, SectionHeader.of(COMMENT).sectionLength());
  }

  @Test
  void interfaces() {
    InterfaceDescription description =
        new InterfaceDescription(
            276,
            0xffffffffL,
            List.of(
                PcapngOption.text(InterfaceDescription.NAME, "eth0"),
                PcapngOption.octet(InterfaceDescription.TIMESTAMP_RESOLUTION, 0x89)));
    check(
        "01000000"
            + "28000000"
            + "1401"
            + "0000"
            + "ffffffff"
            + "0200"
            + "0400"
            + "65746830"
            + "0900"
            + "0100"
            + "89000000"
            + "00000000"
            + "28000000",
        true,
        description,
        "Interface LINUX_SLL2 snap length 4294967295 [option 2 65746830, option 9 89]");
    assertEquals("eth0", description.name());
    assertEquals(0x89, description.timestampResolution());
    InterfaceDescription plain = new InterfaceDescription(1, 0, List.of());
    assertEquals("", plain.name());
    assertEquals(6, plain.timestampResolution());
    check(
        "00000001" + "00000014" + "00010000" + "00000000" + "00000014",
        false,
        plain,
        "Interface EN10MB snap length 0 []");
  }

  @Test
  void packets() {
    check(
        "00000006"
            + "0000003c"
            + "00000002"
            + "ffffffff"
            + "00000005"
            + "00000005"
            + "00000040"
            + "0102030405000000"
            + "0001"
            + "0002"
            + "68690000"
            + "0002"
            + "0004"
            + "00000002"
            + "00000000"
            + "0000003c",
        false,
        new EnhancedPacket(
            2,
            0xffffffff00000005L,
            hex("0102030405"),
            64,
            List.of(COMMENT, PcapngOption.u32(2, 2, ByteOrder.BIG_ENDIAN))),
        "Packet if 2 time 18446744069414584325 5/64 [comment \"hi\", option 2 00000002]");
    check(
        "02000000"
            + "24000000"
            + "ffff"
            + "0700"
            + "01000000"
            + "40420f00"
            + "02000000"
            + "02000000"
            + "abcd0000"
            + "24000000",
        true,
        new ObsoletePacket(0xffff, 7, 0x1000f4240L, hex("abcd"), 2, List.of()),
        "Obsolete packet if 65535 drops 7 time 4295967296 2/2 []");
    check(
        "03000000" + "14000000" + "03000000" + "aabbcc00" + "14000000",
        true,
        new SimplePacket(3, hex("aabbcc")),
        "Simple packet 3/3");
    check(
        "03000000" + "14000000" + "09000000" + "aabbccdd" + "14000000",
        true,
        new SimplePacket(9, hex("aabbccdd")),
        "Simple packet 4/9");
  }

  @Test
  void names() {
    check(
        "00000004"
            + "00000040"
            + "0001"
            + "0008"
            + "c0000201"
            + "61626300"
            + "0002"
            + "0014"
            + "20010db8000000000000000000000001"
            + "61006200"
            + "00000000"
            + "0002"
            + "0002"
            + "6e730000"
            + "00000000"
            + "00000040",
        false,
        new NameResolution(
            List.of(
                NameResolution.Entry.of(Ipv4Address.parse("192.0.2.1"), "abc"),
                new NameResolution.Entry(2, hex("20010db8000000000000000000000001" + "61006200"))),
            List.of(PcapngOption.text(2, "ns"))),
        "Names [192.0.2.1 abc, 2001:db8::1 a b] [option 2 6e73]");
    IpAddress six = Ipv6Address.parse("2001:db8::1");
    assertEquals("2001:db8::1 x", NameResolution.Entry.of(six, "x").toString());
    assertEquals("record 3 0a", new NameResolution.Entry(3, hex("0a")).toString());
    assertEquals("record 1 0a", new NameResolution.Entry(1, hex("0a")).toString());
  }

  @Test
  void statistics() {
    check(
        "05000000"
            + "28000000"
            + "01000000"
            + "02000000"
            + "03000000"
            + "0400"
            + "0800"
            + "0700000000000000"
            + "00000000"
            + "28000000",
        true,
        new InterfaceStatistics(
            1, 0x200000003L, List.of(new PcapngOption(4, hex("0700000000000000")))),
        "Statistics if 1 time 8589934595 [option 4 0700000000000000]");
  }

  @Test
  void others() {
    OtherBlock custom = new OtherBlock(0xBAD, hex("0102030405060708"));
    check(
        "ad0b0000" + "14000000" + "0102030405060708" + "14000000",
        true,
        custom,
        "Block 0xbad 0102030405060708");
    assertTrue(custom.isCustom());
    check(
        "fffffffe" + "0000000c" + "0000000c",
        false,
        new OtherBlock(0xfffffffeL, hex("")),
        "Block 0xfffffffe ");
  }

  /** What is wrong inside a block that can be passed over is kept as octets. */
  @Test
  void keepsWhatHasNotItsTypesShape() {
    for (String wrong :
        List.of(
            "00000001" + "00000018" + "0001000000000000" + "00010001" + "00000018",
            "00000001" + "0000001c" + "0001000000000000" + "0001ffff" + "00000000" + "0000001c",
            "0a0d0d0a" + "0000001c" + "00000000" + "00010000" + "0000000000000000" + "0000001c",
            "00000004" + "00000010" + "00000001" + "00000010",
            "00000004" + "00000010" + "0001ffff" + "00000010",
            "00000004" + "0000000c" + "0000000c",
            "00000006" + "00000020" + "00000000".repeat(3) + "00000001" + "00000001" + "00000020",
            "00000005" + "0000001c" + "00000000".repeat(3) + "00010001" + "0000001c")) {
      PcapngBlock block = decode(hex(wrong).asByteBuffer(), false);
      assertTrue(block instanceof OtherBlock, block.toString());
      ByteBuffer again = ByteBuffer.allocate(block.encodedLength());
      block.encode(again, 0, ByteOrder.BIG_ENDIAN);
      assertEquals(wrong, OctetString.copyOf(again.array()).toString());
    }
  }

  @Property(tries = 300)
  void encodedThenDecodedIsTheSame(
      @ForAll @LongRange(max = 0xffffffffL) long number,
      @ForAll long time,
      @ForAll @Size(max = 30) byte[] octets,
      @ForAll @IntRange(min = 1, max = 65535) int code,
      @ForAll boolean little) {
    OctetString packet = OctetString.copyOf(octets);
    List<PcapngOption> options = List.of(new PcapngOption(code, packet), COMMENT);
    int small = (int) (number & 0xffff);
    List<NameResolution.Entry> entries = List.of(new NameResolution.Entry(code, packet));
    for (PcapngBlock block :
        List.of(
            new SectionHeader(small, code, time, options),
            new InterfaceDescription(small, number, options),
            new EnhancedPacket(number, time, packet, number, options),
            new ObsoletePacket(small, code, time, packet, number, options),
            new SimplePacket(octets.length, packet),
            new NameResolution(entries, options),
            new InterfaceStatistics(number, time, options))) {
      ByteBuffer buffer = ByteBuffer.allocate(block.encodedLength());
      assertTrue(block.writeTo(buffer, little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN));
      assertFalse(buffer.hasRemaining());
      assertEquals(block, decode(buffer, little));
    }
  }

  @Property(tries = 1000)
  void anyBodyIsAnswered(
      @ForAll @IntRange(max = 12) int type, @ForAll @Size(max = 60) byte[] body) {
    int total = 12 + body.length;
    ByteBuffer buffer = ByteBuffer.allocate(total);
    buffer.putInt(type == 12 ? 0x0A0D0D0A : type).putInt(total).put(body).putInt(total);
    PcapngBlockView view = new PcapngBlockView();
    CaptureStatus status = view.wrap(buffer, 0, total, false);
    if (status == CaptureStatus.BLOCK) {
      PcapngBlock.decode(view).toString();
    } else {
      assertEquals(CaptureStatus.BAD_BLOCK_LENGTH, status);
      assertEquals(4, view.faultOffset());
    }
  }

  @Test
  void namesWhereABlockIsCutOrWrong() {
    ByteBuffer block = hex("0000000900000010" + "01020304" + "00000010").asByteBuffer();
    PcapngBlockView view = new PcapngBlockView();
    for (int length = 0; length < 16; length++) {
      assertEquals(CaptureStatus.TRUNCATED, view.wrap(block, 0, length, false));
      assertEquals(length, view.faultOffset());
    }
    assertEquals(CaptureStatus.BLOCK, view.wrap(block, 0, 16, false));
    assertEquals(9, view.type());
    assertEquals(8, view.bodyOffset());
    assertEquals(4, view.bodyLength());
    ByteBuffer wrong = hex("0000000900000010" + "01020304" + "00000014").asByteBuffer();
    assertEquals(CaptureStatus.TRAILING_LENGTH_MISMATCH, view.wrap(wrong, 0, 16, false));
    assertEquals(12, view.faultOffset());
  }

  @Test
  void refusesWhatCannotBeEncoded() {
    OctetString none = OctetString.EMPTY;
    OctetString huge = OctetString.copyOf(new byte[65536]);
    List<PcapngOption> no = List.of();
    List<Runnable> mistakes =
        List.of(
            () -> new PcapngOption(0, none),
            () -> new PcapngOption(65536, none),
            () -> new PcapngOption(1, huge),
            () -> new SectionHeader(65536, 0, 0, no),
            () -> new SectionHeader(1, -1, 0, no),
            () -> new InterfaceDescription(65536, 0, no),
            () -> new InterfaceDescription(1, 1L << 32, no),
            () -> new EnhancedPacket(1L << 32, 0, none, 0, no),
            () -> new EnhancedPacket(0, 0, none, -1, no),
            () -> new ObsoletePacket(65536, 0, 0, none, 0, no),
            () -> new ObsoletePacket(0, 65536, 0, none, 0, no),
            () -> new ObsoletePacket(0, 0, 0, none, -1, no),
            () -> new SimplePacket(-1, none),
            () -> new SimplePacket(3, OctetString.copyOf(new byte[4])),
            () -> new NameResolution.Entry(0, none),
            () -> new NameResolution.Entry(1, huge),
            () -> new InterfaceStatistics(-1, 0, no),
            () -> new OtherBlock(-1, none),
            () -> new OtherBlock(9, OctetString.copyOf(new byte[3])));
    for (int i = 0; i < mistakes.size(); i++) {
      assertThrows(IllegalArgumentException.class, mistakes.get(i)::run, "mistake " + i);
    }
    SimplePacket packet = new SimplePacket(0, none);
    assertFalse(packet.writeTo(ByteBuffer.allocate(15), ByteOrder.BIG_ENDIAN));
  }

  @Test
  void blocksAtTheirBounds() {
    PcapngOption most = new PcapngOption(65535, OctetString.copyOf(new byte[65535]));
    assertEquals(65535, most.value().length());
    assertEquals("hi", COMMENT.text());
    assertEquals(1, COMMENT.code());
    check(
        "00000004" + "00000010" + "00000000" + "00000010",
        false,
        new NameResolution(List.of(), List.of()),
        "Names [] []");
    check(
        "00000004" + "00000018" + "00030004" + "01020304" + "00000000" + "00000018",
        false,
        new NameResolution(List.of(new NameResolution.Entry(3, hex("01020304"))), List.of()),
        "Names [record 3 01020304] []");
    check(
        "00000006"
            + "00000024"
            + "00000000".repeat(3)
            + "00000004"
            + "00000004"
            + "01020304"
            + "00000024",
        false,
        new EnhancedPacket(0, 0, hex("01020304"), 4, List.of()),
        "Packet if 0 time 0 4/4 []");
    assertEquals("192.0.2.1 ", new NameResolution.Entry(1, hex("c0000201")).toString());
    assertTrue(new OtherBlock(0x40000BADL, OctetString.EMPTY).isCustom());
    assertFalse(new OtherBlock(0xBAE, OctetString.EMPTY).isCustom());
    assertThrows(
        IllegalArgumentException.class, () -> new NameResolution.Entry(65536, OctetString.EMPTY));
    assertThrows(
        IllegalArgumentException.class, () -> new SimplePacket(1L << 32, OctetString.EMPTY));
  }
}
