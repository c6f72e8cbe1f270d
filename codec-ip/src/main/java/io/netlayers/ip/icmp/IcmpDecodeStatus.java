package io.netlayers.ip.icmp;

import io.netlayers.core.DecodeStatus;

/** What wrapping an ICMP message of either version answered. */
public enum IcmpDecodeStatus implements DecodeStatus {
  /** Every accessor may be used. */
  OK,
  /** Fewer octets than the header: 8, or 4 for an ICMPv6 message that has no more. */
  TRUNCATED_HEADER,
  /**
   * The header is whole and the fixed part that the type asks for is cut; what is there reads on.
   */
  TRUNCATED_BODY,
  /**
   * An error's length field (RFC 4884 §4) says more than there is. The quoted packet is then what
   * is there, and there is no extension structure.
   */
  TRUNCATED_QUOTE,
  /**
   * ICMPv4 router advertisement without an address, or with entries of less than two words: it must
   * be discarded (RFC 1256 §5.2).
   */
  BAD_ROUTER_ENTRIES;

  @Override
  public boolean isTruncated() {
    return this == TRUNCATED_HEADER || this == TRUNCATED_BODY || this == TRUNCATED_QUOTE;
  }

  @Override
  public DecodeStatus ok() {
    return OK;
  }
}
