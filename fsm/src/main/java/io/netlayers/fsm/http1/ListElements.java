package io.netlayers.fsm.http1;

import io.netlayers.http.FieldName;
import io.netlayers.http.head.FieldSectionView;
import java.nio.ByteBuffer;

/** Elements of lists in field values (RFC 9110 §5.6.1), where they lie: nothing is allocated. */
final class ListElements {
  private ListElements() {}

  /** Whether a field has an element on any of its lines, in any case; {@code lower} is in small. */
  static boolean has(FieldSectionView fields, FieldName name, String lower) {
    int line = fields.find(name);
    for (; line >= 0; line = fields.findFrom(name, line + 1)) {
      ByteBuffer b = fields.buffer();
      int at = fields.valueOffset(line);
      int end = at + fields.valueLength(line);
      while (at < end) {
        int comma = comma(b, at, end);
        if (is(b, at, comma, lower)) {
          return true;
        }
        at = comma + 1;
      }
    }
    return false;
  }

  /** The next comma, or the end. */
  static int comma(ByteBuffer b, int from, int end) {
    int at = from;
    while (at < end && b.get(at) != ',') {
      at++;
    }
    return at;
  }

  /** Whether that is what stands between white space. */
  static boolean is(ByteBuffer b, int from, int to, String lower) {
    int at = trimStart(b, from, to);
    int end = trimEnd(b, at, to);
    if (end - at != lower.length()) {
      return false;
    }
    for (int i = 0; i < lower.length(); i++) {
      if (lower(b, at + i) != lower.charAt(i)) {
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

  /** An octet, a letter as a small one. */
  static int lower(ByteBuffer b, int at) {
    int c = b.get(at) & 0xFF;
    return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
  }
}
