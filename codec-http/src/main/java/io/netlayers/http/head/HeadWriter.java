package io.netlayers.http.head;

import io.netlayers.http.FieldName;
import io.netlayers.http.HttpMethod;
import io.netlayers.http.internal.OctetClass;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Composes the octets of a head in storage of its own, which later heads use again: once that has
 * grown, a head costs no allocation. What cannot be sent is refused with {@link
 * IllegalArgumentException}, and the head stays as it was before the call.
 *
 * <p>Order: a start line, field lines, {@link #end()}. Every character stands for one octet.
 */
public final class HeadWriter {
  private static final int MAX_OCTETS = 1 << 20;
  private static final int EMPTY = 0;
  private static final int OPEN = 1;
  private static final int ENDED = 2;

  private byte[] octets = new byte[512];
  private ByteBuffer buffer = ByteBuffer.wrap(octets);
  private int length;
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
    length = 0;
    put(method, OctetClass.TOKEN);
    put(" ", OctetClass.FIELD_TEXT);
    put(target, OctetClass.FIELD_TEXT);
    put(StartLines.REQUEST_END);
    state = OPEN;
    return this;
  }

  /** Begins a response of HTTP/1.1 with the registered reason, and forgets the head before. */
  public HeadWriter response(int statusCode) {
    requireCode(statusCode);
    length = 0;
    put(StartLines.status(statusCode));
    state = OPEN;
    return this;
  }

  /** Begins a response of HTTP/1.1, and forgets the head before. */
  public HeadWriter response(int statusCode, CharSequence reason) {
    requireCode(statusCode);
    if (!OctetClass.all(reason, OctetClass.FIELD_TEXT)) {
      throw new IllegalArgumentException("reason has a control or more than octets");
    }
    length = 0;
    put(StartLines.UNNAMED_STATUS);
    for (int i = 0, rest = statusCode; i < 3; i++, rest /= 10) {
      octets[11 - i] = (byte) ('0' + rest % 10);
    }
    put(reason, OctetClass.FIELD_TEXT);
    crlf();
    state = OPEN;
    return this;
  }

  private static void requireCode(int statusCode) {
    if (statusCode < 100 || statusCode > 999) {
      throw new IllegalArgumentException("status code not within 100 to 999: " + statusCode);
    }
  }

  /** Adds a field line with a known name. */
  public HeadWriter field(FieldName name, CharSequence value) {
    int before = open();
    putName(name);
    return value(before, value);
  }

  /** Adds a field line. */
  public HeadWriter field(CharSequence name, CharSequence value) {
    int before = open();
    if (name.isEmpty() || !put(name, OctetClass.TOKEN)) {
      length = before;
      throw new IllegalArgumentException("field name is no token");
    }
    put(StartLines.COLON);
    return value(before, value);
  }

  private HeadWriter value(int before, CharSequence value) {
    int end = value.length();
    boolean padded = end > 0 && (isBlank(value.charAt(0)) || isBlank(value.charAt(end - 1)));
    if (padded || !put(value, OctetClass.FIELD_TEXT)) {
      length = before;
      throw new IllegalArgumentException(
          "field value has a control, more than octets, or white space around it");
    }
    crlf();
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
    ensure(19);
    int digits = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      digits++;
    }
    length += digits;
    long rest = value;
    for (int i = 1; i <= digits; i++, rest /= 10) {
      octets[length - i] = (byte) ('0' + rest % 10);
    }
    crlf();
    return this;
  }

  /**
   * Adds a field line whose value lies in a buffer.
   *
   * @throws IndexOutOfBoundsException if the range is outside the buffer
   */
  public HeadWriter field(FieldName name, ByteBuffer from, int at, int count) {
    int before = open();
    putName(name);
    return value(before, from, at, count);
  }

  /** Adds a line of another head as it stands, each fold as spaces. */
  public HeadWriter field(FieldSectionView lines, int line) {
    int before = open();
    ByteBuffer from = lines.buffer();
    int count = lines.nameLength(line);
    ensure(count);
    from.get(lines.nameOffset(line), octets, length, count);
    length += count;
    put(StartLines.COLON);
    return value(before, from, lines.valueOffset(line), lines.valueLength(line));
  }

  private HeadWriter value(int before, ByteBuffer from, int at, int count) {
    ensure(count);
    from.get(at, octets, length, count);
    for (int i = length; i < length + count; i++) {
      int c = octets[i] & 0xFF;
      if (c == '\r' && i + 2 < length + count && octets[i + 1] == '\n' && blank(octets[i + 2])) {
        // RFC 9112 §5.2: a fold is replaced before a message is forwarded
        octets[i] = ' ';
        octets[i + 1] = ' ';
      } else if (!OctetClass.is(c, OctetClass.FIELD_TEXT)) {
        length = before;
        throw new IllegalArgumentException("field value has a control");
      }
    }
    length += count;
    crlf();
    return this;
  }

  private static boolean blank(byte octet) {
    return octet == ' ' || octet == '\t';
  }

  /** Adds the empty line: the head is whole. */
  public HeadWriter end() {
    open();
    crlf();
    state = ENDED;
    return this;
  }

  /** Whether {@link #end()} came. */
  public boolean isEnded() {
    return state == ENDED;
  }

  /** Octets so far. */
  public int length() {
    return length;
  }

  /** The storage; the head lies at {@code [0, length())} until the next call. */
  public ByteBuffer buffer() {
    return buffer;
  }

  /**
   * Copies the head to an absolute index; the buffer's position stays.
   *
   * @return octets copied
   * @throws IndexOutOfBoundsException if it does not fit
   */
  public int copyTo(ByteBuffer target, int at) {
    target.put(at, octets, 0, length);
    return length;
  }

  private int open() {
    if (state != OPEN) {
      throw new IllegalStateException(
          state == EMPTY ? "no start line yet" : "the head has ended already");
    }
    return length;
  }

  private void putName(FieldName name) {
    if (name == FieldName.OTHER) {
      throw new IllegalArgumentException("a field line needs a name");
    }
    put(StartLines.name(name));
  }

  private void put(byte[] text) {
    ensure(text.length);
    buffer.put(length, text);
    length += text.length;
  }

  private void crlf() {
    ensure(2);
    octets[length] = '\r';
    octets[length + 1] = '\n';
    length += 2;
  }

  /** Whether every character was of a class; else some of them have been written. */
  private boolean put(CharSequence text, int classes) {
    int count = text.length();
    ensure(count);
    byte[] to = octets;
    int at = length;
    boolean good = true;
    for (int i = 0; i < count; i++) {
      int c = text.charAt(i);
      good &= c < 0x100 && OctetClass.is(c & 0xFF, classes);
      to[at + i] = (byte) c;
    }
    length = at + count;
    return good;
  }

  private void ensure(int more) {
    if (more > octets.length - length) {
      if (more > MAX_OCTETS - length) {
        throw new IllegalArgumentException("a head of more than 2^20 octets");
      }
      octets = Arrays.copyOf(octets, Math.max(octets.length * 2, length + more));
      buffer = ByteBuffer.wrap(octets);
    }
  }
}
