package io.netlayers.http.multipart;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes what is between the parts of a multipart body (RFC 2046 §5.1.1); the caller writes their
 * octets. The boundary must not be in them: it should come from a good source of randomness.
 */
public final class MultipartWriter {
  private final Boundary boundary;
  private boolean begun;

  /** A writer at the start of a body. */
  public MultipartWriter(Boundary boundary) {
    this.boundary = boundary;
  }

  /** Octets that {@link #writePart} writes next for a head. */
  public int partLength(PartHead head) {
    return (begun ? 2 : 0) + 2 + boundary.text().length() + 2 + head.toString().length() + 2;
  }

  /**
   * Writes a delimiter, a part's head and the empty line to an absolute index; the part's octets
   * come behind it.
   *
   * @return octets written
   * @throws IndexOutOfBoundsException if they do not fit; nothing has happened then
   */
  public int writePart(PartHead head, ByteBuffer buffer, int offset) {
    String text = (begun ? "\r\n--" : "--") + boundary + "\r\n" + head + "\r\n";
    int length = put(text, buffer, offset);
    begun = true;
    return length;
  }

  /** Octets that {@link #writeEnd} writes. */
  public int endLength() {
    return (begun ? 2 : 0) + 2 + boundary.text().length() + 2 + 2;
  }

  /**
   * Writes the last delimiter to an absolute index.
   *
   * @return octets written
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public int writeEnd(ByteBuffer buffer, int offset) {
    return put((begun ? "\r\n--" : "--") + boundary + "--\r\n", buffer, offset);
  }

  private static int put(String text, ByteBuffer buffer, int offset) {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    buffer.put(offset, octets);
    return octets.length;
  }
}
