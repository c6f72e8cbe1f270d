package io.netlayers.ip.mld;

import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Literal messages, and buffers of every kind around them. */
final class Packets {
  static final String QUERY_1 = "820059172710000000000000000000000000000000000000";

  static final String QUERY_2 =
      "8200549cf3210000ff0200000000000000000000000000fb0a9c000120010db8"
          + "000000000000000000000001";

  static final String REPORT_2 =
      "8f00c6880000000204000000ff0200000000000000000001ff00000106010001"
          + "ff0e000000000000000000000000000520010db8000000000000000000000002"
          + "aabbccdd";

  private Packets() {}

  static ByteBuffer hex(String hex) {
    return OctetString.ofHex(hex).asByteBuffer();
  }

  /** Every kind of buffer, the octets at index 3 of each, 0xA5 around them. */
  static List<ByteBuffer> everyKind(String hex) {
    byte[] octets = OctetString.ofHex(hex).toByteArray();
    byte[] framed = new byte[octets.length + 5];
    Arrays.fill(framed, (byte) 0xA5);
    System.arraycopy(octets, 0, framed, 3, octets.length);
    ByteBuffer direct = ByteBuffer.allocateDirect(framed.length).put(framed);
    ByteBuffer behind = ByteBuffer.allocate(framed.length + 7).put(7, framed);
    return List.of(
        ByteBuffer.wrap(framed),
        direct,
        direct.asReadOnlyBuffer().position(2),
        behind.slice(7, framed.length),
        ByteBuffer.wrap(framed).order(ByteOrder.LITTLE_ENDIAN));
  }

  static ByteBuffer dirty(int octets) {
    byte[] array = new byte[octets];
    Arrays.fill(array, (byte) 0xA5);
    return ByteBuffer.wrap(array);
  }
}
