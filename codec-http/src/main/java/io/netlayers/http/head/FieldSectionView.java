package io.netlayers.http.head;

import io.netlayers.http.Deviation;
import io.netlayers.http.FieldName;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.Leniency;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Field lines up to the empty line that ends them (RFC 9112 §5): those of a head, or a trailer
 * section. Lines are numbered from 0 in the order they came; a value is without the white space
 * around it (RFC 9110 §5.5).
 */
public final class FieldSectionView extends FieldSectionScan {
  private final OctetWindow window;
  private HttpDecodeStatus status = HttpDecodeStatus.OK;
  private boolean open;

  /**
   * A view over nothing, to be wrapped.
   *
   * @param ofResponse whether folds and white space before the colon are mended instead of refused
   * @param maxOctets octets of a section at most, with the empty line
   * @param maxLines field lines at most
   */
  public FieldSectionView(boolean ofResponse, int maxOctets, int maxLines, Leniency leniency) {
    this(ofResponse, maxOctets, maxLines, leniency, new OctetWindow());
  }

  FieldSectionView(
      boolean ofResponse, int maxOctets, int maxLines, Leniency leniency, OctetWindow window) {
    super(ofResponse, maxOctets, maxLines, leniency, window);
    this.window = window;
  }

  /** Lays the view over a section's octets, as far as they have come. */
  public HttpDecodeStatus wrap(ByteBuffer buffer, int offset, int length) {
    window.forget();
    return begin(buffer, offset, length);
  }

  /** The same where the window was laid over these very octets. */
  HttpDecodeStatus begin(ByteBuffer buffer, int offset, int length) {
    begin();
    attach(buffer, offset, length);
    return isUsual() ? settle(HttpDecodeStatus.OK) : settle(scan());
  }

  private HttpDecodeStatus settle(HttpDecodeStatus now) {
    open = now == HttpDecodeStatus.NEED_MORE;
    if (status != now) {
      status = now;
    }
    return now;
  }

  /**
   * Goes on behind what the last call looked at, after {@link HttpDecodeStatus#NEED_MORE}.
   *
   * @param offset where the section's first octet lies now
   * @param length octets of the section that are there, not fewer than before
   */
  public HttpDecodeStatus resume(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    if (open) {
      if (length < scanned) {
        throw new IllegalArgumentException("fewer octets than before: " + length);
      }
      window.forget();
      return settle(scan());
    }
    return status;
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

  /**
   * The values of all lines with a known name as one, a comma and a space between them (RFC 9110
   * §5.3); empty where there is none. Not for Set-Cookie, whose lines stay apart; allocates.
   */
  public Optional<String> combined(FieldName name) {
    StringJoiner values = new StringJoiner(", ");
    int first = find(name);
    for (int i = first; i >= 0; i = findFrom(name, i + 1)) {
      values.add(valueString(i));
    }
    return first < 0 ? Optional.empty() : Optional.of(values.toString());
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
