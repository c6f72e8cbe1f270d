package io.netlayers.testkit.script.wire;

import io.netlayers.core.IpAddress;
import java.nio.ByteBuffer;

/** TCP's checksum (RFC 9293 §3.1), two octets at a time. */
final class WireSum {
  private static final int TCP = 6;

  private WireSum() {}

  /** The checksum of a segment; 0 over a segment whose checksum field is right. */
  static int of(byte[] segment, IpAddress one, IpAddress other) {
    long sum = sum(octets(one)) + sum(octets(other)) + TCP + segment.length + sum(segment);
    while (sum > 0xFFFF) {
      sum = sum % 0x1_0000 + sum / 0x1_0000;
    }
    return (int) (0xFFFF - sum);
  }

  private static byte[] octets(IpAddress address) {
    byte[] octets = new byte[address.octets()];
    address.write(ByteBuffer.wrap(octets), 0);
    return octets;
  }

  private static long sum(byte[] octets) {
    long sum = 0;
    for (int i = 0; i < octets.length; i++) {
      int value = octets[i] & 0xFF;
      sum += i % 2 == 0 ? value * 256L : value;
    }
    return sum;
  }
}
