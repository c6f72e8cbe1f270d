package io.netlayers.ip;

import io.netlayers.core.DecodeStatus;

/** What wrapping an IPv4 packet answered. */
public enum Ipv4DecodeStatus implements DecodeStatus {
  /** Every accessor may be used. */
  OK,
  /**
   * Fewer octets than the header: than 20, or than the IHL says. {@link
   * Ipv4PacketView#fixedHeaderReadable()} tells the two apart.
   */
  TRUNCATED_HEADER,
  /** The header is whole and the payload is cut; a lax wrap still gives what is there. */
  TRUNCATED_PAYLOAD,
  /** A version other than 4. */
  BAD_VERSION,
  /** An IHL of less than 5 words (RFC 791 §3.1). */
  BAD_HEADER_LENGTH,
  /** A total length that is neither 0 nor enough for the header. */
  BAD_TOTAL_LENGTH,
  /**
   * An option's length is less than its own two octets or more than the header has left (RFC 1122
   * §3.2.1.8 forbids to be harmed by it). The other fields and the payload are good.
   */
  BAD_OPTION_LENGTH;

  @Override
  public boolean isTruncated() {
    return this == TRUNCATED_HEADER || this == TRUNCATED_PAYLOAD;
  }

  @Override
  public DecodeStatus ok() {
    return OK;
  }
}
