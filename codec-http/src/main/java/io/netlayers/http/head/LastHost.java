package io.netlayers.http.head;

import io.netlayers.http.internal.ArrayWords;

/**
 * The last host that was found good, for it is much sooner compared than judged: a connection's
 * requests hardly ever name another. It has no percent sign, and eight octets at least.
 */
final class LastHost {
  private static final int MIN_OCTETS = 8;
  private static final int MAX_OCTETS = 64;

  private final byte[] octets = new byte[MAX_OCTETS];
  private int length = -1;

  /** Whether the host at {@code [at, at + count)} is the same. */
  boolean is(byte[] a, int at, int count) {
    if (count != length) {
      return false;
    }
    long other = last(a, at, count) ^ last(octets, 0, count);
    for (int i = 0; i - (count - 8) < 0; i += 8) {
      other |= ArrayWords.word(a, at + i) ^ ArrayWords.word(octets, i);
    }
    return other == 0;
  }

  private static long last(byte[] a, int at, int count) {
    return ArrayWords.word(a, at + count - 8);
  }

  /** Remembers a good host, if it is neither short nor long. */
  void set(byte[] a, int at, int count) {
    if (count >= MIN_OCTETS && count <= MAX_OCTETS) {
      System.arraycopy(a, at, octets, 0, count);
      length = count;
    }
  }
}
