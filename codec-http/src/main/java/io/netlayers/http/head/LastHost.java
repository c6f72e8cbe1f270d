package io.netlayers.http.head;

import io.netlayers.http.internal.ArrayWords;

/**
 * The last host that was found good, for it is much sooner compared than judged: a connection's
 * requests hardly ever name another. Overlapping words hold every octet of it.
 */
final class LastHost {
  private static final int TWO_WORDS = 16;
  private static final int FOUR_WORDS = 32;

  private int length = -1;
  private long first;
  private long second;
  private long nextToLast;
  private long last;

  /** Whether the host at {@code [at, at + count)} is the same. */
  boolean is(byte[] a, int at, int count) {
    if (count != length) {
      return false;
    }
    long other = ArrayWords.word(a, at) ^ first | ArrayWords.word(a, at + count - 8) ^ last;
    if (count > TWO_WORDS) {
      other |= ArrayWords.word(a, at + 8) ^ second;
      other |= ArrayWords.word(a, at + count - 16) ^ nextToLast;
    }
    return other == 0;
  }

  /** Remembers a good host, if it is neither short nor long. */
  void set(byte[] a, int at, int count) {
    if (count < 8 || count > FOUR_WORDS) {
      return;
    }
    length = count;
    first = ArrayWords.word(a, at);
    last = ArrayWords.word(a, at + count - 8);
    if (count > TWO_WORDS) {
      second = ArrayWords.word(a, at + 8);
      nextToLast = ArrayWords.word(a, at + count - 16);
    }
  }
}
