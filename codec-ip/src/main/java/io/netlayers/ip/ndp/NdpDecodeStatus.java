package io.netlayers.ip.ndp;

import io.netlayers.core.DecodeStatus;

/** What wrapping a message of Neighbor Discovery, or its options, answered. */
public enum NdpDecodeStatus implements DecodeStatus {
  /** Every accessor may be used. */
  OK,
  /** Fewer octets than the fixed part of its type. What is there reads on. */
  TRUNCATED_HEADER,
  /** An option says more octets than there are. Those before it read on. */
  TRUNCATED_OPTION,
  /** A type of ICMPv6 that is none of Neighbor Discovery's. */
  NOT_NEIGHBOR_DISCOVERY,
  /** A code other than 0 (RFC 4861 §6.1, §7.1, §8.1). */
  BAD_CODE,
  /**
   * A target that is multicast, or that of a redirect to a router whose address is not link-local
   * (RFC 4861 §7.1, §8.1).
   */
  BAD_TARGET,
  /** A redirect for a multicast destination (RFC 4861 §8.1). */
  BAD_DESTINATION,
  /** An option of length 0: the message must be discarded (RFC 4861 §4.6). */
  ZERO_LENGTH_OPTION;

  @Override
  public boolean isTruncated() {
    return this == TRUNCATED_HEADER || this == TRUNCATED_OPTION;
  }

  @Override
  public DecodeStatus ok() {
    return OK;
  }
}
