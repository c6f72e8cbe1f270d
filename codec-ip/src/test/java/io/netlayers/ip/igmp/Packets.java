package io.netlayers.ip.igmp;

import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Literal messages, and buffers of every kind around them. */
final class Packets {
  static final String QUERY_1 = "11000efee0000001";

  static final String QUERY_2 = "11640e96e0000005";

  static final String QUERY_3 = "11fa6b5eef0102030d9c0002c0000201c0000202";

  static final String REPORT_3 =
      "2200a3280000000204000000e00000fb01010002ef010203c0000201c6336402" + "aabbccdd";

  static final String LEAVE = "1700f7faef010203";

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
