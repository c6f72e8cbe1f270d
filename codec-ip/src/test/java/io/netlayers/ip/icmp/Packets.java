package io.netlayers.ip.icmp;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Literal messages, and buffers of every kind around them. */
final class Packets {
  static final String ECHO = "08004ca6" + "1a2b0001" + "61626364656667";

  /** The IPv4 header and the first 8 octets of TCP of a packet of 1,500 octets. */
  static final String QUOTE = "450005dc12344000400636b1c0000201c6336402" + "9c40005000000001";

  static final String FRAGMENTATION_NEEDED = "03045af2" + "00000578" + QUOTE;

  /** One MPLS entry: label 31, traffic class 0, bottom of stack, TTL 255. */
  static final String MPLS = "2000ecf5" + "00080101" + "0001f1ff";

  static final String TIME_EXCEEDED_MPLS =
      "0b00584e" + "00200000" + QUOTE + "00".repeat(100) + MPLS;

  /** The same from a sender that knows no length field. */
  static final String TIME_EXCEEDED_LEGACY =
      "0b00586e" + "00000000" + QUOTE + "00".repeat(100) + MPLS;

  static final String ROUTER_ADVERTISEMENT =
      "0900e9f0" + "02020708" + "c000020100000000" + "c000020280000000";

  /** The IPv6 header of an echo request of 50 octets, and its first 8 octets. */
  static final String QUOTE6 =
      "6000000000083a40"
          + "20010db8000000000000000000000002"
          + "20010db8000000000000000000000001"
          + "8000f00d00010002";

  static final String PACKET_TOO_BIG = "02003749" + "00000500" + QUOTE6;

  static final String TIME_EXCEEDED6_MPLS =
      "03002aed" + "10000000" + QUOTE6 + "00".repeat(80) + MPLS;

  static final String ECHO6 = "8000dcc6" + "12345678" + "70696e67";

  static final long PSEUDO6 =
      InternetChecksum.pseudoHeader(
          Ipv6Address.parse("2001:db8::1"),
          Ipv6Address.parse("2001:db8::2"),
          Icmpv6MessageView.NEXT_HEADER);

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
