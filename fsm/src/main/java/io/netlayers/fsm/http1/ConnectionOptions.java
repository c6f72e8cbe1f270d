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
        int comma = ListElements.comma(b, at, end);
        options |= option(b, at, comma);
        at = comma + 1;
      }
    }
    return options;
  }

  private static int option(ByteBuffer b, int from, int to) {
    if (ListElements.is(b, from, to, "close")) {
      return CLOSE;
    }
    if (ListElements.is(b, from, to, "keep-alive")) {
      return KEEP_ALIVE;
    }
    return ListElements.is(b, from, to, "upgrade") ? UPGRADE : 0;
  }

  /** RFC 9112 §9.3: whether a message lets the connection persist. */
  static boolean persists(int options, int minorVersion) {
    return (options & CLOSE) == 0 && (minorVersion > 0 || (options & KEEP_ALIVE) != 0);
  }
}
