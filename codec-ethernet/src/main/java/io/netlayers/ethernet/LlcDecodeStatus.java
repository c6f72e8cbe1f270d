package io.netlayers.ethernet;

import io.netlayers.core.DecodeStatus;

/** What wrapping an LLC or a SNAP header answered. */
public enum LlcDecodeStatus implements DecodeStatus {
  /** Every accessor may be used. */
  OK,
  /** Fewer octets than two SAPs and the control field that they announce. */
  TRUNCATED_LLC,
  /** Fewer octets than the 5 of a SNAP header. */
  TRUNCATED_SNAP;

  @Override
  public boolean isTruncated() {
    return this != OK;
  }

  @Override
  public DecodeStatus ok() {
    return OK;
  }
}
