package io.netlayers.fsm.http1;

/** Where one end is with what it sends. */
public enum Http1State {
  /** Between messages: the client may begin a request; the server waits for one. */
  IDLE,
  /** The server owes a response whose final head has not come. */
  SEND_RESPONSE,
  /** A head has come, and its message is not over. */
  SEND_BODY,
  /** The message is over; what is next depends on the other end. */
  DONE,
  /** The last message is over: nothing but the close may follow (RFC 9112 §9.6). */
  MUST_CLOSE,
  /** The client asked for another protocol or a tunnel, and waits for the answer. */
  SWITCHING,
  /** HTTP is over on this connection; its octets are another protocol's. */
  TUNNEL,
  /** The end has closed its direction. */
  CLOSED,
  /** The end broke the protocol, or gave up in mid-message; nothing more of it is read. */
  ERROR
}
