package io.netlayers.tcp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class TcpHeaderWriterProperties {
  private final TcpHeaderWriter writer = new TcpHeaderWriter();

  private static ByteBuffer dirty(int octets) {
    byte[] array = new byte[octets];
    Arrays.fill(array, (byte) 0xA5);
    return ByteBuffer.wrap(array);
  }

  /** The octets are those that the view's setters write, and no others. */
  @Property
  void writesWhatTheViewWrites(
      @ForAll int ports,
      @ForAll int sequence,
      @ForAll int acknowledgment,
      @ForAll int flags,
      @ForAll int window,
      @ForAll int urgent,
      @ForAll @LongRange(max = 1L << 40) long pseudoHeader,
      @ForAll @IntRange(max = 10) int optionWords,
      @ForAll @IntRange(max = 40) int payload) {
    int options = 4 * optionWords;
    ByteBuffer expected = dirty(110);
    TcpSegmentView view =
        new TcpSegmentView()
            .wrapForEncode(expected, 7, options, payload)
            .sourcePort(ports)
            .destinationPort(ports >> 16)
            .sequence(Octets.asBits(sequence))
            .acknowledgment(Octets.asBits(acknowledgment))
            .flags(flags)
            .window(window)
            .urgentPointer(urgent)
            .updateChecksum(pseudoHeader);
    writer
        .sourcePort(~ports)
        .destinationPort(~ports >> 16)
        .sequence(Octets.asBits(~sequence))
        .acknowledgment(Octets.asBits(~acknowledgment))
        .flags(~flags)
        .window(~window)
        .urgentPointer(~urgent)
        .write(dirty(110), 0, 0, 0, 0);
    ByteBuffer written = dirty(110);
    int checksum =
        writer
            .sourcePort(ports)
            .destinationPort(ports >> 16)
            .sequence(Octets.asBits(sequence))
            .acknowledgment(Octets.asBits(acknowledgment))
            .flags(flags)
            .window(window)
            .urgentPointer(urgent)
            .write(written, 7, options, payload, pseudoHeader);
    assertArrayEquals(expected.array(), written.array());
    assertEquals(view.checksum(), checksum);
  }

  @Property
  void writesNothingWhereTheSegmentDoesNotFit(@ForAll @IntRange(max = 41) int room) {
    ByteBuffer buffer = dirty(50).limit(room);
    assertThrows(IndexOutOfBoundsException.class, () -> writer.write(buffer, 0, 12, 10, 0));
    assertThrows(IllegalArgumentException.class, () -> writer.write(buffer, 0, 4, -1, 0));
    for (int options : new int[] {-4, 3, 44}) {
      assertThrows(IllegalArgumentException.class, () -> writer.write(buffer, 0, options, 0, 0));
    }
    assertArrayEquals(dirty(50).array(), buffer.array());
  }
}
