package io.netlayers.http.head;

import io.netlayers.core.OctetView;
import io.netlayers.http.Deviation;
import io.netlayers.http.FieldName;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.Leniency;
import io.netlayers.http.internal.OctetClass;
import io.netlayers.http.internal.Words;
import java.nio.ByteBuffer;

/** Finds the lines of a field section (RFC 9112 §5), and goes on where the octets ended. */
abstract sealed class FieldSectionScan extends OctetView permits FieldSectionView {
  private static final int LINE_START = 0;
  private static final int IN_NAME = 1;
  private static final int BEFORE_VALUE = 2;
  private static final int IN_VALUE = 3;
  private static final int VALUE_LF = 4;
  private static final int NAME_SPACE = 5;
  private static final int END_LF = 6;

  private final boolean ofResponse;
  private final int maxOctets;
  private final int maxLines;
  private final boolean mendFolds;
  private final boolean allowLf;

  final FieldTable table = new FieldTable();
  int deviations;

  // Where a scan stopped that needs more; positions count from the view's first octet
  private int phase;
  int scanned;
  private int nameAt;
  private int nameLength;
  private int valueAt;
  private int number;

  FieldSectionScan(boolean ofResponse, int maxOctets, int maxLines, Leniency leniency) {
    this.ofResponse = ofResponse;
    this.maxOctets = maxOctets;
    this.maxLines = maxLines;
    // RFC 9112 §5.2: a server may mend folds, everyone else must
    this.mendFolds = ofResponse || leniency.allows(Deviation.OBS_FOLD);
    this.allowLf = leniency.allows(Deviation.BARE_LF);
  }

  /** Forgets the lines of another section. */
  final void begin() {
    table.clear();
    deviations = 0;
    phase = LINE_START;
    scanned = 0;
  }

  /** Scans on in a view that is attached to all octets that are there. */
  final HttpDecodeStatus scan() {
    return scan(buffer, offset, offset + Math.min(length, maxOctets));
  }

  @SuppressWarnings("fallthrough") // one line of a field section runs through from top to bottom
  private HttpDecodeStatus scan(ByteBuffer b, int base, int end) {
    int at = base + scanned;
    int state = phase;
    while (true) {
      switch (state) {
        case LINE_START:
          if (at == end) {
            return pause(LINE_START, at);
          }
          int first = b.get(at) & 0xFF;
          if (first <= 0x20) {
            if (first == '\r') {
              at++;
              state = END_LF;
              continue;
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
            state = IN_VALUE;
            continue;
          }
          if (table.count() == maxLines) {
            return refuse(HttpDecodeStatus.TOO_MANY_FIELDS, at);
          }
          nameAt = at - base;
        // on into the name
        case IN_NAME:
          at = Words.findNameEnd(b, at, end);
          if (at == end) {
            return pause(IN_NAME, at);
          }
          nameLength = at - base - nameAt;
          if (at <= end - 8 && isUsualStart(Words.word(b, at))) {
            HttpDecodeStatus usual = endName(b, base);
            if (usual != HttpDecodeStatus.OK) {
              return usual;
            }
            at += 2;
            valueAt = at - base;
            state = IN_VALUE;
            continue;
          }
          int stop = b.get(at) & 0xFF;
          if (stop != ':') {
            if (stop == ' ' || stop == '\t') {
              state = NAME_SPACE;
              continue;
            }
            return refuse(badName(stop), at);
          }
          HttpDecodeStatus named = endName(b, base);
          if (named != HttpDecodeStatus.OK) {
            return named;
          }
          at++;
        // on to the value
        case BEFORE_VALUE:
          while (at < end && isBlank(b.get(at) & 0xFF)) {
            at++;
          }
          if (at == end) {
            return pause(BEFORE_VALUE, at);
          }
          valueAt = at - base;
        // on into the value
        case IN_VALUE:
          at = Words.findControl(b, at, end);
          while (at < end && (b.get(at) & 0xFF) == '\t') {
            at = Words.findControl(b, at + 1, end);
          }
          if (at == end) {
            return pause(IN_VALUE, at);
          }
          if (at <= end - 7 && isUsualEnd(Words.word(b, at - 1))) {
            table.add(nameAt, nameLength, valueAt, at - base - valueAt, number);
            at += 2;
            if (table.count() == maxLines) {
              return refuse(HttpDecodeStatus.TOO_MANY_FIELDS, at);
            }
            nameAt = at - base;
            state = IN_NAME;
            continue;
          }
          int control = b.get(at) & 0xFF;
          if (control == '\n' && allowLf) {
            deviations |= Deviation.BARE_LF.bit();
            addLine(b, base, at);
            at++;
            state = LINE_START;
            continue;
          }
          if (control != '\r') {
            return refuse(
                control == '\n' ? HttpDecodeStatus.BARE_LF : HttpDecodeStatus.CONTROL_OCTET, at);
          }
          at++;
        // on to the end of the line
        case VALUE_LF:
          if (at == end) {
            return pause(VALUE_LF, at);
          }
          if ((b.get(at) & 0xFF) != '\n') {
            return refuse(HttpDecodeStatus.BARE_CR, at - 1);
          }
          addLine(b, base, at - 1);
          at++;
          state = LINE_START;
          continue;
        case NAME_SPACE:
          while (at < end && isBlank(b.get(at) & 0xFF)) {
            at++;
          }
          if (at == end) {
            return pause(NAME_SPACE, at);
          }
          HttpDecodeStatus spaced = endSpacedName(b, base, at);
          if (spaced != HttpDecodeStatus.OK) {
            return spaced;
          }
          at++;
          state = BEFORE_VALUE;
          continue;
        default: // END_LF
          if (at == end) {
            return pause(END_LF, at);
          }
          if ((b.get(at) & 0xFF) != '\n') {
            return refuse(HttpDecodeStatus.BARE_CR, at - 1);
          }
          return complete(at + 1);
      }
    }
  }

  /** Colon, one space, and what is neither blank nor control: the usual way to a value. */
  private static boolean isUsualStart(long word) {
    return (word & 0xFFFF) == 0x203A && (word & 0xFF0000) > 0x200000;
  }

  /** The end of a value without blanks, CRLF, and the start of another line: the usual way on. */
  private boolean isUsualEnd(long word) {
    return (word & 0xFFFF00) == 0x0A0D00
        && (word & 0xFF) > 0x20
        && (word & 0xFF000000L) > 0x20000000L
        && (deviations & Deviation.OBS_FOLD.bit()) == 0;
  }

  private static boolean isBlank(int octet) {
    return octet == ' ' || octet == '\t';
  }

  private HttpDecodeStatus pause(int state, int at) {
    phase = state;
    scanned = at - offset;
    return scanned >= maxOctets
        ? fault(HttpDecodeStatus.FIELD_SECTION_TOO_LARGE, scanned)
        : fault(HttpDecodeStatus.NEED_MORE, scanned);
  }

  private HttpDecodeStatus refuse(HttpDecodeStatus refusal, int at) {
    scanned = at - offset;
    return fault(refusal, scanned);
  }

  private HttpDecodeStatus complete(int at) {
    scanned = at - offset;
    return HttpDecodeStatus.OK;
  }

  private static HttpDecodeStatus badName(int octet) {
    boolean control = octet < 0x20 && octet != '\r' && octet != '\n';
    return control ? HttpDecodeStatus.CONTROL_OCTET : HttpDecodeStatus.BAD_FIELD_NAME;
  }

  private HttpDecodeStatus endName(ByteBuffer b, int base) {
    int at = base + nameAt;
    number = FieldName.findNumber(b, at, nameLength, base + length);
    if (number == 0 && !OctetClass.isToken(b, at, at + nameLength)) {
      int bad = OctetClass.findOther(b, at, at + nameLength, OctetClass.TOKEN);
      return refuse(HttpDecodeStatus.BAD_FIELD_NAME, bad);
    }
    return HttpDecodeStatus.OK;
  }

  /** RFC 9112 §5.1: refused in a request, dropped from a response. */
  private HttpDecodeStatus endSpacedName(ByteBuffer b, int base, int at) {
    int space = base + nameAt + nameLength;
    if ((b.get(at) & 0xFF) != ':') {
      return refuse(HttpDecodeStatus.BAD_FIELD_NAME, space);
    }
    HttpDecodeStatus named = endName(b, base);
    if (named != HttpDecodeStatus.OK) {
      return named;
    }
    if (!ofResponse) {
      return refuse(HttpDecodeStatus.SPACE_BEFORE_COLON, space);
    }
    deviations |= Deviation.SPACE_BEFORE_COLON.bit();
    return HttpDecodeStatus.OK;
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
