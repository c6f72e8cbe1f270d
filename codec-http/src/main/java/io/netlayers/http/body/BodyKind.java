package io.netlayers.http.body;

/** How the length of a message body is told (RFC 9112 §6.3). */
public enum BodyKind {
  /** There is no body, whatever the fields say. */
  NONE,
  /** The header says how many octets there are. */
  CONTENT_LENGTH,
  /** Chunks, the last of them empty (RFC 9112 §7.1). */
  CHUNKED,
  /** All octets until the sender closes the connection; responses alone. */
  UNTIL_CLOSE,
  /** No body, and behind the head the connection is a tunnel (RFC 9110 §9.3.6). */
  TUNNEL
}
