package io.netlayers.http.head;

import io.netlayers.http.FieldName;
import io.netlayers.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The parts of heads that are always the same, as octets that zeros fill up to whole words. */
final class StartLines {
  static final byte[] REQUEST_END = ascii(" HTTP/1.1\r\n");
  static final int REQUEST_END_LENGTH = 11;
  static final byte[] UNNAMED_STATUS = ascii("HTTP/1.1 000 ");
  static final int UNNAMED_STATUS_LENGTH = 13;
  static final byte[] COLON = ascii(": ");

  private static final byte[][] STATUS_LINES = new byte[1000][];
  private static final int[] STATUS_LENGTHS = new int[1000];
  private static final byte[][] NAMES = new byte[FieldName.values().length][];
  private static final int[] NAME_LENGTHS = new int[NAMES.length];

  static {
    for (int code = 100; code < STATUS_LINES.length; code++) {
      String line = "HTTP/1.1 " + code + ' ' + HttpStatus.reasonOf(code) + "\r\n";
      STATUS_LINES[code] = ascii(line);
      STATUS_LENGTHS[code] = line.length();
    }
    for (FieldName name : FieldName.values()) {
      NAMES[name.ordinal()] = ascii(name.wireName() + ": ");
      NAME_LENGTHS[name.ordinal()] = name.wireName().length() + 2;
    }
  }

  private StartLines() {}

  private static byte[] ascii(String text) {
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    return Arrays.copyOf(octets, Math.max(16, octets.length + 7 & -8));
  }

  /** The status line of a code from 100 to 999. */
  static byte[] status(int code) {
    return STATUS_LINES[code];
  }

  static int statusLength(int code) {
    return STATUS_LENGTHS[code];
  }

  /** A known name with its colon. */
  static byte[] name(FieldName name) {
    return NAMES[name.ordinal()];
  }

  static int nameLength(FieldName name) {
    return NAME_LENGTHS[name.ordinal()];
  }
}
