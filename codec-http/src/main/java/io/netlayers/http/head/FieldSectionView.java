package io.netlayers.http.head;

import io.netlayers.core.OctetView;
import io.netlayers.http.Deviation;
import io.netlayers.http.FieldName;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.Leniency;
import io.netlayers.http.internal.OctetClass;
import io.netlayers.http.internal.Words;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Field lines up to the empty line that ends them (RFC 9112 §5): those of a head, or a trailer
 * section. Lines are numbered from 0 in the order they came; a value is without the white space
 * around it (RFC 9110 §5.5).
 */
public final class FieldSectionView extends OctetView {
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

  private final FieldTable table = new FieldTable();
  private int deviations;

  // Where a scan stopped that needs more; positions count from the view's first octet
  private HttpDecodeStatus status = HttpDecodeStatus.OK;
  private int phase;
  private int scanned;
  private int nameAt;
  private int nameLength;
  private int valueAt;
  private int number;

  /**
   * A view over nothing, to be wrapped.
   *
   * @param ofResponse whether folds and white space before the colon are mended instead of refused
   * @param maxOctets octets of a section at most, with the empty line
   * @param maxLines field lines at most
   */
  public FieldSectionView(boolean ofResponse, int maxOctets, int maxLines, Leniency leniency) {
    this.ofResponse = ofResponse;
    this.maxOctets = maxOctets;
    this.maxLines = maxLines;
    // RFC 9112 §5.2: a server may mend folds, everyone else must
    this.mendFolds = ofResponse || leniency.allows(Deviation.OBS_FOLD);
    this.allowLf = leniency.allows(Deviation.BARE_LF);
  }

  /** Lays the view over a section's octets, as far as they have come. */
  public HttpDecodeStatus wrap(ByteBuffer buffer, int offset, int length) {
    table.clear();
    deviations = 0;
    phase = LINE_START;
    scanned = 0;
    status = HttpDecodeStatus.NEED_MORE;
    return resume(buffer, offset, length);
  }

  /**
   * Goes on behind what the last call looked at, after {@link HttpDecodeStatus#NEED_MORE}.
   *
   * @param offset where the section's first octet lies now
   * @param length octets of the section that are there, not fewer than before
   */
  public HttpDecodeStatus resume(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    if (status == HttpDecodeStatus.NEED_MORE) {
      if (length < scanned) {
        throw new IllegalArgumentException("fewer octets than before: " + length);
      }
      status = scan(buffer, offset, offset + Math.min(length, maxOctets));
    }
    return status;
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

  /** Octets of the section with the empty line; after OK. */
  public int sectionLength() {
    return scanned;
  }

  /** What was mended or put up with, as {@link Deviation#bit bits}. */
  public int deviations() {
    return deviations;
  }

  /** Field lines. */
  public int count() {
    return table.count();
  }

  /** Absolute index of a line's name. */
  public int nameOffset(int line) {
    return offset + table.get(line, FieldTable.NAME);
  }

  /** Octets of a line's name. */
  public int nameLength(int line) {
    return table.get(line, FieldTable.NAME_LENGTH);
  }

  /** Absolute index of a line's value. */
  public int valueOffset(int line) {
    return offset + table.get(line, FieldTable.VALUE);
  }

  /** Octets of a line's value; CR and LF within are an obs-fold and stand for spaces. */
  public int valueLength(int line) {
    return table.get(line, FieldTable.VALUE_LENGTH);
  }

  /** A line's name if it is a known one, else {@link FieldName#OTHER}. */
  public FieldName name(int line) {
    return FieldName.ofNumber(table.get(line, FieldTable.NUMBER));
  }

  /** The first line with a known name, or -1. */
  public int find(FieldName name) {
    return findFrom(name, 0);
  }

  /** The first line from {@code line} on with a known name, or -1. */
  public int findFrom(FieldName name, int line) {
    return table.find(name.ordinal(), line);
  }

  /** The first line from {@code line} on with a name, in any case, or -1. */
  public int findFrom(String name, int line) {
    for (int i = line; i < table.count(); i++) {
      if (nameEquals(i, name)) {
        return i;
      }
    }
    return -1;
  }

  /** How many lines have a known name. */
  public int count(FieldName name) {
    int found = 0;
    for (int i = find(name); i >= 0; i = findFrom(name, i + 1)) {
      found++;
    }
    return found;
  }

  /** Whether a line has this name, in any case. */
  public boolean nameEquals(int line, CharSequence name) {
    return AsciiText.equalsIgnoreCase(buffer, nameOffset(line), nameLength(line), name);
  }

  /** Whether a line's value is this text, letters in any case. */
  public boolean valueEqualsIgnoreCase(int line, CharSequence text) {
    return AsciiText.equalsIgnoreCase(buffer, valueOffset(line), valueLength(line), text);
  }

  /** A line's name; allocates. */
  public String nameString(int line) {
    return AsciiText.string(buffer, nameOffset(line), nameLength(line));
  }

  /** A line's value, an octet a character, each fold as one space; allocates. */
  public String valueString(int line) {
    String raw = AsciiText.string(buffer, valueOffset(line), valueLength(line));
    return raw.indexOf('\n') < 0 ? raw : AsciiText.unfold(raw);
  }

  /** The lines as values; allocates. */
  public List<FieldLine> toValue() {
    List<FieldLine> values = new ArrayList<>(table.count());
    for (int i = 0; i < table.count(); i++) {
      values.add(FieldLine.of(nameString(i), valueString(i)));
    }
    return values;
  }
}
