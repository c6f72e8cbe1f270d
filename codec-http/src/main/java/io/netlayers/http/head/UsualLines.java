package io.netlayers.http.head;

import io.netlayers.http.FieldName;
import io.netlayers.http.internal.ArrayWords;
import io.netlayers.http.internal.OctetClass;

/**
 * Field lines as nearly all are (RFC 9112 §5): name, colon, one space, a value without tabs and
 * with no space around it, CRLF, and no fold behind. What is anything else, or not whole, is left
 * to {@link FieldSectionScan}, which knows every case.
 */
final class UsualLines {
  private static final int CRLF = 0x0A0D; // the first octet lowest

  private UsualLines() {}

  /**
   * Adds usual lines to a table, up to the first that is not one.
   *
   * @param at where the first line begins
   * @param end behind the octets that are there
   * @param origin where the section begins
   * @return where the line begins that was not taken
   */
  static int take(byte[] a, int at, int end, int origin, FieldTable table, int maxLines) {
    int last = end - 8;
    int line = at;
    while (line <= last && table.count() < maxLines) {
      // From the line's start and not from the value's, which is known a little later
      int stop = ArrayWords.findControl(a, line, end);
      if (stop == line) {
        break;
      }
      int colon = ArrayWords.findColon(a, line, Math.min(stop, last));
      // One octet behind the CRLF is wanted, to see that no fold follows
      if (colon + 2 >= stop || stop + 4 > end || !isUsual(a, colon, stop)) {
        break;
      }
      int length = colon - line;
      int number = FieldName.findNumber(a, line, length);
      if (number == 0 && !isToken(a, line, colon, last)) {
        break;
      }
      table.add(line - origin, length, colon + 2 - origin, stop - colon - 2, number);
      line = stop + 2;
    }
    return line;
  }

  private static boolean isToken(byte[] a, int at, int end, int last) {
    int odd = ArrayWords.skipName(a, at, last);
    return at < end && (odd >= end || OctetClass.findOther(a, odd, end, OctetClass.TOKEN) == end);
  }

  /** Whether colon, one space, a value and CRLF follow each other, and no fold those. */
  private static boolean isUsual(byte[] a, int colon, int stop) {
    int begin = ArrayWords.half(a, colon);
    int ending = ArrayWords.half(a, stop);
    int next = ending >> 16 & 0xFF;
    return (begin >> 8 & 0xFF) == ' '
        && (begin >> 16 & 0xFF) != ' '
        && a[stop - 1] != ' '
        && (ending & 0xFFFF) == CRLF
        && next != ' '
        && next != '\t';
  }
}
