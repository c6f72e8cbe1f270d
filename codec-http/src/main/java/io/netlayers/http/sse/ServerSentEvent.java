package io.netlayers.http.sse;

import java.util.Optional;

/**
 * An event (HTML standard §9.2.6). Its text is what a stream carries, empty line and all.
 *
 * @param type the {@code event} field, or empty for {@code message}
 * @param data the {@code data} fields, LF between them
 * @param lastEventId what the stream's last {@code id} field said, at this event; empty where it
 *     was to be forgotten, or there was none
 */
public record ServerSentEvent(String type, String data, String lastEventId) {
  /**
   * An event.
   *
   * @throws IllegalArgumentException if the type or the id holds a line end, the id a NUL, or the
   *     data a CR
   */
  public ServerSentEvent {
    if (hasLineEnd(type) || hasLineEnd(lastEventId) || lastEventId.indexOf(0) >= 0) {
      throw new IllegalArgumentException("a line end in a type or an id, or a NUL in an id");
    }
    if (data.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("a CR in the data, which would be read as LF");
    }
  }

  private static boolean hasLineEnd(String text) {
    return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
  }

  /** An event of the type {@code message} without an id. */
  public static ServerSentEvent of(String data) {
    return new ServerSentEvent("", data, "");
  }

  /** The type that a listener sees: {@code message} where none is said. */
  public String effectiveType() {
    return type.isEmpty() ? "message" : type;
  }

  /**
   * The event's lines, with LF, and an empty one, as the first of a stream has them. An empty id is
   * not said; behind events with another id, {@link EventStreamWriter} says what has to be said.
   */
  @Override
  public String toString() {
    return lines(!lastEventId.isEmpty());
  }

  /** The event's lines and an empty one, with its id or without. */
  String lines(boolean withId) {
    StringBuilder out = new StringBuilder(data.length() + 32);
    if (withId) {
      append(out, "id", lastEventId);
    }
    if (!type.isEmpty()) {
      append(out, "event", type);
    }
    int start = 0;
    int end = data.indexOf('\n');
    while (end >= 0) {
      append(out, "data", data.substring(start, end));
      start = end + 1;
      end = data.indexOf('\n', start);
    }
    append(out, "data", data.substring(start));
    return out.append('\n').toString();
  }

  private static void append(StringBuilder out, String field, String value) {
    out.append(field).append(": ").append(value).append('\n');
  }

  /**
   * A comment's line, which keeps a connection alive.
   *
   * @throws IllegalArgumentException if the text has a line end
   */
  public static String comment(String text) {
    if (hasLineEnd(text)) {
      throw new IllegalArgumentException("a line end in a comment");
    }
    return ": " + text + "\n";
  }

  /**
   * A line that sets how long to wait before connecting again, in milliseconds from 0 on.
   *
   * @throws IllegalArgumentException if they are negative
   */
  public static String retry(long milliseconds) {
    if (milliseconds < 0) {
      throw new IllegalArgumentException("negative: " + milliseconds);
    }
    return "retry: " + milliseconds + "\n";
  }

  /** The id, where there is one. */
  public Optional<String> id() {
    return lastEventId.isEmpty() ? Optional.empty() : Optional.of(lastEventId);
  }
}
