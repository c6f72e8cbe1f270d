package io.netlayers.http.sse;

import io.netlayers.http.text.Chars;
import io.netlayers.http.text.Utf8Text;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Reads an event stream as its octets come. Lines end with CR LF, LF or CR; one BOM at the start is
 * passed over; octets that are no UTF-8 become U+FFFD. An event that the stream's end cuts short is
 * not given. Keeps one line and one event's data, within limits; not for several threads.
 */
public final class EventStreamReader {
  private static final int BOM_OCTETS = 3;

  private final int maxLine;
  private final int maxData;

  private byte[] line = new byte[128];
  private int lineLength;
  private boolean afterCr;
  private boolean firstLine = true;
  private boolean overflow;

  private final StringBuilder data = new StringBuilder();
  private String type = "";
  private String idBuffer = "";
  private String lastEventId = "";
  private OptionalLong retryMillis = OptionalLong.empty();

  /** A reader of lines and events up to 1 MiB: many a server writes an event's data as one line. */
  public EventStreamReader() {
    this((1 << 20) + 16, 1 << 20);
  }

  /**
   * A reader.
   *
   * @param maxLine octets of a line, without its end
   * @param maxData characters of an event's data
   * @throws IllegalArgumentException if a line may not have 16 octets, or data no character
   */
  public EventStreamReader(int maxLine, int maxData) {
    if (maxLine < 16 || maxData < 1) {
      throw new IllegalArgumentException("limits too small: " + maxLine + ", " + maxData);
    }
    this.maxLine = maxLine;
    this.maxData = maxData;
  }

  /**
   * Reads octets from an absolute index on; the buffer's position stays.
   *
   * @param events is given each event that they complete; must not call this reader
   * @return false once a line or an event is past its limit: the stream is lost, and nothing more
   *     is read
   * @throws IndexOutOfBoundsException if the buffer does not have these octets
   */
  public boolean read(ByteBuffer buffer, int offset, int length, Consumer<ServerSentEvent> events) {
    for (int i = offset; i < offset + length && !overflow; i++) {
      int c = buffer.get(i) & 0xFF;
      if (c == '\n' && afterCr) {
        afterCr = false;
      } else if (c == '\n' || c == '\r') {
        afterCr = c == '\r';
        endOfLine(events);
      } else {
        afterCr = false;
        append((byte) c);
      }
    }
    return !overflow;
  }

  private void append(byte octet) {
    int most = firstLine ? maxLine + BOM_OCTETS : maxLine;
    if (lineLength == most) {
      overflow = true;
      return;
    }
    if (lineLength == line.length) {
      line = Arrays.copyOf(line, Math.min(most, 2 * lineLength));
    }
    line[lineLength++] = octet;
  }

  private void endOfLine(Consumer<ServerSentEvent> events) {
    int start = 0;
    if (firstLine) {
      boolean bom =
          lineLength >= BOM_OCTETS
              && line[0] == (byte) 0xEF
              && line[1] == (byte) 0xBB
              && line[2] == (byte) 0xBF;
      start = bom ? BOM_OCTETS : 0;
      firstLine = false;
    }
    String text = Utf8Text.decode(line, start, lineLength - start);
    overflow = lineLength - start > maxLine;
    lineLength = 0;
    if (overflow) {
      return;
    }
    if (text.isEmpty()) {
      dispatch(events);
      return;
    }
    int colon = text.indexOf(':');
    if (colon < 0) {
      field(text, "");
    } else if (colon > 0) { // a line that begins with a colon is a comment
      int value = text.startsWith(" ", colon + 1) ? colon + 2 : colon + 1;
      field(text.substring(0, colon), text.substring(value));
    }
  }

  private void field(String name, String value) {
    switch (name) {
      case "event" -> type = value;
      case "data" -> {
        overflow = data.length() + (long) value.length() > maxData;
        if (!overflow) {
          data.append(value).append('\n');
        }
      }
      case "id" -> idBuffer = value.indexOf(0) < 0 ? value : idBuffer;
      case "retry" -> {
        long millis = Chars.decimal(value, Long.MAX_VALUE);
        retryMillis = millis < 0 ? retryMillis : OptionalLong.of(millis);
      }
      default -> {} // "the field is ignored"
    }
  }

  /** "Dispatch the event": the id is taken over even where there are no data. */
  private void dispatch(Consumer<ServerSentEvent> events) {
    lastEventId = idBuffer;
    if (data.length() > 0) {
      data.setLength(data.length() - 1);
      events.accept(new ServerSentEvent(type, data.toString(), lastEventId));
    }
    data.setLength(0);
    type = "";
  }

  /** What Last-Event-ID says when the stream is taken up again; empty to send no such field. */
  public String lastEventId() {
    return lastEventId;
  }

  /** How long to wait before that, in milliseconds, where the stream said so. */
  public OptionalLong retryMillis() {
    return retryMillis;
  }
}
