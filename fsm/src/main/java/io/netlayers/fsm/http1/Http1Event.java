package io.netlayers.fsm.http1;

/** What {@link Http1Connection#pollEvent} found. */
public enum Http1Event {
  /** Nothing until more octets come. */
  NEED_MORE,
  /** Octets wait that are not read before this end has answered what came already. */
  PAUSED,
  /** A request's head. */
  REQUEST,
  /** The head of a 1xx response but 101; the response is still to come. */
  INFORMATIONAL,
  /** The head of a final response. */
  RESPONSE,
  /** Content. */
  DATA,
  /** The message is over; its trailer fields are lent. */
  END,
  /**
   * The peer agreed to another protocol: its 101 or 2xx head is lent, and the octets behind it are
   * left in the buffer.
   */
  SWITCHED,
  /** The peer closed its direction, between messages. */
  CLOSED,
  /** The peer broke the protocol; a server's reply is queued where one can still be sent. */
  VIOLATION,
  /** The peer took too long. */
  TIMED_OUT
}
