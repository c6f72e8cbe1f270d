package io.netlayers.http.body;

import io.netlayers.http.FieldName;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.head.FieldSectionView;
import io.netlayers.http.internal.NameTable;
import io.netlayers.http.internal.OctetClass;
import java.nio.ByteBuffer;
import java.util.List;

/** The list of codings that Transfer-Encoding names over all its lines (RFC 9112 §6.1, §7). */
final class TransferCodings {
  private static final int CHUNKED = 0;
  private static final NameTable KNOWN =
      NameTable.of(List.of("chunked", "compress", "deflate", "gzip", "x-compress", "x-gzip"), true);

  private int count;
  private int chunkedAt;
  private boolean unknown;
  private boolean compression;

  void clear() {
    count = 0;
    chunkedAt = -1;
    unknown = false;
    compression = false;
  }

  HttpDecodeStatus parse(FieldSectionView fields) {
    int line = fields.find(FieldName.TRANSFER_ENCODING);
    for (; line >= 0; line = fields.findFrom(FieldName.TRANSFER_ENCODING, line + 1)) {
      int at = fields.valueOffset(line);
      if (!parseLine(fields.buffer(), at, at + fields.valueLength(line))) {
        return HttpDecodeStatus.BAD_TRANSFER_ENCODING;
      }
    }
    return count == 0 ? HttpDecodeStatus.BAD_TRANSFER_ENCODING : HttpDecodeStatus.OK;
  }

  /** RFC 9110 §5.6.1: empty list elements count for nothing. */
  private boolean parseLine(ByteBuffer b, int from, int end) {
    int at = from;
    while (true) {
      at = skipSpace(b, at, end);
      if (at == end) {
        return true;
      }
      if (b.get(at) == ',') {
        at++;
        continue;
      }
      int nameEnd = OctetClass.findOther(b, at, end, OctetClass.TOKEN);
      if (nameEnd == at) {
        return false;
      }
      int next = skipSpace(b, nameEnd, end);
      boolean parameters = next < end && b.get(next) == ';';
      if (!add(KNOWN.lookup(b, at, nameEnd - at, end), parameters)) {
        return false;
      }
      if (parameters) {
        next = skipParameters(b, next, end);
      }
      if (next < end && b.get(next) != ',') {
        return false;
      }
      at = next;
    }
  }

  /** RFC 9112 §6.1, §7.1: chunked comes once, and has no parameters. */
  private boolean add(int known, boolean parameters) {
    if (known == CHUNKED) {
      if (chunkedAt >= 0 || parameters) {
        return false;
      }
      chunkedAt = count;
    } else {
      unknown |= known < 0;
      compression |= known > 0;
    }
    count++;
    return true;
  }

  /** To the comma behind the parameters of a coding, quoted strings passed over. */
  private static int skipParameters(ByteBuffer b, int from, int end) {
    boolean quoted = false;
    for (int at = from; at < end; at++) {
      int c = b.get(at) & 0xFF;
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted && c == '\\') {
        at++;
      } else if (!quoted && c == ',') {
        return at;
      }
    }
    return end;
  }

  private static int skipSpace(ByteBuffer b, int from, int end) {
    int at = from;
    while (at < end && ContentLengths.isSpace(b.get(at) & 0xFF)) {
      at++;
    }
    return at;
  }

  boolean chunkedIsLast() {
    return chunkedAt >= 0 && chunkedAt == count - 1;
  }

  boolean chunkedIsBeforeLast() {
    return chunkedAt >= 0 && chunkedAt < count - 1;
  }

  boolean hasUnknown() {
    return unknown;
  }

  boolean hasCompression() {
    return compression;
  }
}
