package io.netlayers.udp;

import io.netlayers.core.DecodeStatus;

/** What wrapping a UDP or UDP-Lite datagram answered. */
public enum UdpDecodeStatus implements DecodeStatus {
  /** Every accessor may be used. */
  OK,
  /** Fewer octets than a header of 8. */
  TRUNCATED_HEADER,
  /** The header is whole and the payload is cut; a lax wrap still gives what is there. */
  TRUNCATED_PAYLOAD,
  /** UDP: a length field of 1 to 7, less than its own header (RFC 768). */
  BAD_LENGTH,
  /**
   * UDP-Lite: a coverage of 1 to 7, or of more than the datagram has (RFC 3828 §3.1: such a
   * datagram must be discarded).
   */
  BAD_COVERAGE;

  @Override
  public boolean isTruncated() {
    return this == TRUNCATED_HEADER || this == TRUNCATED_PAYLOAD;
  }

  @Override
  public DecodeStatus ok() {
    return OK;
  }
}
