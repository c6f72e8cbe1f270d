package io.netlayers.ip.fragment;

/** What became of a packet that was given to a {@link Reassembler}. */
public enum ReassemblyResult {
  /** No fragment: nothing to reassemble, the packet is whole as it is. */
  NOT_A_FRAGMENT,
  /** Kept until the others come. */
  STORED,
  /** The datagram is whole; the reassembler lends it until its next call. */
  COMPLETE,
  /** The same octets are there already. */
  DUPLICATE,
  /** An empty fragment, which tells nothing; ignored. */
  EMPTY,
  /** The view does not hold a whole packet; ignored. */
  MALFORMED,
  /**
   * Not the last fragment, and no multiple of eight octets; ignored. For IPv6: ICMPv6 parameter
   * problem, code 0, at {@link Reassembler#problemPointer} (RFC 8200 §4.5).
   */
  BAD_FRAGMENT_LENGTH,
  /**
   * The datagram would be longer than 65,535 octets; ignored. For IPv6: ICMPv6 parameter problem,
   * code 0, at {@link Reassembler#problemPointer} (RFC 8200 §4.5).
   */
  TOO_LONG,
  /**
   * IPv6: a first fragment without all headers; ignored. ICMPv6 parameter problem, code 3, pointer
   * 0 (RFC 8200 §4.5, RFC 7112 §5).
   */
  INCOMPLETE_HEADER_CHAIN,
  /** It overlaps another one: the datagram is void, silently (RFC 8200 §4.5, RFC 5722 §4). */
  OVERLAP,
  /** Two last fragments, or one behind the last: the datagram is void. */
  INCONSISTENT,
  /** The datagram was void before; ignored. */
  VOID,
  /** Congestion was marked in one fragment and another is Not-ECT: dropped (RFC 3168 §5.3). */
  BAD_ECN,
  /** More fragments than are allowed: the datagram is void. */
  TOO_MANY_FRAGMENTS,
  /** No memory for it: the datagram is given up. */
  NO_MEMORY
}
