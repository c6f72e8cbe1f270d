package io.netlayers.fsm.tcp.table;

import io.netlayers.core.Octets;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * SipHash-2-4 (Aumasson and Bernstein, 2012): a keyed hash that nobody predicts without the key. It
 * takes words of 64 bits; octets count as little-endian words. {@link #begin}, {@link #add} for
 * each word, {@link #finish}.
 */
public final class SipHash {
  private final @Unsigned long k0;
  private final @Unsigned long k1;
  private @Unsigned long v0;
  private @Unsigned long v1;
  private @Unsigned long v2;
  private @Unsigned long v3;
  private int octets;

  /** A hash under a key of 128 bits, which the caller draws and keeps to itself. */
  public SipHash(@Unsigned long k0, @Unsigned long k1) {
    this.k0 = k0;
    this.k1 = k1;
  }

  /** Starts over. */
  public SipHash begin() {
    v0 = k0 ^ 0x736F6D6570736575L;
    v1 = k1 ^ 0x646F72616E646F6DL;
    v2 = k0 ^ 0x6C7967656E657261L;
    v3 = k1 ^ 0x7465646279746573L;
    octets = 0;
    return this;
  }

  /** Takes the next word. */
  public SipHash add(@Unsigned long word) {
    v3 ^= word;
    round();
    round();
    v0 ^= word;
    octets += 8;
    return this;
  }

  /** The hash of the words. */
  public @Unsigned long finish() {
    return finish(0, 0);
  }

  /**
   * The hash of the words and of up to seven octets more.
   *
   * @param tail the octets, the first one lowest
   * @param tailOctets how many, 0 to 7
   */
  public @Unsigned long finish(@Unsigned long tail, int tailOctets) {
    @Unsigned long last = Octets.asBits((long) (octets + tailOctets) << 56) | tail;
    v3 ^= last;
    round();
    round();
    v0 ^= last;
    v2 ^= 0xFF;
    round();
    round();
    round();
    round();
    return v0 ^ v1 ^ v2 ^ v3;
  }

  private void round() {
    v0 += v1;
    v1 = rotate(v1, 13) ^ v0;
    v0 = rotate(v0, 32);
    v2 += v3;
    v3 = rotate(v3, 16) ^ v2;
    v0 += v3;
    v3 = rotate(v3, 21) ^ v0;
    v2 += v1;
    v1 = rotate(v1, 17) ^ v2;
    v2 = rotate(v2, 32);
  }

  private static @Unsigned long rotate(@Unsigned long value, int bits) {
    return value << bits | value >>> 64 - bits;
  }
}
