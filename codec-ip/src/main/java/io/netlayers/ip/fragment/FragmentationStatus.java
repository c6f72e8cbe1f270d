package io.netlayers.ip.fragment;

/** What a fragmenter makes of a packet and an MTU. */
public enum FragmentationStatus {
  /** The packet fits: it comes out once, as it is. */
  FITS,
  /** The packet comes out in pieces. */
  FRAGMENTED,
  /** IPv4: DF is set and the packet is too long; ICMP type 3 code 4 tells the sender. */
  DONT_FRAGMENT,
  /** Not even eight octets of data fit behind the headers. */
  MTU_TOO_SMALL,
  /** IPv6: the packet carries a fragment header already; only its source may fragment it. */
  ALREADY_FRAGMENTED,
  /** IPv6: the headers do not fit the first fragment, which must hold them all (RFC 7112 §5). */
  HEADER_CHAIN_TOO_LONG,
  /** IPv6: a jumbogram cannot be fragmented (RFC 2675 §3). */
  JUMBOGRAM,
  /** The view does not hold a whole packet with readable headers. */
  MALFORMED;

  /** Whether packets come out. */
  public boolean isGood() {
    return this == FITS || this == FRAGMENTED;
  }
}
