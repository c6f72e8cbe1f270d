package io.netlayers.http.body;

/** What a body reader found next. */
public enum BodyEvent {
  /** A range of content is lent. */
  DATA,
  /** All that was there is taken, or the line that begins there is not whole. */
  NEED_MORE,
  /** The body, with its trailer section, is over. */
  END,
  /** The octets are wrong; the reader tells how. */
  REFUSED
}
