package io.netlayers.http.head;

import io.netlayers.core.OctetView;
import io.netlayers.http.Deviation;
import io.netlayers.http.FieldName;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.Leniency;
import io.netlayers.http.internal.OctetClass;
import io.netlayers.http.internal.Words;
import java.nio.ByteBuffer;

/**
 * Finds the lines of a field section (RFC 9112 §5), and goes on where the octets ended: a method
 * for each place within a line. {@link UsualLines} takes what it can at the start of each.
 */
abstract sealed class FieldSectionScan extends OctetView permits FieldSectionView {
  private static final int LINE_START = 0;
  private static final int IN_NAME = 1;
  private static final int BEFORE_VALUE = 2;
  private static final int IN_VALUE = 3;
  private static final int VALUE_LF = 4;
  private static final int NAME_SPACE = 5;
  private static final int END_LF = 6;

  /** Instead of an index: the scan is over, {@link #answer} tells how. */
  private static final int STOP = -1;

  private final boolean ofResponse;
  private final int maxOctets;
  private final int maxLines;
  private final boolean mendFolds;
  private final boolean allowLf;
  private final OctetWindow window;

  final FieldTable table = new FieldTable();
  int deviations;

  // Where a scan stopped that needs more; positions count from the view's first octet
  private int phase;
  int scanned;
  private int nameAt;
  private int nameLength;
  private int valueAt;
  private int number;
  private HttpDecodeStatus answer = HttpDecodeStatus.OK;

  FieldSectionScan(
      boolean ofResponse, int maxOctets, int maxLines, Leniency leniency, OctetWindow window) {
    this.ofResponse = ofResponse;
    this.maxOctets = maxOctets;
    this.maxLines = maxLines;
    // RFC 9112 §5.2: a server may mend folds, everyone else must
    this.mendFolds = ofResponse || leniency.allows(Deviation.OBS_FOLD);
    this.allowLf = leniency.allows(Deviation.BARE_LF);
    this.window = window;
  }

  /** Forgets the lines of another section. */
  final void begin() {
    table.clear();
    deviations = 0;
    phase = LINE_START;
    scanned = 0;
  }

  /** Takes a section of usual lines, or those before the first that is not one. */
  final boolean isUsual() {
    int base = offset;
    int end = base + Math.min(length, maxOctets);
    int at = usualLines(base, base, end);
    scanned = at - base;
    if (endsAt(at)) {
      scanned += 2;
      return true;
    }
    return false;
  }

  private int usualLines(int base, int at, int end) {
    window.cover(buffer, at, end);
    int shift = window.shift();
    int to = window.end() + shift;
    return UsualLines.take(window.array(), at + shift, to, base + shift, table, maxLines) - shift;
  }

  /** Whether an empty line is seen. */
  private boolean endsAt(int at) {
    int i = at + window.shift();
    byte[] a = window.array();
    return at + 2 <= window.end() && a[i] == '\r' && a[i + 1] == '\n';
  }

  /** Scans on in a view that is attached to all octets that are there. */
  final HttpDecodeStatus scan() {
    ByteBuffer b = buffer;
    int base = offset;
    int end = base + Math.min(length, maxOctets);
    int at = base + scanned;
    while (at != STOP) {
      switch (phase) {
        case LINE_START:
          at = lineStart(b, base, at, end);
          break;
        case IN_NAME:
          at = inName(b, base, at, end);
          break;
        case NAME_SPACE:
          at = nameSpace(b, base, at, end);
          break;
        case BEFORE_VALUE:
          at = beforeValue(b, base, at, end);
          break;
        case IN_VALUE:
          at = inValue(b, base, at, end);
          break;
        case VALUE_LF:
          at = valueLf(b, base, at, end);
          break;
        default: // END_LF
          at = endLf(b, at, end);
          break;
      }
    }
    return answer;
  }

  private int lineStart(ByteBuffer b, int base, int from, int end) {
    int at = from;
    if (end - at >= 2) {
      at = usualLines(base, at, end);
      if (endsAt(at)) {
        return complete(at + 2);
      }
      if (at != from) {
        return at;
      }
    }
    if (at == end) {
      return pause(LINE_START, at);
    }
    int first = b.get(at) & 0xFF;
    if (first <= 0x20) {
      return noName(first, at);
    }
    if (table.count() == maxLines) {
      return refuse(HttpDecodeStatus.TOO_MANY_FIELDS, at);
    }
    nameAt = at - base;
    phase = IN_NAME;
    return at;
  }

  /** A line that begins with a control or a space: the section's end, a fold, or neither. */
  private int noName(int first, int at) {
    if (first == '\r') {
      phase = END_LF;
      return at + 1;
    }
    if (first == '\n') {
      if (!allowLf) {
        return refuse(HttpDecodeStatus.BARE_LF, at);
      }
      deviations |= Deviation.BARE_LF.bit();
      return complete(at + 1);
    }
    if (first != ' ' && first != '\t') {
      return refuse(HttpDecodeStatus.CONTROL_OCTET, at);
    }
    if (table.count() == 0) {
      return refuse(HttpDecodeStatus.LEADING_WHITESPACE, at);
    }
    if (!mendFolds) {
      return refuse(HttpDecodeStatus.OBS_FOLD, at);
    }
    reopenLine();
    phase = IN_VALUE;
    return at;
  }

  private int inName(ByteBuffer b, int base, int from, int end) {
    int at = Words.findNameEnd(b, from, end);
    if (at == end) {
      return pause(IN_NAME, at);
    }
    nameLength = at - base - nameAt;
    int stop = b.get(at) & 0xFF;
    if (stop == ' ' || stop == '\t') {
      phase = NAME_SPACE;
      return at;
    }
    if (stop != ':') {
      return refuse(badName(stop), at);
    }
    phase = BEFORE_VALUE;
    return endName(b, base) ? at + 1 : STOP;
  }

  /** RFC 9112 §5.1: white space before the colon, refused in a request, dropped from a response. */
  private int nameSpace(ByteBuffer b, int base, int from, int end) {
    int at = skipBlanks(b, from, end);
    if (at == end) {
      return pause(NAME_SPACE, at);
    }
    int space = base + nameAt + nameLength;
    if ((b.get(at) & 0xFF) != ':') {
      return refuse(HttpDecodeStatus.BAD_FIELD_NAME, space);
    }
    if (!endName(b, base)) {
      return STOP;
    }
    if (!ofResponse) {
      return refuse(HttpDecodeStatus.SPACE_BEFORE_COLON, space);
    }
    deviations |= Deviation.SPACE_BEFORE_COLON.bit();
    phase = BEFORE_VALUE;
    return at + 1;
  }

  private int beforeValue(ByteBuffer b, int base, int from, int end) {
    int at = skipBlanks(b, from, end);
    if (at == end) {
      return pause(BEFORE_VALUE, at);
    }
    valueAt = at - base;
    phase = IN_VALUE;
    return at;
  }

  private int inValue(ByteBuffer b, int base, int from, int end) {
    int at = Words.findControl(b, from, end);
    while (at < end && (b.get(at) & 0xFF) == '\t') {
      at = Words.findControl(b, at + 1, end);
    }
    if (at == end) {
      return pause(IN_VALUE, at);
    }
    int control = b.get(at) & 0xFF;
    if (control == '\n' && allowLf) {
      deviations |= Deviation.BARE_LF.bit();
      addLine(b, base, at);
      phase = LINE_START;
      return at + 1;
    }
    if (control != '\r') {
      return refuse(
          control == '\n' ? HttpDecodeStatus.BARE_LF : HttpDecodeStatus.CONTROL_OCTET, at);
    }
    phase = VALUE_LF;
    return at + 1;
  }

  private int valueLf(ByteBuffer b, int base, int at, int end) {
    if (at == end) {
      return pause(VALUE_LF, at);
    }
    if ((b.get(at) & 0xFF) != '\n') {
      return refuse(HttpDecodeStatus.BARE_CR, at - 1);
    }
    addLine(b, base, at - 1);
    phase = LINE_START;
    return at + 1;
  }

  private int endLf(ByteBuffer b, int at, int end) {
    if (at == end) {
      return pause(END_LF, at);
    }
    if ((b.get(at) & 0xFF) != '\n') {
      return refuse(HttpDecodeStatus.BARE_CR, at - 1);
    }
    return complete(at + 1);
  }

  private static int skipBlanks(ByteBuffer b, int from, int end) {
    int at = from;
    while (at < end && (b.get(at) == ' ' || b.get(at) == '\t')) {
      at++;
    }
    return at;
  }

  private int pause(int state, int at) {
    phase = state;
    scanned = at - offset;
    return stop(
        scanned >= maxOctets
            ? HttpDecodeStatus.FIELD_SECTION_TOO_LARGE
            : HttpDecodeStatus.NEED_MORE);
  }

  private int refuse(HttpDecodeStatus refusal, int at) {
    scanned = at - offset;
    return stop(refusal);
  }

  private int stop(HttpDecodeStatus status) {
    answer = fault(status, scanned);
    return STOP;
  }

  private int complete(int at) {
    scanned = at - offset;
    if (answer != HttpDecodeStatus.OK) {
      answer = HttpDecodeStatus.OK;
    }
    return STOP;
  }

  private static HttpDecodeStatus badName(int octet) {
    boolean control = octet < 0x20 && octet != '\r' && octet != '\n';
    return control ? HttpDecodeStatus.CONTROL_OCTET : HttpDecodeStatus.BAD_FIELD_NAME;
  }

  /** Whether the name is good; else it was refused. */
  private boolean endName(ByteBuffer b, int base) {
    int at = base + nameAt;
    number = FieldName.findNumber(b, at, nameLength, base + length);
    if (number == 0 && !OctetClass.isToken(b, at, at + nameLength)) {
      refuse(
          HttpDecodeStatus.BAD_FIELD_NAME,
          OctetClass.findOther(b, at, at + nameLength, OctetClass.TOKEN));
      return false;
    }
    return true;
  }

  /** Takes the last line back: what follows is more of its value. */
  private void reopenLine() {
    deviations |= Deviation.OBS_FOLD.bit();
    nameAt = table.removeLast();
    nameLength = table.removed(FieldTable.NAME_LENGTH);
    valueAt = table.removed(FieldTable.VALUE);
    number = table.removed(FieldTable.NUMBER);
  }

  private void addLine(ByteBuffer b, int base, int valueEnd) {
    int from = base + valueAt;
    int to = valueEnd;
    while (to > from && (b.get(to - 1) & 0xFF) <= 0x20) {
      to--;
    }
    if ((deviations & Deviation.OBS_FOLD.bit()) != 0) {
      // A value that began with a fold
      while (from < to && (b.get(from) & 0xFF) <= 0x20) {
        from++;
      }
    }
    table.add(nameAt, nameLength, from - base, to - from, number);
  }
}
