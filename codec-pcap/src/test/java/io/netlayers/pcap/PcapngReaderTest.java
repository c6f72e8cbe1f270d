package io.netlayers.pcap;

import static io.netlayers.pcap.Captures.CUSTOM;
import static io.netlayers.pcap.Captures.ENHANCED;
import static io.netlayers.pcap.Captures.INTERFACE;
import static io.netlayers.pcap.Captures.PCAPNG;
import static io.netlayers.pcap.Captures.PCAPNG_RECORDS;
import static io.netlayers.pcap.Captures.SECTION;
import static io.netlayers.pcap.Captures.SIMPLE;
import static io.netlayers.pcap.Captures.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class PcapngReaderTest {
  private static final int LIMIT = CaptureReader.DEFAULT_MAX_RECORD_OCTETS;

  private static String only(String hex) {
    List<String> lines = read(hex);
    assertEquals(1, lines.size(), lines.toString());
    return lines.get(0);
  }

  @Test
  void readsEveryKindOfPacketOfSectionsOfBothOrders() {
    assertEquals(PCAPNG_RECORDS, read(PCAPNG));
  }

  @Test
  void showsEveryBlockToThoseWhoAsk() {
    assertEquals(
        List.of(
            "block " + 0x0A0D0D0A + " of 28",
            "block 1 of 20",
            PCAPNG_RECORDS.get(0),
            "block " + 0xBAD + " of 20",
            PCAPNG_RECORDS.get(1),
            PCAPNG_RECORDS.get(2),
            "block " + 0x0A0D0D0A + " of 28",
            "block 1 of 52",
            PCAPNG_RECORDS.get(3),
            "END"),
        Captures.read(Captures.octets(PCAPNG), true, LIMIT, 1000));
  }

  @Test
  void givesEveryWholeRecordOfACutFile() {
    List<Integer> blockEnds = List.of(28, 48, 108, 128, 148, 184, 212, 264);
    assertEquals(300, PCAPNG.length() / 2);
    for (int length = 4; length < 300; length++) {
      List<String> lines = read(PCAPNG.substring(0, 2 * length));
      int whole = length < 108 ? 0 : length < 148 ? 1 : length < 184 ? 2 : 3;
      assertEquals(PCAPNG_RECORDS.subList(0, whole), lines.subList(0, lines.size() - 1));
      assertEquals(blockEnds.contains(length) ? "END" : "TRUNCATED at " + length, lines.get(whole));
    }
  }

  /** §3.1: an interface's packets are those of its own section. */
  @Test
  void aSectionForgetsTheInterfacesBeforeIt() {
    assertEquals("UNKNOWN_INTERFACE at 76", read(SECTION + INTERFACE + SECTION + SIMPLE).get(0));
    assertEquals("UNKNOWN_INTERFACE at 36", only(SECTION + ENHANCED));
    assertEquals("UNKNOWN_INTERFACE at 28", only(SECTION + SIMPLE));
    assertEquals("UNKNOWN_INTERFACE at 36", only(SECTION + Captures.OBSOLETE));
    String second = ENHANCED.replaceFirst("060000003c000000" + "00", "060000003c000000" + "01");
    assertEquals("UNKNOWN_INTERFACE at 56", only(SECTION + INTERFACE + second));
    assertEquals(2, read(SECTION + INTERFACE + INTERFACE + second).size());
  }

  @Test
  void refusesBadBlockLengths() {
    for (String length : List.of("00000000", "0b000000", "1d000000", "18000000")) {
      String shb = SECTION.replaceAll("1c000000", length);
      assertEquals("BAD_BLOCK_LENGTH at 4", only(shb), length);
    }
    assertEquals(
        "BAD_BLOCK_LENGTH at 32", only(SECTION + INTERFACE.replace("14000000", "10000000")));
    assertEquals("BAD_BLOCK_LENGTH at 32", only(SECTION + CUSTOM.replace("14000000", "08000000")));
    assertEquals("BAD_BLOCK_LENGTH at 32", only(SECTION + CUSTOM.replace("14000000", "13000000")));
    assertEquals("BAD_BLOCK_LENGTH at 32", only(SECTION + SIMPLE.replace("14000000", "0c000000")));
    assertEquals(
        "BAD_BLOCK_LENGTH at 32", only(SECTION + "06000000" + "1c000000" + "00".repeat(24)));
    assertEquals(
        "BAD_BLOCK_LENGTH at 32", only(SECTION + "02000000" + "1c000000" + "00".repeat(24)));
    assertEquals(
        "BAD_BLOCK_LENGTH at 32", only(SECTION + "05000000" + "14000000" + "00".repeat(24)));
  }

  @Test
  void refusesATrailerThatDiffers() {
    assertEquals("TRAILING_LENGTH_MISMATCH at 24", only(SECTION.substring(0, 48) + "20000000"));
    assertEquals(
        "TRAILING_LENGTH_MISMATCH at 44", only(SECTION + CUSTOM.substring(0, 32) + "18000000"));
    assertEquals(
        List.of("block " + 0x0A0D0D0A + " of 28", "TRAILING_LENGTH_MISMATCH at 44"),
        Captures.read(
            Captures.octets(SECTION + CUSTOM.substring(0, 32) + "18000000"), true, LIMIT, 99));
  }

  @Test
  void refusesWhatIsNoSection() {
    assertEquals("BAD_BYTE_ORDER_MAGIC at 8", only(SECTION.replace("4d3c2b1a", "4d3c2b1b")));
    assertEquals("UNSUPPORTED_VERSION at 12", only(SECTION.replace("01000000f", "02000000f")));
    assertEquals("END", only(SECTION.replace("01000000f", "01000200f")));
  }

  @Test
  void refusesAPacketLongerThanItsBlock() {
    String start = SECTION + INTERFACE;
    String enhanced = ENHANCED.replace("0500000040", "1d00000040");
    assertEquals("BAD_CAPTURED_LENGTH at 68", only(start + enhanced));
    assertEquals(
        "BAD_CAPTURED_LENGTH at 68", only(start + ENHANCED.replace("0500000040", "ffffffff40")));
    assertEquals(
        "BAD_CAPTURED_LENGTH at 56", only(start + SIMPLE.replace("03000000aa", "05000000aa")));
    assertEquals(2, read(start + SIMPLE.replace("03000000aa", "04000000aa")).size());
    String all = ENHANCED.replace("0500000040", "1c00000040");
    assertTrue(read(start + all).get(0).contains(" 28/64 "));
  }

  /** §4.4: a simple packet is as long as the snap length of interface 0 lets it be. */
  @Test
  void cutsASimplePacketToTheSnapLength() {
    String two = INTERFACE.replace("00000400", "02000000");
    assertEquals("@48 if 0 link 1 fcs -1 - 2/3 aabb", read(SECTION + two + SIMPLE).get(0));
    String none = INTERFACE.replace("00000400", "00000000");
    assertEquals("@48 if 0 link 1 fcs -1 - 3/3 aabbcc", read(SECTION + none + SIMPLE).get(0));
    String huge = INTERFACE.replace("00000400", "ffffffff");
    assertEquals("@48 if 0 link 1 fcs -1 - 3/3 aabbcc", read(SECTION + huge + SIMPLE).get(0));
  }

  @Test
  void refusesOptionsThatRunOver() {
    String start = SECTION + INTERFACE;
    // the comment says that it has 0x20 octets, then 0xffff
    assertEquals("BAD_OPTION at 84", only(start + ENHANCED.replace("01000200", "01002000")));
    assertEquals("BAD_OPTION at 84", only(start + ENHANCED.replace("01000200", "0100ffff")));
    assertEquals(
        "BAD_OPTION at 44",
        only(SECTION + "01000000" + "18000000" + "0100000000000400" + "09000100" + "18000000"));
    // without an end of options, and with octets behind it
    assertEquals(2, read(start + ENHANCED.replace("0200000000000000", "0200000001000000")).size());
    String early = ENHANCED.replace("0200040002000000", "0000000002000000");
    assertTrue(read(start + early).get(0).endsWith("[1:6869]"));
  }

  @Test
  void refusesInterfaceOptionsOfAWrongLength() {
    for (String option : List.of("09000200" + "06060000", "0d000000", "0e000400" + "00000001")) {
      int total = 20 + option.length() / 2;
      String length = String.format("%02x000000", total);
      String block = "01000000" + length + "0100000000000400" + option + length;
      assertEquals("BAD_OPTION at 48", only(SECTION + block));
    }
  }

  /** §4.3.1: a packet's flags may tell another FCS length than its interface. */
  @Test
  void takesTheFcsLengthFromFlagsFirst() {
    String flags = ENHANCED.replace("0200040002000000", "0200040081000000");
    String line = read(SECTION + INTERFACE + flags).get(0);
    assertTrue(line.contains(" fcs 4 "), line);
  }

  @Test
  void readsPowersOfTwo() {
    String tsresol = INTERFACE.replace("14000000", "1c000000");
    tsresol = tsresol.substring(0, 32) + "09000100" + "8a000000" + "1c000000";
    String line = read(SECTION + tsresol + Captures.OBSOLETE).get(0);
    assertTrue(line.contains(" 976.562500000 "), line);
  }

  @Test
  void passesOverBlocksLongerThanItsLimit() {
    String length = "14010000";
    String large = "ad0b0000" + length + "00".repeat(0x114 - 12) + length;
    byte[] stream = Captures.octets(SECTION + INTERFACE + large + SIMPLE);
    assertEquals(2, Captures.read(stream, false, 100, 50).size());
    assertEquals("RECORD_TOO_LONG at 52", Captures.read(stream, true, 100, 50).get(2));
    assertEquals(
        "RECORD_TOO_LONG at 52",
        only(SECTION + INTERFACE + ENHANCED.replace("3c000000", "fcffffff")));
    assertEquals(
        "TRUNCATED at 68", only(SECTION + INTERFACE + CUSTOM.replace("14000000", "fcffffff")));
  }

  @Test
  void refusesInterfacesThatFillMemory() {
    byte[] section = Captures.octets(SECTION);
    byte[] description = Captures.octets(INTERFACE);
    ByteBuffer in = ByteBuffer.allocate(28 + 65_537 * 20);
    in.put(section);
    for (int i = 0; i < 65_537; i++) {
      in.put(description);
    }
    CaptureReader reader = new CaptureReader();
    assertEquals(CaptureStatus.TOO_MANY_INTERFACES, reader.nextRecord(in.flip()));
    assertEquals(28 + 65_536 * 20 + 8, reader.faultPosition());
  }

  @Test
  void refusesLimitsOutsideTheirRange() {
    assertThrows(IllegalArgumentException.class, () -> new CaptureReader(27));
    assertThrows(IllegalArgumentException.class, () -> new CaptureReader((1 << 30) + 1));
  }

  @Test
  void namesTheOptionThatIsWrong() {
    String option = "01000200" + "68690000";
    String bad = "09000800" + "06000000";
    String block = "01000000" + "24000000" + "0100000000000400" + option + bad + "24000000";
    assertEquals("BAD_OPTION at 52", only(SECTION + block));
    String packet = ENHANCED.replace("0200040002000000", "0200400002000000");
    assertEquals("BAD_OPTION at 92", only(SECTION + INTERFACE + packet));
  }

  /** An FCS length that is told as 0 is known, and one in the flags is not where it is 0. */
  @Test
  void takesAnFcsLengthOfZeroForTold() {
    String described = "01000000" + "1c000000" + "0100000000000400" + "0d000100" + "00000000";
    String line = read(SECTION + described + "1c000000" + ENHANCED).get(0);
    assertTrue(line.contains(" fcs 0 "), line);
    String snap = INTERFACE.replace("00000400", "ffffff7f");
    assertEquals("@48 if 0 link 1 fcs -1 - 3/3 aabbcc", read(SECTION + snap + SIMPLE).get(0));
  }

  @Test
  void lendsOptionsAndDirectionAgainAndAgain() {
    CaptureReader reader = new CaptureReader();
    ByteBuffer in = ByteBuffer.wrap(Captures.octets(SECTION + INTERFACE + ENHANCED + SIMPLE));
    assertEquals(CaptureStatus.RECORD, reader.nextRecord(in));
    for (int i = 0; i < 2; i++) {
      PcapngOptionsView options = reader.record().options();
      assertTrue(options.next());
      assertEquals("hi", options.text());
      assertTrue(options.next());
      assertEquals(2, options.u32());
    }
    assertEquals(2, reader.record().direction());
    assertEquals(CaptureStatus.RECORD, reader.nextRecord(in));
    assertEquals(0, reader.record().direction());
    assertEquals(0, reader.record().flags());
    assertEquals(false, reader.record().options().next());
  }

  @Test
  void readsABlockAsLongAsItsLimit() {
    byte[] stream = Captures.octets(SECTION + INTERFACE + ENHANCED);
    assertEquals(2, Captures.read(stream, true, 60, 200).size() - 2);
    assertEquals("RECORD_TOO_LONG at 52", Captures.read(stream, false, 59, 200).get(0));
  }

  @Test
  void readsOptionsThatStandAlone() {
    PcapngOptionsView options = new PcapngOptionsView();
    ByteBuffer octets = ByteBuffer.wrap(Captures.octets("ff" + "0001000161000000" + "00010000"));
    assertEquals(CaptureStatus.RECORD, options.wrap(octets, 1, 12, false));
    assertTrue(options.next());
    assertEquals(1, options.code());
    assertEquals("a", options.text());
    assertEquals(5, options.valueOffset());
    assertTrue(options.next());
    assertEquals("", options.text());
    assertEquals(false, options.next());
    for (int length = 1; length < 8; length++) {
      assertEquals(CaptureStatus.BAD_OPTION, options.wrap(octets, 1, length, false));
      assertEquals(0, options.faultOffset());
      assertEquals(false, options.next());
    }
    assertEquals(CaptureStatus.BAD_OPTION, options.wrap(octets, 1, 9, false));
    assertEquals(8, options.faultOffset());
    assertTrue(options.next());
    assertEquals(CaptureStatus.RECORD, options.wrap(octets, 1, 0, false));
    assertEquals(false, options.next());
  }
}
