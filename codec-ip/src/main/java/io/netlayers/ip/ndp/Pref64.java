package io.netlayers.ip.ndp;

import io.netlayers.core.Ipv6Prefix;
import io.netlayers.core.Octets;
import io.netlayers.ip.internal.Require;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The prefix of a NAT64 (RFC 8781 §4).
 *
 * @param prefix of 96, 64, 56, 48, 40 or 32 bits
 * @param lifetime seconds, a multiple of 8, 0 to 65,528
 */
public record Pref64(Ipv6Prefix prefix, int lifetime) implements NdpOption {
  static final List<Integer> LENGTHS = List.of(96, 64, 56, 48, 40, 32);

  /** Refuses what the fields cannot hold. */
  public Pref64 {
    Require.that(LENGTHS.contains(prefix.length()), "no length of a PREF64: " + prefix.length());
    Require.within("lifetime", lifetime, 0, 0x1FFF << 3);
    Require.that(lifetime % 8 == 0, "lifetime no multiple of 8: " + lifetime);
  }

  @Override
  public int type() {
    return NdpOptionType.PREF64.number();
  }

  @Override
  public int bodyLength() {
    return 14;
  }

  @Override
  public void encodeBody(ByteBuffer buffer, int offset) {
    Octets.put16(buffer, offset, lifetime | LENGTHS.indexOf(prefix.length()));
    Octets.putBits64(buffer, offset + 2, prefix.network().high());
    Octets.put32(buffer, offset + 10, (long) (int) (prefix.network().low() >>> 32));
  }

  @Override
  public String toString() {
    return "pref64 " + prefix + " for " + lifetime;
  }
}
