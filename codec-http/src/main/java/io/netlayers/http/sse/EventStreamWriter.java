package io.netlayers.http.sse;

import java.nio.charset.StandardCharsets;

/**
 * Writes the events of one stream: an id is said where it changes, so that the reader has of each
 * event the id that it was written with. Not for several threads.
 */
public final class EventStreamWriter {
  private String lastEventId = "";

  /** A writer at the start of a stream. */
  public EventStreamWriter() {}

  /** The event's lines and the empty one that completes it, with LF. */
  public String text(ServerSentEvent event) {
    boolean changed = !event.lastEventId().equals(lastEventId);
    lastEventId = event.lastEventId();
    return event.lines(changed);
  }

  /** As {@link #text}, in UTF-8, which is what a stream is in always. */
  public byte[] octets(ServerSentEvent event) {
    return text(event).getBytes(StandardCharsets.UTF_8);
  }
}
