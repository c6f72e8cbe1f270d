package io.netlayers.http.body;

import io.netlayers.http.head.FieldLine;
import io.netlayers.http.head.FieldLines;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Writes what stands around the data of chunks (RFC 9112 §7.1); the data itself goes from the
 * caller's buffer to wherever he sends it. Indices are absolute; positions stay. Each method
 * answers the octets written and throws {@link IndexOutOfBoundsException} where they do not fit.
 */
public final class ChunkedWriter {
  /** Octets of the longest line before a chunk. */
  public static final int MAX_LINE = 18;

  /** Octets behind the data of a chunk. */
  public static final int CHUNK_END = 2;

  /** Octets of the last chunk and an empty trailer section. */
  public static final int LAST = 5;

  private ChunkedWriter() {}

  /**
   * The line before a chunk.
   *
   * @param size octets of data, at least 1: an empty chunk would end the body
   */
  public static int line(ByteBuffer buffer, int at, long size) {
    if (size < 1) {
      throw new IllegalArgumentException("a chunk of no data ends the body: " + size);
    }
    int digits = lineLength(size) - 2;
    for (int i = 0; i < digits; i++) {
      int digit = (int) (size >> 4 * (digits - 1 - i)) & 0xF;
      buffer.put(at + i, (byte) (digit < 10 ? '0' + digit : 'a' + digit - 10));
    }
    return digits + end(buffer, at + digits);
  }

  /** Octets of the line before a chunk of {@code size} octets, at least 1. */
  public static int lineLength(long size) {
    return (67 - Long.numberOfLeadingZeros(size)) / 4 + 2;
  }

  /** The line end behind the data of a chunk. */
  public static int end(ByteBuffer buffer, int at) {
    buffer.put(at, (byte) '\r');
    buffer.put(at + 1, (byte) '\n');
    return CHUNK_END;
  }

  /** The last chunk and an empty trailer section. */
  public static int last(ByteBuffer buffer, int at) {
    buffer.put(at, (byte) '0');
    end(buffer, at + 1);
    end(buffer, at + 3);
    return LAST;
  }

  /** The last chunk and a trailer section. */
  public static int last(ByteBuffer buffer, int at, List<FieldLine> trailers) {
    buffer.put(at, (byte) '0');
    end(buffer, at + 1);
    return FieldLines.encode(trailers, buffer, at + 3) - at;
  }

  /** Octets of the last chunk and a trailer section. */
  public static int lastLength(List<FieldLine> trailers) {
    return 3 + FieldLines.encodedLength(trailers);
  }
}
