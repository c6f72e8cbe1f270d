package io.netlayers.fsm.http1;

import org.checkerframework.checker.nullness.qual.Nullable;

/** What moves the two ends of a connection; each end's table has a cell for every input. */
public enum Http1Input {
  /** The head of a request. */
  REQUEST(Http1Role.CLIENT),
  /** Content of a request. */
  REQUEST_DATA(Http1Role.CLIENT),
  /** The end of a request. */
  REQUEST_END(Http1Role.CLIENT),
  /** The end of a request with CONNECT or Upgrade (RFC 9110 §7.8, §9.3.6). */
  PROPOSAL_END(Http1Role.CLIENT),
  /** The client's octets are wrong, cut, late or given up. */
  REQUEST_FAULT(Http1Role.CLIENT),
  /** The client closed its direction. */
  CLIENT_CLOSE(Http1Role.CLIENT),
  /** A 1xx but 101 (RFC 9110 §15.2). */
  INFORMATIONAL(Http1Role.SERVER),
  /** A 101, or a 2xx to CONNECT. */
  SWITCH_ACCEPTED(Http1Role.SERVER),
  /** The final head that answers the newest request, or none. */
  RESPONSE(Http1Role.SERVER),
  /** The final head that answers a request with others behind it. */
  EARLIER_RESPONSE(Http1Role.SERVER),
  /** Content of a response. */
  RESPONSE_DATA(Http1Role.SERVER),
  /** The end of a response. */
  RESPONSE_END(Http1Role.SERVER),
  /** The server's octets are wrong, cut, late or given up. */
  RESPONSE_FAULT(Http1Role.SERVER),
  /** The server closed its direction. */
  SERVER_CLOSE(Http1Role.SERVER),

  /** Both ends are done with the only exchange, and the connection is good for another. */
  RECYCLE(null),
  /** The oldest exchange is over, and another waits for its response. */
  NEXT_RESPONSE(null),
  /** The client may go ahead with another request before the response to the last. */
  NEXT_REQUEST(null),
  /** No request will follow. */
  LAST_REQUEST(null),
  /** No response will follow. */
  LAST_RESPONSE(null);

  private final @Nullable Http1Role sender;

  Http1Input(@Nullable Http1Role sender) {
    this.sender = sender;
  }

  /** The end whose doing it is; null for what follows from both states ({@link Http1Settling}). */
  public @Nullable Http1Role sender() {
    return sender;
  }
}
