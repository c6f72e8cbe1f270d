package io.netlayers.http.body;

import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.internal.OctetClass;
import java.nio.ByteBuffer;

/**
 * The line before a chunk (RFC 9112 §7.1, §7.1.1): {@code chunk-size [ chunk-ext ] CRLF}, an octet
 * at a time, so that it goes on where it stopped.
 */
final class ChunkLine {
  /** Digits of a size at most, leading zeros among them. */
  private static final int MAX_DIGITS = 16;

  private static final int SIZE = 0;
  private static final int BEFORE_SEMICOLON = 1;
  private static final int BEFORE_NAME = 2;
  private static final int NAME = 3;
  private static final int BEFORE_EQUALS = 4;
  private static final int BEFORE_VALUE = 5;
  private static final int TOKEN = 6;
  private static final int QUOTED = 7;
  private static final int ESCAPED = 8;
  private static final int AFTER_VALUE = 9;
  private static final int LF = 10;

  private int state;
  private int scanned;
  private int digits;
  private long size;
  private int extensionAt;
  private int extensionEnd;

  void begin() {
    state = SIZE;
    scanned = 0;
    digits = 0;
    size = 0;
    extensionAt = -1;
    extensionEnd = -1;
  }

  /** Octets of the line with its CRLF; after OK. */
  int length() {
    return scanned;
  }

  long size() {
    return size;
  }

  /** From the line's first octet to the extension's. */
  int extensionOffset() {
    return Math.max(0, extensionAt);
  }

  int extensionLength() {
    return extensionAt < 0 ? 0 : extensionEnd - extensionAt;
  }

  HttpDecodeStatus read(ByteBuffer b, int base, int end, int maxExtension) {
    for (int at = base + scanned; at < end; at++) {
      int octet = b.get(at) & 0xFF;
      scanned = at + 1 - base;
      if (state == LF) {
        return octet == '\n' ? HttpDecodeStatus.OK : HttpDecodeStatus.BARE_CR;
      }
      HttpDecodeStatus step = state == SIZE ? sizeOctet(octet) : extensionOctet(octet);
      if (step != HttpDecodeStatus.OK) {
        return step;
      }
      if (extensionAt >= 0 && state != LF && scanned - extensionAt > maxExtension) {
        return HttpDecodeStatus.CHUNK_EXTENSION_TOO_LARGE;
      }
    }
    return HttpDecodeStatus.NEED_MORE;
  }

  private HttpDecodeStatus sizeOctet(int octet) {
    if (OctetClass.is(octet, OctetClass.HEX)) {
      int digit = octet <= '9' ? octet - '0' : (octet | 0x20) - 'a' + 10;
      digits++;
      if (digits > MAX_DIGITS || size > Long.MAX_VALUE >> 4) {
        return HttpDecodeStatus.CHUNK_SIZE_TOO_LARGE;
      }
      size = size << 4 | digit;
      return HttpDecodeStatus.OK;
    }
    if (digits == 0) {
      return HttpDecodeStatus.BAD_CHUNK_SIZE;
    }
    if (octet == '\r') {
      return endOfLine();
    }
    if (octet == '\n') {
      return HttpDecodeStatus.BARE_LF;
    }
    if (octet != ';' && octet != ' ' && octet != '\t') {
      return HttpDecodeStatus.BAD_CHUNK_SIZE;
    }
    extensionAt = scanned - 1;
    state = octet == ';' ? BEFORE_NAME : BEFORE_SEMICOLON;
    return HttpDecodeStatus.OK;
  }

  private HttpDecodeStatus endOfLine() {
    extensionEnd = scanned - 1;
    state = LF;
    return HttpDecodeStatus.OK;
  }

  /** {@code *( BWS ";" BWS name [ BWS "=" BWS ( token / quoted-string ) ] )}. */
  private HttpDecodeStatus extensionOctet(int octet) {
    boolean blank = octet == ' ' || octet == '\t';
    boolean token = OctetClass.is(octet, OctetClass.TOKEN);
    if (octet == '\n') {
      return HttpDecodeStatus.BARE_LF;
    }
    switch (state) {
      case BEFORE_SEMICOLON:
        // White space that no semicolon follows is not in the grammar
        return blank || octet == ';' && go(BEFORE_NAME)
            ? HttpDecodeStatus.OK
            : HttpDecodeStatus.BAD_CHUNK_EXTENSION;
      case BEFORE_NAME:
        return good(blank || token && go(NAME));
      case NAME:
        if (token) {
          return HttpDecodeStatus.OK;
        }
        return afterName(octet, blank);
      case BEFORE_EQUALS:
        return octet == '\r' ? HttpDecodeStatus.BAD_CHUNK_EXTENSION : afterName(octet, blank);
      case BEFORE_VALUE:
        return good(blank || octet == '"' && go(QUOTED) || token && go(TOKEN));
      case TOKEN:
        return token ? HttpDecodeStatus.OK : afterValue(octet, blank);
      case QUOTED:
        boolean text = OctetClass.is(octet, OctetClass.FIELD_TEXT);
        return good(
            octet == '"' && go(AFTER_VALUE)
                || octet == '\\' && go(ESCAPED)
                || text && octet != '"' && octet != '\\');
      case ESCAPED:
        return good(OctetClass.is(octet, OctetClass.FIELD_TEXT) && go(QUOTED));
      default: // AFTER_VALUE
        return afterValue(octet, blank);
    }
  }

  private HttpDecodeStatus afterName(int octet, boolean blank) {
    if (octet == '\r') {
      return endOfLine();
    }
    return good(
        blank && go(BEFORE_EQUALS)
            || octet == '=' && go(BEFORE_VALUE)
            || octet == ';' && go(BEFORE_NAME));
  }

  private HttpDecodeStatus afterValue(int octet, boolean blank) {
    if (octet == '\r') {
      return endOfLine();
    }
    return good(blank && go(BEFORE_SEMICOLON) || octet == ';' && go(BEFORE_NAME));
  }

  private boolean go(int next) {
    state = next;
    return true;
  }

  private static HttpDecodeStatus good(boolean good) {
    return good ? HttpDecodeStatus.OK : HttpDecodeStatus.BAD_CHUNK_EXTENSION;
  }
}
