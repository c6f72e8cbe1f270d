package io.netlayers.tools.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A target's octets in several shapes. */
final class Feed {
  private Feed() {}

  /** A direct, read-only buffer, so that nothing is taken from an array. */
  static ByteBuffer direct(byte[] octets) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(octets.length + 3);
    return buffer.put(3, octets).asReadOnlyBuffer();
  }

  /** An octet a character. */
  static String text(byte[] octets) {
    return new String(octets, StandardCharsets.ISO_8859_1);
  }

  /** Ends of pieces, told by the octets themselves: whole, each octet, or every few. */
  static int step(byte[] octets) {
    return octets.length == 0 ? 1 : 1 + (octets[octets.length - 1] & 0x0F);
  }
}
