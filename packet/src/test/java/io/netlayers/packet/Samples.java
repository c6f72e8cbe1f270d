package io.netlayers.packet;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;

/** Frames without padding, each IPv4 header's checksum right. */
final class Samples {
  private static final String TO_FROM = "020000000101" + "020000000102";

  static final byte[] TCP4 =
      frame(
          TO_FROM + "0800",
          ip4("4500002c000140004006" + "0000" + "0a4d01020a4d0202"),
          "e2f200500000000100000002" + "5018ffff" + "00000000" + "68690d0a");

  static final byte[] UDP6 =
      frame(
          TO_FROM + "86dd",
          "60000000000c1140" + "fd770001000000000000000000000002",
          "fd770002000000000000000000000002",
          "cafe0035000c0001" + "01020304");

  static final byte[] IP_IN_IP =
      frame(
          TO_FROM + "8100002a0800",
          ip4("4500003c000100004004" + "0000" + "0a4d01020a4d0202"),
          ip4("45000028000100004006" + "0000" + "0a4e00010a4e0002"),
          "0050005000000001000000025010ffff00000000");

  static final byte[] GRE =
      frame(
          TO_FROM + "0800",
          ip4("4500003800010000402f" + "0000" + "0a4d01020a4d0202"),
          "2000080000000007",
          ip4("4500001c000100004011" + "0000" + "0a4e00010a4e0002"),
          "0035003500080000");

  static final byte[] ICMP_ERROR =
      frame(
          TO_FROM + "0800",
          ip4("45c00038000100004001" + "0000" + "0a4d01010a4d0102"),
          "0b00f4ff00000000",
          ip4("4500001c000100000111" + "0000" + "0a4d01020a4d0202"),
          "8235829b00080000");

  static final byte[] ARP =
      frame(
          "ffffffffffff" + "020000000102" + "0806",
          "0001080006040001",
          "0200000001020a4d0102",
          "0000000000000a4d0101");

  static final byte[][] ALL = {TCP4, UDP6, IP_IN_IP, GRE, ICMP_ERROR, ARP};

  private Samples() {}

  static byte[] frame(String... parts) {
    return OctetString.ofHex(String.join("", parts)).toByteArray();
  }

  /** An IPv4 header of 20 octets with its checksum worked out. */
  static String ip4(String hex) {
    byte[] header = OctetString.ofHex(hex).toByteArray();
    ByteBuffer buffer = ByteBuffer.wrap(header);
    buffer.putShort(10, (short) InternetChecksum.of(buffer, 0, header.length));
    return OctetString.copyOf(header).toString();
  }
}
