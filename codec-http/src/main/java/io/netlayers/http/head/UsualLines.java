package io.netlayers.http.head;

import io.netlayers.http.FieldName;
import io.netlayers.http.internal.ArrayWords;
import io.netlayers.http.internal.OctetClass;

/**
 * Field lines as nearly all are (RFC 9112 §5): name, colon, one space, a value without tabs and
 * with no space around it, CRLF. What is anything else, or not whole, is left to {@link
 * FieldSectionScan}, which knows every case, and takes the last line back where a fold follows it.
 */
final class UsualLines {
  // The first octet lowest
  private static final int OCTET_AND_CRLF = 0x0A0D00;
  private static final int COLON_SPACE = 0x203A;

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
      int i = line;
      long word = ArrayWords.word(a, i);
      while (ArrayWords.nameEnds(word) == 0 && i + 8 <= last) {
        i += 8;
        word = ArrayWords.word(a, i);
      }
      // A colon; or a control, or the next octet to be looked at, which are refused below
      int colon = i + ArrayWords.first(ArrayWords.nameEnds(word));
      long controls = ArrayWords.controls(word);
      // From the word's end and not from the value's start, which is known a little later
      int stop =
          controls == 0 ? ArrayWords.findControl(a, i + 8, end) : i + ArrayWords.first(controls);
      if (colon + 2 >= stop || stop + 3 > end || !isUsual(a, colon, stop)) {
        break;
      }
      int length = colon - line;
      int number = FieldName.findNumber(a, line, length);
      if (number == 0 && !isToken(a, line, colon)) {
        break;
      }
      table.add(line - origin, length, colon + 2 - origin, stop - colon - 2, number);
      line = stop + 2;
    }
    return line;
  }

  private static boolean isToken(byte[] a, int at, int end) {
    return at < end
        && (ArrayWords.isPlainName(a, at, end - at)
            || OctetClass.findOther(a, at, end, OctetClass.TOKEN) == end);
  }

  /** Whether colon, one space, a value and CRLF follow each other. */
  private static boolean isUsual(byte[] a, int colon, int stop) {
    int begin = ArrayWords.half(a, colon);
    int ending = ArrayWords.half(a, stop - 1);
    return ((begin ^ COLON_SPACE) & 0xFFFF | (ending ^ OCTET_AND_CRLF) & 0xFFFF00) == 0
        && (begin >> 16 & 0xFF) != ' '
        && (ending & 0xFF) != ' ';
  }
}
