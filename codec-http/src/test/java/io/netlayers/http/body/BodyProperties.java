package io.netlayers.http.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.http.head.FieldLine;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What the writer wrote, the reader reads, in any pieces; and no octets make it throw. */
class BodyProperties {
  @Property(tries = 300)
  void chunksGoRound(
      @ForAll @Size(max = 8) List<@Size(min = 1, max = 40) byte[]> chunks,
      @ForAll @IntRange(min = 1, max = 50) int piece,
      @ForAll boolean trailers) {
    ByteBuffer buffer = ByteBuffer.allocate(2000);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    int at = 0;
    for (byte[] chunk : chunks) {
      at += ChunkedWriter.line(buffer, at, chunk.length);
      buffer.put(at, chunk);
      at += chunk.length;
      at += ChunkedWriter.end(buffer, at);
      content.writeBytes(chunk);
    }
    List<FieldLine> lines = trailers ? List.of(FieldLine.of("A", "b c")) : List.of();
    at += ChunkedWriter.last(buffer, at, lines);
    BodyReader reader = new BodyReader();
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    assertEquals(BodyEvent.END, run(reader, buffer, at, at + 30, piece, read));
    assertEquals(List.of(content.toByteArray().length), List.of(read.size()));
    assertTrue(java.util.Arrays.equals(content.toByteArray(), read.toByteArray()));
    assertEquals(lines, reader.trailers().toValue());
    assertEquals(trailers, reader.hasTrailers());
  }

  @Property(tries = 500)
  void anyOctetsEndAndAgree(@ForAll @Size(max = 60) byte[] octets, @ForAll boolean digits) {
    for (int i = 0; digits && i < octets.length; i++) {
      octets[i] = (byte) "01aF;=\"\\ \t\r\n\r\n:x".charAt((octets[i] & 0xFF) % 16);
    }
    ByteBuffer buffer = ByteBuffer.wrap(octets).asReadOnlyBuffer();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    ByteArrayOutputStream single = new ByteArrayOutputStream();
    BodyReader first = new BodyReader();
    BodyReader second = new BodyReader();
    BodyEvent end = run(first, buffer, octets.length, octets.length, octets.length + 1, whole);
    assertEquals(end, run(second, buffer, octets.length, octets.length, 1, single));
    assertEquals(first.refusal(), second.refusal());
    assertTrue(java.util.Arrays.equals(whole.toByteArray(), single.toByteArray()));
  }

  /** Reads {@code body} octets given {@code piece} at a time; {@code limit} may reach behind. */
  private static BodyEvent run(
      BodyReader reader,
      ByteBuffer buffer,
      int body,
      int limit,
      int piece,
      ByteArrayOutputStream content) {
    reader.begin(BodyKind.CHUNKED, 0);
    int at = 0;
    int there = Math.min(piece, limit);
    while (true) {
      BodyEvent event = reader.read(buffer, at, there - at);
      for (int i = 0; event == BodyEvent.DATA && i < reader.dataLength(); i++) {
        content.write(buffer.get(reader.dataOffset() + i));
      }
      at += reader.consumed();
      if (event == BodyEvent.END || event == BodyEvent.REFUSED) {
        assertTrue(event == BodyEvent.REFUSED || at <= body);
        return event;
      }
      if (event == BodyEvent.NEED_MORE) {
        if (there == limit) {
          return event;
        }
        there = Math.min(there + piece, limit);
      }
    }
  }
}
