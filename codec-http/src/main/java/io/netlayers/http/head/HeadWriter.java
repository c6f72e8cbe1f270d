package io.netlayers.http.head;

import io.netlayers.http.FieldName;
import io.netlayers.http.HttpMethod;
import io.netlayers.http.internal.OctetClass;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Composes the octets of a head in storage of its own, which later heads use again: once that has
 * grown, a head costs no allocation. What cannot be sent is refused with {@link
 * IllegalArgumentException}, and the head stays as it was before the call.
 *
 * <p>Order: a start line, field lines, {@link #end()}. Every character stands for one octet.
 */
public final class HeadWriter {
  private static final int EMPTY = 0;
  private static final int OPEN = 1;
  private static final int ENDED = 2;

  /** Octets of a known name at most, with what stands around it and its value. */
  private static final int MAX_NAME = 64;

  /** Octets at most that stand around what the caller gives. */
  private static final int AROUND = 16;

  private final HeadOctets octets = new HeadOctets();
  private int state = EMPTY;

  /** A writer of no head yet. */
  public HeadWriter() {}

  /** Begins a request of HTTP/1.1, and forgets the head before. */
  public HeadWriter request(HttpMethod method, CharSequence target) {
    return request(method.token(), target);
  }

  /** Begins a request of HTTP/1.1, and forgets the head before. */
  public HeadWriter request(CharSequence method, CharSequence target) {
    if (!OctetClass.isToken(method)) {
      throw new IllegalArgumentException("method is no token: " + method);
    }
    if (target.isEmpty() || !OctetClass.all(target, OctetClass.TARGET)) {
      throw new IllegalArgumentException("target is empty, or has octets that no URI has");
    }
    requireShort((long) method.length() + target.length());
    octets.cutTo(0);
    octets.put(method, OctetClass.TOKEN);
    octets.put(" ", OctetClass.FIELD_TEXT);
    octets.put(target, OctetClass.TARGET);
    octets.putWords(StartLines.REQUEST_END, StartLines.REQUEST_END_LENGTH);
    state = OPEN;
    return this;
  }

  /** Begins a response of HTTP/1.1 with the registered reason, and forgets the head before. */
  public HeadWriter response(int statusCode) {
    requireCode(statusCode);
    octets.cutTo(0);
    octets.putWords(StartLines.status(statusCode), StartLines.statusLength(statusCode));
    state = OPEN;
    return this;
  }

  /** Begins a response of HTTP/1.1, and forgets the head before. */
  public HeadWriter response(int statusCode, CharSequence reason) {
    requireCode(statusCode);
    if (!OctetClass.all(reason, OctetClass.FIELD_TEXT)) {
      throw new IllegalArgumentException("reason has a control or more than octets");
    }
    requireShort(reason.length());
    octets.cutTo(0);
    octets.putWords(StartLines.UNNAMED_STATUS, StartLines.UNNAMED_STATUS_LENGTH);
    for (int i = 0, rest = statusCode; i < 3; i++, rest /= 10) {
      octets.set(11 - i, '0' + rest % 10);
    }
    octets.put(reason, OctetClass.FIELD_TEXT);
    octets.putCrlf();
    state = OPEN;
    return this;
  }

  private static void requireShort(long count) {
    if (count > HeadOctets.MAX_OCTETS - AROUND) {
      throw new IllegalArgumentException("a start line of more than 2^20 octets");
    }
  }

  private static void requireCode(int statusCode) {
    if (statusCode < 100 || statusCode > 999) {
      throw new IllegalArgumentException("status code not within 100 to 999: " + statusCode);
    }
  }

  /** Adds a field line with a known name. */
  public HeadWriter field(FieldName name, CharSequence value) {
    int before = open();
    if (value instanceof String
        && name != FieldName.OTHER
        && octets.isUsualLine(StartLines.name(name), StartLines.nameLength(name), (String) value)) {
      return this;
    }
    octets.reserve((long) MAX_NAME + value.length());
    putName(name);
    return value(before, value);
  }

  /** Adds a field line. */
  public HeadWriter field(CharSequence name, CharSequence value) {
    int before = open();
    octets.reserve((long) name.length() + value.length() + AROUND);
    if (name.isEmpty() || !octets.put(name, OctetClass.TOKEN)) {
      octets.cutTo(before);
      throw new IllegalArgumentException("field name is no token");
    }
    octets.putWords(StartLines.COLON, 2);
    return value(before, value);
  }

  private HeadWriter value(int before, CharSequence value) {
    int end = value.length();
    boolean padded = end > 0 && (isBlank(value.charAt(0)) || isBlank(value.charAt(end - 1)));
    if (padded || !octets.put(value, OctetClass.FIELD_TEXT)) {
      octets.cutTo(before);
      throw new IllegalArgumentException(
          "field value has a control, more than octets, or white space around it");
    }
    octets.putCrlf();
    return this;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** Adds a field line whose value is a number, not negative. */
  public HeadWriter field(FieldName name, long value) {
    if (value < 0) {
      throw new IllegalArgumentException("negative: " + value);
    }
    open();
    putName(name);
    octets.putNumber(value);
    octets.putCrlf();
    return this;
  }

  /**
   * Adds a field line whose value lies in a buffer.
   *
   * @throws IndexOutOfBoundsException if the range is outside the buffer
   */
  public HeadWriter field(FieldName name, ByteBuffer from, int at, int count) {
    int before = open();
    Objects.checkFromIndexSize(at, count, from.limit());
    octets.reserve((long) MAX_NAME + count);
    putName(name);
    return value(before, from, at, count);
  }

  /** Adds a line of another head as it stands, each fold as spaces. */
  public HeadWriter field(FieldSectionView lines, int line) {
    int before = open();
    ByteBuffer from = lines.buffer();
    int count = lines.nameLength(line);
    octets.reserve((long) count + lines.valueLength(line) + AROUND);
    octets.put(from, lines.nameOffset(line), count);
    octets.putWords(StartLines.COLON, 2);
    return value(before, from, lines.valueOffset(line), lines.valueLength(line));
  }

  private HeadWriter value(int before, ByteBuffer from, int at, int count) {
    octets.put(from, at, count);
    int end = octets.length();
    for (int i = end - count; i < end; i++) {
      int c = octets.get(i);
      if (c == '\r' && i + 2 < end && octets.get(i + 1) == '\n' && blank(octets.get(i + 2))) {
        // RFC 9112 §5.2: a fold is replaced before a message is forwarded
        octets.set(i, ' ');
        octets.set(i + 1, ' ');
      } else if (!OctetClass.is(c, OctetClass.FIELD_TEXT)) {
        octets.cutTo(before);
        throw new IllegalArgumentException("field value has a control");
      }
    }
    octets.putCrlf();
    return this;
  }

  private static boolean blank(int octet) {
    return octet == ' ' || octet == '\t';
  }

  /** Adds the empty line: the head is whole. */
  public HeadWriter end() {
    open();
    octets.putCrlf();
    state = ENDED;
    return this;
  }

  /** Whether {@link #end()} came. */
  public boolean isEnded() {
    return state == ENDED;
  }

  /** Octets so far. */
  public int length() {
    return octets.length();
  }

  /** The storage; the head lies at {@code [0, length())} until the next call. */
  public ByteBuffer buffer() {
    return octets.buffer();
  }

  /**
   * Copies the head to an absolute index; the buffer's position stays.
   *
   * @return octets copied
   * @throws IndexOutOfBoundsException if it does not fit
   */
  public int copyTo(ByteBuffer target, int at) {
    return octets.copyTo(target, at);
  }

  private int open() {
    if (state != OPEN) {
      throw new IllegalStateException(
          state == EMPTY ? "no start line yet" : "the head has ended already");
    }
    return octets.length();
  }

  private void putName(FieldName name) {
    if (name == FieldName.OTHER) {
      throw new IllegalArgumentException("a field line needs a name");
    }
    octets.putWords(StartLines.name(name), StartLines.nameLength(name));
  }
}
