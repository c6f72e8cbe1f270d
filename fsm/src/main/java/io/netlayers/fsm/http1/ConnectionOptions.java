package io.netlayers.fsm.http1;

import io.netlayers.http.FieldName;
import io.netlayers.http.head.FieldSectionView;
import java.nio.ByteBuffer;

/** The options of Connection that the machine minds (RFC 9110 §7.6.1), as bits. */
final class ConnectionOptions {
  static final int CLOSE = 1;
  static final int KEEP_ALIVE = 2;
  static final int UPGRADE = 4;

  private ConnectionOptions() {}

  static int of(FieldSectionView fields) {
    int options = 0;
    int line = fields.find(FieldName.CONNECTION);
    for (; line >= 0; line = fields.findFrom(FieldName.CONNECTION, line + 1)) {
      ByteBuffer b = fields.buffer();
      int at = fields.valueOffset(line);
      int end = at + fields.valueLength(line);
      while (at < end) {
        int comma = comma(b, at, end);
        options |= option(b, at, comma);
        at = comma + 1;
      }
    }
    return options;
  }

  private static int option(ByteBuffer b, int from, int to) {
    if (is(b, from, to, "close")) {
      return CLOSE;
    }
    if (is(b, from, to, "keep-alive")) {
      return KEEP_ALIVE;
    }
    return is(b, from, to, "upgrade") ? UPGRADE : 0;
  }

  /** Whether Expect lists a 100-continue, on any of its lines (RFC 9110 §10.1.1). */
  static boolean expectsContinue(FieldSectionView fields) {
    int line = fields.find(FieldName.EXPECT);
    for (; line >= 0; line = fields.findFrom(FieldName.EXPECT, line + 1)) {
      ByteBuffer b = fields.buffer();
      int at = fields.valueOffset(line);
      int end = at + fields.valueLength(line);
      while (at < end) {
        int comma = comma(b, at, end);
        if (is(b, at, comma, "100-continue")) {
          return true;
        }
        at = comma + 1;
      }
    }
    return false;
  }

  static int comma(ByteBuffer b, int from, int end) {
    int at = from;
    while (at < end && b.get(at) != ',') {
      at++;
    }
    return at;
  }

  /** Whether that is what stands between white space. */
  private static boolean is(ByteBuffer b, int from, int to, String lower) {
    int at = trimStart(b, from, to);
    int end = trimEnd(b, at, to);
    if (end - at != lower.length()) {
      return false;
    }
    for (int i = 0; i < lower.length(); i++) {
      int c = b.get(at + i) & 0xFF;
      if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != lower.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Behind white space at the start. */
  static int trimStart(ByteBuffer b, int from, int to) {
    int at = from;
    while (at < to && (b.get(at) & 0xFF) <= ' ') {
      at++;
    }
    return at;
  }

  /** Before white space at the end. */
  static int trimEnd(ByteBuffer b, int from, int to) {
    int end = to;
    while (end > from && (b.get(end - 1) & 0xFF) <= ' ') {
      end--;
    }
    return end;
  }

  /** RFC 9112 §9.3: whether a message lets the connection persist. */
  static boolean persists(int options, int minorVersion) {
    return (options & CLOSE) == 0 && (minorVersion > 0 || (options & KEEP_ALIVE) != 0);
  }
}
