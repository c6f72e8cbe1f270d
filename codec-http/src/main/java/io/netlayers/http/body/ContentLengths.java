package io.netlayers.http.body;

import java.nio.ByteBuffer;

/** One value of Content-Length (RFC 9110 §8.6). */
final class ContentLengths {
  private ContentLengths() {}

  /** The number between white space, or -1 where that is not digits alone or no long holds it. */
  static long parse(ByteBuffer b, int from, int to) {
    int at = from;
    int end = to;
    while (at < end && isSpace(b.get(at) & 0xFF)) {
      at++;
    }
    while (end > at && isSpace(b.get(end - 1) & 0xFF)) {
      end--;
    }
    if (at == end) {
      return -1;
    }
    long value = 0;
    for (; at < end; at++) {
      int digit = (b.get(at) & 0xFF) - '0';
      if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** SP and HTAB, and the CR and LF of an obs-fold that a response's reader let pass. */
  static boolean isSpace(int octet) {
    return octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n';
  }
}
