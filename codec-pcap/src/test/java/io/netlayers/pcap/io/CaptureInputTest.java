package io.netlayers.pcap.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netlayers.pcap.CaptureFormat;
import io.netlayers.pcap.CaptureReader;
import io.netlayers.pcap.CaptureStatus;
import io.netlayers.pcap.PcapWriter;
import io.netlayers.pcap.PcapngWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureInputTest {
  @TempDir Path directory;

  /** Packets of 0, 10,000, … octets: longer than the buffer at last. */
  private static void write(CaptureOutput output) throws IOException {
    PcapWriter writer = PcapWriter.of(1);
    output.write(writer::writeHeader);
    for (int i = 0; i < 60; i++) {
      ByteBuffer packet = ByteBuffer.allocate(i * 10_000);
      output.writeRecord(
          writer, i, i, packet.limit(), packet, 0, Math.min(packet.limit(), 262_144));
    }
    ByteBuffer most = ByteBuffer.allocate(262_144);
    Arrays.fill(most.array(), (byte) 7);
    output.writeRecord(writer, 60, 60, most.limit(), most, 0, most.limit());
  }

  private static void expect(CaptureInput input) throws IOException {
    for (int i = 0; i < 60; i++) {
      assertEquals(CaptureStatus.RECORD, input.nextRecord());
      assertEquals(i, input.record().epochSeconds());
      assertEquals(i * 10_000, input.record().originalLength());
      assertEquals(Math.min(i * 10_000, 262_144), input.record().capturedLength());
    }
    assertEquals(CaptureStatus.RECORD, input.next());
    assertEquals(7, input.record().buffer().get(input.record().offset() + 262_143));
    assertEquals(CaptureStatus.END, input.nextRecord());
    assertEquals(CaptureStatus.END, input.next());
    assertEquals(CaptureFormat.PCAP, input.reader().format());
  }

  @Test
  void readsTheFileThatWasWritten() throws IOException {
    Path file = directory.resolve("a.pcap");
    try (CaptureOutput output = CaptureOutput.create(file)) {
      write(output);
    }
    try (CaptureInput input = CaptureInput.open(file)) {
      assertEquals(Files.size(file), input.size());
      expect(input);
      assertEquals(input.size(), input.reader().position());
    }
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    try (CaptureOutput output = CaptureOutput.of(stream)) {
      write(output);
    }
    assertArrayEquals(Files.readAllBytes(file), stream.toByteArray());
    try (CaptureInput input = CaptureInput.of(new ByteArrayInputStream(stream.toByteArray()))) {
      assertEquals(-1, input.size());
      expect(input);
    }
  }

  @Test
  void readsPcapngWithLargePackets() throws IOException {
    Path file = directory.resolve("a.pcapng");
    ByteBuffer packet = ByteBuffer.allocate(3_000_000);
    packet.put(2_999_999, (byte) 9);
    PcapngWriter writer = new PcapngWriter();
    try (CaptureOutput output = CaptureOutput.create(file)) {
      output.write(writer::writeSectionHeader);
      output.write(out -> writer.writeInterface(out, 1, 0, -1));
      output.writePacket(writer, 0, 1, 2, 3, packet, 0, 3_000_000);
    }
    try (CaptureInput input = CaptureInput.open(file)) {
      assertEquals(CaptureStatus.BLOCK, input.next());
      assertEquals(CaptureStatus.BLOCK, input.next());
      assertEquals(CaptureStatus.RECORD, input.next());
      assertEquals(3_000_000, input.record().capturedLength());
      assertEquals(9, input.record().buffer().get(input.record().offset() + 2_999_999));
      assertEquals(CaptureStatus.END, input.next());
    }
  }

  @Test
  void givesWhatACutFileHas() throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    try (CaptureOutput output = CaptureOutput.of(stream)) {
      write(output);
    }
    byte[] cut = Arrays.copyOf(stream.toByteArray(), stream.size() - 1);
    try (CaptureInput input = CaptureInput.of(new ByteArrayInputStream(cut))) {
      for (int i = 0; i < 60; i++) {
        assertEquals(CaptureStatus.RECORD, input.nextRecord());
      }
      assertEquals(CaptureStatus.TRUNCATED, input.nextRecord());
      assertEquals(cut.length, input.reader().faultPosition());
    }
  }

  /** A channel that gives one octet a read, and now and then none. */
  @Test
  void readsAChannelThatGivesLittle() throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    PcapWriter writer = PcapWriter.of(113);
    try (CaptureOutput output = CaptureOutput.of(stream)) {
      output.write(writer::writeHeader);
      output.writeRecord(writer, 5, 6, 3, ByteBuffer.wrap(new byte[] {1, 2, 3}), 0, 3);
    }
    byte[] octets = stream.toByteArray();
    int[] reads = {0, 0};
    ReadableByteChannel channel =
        new ReadableByteChannel() {
          @Override
          public int read(ByteBuffer into) {
            if (reads[1] == octets.length) {
              return -1;
            }
            if (reads[0]++ % 3 == 0) {
              return 0;
            }
            into.put(octets[reads[1]++]);
            return 1;
          }

          @Override
          public boolean isOpen() {
            return true;
          }

          @Override
          public void close() {}
        };
    try (CaptureInput input = new CaptureInput(channel, new CaptureReader(64))) {
      int waits = 0;
      CaptureStatus status = input.nextRecord();
      while (status == CaptureStatus.NEED_MORE) {
        waits++;
        status = input.nextRecord();
      }
      assertEquals(CaptureStatus.RECORD, status);
      assertEquals((octets.length + 1) / 2, waits);
      assertEquals(3, input.record().capturedLength());
      while ((status = input.nextRecord()) == CaptureStatus.NEED_MORE) {
        waits++;
      }
      assertEquals(CaptureStatus.END, status);
    }
  }

  @Test
  void saysThatAFileIsMissing() {
    assertThrows(
        NoSuchFileException.class, () -> CaptureInput.open(directory.resolve("missing.pcap")));
  }

  @Test
  void closesWhatItOpened() throws IOException {
    Path file = directory.resolve("empty.pcap");
    Files.write(file, new byte[0]);
    CaptureInput input = CaptureInput.open(file);
    assertEquals(CaptureStatus.TRUNCATED, input.next());
    assertEquals(0, input.reader().faultPosition());
    input.close();
    assertThrows(java.nio.channels.ClosedChannelException.class, input::size);
  }
}
