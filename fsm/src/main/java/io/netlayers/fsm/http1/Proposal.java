package io.netlayers.fsm.http1;

import io.netlayers.http.FieldName;
import io.netlayers.http.head.FieldSectionView;
import java.nio.ByteBuffer;

/**
 * What the newest request proposes: a tunnel, or one of the protocols that its Upgrade names (RFC
 * 9110 §7.8), which are remembered. A request that proposes nothing costs no storage.
 */
final class Proposal {
  private static final ByteBuffer NONE = ByteBuffer.allocate(0);

  private ByteBuffer protocols = NONE;
  private boolean made;

  /** Forgets the request before; {@code fields} are those of the newest. */
  void note(boolean proposes, FieldSectionView fields) {
    made = proposes;
    protocols = NONE;
    if (proposes) {
      remember(fields);
    }
  }

  private void remember(FieldSectionView fields) {
    int octets = 0;
    int line = fields.find(FieldName.UPGRADE);
    for (int i = line; i >= 0; i = fields.findFrom(FieldName.UPGRADE, i + 1)) {
      octets += fields.valueLength(i) + 1;
    }
    if (octets == 0) {
      return;
    }
    ByteBuffer copy = ByteBuffer.allocate(octets);
    int at = 0;
    for (int i = line; i >= 0; i = fields.findFrom(FieldName.UPGRADE, i + 1)) {
      int count = fields.valueLength(i);
      copy.put(at, fields.buffer(), fields.valueOffset(i), count);
      copy.put(at + count, (byte) ',');
      at += count + 1;
    }
    protocols = copy;
  }

  /** Whether there is one. */
  boolean isMade() {
    return made;
  }

  /**
   * Whether a 101 names a protocol that was asked for, or none at all. It may name others beside,
   * for layers that lie below or above (RFC 9110 §7.8, "in layer-ascending order").
   */
  boolean admits(FieldSectionView answer) {
    boolean named = false;
    int line = answer.find(FieldName.UPGRADE);
    for (; line >= 0; line = answer.findFrom(FieldName.UPGRADE, line + 1)) {
      ByteBuffer b = answer.buffer();
      int at = answer.valueOffset(line);
      int end = at + answer.valueLength(line);
      while (at < end) {
        int comma = ListElements.comma(b, at, end);
        int from = ListElements.trimStart(b, at, comma);
        int to = ListElements.trimEnd(b, from, comma);
        if (from < to) {
          named = true;
          if (isAskedFor(b, from, to)) {
            return true;
          }
        }
        at = comma + 1;
      }
    }
    return !named;
  }

  private boolean isAskedFor(ByteBuffer b, int from, int to) {
    ByteBuffer asked = protocols;
    int end = asked.limit();
    int at = 0;
    while (at < end) {
      int comma = ListElements.comma(asked, at, end);
      int start = ListElements.trimStart(asked, at, comma);
      if (isSame(asked, start, ListElements.trimEnd(asked, start, comma), b, from, to)) {
        return true;
      }
      at = comma + 1;
    }
    return false;
  }

  /** The same protocol in any case; a version is not compared where one of the two has none. */
  private static boolean isSame(ByteBuffer a, int aAt, int aEnd, ByteBuffer b, int bAt, int bEnd) {
    int i = aAt;
    int j = bAt;
    while (i < aEnd && j < bEnd && ListElements.lower(a, i) == ListElements.lower(b, j)) {
      i++;
      j++;
    }
    boolean aOver = i == aEnd;
    boolean bOver = j == bEnd;
    if (aOver && bOver) {
      return true;
    }
    if (aOver) {
      return b.get(j) == '/' && isName(a, aAt, aEnd);
    }
    return bOver && a.get(i) == '/' && isName(b, bAt, bEnd);
  }

  /** Whether there is a name and no version. */
  private static boolean isName(ByteBuffer b, int at, int end) {
    for (int i = at; i < end; i++) {
      if (b.get(i) == '/') {
        return false;
      }
    }
    return at < end;
  }
}
