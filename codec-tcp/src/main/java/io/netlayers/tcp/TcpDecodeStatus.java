package io.netlayers.tcp;

import io.netlayers.core.DecodeStatus;

/** What wrapping a TCP segment or its options answered. */
public enum TcpDecodeStatus implements DecodeStatus {
  /** Every accessor may be used. */
  OK,
  /** Fewer octets than the fixed header of 20, or of a quoted one, of 8. */
  TRUNCATED_HEADER,
  /** Data offset less than 5, or past the end of the segment (RFC 9293 §3.1). */
  BAD_DATA_OFFSET,
  /** A capture or quote ends within the options: the fixed header is good, and what is there. */
  TRUNCATED_OPTIONS,
  /** The header is whole and a capture cut the payload: every accessor may be used. */
  TRUNCATED_PAYLOAD,
  /**
   * An option's length is missing, less than 2 or runs past the options' end (RFC 9293 §3.2,
   * MUST-7): the options before it are good, and nothing behind it can be told apart.
   */
  MALFORMED_OPTION,
  /**
   * An option's length is not one that its kind may have: it is kept as octets, and the options
   * before and behind it are good.
   */
  BAD_OPTION_LENGTH;

  @Override
  public boolean isTruncated() {
    return this == TRUNCATED_HEADER || this == TRUNCATED_OPTIONS || this == TRUNCATED_PAYLOAD;
  }

  @Override
  public DecodeStatus ok() {
    return OK;
  }
}
