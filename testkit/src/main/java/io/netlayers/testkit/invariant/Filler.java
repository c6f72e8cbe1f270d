package io.netlayers.testkit.invariant;

import java.util.Arrays;

/** Octets that stand where nothing is said. */
final class Filler {
  static final byte DEFAULT = (byte) 0xA5;

  private Filler() {}

  static byte[] of(byte octet, int length) {
    byte[] filled = new byte[length];
    Arrays.fill(filled, octet);
    return filled;
  }

  static byte[] of(int length) {
    return of(DEFAULT, length);
  }
}
