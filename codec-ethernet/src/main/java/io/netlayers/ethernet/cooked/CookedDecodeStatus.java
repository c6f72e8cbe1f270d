package io.netlayers.ethernet.cooked;

import io.netlayers.core.DecodeStatus;

/** What wrapping a cooked or a loopback header answered. */
public enum CookedDecodeStatus implements DecodeStatus {
  /** Every accessor may be used. */
  OK,
  /** Fewer octets than the header has. */
  TRUNCATED_HEADER,
  /** Loopback: in neither byte order is the family a number of 16 bits. */
  BAD_FAMILY;

  @Override
  public boolean isTruncated() {
    return this == TRUNCATED_HEADER;
  }

  @Override
  public DecodeStatus ok() {
    return OK;
  }
}
