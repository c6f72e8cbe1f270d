package io.netlayers.ip.ndp;

import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Literal messages, and buffers of every kind around them. */
final class Packets {
  static final String ROUTER_ADVERTISEMENT =
      "86009c5340c8070800007530000003e80101020000000001030440c000278d00"
          + "00093a800000000020010db800010000000000000000000005010000000005dc"
          + "18023f080000070820010db80002000019030000000004b020010db800000000"
          + "0000000000000053";

  static final String NEIGHBOR_ADVERTISEMENT =
      "88009798e0000000fe8000000000000000000000000000020201020000000002";

  static final String NEIGHBOR_SOLICITATION =
      "8700799a00000000fe8000000000000000000000000000020101020000000001";

  static final String ROUTER_SOLICITATION = "85007a2d000000000101020000000001";

  static final String REDIRECT =
      "8900ae7000000000fe80000000000000000000000000000920010db800000000"
          + "000000000000000904020000000000006000000000083a40";

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
