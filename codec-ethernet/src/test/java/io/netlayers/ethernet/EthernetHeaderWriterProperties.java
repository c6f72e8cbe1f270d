package io.netlayers.ethernet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class EthernetHeaderWriterProperties {
  private final EthernetHeaderWriter writer = new EthernetHeaderWriter();

  private static ByteBuffer dirty(int octets) {
    byte[] array = new byte[octets];
    Arrays.fill(array, (byte) 0xA5);
    return ByteBuffer.wrap(array);
  }

  /** The octets are those that the view's setters write, padding included, and no others. */
  @Property
  void writesWhatTheViewWrites(
      @ForAll long destination,
      @ForAll long source,
      @ForAll int type,
      @ForAll @IntRange(max = 80) int payload) {
    ByteBuffer expected = dirty(120);
    EthernetFrameView view =
        new EthernetFrameView()
            .wrapForEncode(expected, 5, 0, payload, false)
            .destination(destination)
            .source(source)
            .etherType(type);
    ByteBuffer written = dirty(120);
    writer.destination(-1).source(-1).etherType(-1).write(dirty(120), 0, payload);
    int length =
        writer.destination(destination).source(source).etherType(type).write(written, 5, payload);
    assertEquals(view.length(), length);
    assertArrayEquals(expected.array(), written.array());
  }

  @Property
  void writesNothingWhereTheFrameDoesNotFit(@ForAll @IntRange(min = -1, max = 73) int room) {
    ByteBuffer buffer = dirty(100).limit(Math.max(0, room));
    assertThrows(
        IndexOutOfBoundsException.class, () -> writer.etherType(0x0800).write(buffer, 0, 60));
    assertArrayEquals(dirty(100).array(), buffer.array());
  }
}
