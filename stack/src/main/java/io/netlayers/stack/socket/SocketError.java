package io.netlayers.stack.socket;

/** Why a call was refused, or what the network said; the names that POSIX has are beside. */
public enum SocketError {
  /** Nothing is wrong. */
  NONE,
  /** Another socket is bound there (EADDRINUSE). */
  ADDRESS_IN_USE,
  /** No interface has the address (EADDRNOTAVAIL). */
  ADDRESS_NOT_AVAILABLE,
  /** No route leads there (ENETUNREACH). */
  NO_ROUTE,
  /** The message is longer than the protocol or the path carries (EMSGSIZE). */
  MESSAGE_TOO_LONG,
  /** No room in the host's queues now; later there is (ENOBUFS). */
  NO_BUFFERS,
  /** No peer was named (EDESTADDRREQ). */
  NOT_CONNECTED,
  /** There are as many sockets, or groups, as the host may have (EMFILE). */
  TOO_MANY,
  /** The peer's host says that nobody listens there (ECONNREFUSED). */
  REFUSED,
  /** The network says that the peer is out of reach, for now (EHOSTUNREACH). */
  UNREACHABLE,
  /** The network forbids it (EACCES). */
  PROHIBITED,
  /** Broadcasts must be allowed on the socket first (EACCES). */
  BROADCAST_NOT_ALLOWED,
  /** The socket is closed (EBADF). */
  CLOSED
}
