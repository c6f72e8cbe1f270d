package io.netlayers.stack.ip;

/** What may be wrong with a packet so that its sender is to be told (RFC 792, RFC 4443 §3). */
public enum PacketError {
  /** No route leads to the destination. */
  NO_ROUTE,
  /** The destination, or the router to it, does not answer on its link. */
  HOST_UNREACHABLE,
  /** Nobody speaks the protocol that the packet carries; the value is IPv6's pointer. */
  PROTOCOL_UNREACHABLE,
  /** No socket has the port. */
  PORT_UNREACHABLE,
  /** The packet is too long for the next link; the value is that link's MTU. */
  TOO_BIG,
  /** The TTL or hop limit ran out. */
  HOPS_EXCEEDED,
  /** Fragments did not come in time. */
  REASSEMBLY_TIME_EXCEEDED,
  /** A field of the header is wrong; the value is its place in the packet. */
  BAD_HEADER,
  /** IPv6: an option is unknown; the value is its place. */
  UNKNOWN_OPTION,
  /** IPv6: a first fragment does not hold all headers. */
  INCOMPLETE_CHAIN,
  /** Not to be forwarded beyond the scope of its source address. */
  BEYOND_SCOPE
}
