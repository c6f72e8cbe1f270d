package io.netlayers.http.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netlayers.http.head.FieldLine;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkedWriterTest {
  private static String text(ByteBuffer buffer, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) buffer.get(3 + i));
    }
    return text.toString();
  }

  @Test
  void sizesHaveNoLeadingZero() {
    ByteBuffer buffer = ByteBuffer.allocate(40);
    for (int shift = 0; shift < 63; shift++) {
      for (long size : new long[] {1L << shift, (1L << shift) + 1, (2L << shift) - 1}) {
        if (size > 0) {
          int length = ChunkedWriter.line(buffer, 3, size);
          assertEquals(Long.toHexString(size) + "\r\n", text(buffer, length));
          assertEquals(length, ChunkedWriter.lineLength(size));
        }
      }
    }
    assertThrows(IllegalArgumentException.class, () -> ChunkedWriter.line(buffer, 3, 0));
    assertThrows(IllegalArgumentException.class, () -> ChunkedWriter.line(buffer, 3, -1));
    assertThrows(IndexOutOfBoundsException.class, () -> ChunkedWriter.line(buffer, 37, 16));
  }

  @Test
  void lastChunk() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(40);
    assertEquals("0\r\n\r\n", text(buffer, ChunkedWriter.last(buffer, 3)));
    List<FieldLine> trailers = List.of(FieldLine.of("A", "b"));
    int length = ChunkedWriter.last(buffer, 3, trailers);
    assertEquals("0\r\nA: b\r\n\r\n", text(buffer, length));
    assertEquals(length, ChunkedWriter.lastLength(trailers));
  }
}
