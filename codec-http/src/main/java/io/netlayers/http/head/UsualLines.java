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
    int line = at;
    while (end - line >= 8 && table.count() < maxLines) {
      int colon = ArrayWords.findColon(a, line, end);
      int value = colon + 2;
      if (value >= end || a[colon + 1] != ' ') {
        break;
      }
      int stop = ArrayWords.findControl(a, value, end);
      // One octet more, to see that no fold follows
      if (stop + 2 >= end || !endsLine(a, stop) || !isTrimmed(a, value, stop)) {
        break;
      }
      int number = FieldName.findNumber(a, line, colon - line);
      if (number == 0
          && (colon == line || OctetClass.findOther(a, line, colon, OctetClass.TOKEN) < colon)) {
        break;
      }
      table.add(line - origin, colon - line, value - origin, stop - value, number);
      line = stop + 2;
    }
    return line;
  }

  private static boolean endsLine(byte[] a, int stop) {
    return a[stop] == '\r' && a[stop + 1] == '\n' && a[stop + 2] != ' ' && a[stop + 2] != '\t';
  }

  private static boolean isTrimmed(byte[] a, int value, int stop) {
    return value < stop && a[value] != ' ' && a[stop - 1] != ' ';
  }
}
