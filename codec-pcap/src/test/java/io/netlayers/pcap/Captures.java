package io.netlayers.pcap;

import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Literal captures, and what a reader tells of one as lines of text. */
final class Captures {
  private Captures() {}

  /** pcap, little-endian, microseconds, Ethernet: 4 octets of 60, then an empty packet. */
  static final String PCAP =
      "d4c3b2a1"
          + "0200"
          + "0400"
          + "00000000"
          + "00000000"
          + "00000400"
          + "01000000"
          + "8096b465"
          + "3f420f00"
          + "04000000"
          + "3c000000"
          + "deadbeef"
          + "8196b465"
          + "00000000"
          + "00000000"
          + "00000000";

  /** A section header of little-endian order and unknown length. */
  static final String SECTION =
      "0a0d0d0a" + "1c000000" + "4d3c2b1a" + "0100" + "0000" + "ffffffffffffffff" + "1c000000";

  /** Ethernet, snap length 262,144, no options. */
  static final String INTERFACE =
      "01000000" + "14000000" + "0100" + "0000" + "00000400" + "14000000";

  /** Interface 0, time 0x00060d1c2f3a4b5c, 5 of 64 octets, a comment "hi" and flags 2. */
  static final String ENHANCED =
      "06000000"
          + "3c000000"
          + "00000000"
          + "1c0d0600"
          + "5c4b3a2f"
          + "05000000"
          + "40000000"
          + "0102030405000000"
          + "0100"
          + "0200"
          + "68690000"
          + "0200"
          + "0400"
          + "02000000"
          + "0000"
          + "0000"
          + "3c000000";

  /** A simple packet of 3 octets. */
  static final String SIMPLE = "03000000" + "14000000" + "03000000" + "aabbcc00" + "14000000";

  /** An obsolete packet of interface 0, 7 drops, 2 octets. */
  static final String OBSOLETE =
      "02000000"
          + "24000000"
          + "0000"
          + "0700"
          + "00000000"
          + "40420f00"
          + "02000000"
          + "02000000"
          + "abcd0000"
          + "24000000";

  /** A custom block of 8 octets' body. */
  static final String CUSTOM = "ad0b0000" + "14000000" + "01020304" + "05060708" + "14000000";

  /** A big-endian section: raw IP, tsresol 9, tsoffset 1, FCS length 4; a packet of 1 octet. */
  static final String BIG_ENDIAN_SECTION =
      "0a0d0d0a"
          + "0000001c"
          + "1a2b3c4d"
          + "0001"
          + "0000"
          + "ffffffffffffffff"
          + "0000001c"
          + "00000001"
          + "00000034"
          + "0065"
          + "0000"
          + "00000000"
          + "0009"
          + "0001"
          + "09000000"
          + "000d"
          + "0001"
          + "04000000"
          + "000e"
          + "0008"
          + "0000000000000001"
          + "0000"
          + "0000"
          + "00000034"
          + "00000006"
          + "00000024"
          + "00000000"
          + "00000000"
          + "3b9aca05"
          + "00000001"
          + "00000009"
          + "45000000"
          + "00000024";

  static final String PCAPNG =
      SECTION + INTERFACE + ENHANCED + CUSTOM + SIMPLE + OBSOLETE + BIG_ENDIAN_SECTION;

  static final List<String> PCAP_RECORDS =
      List.of(
          "@24 if 0 link 1 fcs -1 1706333824.999999000 4/60 deadbeef",
          "@44 if 0 link 1 fcs -1 1706333825.000000000 0/0 ",
          "END");

  static final List<String> PCAPNG_RECORDS =
      List.of(
          "@48 if 0 link 1 fcs -1 1703264562.858844000 5/64 0102030405 flags 2 [1:6869, 2:02000000]",
          "@128 if 0 link 1 fcs -1 - 3/3 aabbcc",
          "@148 if 0 link 1 fcs -1 1.000000000 2/2 abcd",
          "@264 if 0 link 101 fcs 4 2.000000005 1/9 45",
          "END");

  static byte[] octets(String hex) {
    return OctetString.ofHex(hex).toByteArray();
  }

  static String text(CaptureRecordView record) {
    StringBuilder text = new StringBuilder();
    text.append("@").append(record.position());
    text.append(" if ").append(record.interfaceId());
    text.append(" link ").append(record.linkType());
    text.append(" fcs ").append(record.fcsLength()).append(' ');
    text.append(
        record.hasTimestamp()
            ? record.epochSeconds() + "." + String.format("%09d", record.nanos())
            : "-");
    text.append(' ').append(record.capturedLength()).append('/').append(record.originalLength());
    text.append(' ');
    text.append(OctetString.copyOf(record.buffer(), record.offset(), record.capturedLength()));
    if (record.flags() != 0) {
      text.append(" flags ").append(record.flags());
    }
    List<String> options = new ArrayList<>();
    PcapngOptionsView option = record.options();
    while (option.next()) {
      options.add(
          option.code()
              + ":"
              + OctetString.copyOf(option.buffer(), option.valueOffset(), option.valueLength()));
    }
    return options.isEmpty() ? text.toString() : text.append(' ').append(options).toString();
  }

  /**
   * Reads a stream that comes in pieces: piece i is {@code sizes[i % sizes.length]} octets long.
   *
   * @param blocks whether blocks are shown too
   */
  static List<String> read(byte[] stream, boolean blocks, int maxRecord, int... sizes) {
    List<String> lines = new ArrayList<>();
    CaptureReader reader = new CaptureReader(maxRecord);
    ByteBuffer in = ByteBuffer.allocate(stream.length + 16).limit(0);
    int fed = 0;
    int pieces = 0;
    while (true) {
      CaptureStatus status = blocks ? reader.next(in) : reader.nextRecord(in);
      if (status == CaptureStatus.NEED_MORE && fed < stream.length) {
        int size = Math.min(sizes[pieces++ % sizes.length], stream.length - fed);
        in.compact().put(stream, fed, size).flip();
        fed += size;
        continue;
      }
      if (status == CaptureStatus.NEED_MORE) {
        status = reader.endOfInput(in);
      }
      if (status == CaptureStatus.RECORD) {
        lines.add(text(reader.record()));
      } else if (status == CaptureStatus.BLOCK) {
        lines.add("block " + reader.block().type() + " of " + reader.block().length());
      } else {
        lines.add(status + (reader.faultPosition() < 0 ? "" : " at " + reader.faultPosition()));
        return lines;
      }
    }
  }

  static List<String> read(String hex) {
    byte[] stream = octets(hex);
    return read(stream, false, CaptureReader.DEFAULT_MAX_RECORD_OCTETS, stream.length + 1);
  }
}
