package io.netlayers.pcap.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netlayers.core.Ipv4Address;
import io.netlayers.core.OctetString;
import io.netlayers.pcap.CaptureRecordView;
import io.netlayers.pcap.CaptureStatus;
import io.netlayers.pcap.PcapWriter;
import io.netlayers.pcap.PcapngOptionsView;
import io.netlayers.pcap.PcapngWriter;
import io.netlayers.pcap.block.EnhancedPacket;
import io.netlayers.pcap.block.InterfaceDescription;
import io.netlayers.pcap.block.NameResolution;
import io.netlayers.pcap.block.ObsoletePacket;
import io.netlayers.pcap.block.OtherBlock;
import io.netlayers.pcap.block.PcapngBlock;
import io.netlayers.pcap.block.PcapngOption;
import io.netlayers.pcap.block.SectionHeader;
import io.netlayers.pcap.block.SimplePacket;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tshark reads of a file, and what it says of files that were written here. */
class SecondOpinionTest {
  private static final String FRAME =
      "ffffffffffff"
          + "020000000001"
          + "0806"
          + "0001080006040001"
          + "020000000001"
          + "c0000201"
          + "000000000000"
          + "c0000202";

  @TempDir Path directory;

  @BeforeEach
  void needsTshark() {
    for (String tool : List.of("tshark", "editcap")) {
      assumeTrue(isInstalled(tool), tool + " is not installed: no second opinion");
    }
  }

  private static boolean isInstalled(String tool) {
    for (String place : System.getenv("PATH").split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(place, tool))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out.lines().toList();
  }

  private static List<String> tshark(Path file) throws IOException, InterruptedException {
    return run(
        "tshark",
        "-n",
        "-r",
        file.toString(),
        "-T",
        "fields",
        "-E",
        "separator=|",
        "-e",
        "frame.time_epoch",
        "-e",
        "frame.cap_len",
        "-e",
        "frame.len",
        "-e",
        "frame.comment",
        "-e",
        "eth.src");
  }

  private static List<String> ours(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    try (CaptureInput input = CaptureInput.open(file)) {
      while (input.nextRecord() == CaptureStatus.RECORD) {
        CaptureRecordView record = input.record();
        List<String> comments = new ArrayList<>();
        PcapngOptionsView option = record.options();
        while (option.next()) {
          if (option.code() == PcapngOptionsView.COMMENT) {
            comments.add(option.text());
          }
        }
        String time =
            record.hasTimestamp()
                ? record.epochSeconds() + "." + String.format("%09d", record.nanos())
                : "";
        lines.add(
            String.join(
                "|",
                time,
                "" + record.capturedLength(),
                "" + record.originalLength(),
                String.join(",", comments),
                record.capturedLength() >= 14 ? "02:00:00:00:00:01" : ""));
      }
      assertEquals(CaptureStatus.END, input.nextRecord());
    }
    return lines;
  }

  private void agree(Path file, int records) throws IOException, InterruptedException {
    List<String> ours = ours(file);
    assertEquals(records, ours.size());
    assertEquals(tshark(file), ours);
  }

  private Path pcap(ByteOrder order, boolean nanos) throws IOException {
    Path file = directory.resolve(order + "-" + nanos + ".pcap");
    ByteBuffer frame = OctetString.ofHex(FRAME).asByteBuffer();
    PcapWriter writer = new PcapWriter(order, nanos, 1, 40, -1);
    try (CaptureOutput output = CaptureOutput.create(file)) {
      output.write(writer::writeHeader);
      output.writeRecord(writer, 0, 0, 42, frame, 0, 42);
      output.writeRecord(writer, 1_706_333_824L, 999_999_999, 60, frame, 0, 20);
      output.writeRecord(writer, 0x7fffffffL, 1000, 1500, frame, 0, 14);
    }
    return file;
  }

  @Test
  void agreesOnPcapOfBothOrdersAndResolutions() throws Exception {
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      agree(pcap(order, true), 3);
      agree(pcap(order, false), 3);
    }
  }

  @Test
  void agreesOnPcapngThatEditcapWrites() throws Exception {
    Path from = pcap(ByteOrder.BIG_ENDIAN, true);
    for (String type : List.of("pcapng", "nsecpcap", "pcap")) {
      Path to = directory.resolve("edited." + type);
      run("editcap", "-F", type, from.toString(), to.toString());
      agree(to, 3);
    }
    Path commented = directory.resolve("commented.pcapng");
    run("editcap", "-a", "2:a comment", from.toString(), commented.toString());
    agree(commented, 3);
    assertEquals("a comment", ours(commented).get(1).split("\\|")[3]);
  }

  @Test
  void agreesOnPcapngThatIsWrittenHere() throws Exception {
    ByteBuffer frame = OctetString.ofHex(FRAME).asByteBuffer();
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      Path file = directory.resolve(order + ".pcapng");
      PcapngWriter writer = new PcapngWriter(order);
      try (CaptureOutput output = CaptureOutput.create(file)) {
        output.write(writer::writeSectionHeader);
        output.write(out -> writer.writeInterface(out, 1, 65535, -1));
        output.write(out -> writer.writeInterface(out, 1, 0, -1));
        output.writePacket(writer, 0, 1_706_333_824L, 999_999_999, 60, frame, 0, 42);
        output.write(
            out -> writer.writePacket(out, 1, 5, 6, 42, frame, 0, 41, 1, "first", "\u00e4"));
        output.write(out -> writer.writeStatistics(out, 1, 7, 8, 2, 0));
      }
      agree(file, 2);
    }
  }

  /** Blocks of every kind, resolutions of both kinds, an offset, two sections. */
  @Test
  void agreesOnBlocksOfEveryKind() throws Exception {
    OctetString frame = OctetString.ofHex(FRAME);
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      ByteBuffer offset = ByteBuffer.allocate(8).order(order).putLong(0, 1000);
      List<PcapngBlock> blocks =
          List.of(
              SectionHeader.of(PcapngOption.comment("first"), PcapngOption.text(4, "test")),
              new InterfaceDescription(1, 0, List.of()),
              new InterfaceDescription(
                  1,
                  0,
                  List.of(
                      PcapngOption.octet(InterfaceDescription.TIMESTAMP_RESOLUTION, 0x8a),
                      new PcapngOption(
                          InterfaceDescription.TIMESTAMP_OFFSET,
                          OctetString.copyOf(offset, 0, 8)))),
              new InterfaceDescription(
                  1, 0, List.of(PcapngOption.octet(InterfaceDescription.TIMESTAMP_RESOLUTION, 3))),
              new NameResolution(
                  List.of(NameResolution.Entry.of(Ipv4Address.parse("192.0.2.1"), "a.example")),
                  List.of()),
              new EnhancedPacket(
                  0, 1_706_333_824_999_999L, frame, 60, List.of(PcapngOption.comment("one"))),
              new EnhancedPacket(1, 5 * 1024 + 512, frame, 42, List.of()),
              new EnhancedPacket(2, 1_706_333_824_999L, frame, 42, List.of()),
              new ObsoletePacket(0, 0, 2_000_001, frame, 42, List.of()),
              new OtherBlock(0x7654321, OctetString.ofHex("0102030405060708")),
              SectionHeader.of(),
              new InterfaceDescription(1, 20, List.of()),
              new SimplePacket(42, OctetString.copyOf(frame.asByteBuffer(), 0, 20)));
      Path file = directory.resolve(order + "-blocks.pcapng");
      try (CaptureOutput output = CaptureOutput.create(file)) {
        for (PcapngBlock block : blocks) {
          output.write(out -> block.writeTo(out, order));
        }
      }
      List<String> ours = ours(file);
      assertEquals("1005.500000000|42|42||02:00:00:00:00:01", ours.get(1));
      agree(file, 5);
    }
  }
}
