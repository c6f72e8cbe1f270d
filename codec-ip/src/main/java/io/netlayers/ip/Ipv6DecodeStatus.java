package io.netlayers.ip;

import io.netlayers.core.DecodeStatus;

/** What wrapping an IPv6 packet answered. */
public enum Ipv6DecodeStatus implements DecodeStatus {
  /** Every accessor may be used. */
  OK,
  /** Fewer octets than the fixed header of 40. */
  TRUNCATED_HEADER,
  /** The slice ends within an extension header; those before it are given. */
  TRUNCATED_EXTENSION_HEADER,
  /** The headers are whole and the payload is cut; a lax wrap still gives what is there. */
  TRUNCATED_PAYLOAD,
  /** A version other than 6. */
  BAD_VERSION,
  /** A payload length of 0 before hop-by-hop options without a jumbo payload (RFC 2675 §3). */
  BAD_PAYLOAD_LENGTH,
  /**
   * A jumbo payload option beside a payload length that is not 0, beside a fragment header, or of
   * 65,535 octets or less (RFC 2675 §3). What can be read of the packet is.
   */
  BAD_JUMBO_PAYLOAD,
  /** An extension header that is longer than the packet, or less than its own fixed fields. */
  BAD_EXTENSION_LENGTH,
  /** A hop-by-hop options header elsewhere than behind the fixed header (RFC 8200 §4.1). */
  MISPLACED_HOP_BY_HOP,
  /** A first fragment that does not hold the whole header chain (RFC 7112 §5). */
  INCOMPLETE_HEADER_CHAIN,
  /** More extension headers than the view walks. */
  TOO_MANY_EXTENSION_HEADERS,
  /**
   * An option that runs past its header, or with a length that its type cannot have. What follows
   * that header is good.
   */
  BAD_OPTION_LENGTH,
  /**
   * A routing header whose length or segments left disagree with its type (RFC 6275 §6.4, RFC 6554
   * §4.2, RFC 8754 §4.3.1.1). What follows that header is good.
   */
  BAD_ROUTING_HEADER;

  @Override
  public boolean isTruncated() {
    return this == TRUNCATED_HEADER
        || this == TRUNCATED_EXTENSION_HEADER
        || this == TRUNCATED_PAYLOAD;
  }

  @Override
  public DecodeStatus ok() {
    return OK;
  }
}
