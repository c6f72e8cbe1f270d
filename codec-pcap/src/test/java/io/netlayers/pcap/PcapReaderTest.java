package io.netlayers.pcap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class PcapReaderTest {
  private static final String ZEROS = "0000000000000000";

  private static String lines(String hex) {
    return String.join("\n", Captures.read(hex));
  }

  private static List<String> withHeader(String header) {
    return Captures.read(header + "00000001" + "00000002" + "00000001" + "00000009" + "ff");
  }

  @Test
  void readsALittleEndianFile() {
    assertEquals(Captures.PCAP_RECORDS, Captures.read(Captures.PCAP));
  }

  @Test
  void readsBothOrdersAndBothResolutions() {
    String rest = "00020004" + ZEROS + "00040000" + "00000071";
    assertEquals(
        List.of("@24 if 0 link 113 fcs -1 1.000002000 1/9 ff", "END"),
        withHeader("a1b2c3d4" + rest));
    assertEquals(
        List.of("@24 if 0 link 113 fcs -1 1.000000002 1/9 ff", "END"),
        withHeader("a1b23c4d" + rest));
    String little = "02000400" + ZEROS + "00000400" + "71000000";
    String record = "01000000" + "02000000" + "01000000" + "09000000" + "ff";
    assertEquals(
        "@24 if 0 link 113 fcs -1 1.000002000 1/9 ff\nEND", lines("d4c3b2a1" + little + record));
    assertEquals(
        "@24 if 0 link 113 fcs -1 1.000000002 1/9 ff\nEND", lines("4d3cb2a1" + little + record));
  }

  /** draft-ietf-opsawg-pcap §4: the upper bits of the link type tell the FCS in 16-bit units. */
  @Test
  void takesTheFcsLengthFromTheLinkType() {
    String start = "a1b2c3d4" + "00020004" + ZEROS + "00040000";
    assertTrue(withHeader(start + "24000001").get(0).contains("link 1 fcs 4 "));
    assertTrue(withHeader(start + "04000001").get(0).contains("link 1 fcs 0 "));
    assertTrue(withHeader(start + "f400ffff").get(0).contains("link 65535 fcs 30 "));
    assertTrue(withHeader(start + "20000001").get(0).contains("link 1 fcs -1 "), "P is not set");
  }

  @Test
  void refusesOtherVersions() {
    String rest = ZEROS + "00040000" + "00000001";
    assertEquals(
        List.of("UNSUPPORTED_VERSION at 4"), Captures.read("a1b2c3d4" + "00020005" + rest));
    assertEquals(
        List.of("UNSUPPORTED_VERSION at 4"), Captures.read("a1b2c3d4" + "00010004" + rest));
    assertEquals(List.of("END"), Captures.read("a1b2c3d4" + "00020004" + rest));
  }

  /** Before 2.3 the original length stood first; with 2.3 it stood where it was the larger. */
  @Test
  void readsTheLengthsOfOldVersions() {
    String rest = ZEROS + "00040000" + "00000001";
    String swapped = "00000001" + "00000002" + "00000009" + "00000001" + "ff";
    String inOrder = "00000001" + "00000002" + "00000001" + "00000009" + "ff";
    String line = "@24 if 0 link 1 fcs -1 1.000002000 1/9 ff\nEND";
    assertEquals(line, lines("a1b2c3d4" + "00020002" + rest + swapped));
    assertEquals(line, lines("a1b2c3d4" + "00020003" + rest + swapped));
    assertEquals(line, lines("a1b2c3d4" + "00020003" + rest + inOrder));
    assertEquals(line, lines("a1b2c3d4" + "00020004" + rest + inOrder));
  }

  @Test
  void refusesUnknownFormats() {
    assertEquals(List.of("UNSUPPORTED_FORMAT at 0"), Captures.read("34cdb2a1" + "00".repeat(20)));
    assertEquals(List.of("UNSUPPORTED_FORMAT at 0"), Captures.read("a1b2cd34" + "00".repeat(20)));
    assertEquals(List.of("UNKNOWN_FORMAT at 0"), Captures.read("1f8b0800"));
    assertEquals(List.of("UNKNOWN_FORMAT at 0"), Captures.read("a1b2c3d5" + "00".repeat(20)));
    assertEquals(List.of("TRUNCATED at 0"), Captures.read(""));
    assertEquals(List.of("TRUNCATED at 3"), Captures.read("a1b2c3"));
  }

  @Test
  void givesEveryWholeRecordOfACutFile() {
    for (int length = 4; length < Captures.PCAP.length() / 2; length++) {
      List<String> lines = Captures.read(Captures.PCAP.substring(0, 2 * length));
      int whole = length < 44 ? 0 : 1;
      boolean end = length == 24 || length == 44;
      assertEquals(Captures.PCAP_RECORDS.subList(0, whole), lines.subList(0, lines.size() - 1));
      assertEquals(end ? "END" : "TRUNCATED at " + length, lines.get(whole));
    }
  }

  @Test
  void allocatesNothingByALengthField() {
    String start = "a1b2c3d4" + "00020004" + ZEROS + "00040000" + "00000001" + "00000001";
    assertEquals(
        List.of("RECORD_TOO_LONG at 32"),
        Captures.read(start + "00000002" + "ffffffff" + "ffffffff"));
    assertEquals(
        List.of("RECORD_TOO_LONG at 32"),
        Captures.read(start + "00000002" + "01000001" + "01000001"));
    assertEquals(
        List.of("TRUNCATED at 40"), Captures.read(start + "00000002" + "01000000" + "01000000"));
  }

  @Test
  void carriesAFractionOfASecondOrMore() {
    String start = "a1b2c3d4" + "00020004" + ZEROS + "00040000" + "00000001";
    assertEquals(
        "@24 if 0 link 1 fcs -1 4294971589.967295000 0/0 \nEND",
        lines(start + "ffffffff" + "ffffffff" + "00000000" + "00000000"));
    assertEquals(
        "@24 if 0 link 1 fcs -1 1.999999000 0/0 \nEND",
        lines(start + "00000001" + "000f423f" + "00000000" + "00000000"));
  }

  @Test
  void tellsWhatItWaitsFor() {
    CaptureReader reader = new CaptureReader();
    ByteBuffer in = ByteBuffer.wrap(Captures.octets(Captures.PCAP));
    assertEquals(CaptureFormat.UNKNOWN, reader.format());
    assertEquals(CaptureStatus.NEED_MORE, reader.nextRecord(in.limit(3)));
    assertEquals(4, reader.needed());
    assertEquals(CaptureStatus.NEED_MORE, reader.nextRecord(in.limit(4)));
    assertEquals(24, reader.needed());
    assertEquals(CaptureFormat.PCAP, reader.format());
    assertEquals(CaptureStatus.NEED_MORE, reader.nextRecord(in.limit(30)));
    assertEquals(24, in.position());
    assertEquals(16, reader.needed());
    assertEquals(CaptureStatus.NEED_MORE, reader.nextRecord(in.limit(41)));
    assertEquals(20, reader.needed());
    assertEquals(24, reader.position());
    assertEquals(CaptureStatus.RECORD, reader.nextRecord(in.limit(44)));
    assertEquals(44, reader.position());
    assertEquals(-1, reader.faultPosition());
    assertEquals(1706333824_999999000L, reader.record().epochNanos());
    assertEquals(CaptureStatus.NEED_MORE, reader.next(in));
    assertEquals(CaptureStatus.END, reader.endOfInput(in));
    assertEquals(CaptureStatus.END, reader.next(in));
  }

  @Test
  void staysAtAFault() {
    CaptureReader reader = new CaptureReader();
    ByteBuffer in = ByteBuffer.allocate(100);
    assertEquals(CaptureStatus.UNKNOWN_FORMAT, reader.next(in));
    assertEquals(CaptureStatus.UNKNOWN_FORMAT, reader.nextRecord(in));
    assertEquals(CaptureStatus.UNKNOWN_FORMAT, reader.endOfInput(in));
    assertEquals(0, in.position());
    assertTrue(CaptureStatus.UNKNOWN_FORMAT.isFault());
    assertFalse(CaptureStatus.TRUNCATED.isFault());
    assertTrue(CaptureStatus.TRUNCATED.isTruncated());
    assertTrue(CaptureStatus.RECORD.isOk());
    assertEquals(0, reader.record().capturedLength());
    assertEquals(0, reader.block().length());
  }

  @Test
  void readsARecordAsLongAsItsLimit() {
    String start = "a1b2c3d4" + "00020004" + ZEROS + "00040000" + "00000001";
    String record = "00000001" + "00000000" + "0000001c" + "0000001c" + "aa".repeat(28);
    String longer = "00000001" + "00000000" + "0000001d" + "0000001d" + "aa".repeat(29);
    byte[] stream = Captures.octets(start + record + longer);
    List<String> lines = Captures.read(stream, false, 28, stream.length);
    assertEquals(2, lines.size());
    assertEquals("RECORD_TOO_LONG at 76", lines.get(1));
    assertNotEquals(null, new CaptureReader(1 << 30));
  }

  @Test
  void onlyACutIsTruncated() {
    for (CaptureStatus status : CaptureStatus.values()) {
      assertEquals(status == CaptureStatus.TRUNCATED, status.isTruncated());
      assertEquals(status == CaptureStatus.RECORD, status.isOk());
    }
  }

  @Test
  void knowsRawIpByEveryNumberOfIt() {
    for (int linkType = 0; linkType < 300; linkType++) {
      boolean raw = List.of(12, 14, 101, 228, 229).contains(linkType);
      assertEquals(raw, LinkType.isRawIp(linkType), "link type " + linkType);
    }
    assertEquals("EN10MB", LinkType.text(LinkType.ETHERNET));
    assertEquals("RAW", LinkType.text(12));
    assertEquals("LINKTYPE_1234", LinkType.text(1234));
  }
}
