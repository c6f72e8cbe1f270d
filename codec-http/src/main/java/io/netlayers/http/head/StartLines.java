package io.netlayers.http.head;

import io.netlayers.http.FieldName;
import io.netlayers.http.HttpStatus;
import java.nio.charset.StandardCharsets;

/** The parts of heads that are always the same, as octets. */
final class StartLines {
  static final byte[] REQUEST_END = ascii(" HTTP/1.1\r\n");
  static final byte[] UNNAMED_STATUS = ascii("HTTP/1.1 000 ");
  static final byte[] COLON = ascii(": ");

  private static final byte[][] STATUS_LINES = new byte[1000][];
  private static final byte[][] NAMES = new byte[FieldName.values().length][];

  static {
    for (int code = 100; code < STATUS_LINES.length; code++) {
      STATUS_LINES[code] = ascii("HTTP/1.1 " + code + ' ' + HttpStatus.reasonOf(code) + "\r\n");
    }
    for (FieldName name : FieldName.values()) {
      NAMES[name.ordinal()] = ascii(name.wireName() + ": ");
    }
  }

  private StartLines() {}

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The status line of a code from 100 to 999. */
  static byte[] status(int code) {
    return STATUS_LINES[code];
  }

  /** A known name with its colon. */
  static byte[] name(FieldName name) {
    return NAMES[name.ordinal()];
  }
}
