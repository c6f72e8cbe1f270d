package io.netlayers.tcp;

import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;

/**
 * A shared experimental option (RFC 6994).
 *
 * @param kind 253 or 254
 * @param exId the experiment's identifier, 16 bits; the second half of one of 32 bits begins {@code
 *     data}
 * @param data what follows the identifier, 0 to 36 octets
 */
public record ExperimentalOption(int kind, int exId, OctetString data) implements TcpOption {
  /** Fast Open as it was tried (RFC 7413 §4.1.1). */
  public static final int FAST_OPEN_EXID = 0xF989;

  private static final int EXID_OCTETS = 2;

  public ExperimentalOption {
    if (kind != TcpOptionKind.EXPERIMENT_1 && kind != TcpOptionKind.EXPERIMENT_2) {
      throw new IllegalArgumentException("kind neither 253 nor 254: " + kind);
    }
    TcpOptionCodec.requireBits("ExID", exId, 16);
    TcpOptionCodec.requireAtMost(data, TcpOptionCodec.MAX_BODY_OCTETS - EXID_OCTETS);
  }

  @Override
  public OctetString body() {
    ByteBuffer body = ByteBuffer.allocate(EXID_OCTETS + data.length());
    Octets.put16(body, 0, exId);
    data.copyTo(body, EXID_OCTETS);
    return OctetString.copyOf(body, 0, body.capacity());
  }

  /** As {@code exp-f989 0x0102030405060708}. */
  @Override
  public String toString() {
    String name = "exp-" + TcpOptionCodec.u16(exId);
    return data.isEmpty() ? name : name + " 0x" + data;
  }
}
