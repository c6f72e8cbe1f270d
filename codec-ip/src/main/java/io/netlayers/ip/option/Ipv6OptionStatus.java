package io.netlayers.ip.option;

import io.netlayers.core.DecodeStatus;

/** What wrapping IPv6 options answered. */
public enum Ipv6OptionStatus implements DecodeStatus {
  /** Every option may be read. */
  OK,
  /** Fewer octets than the two in front of a header's options. */
  TRUNCATED,
  /** An option runs past its header; those before it may be read. */
  OVERRUN;

  @Override
  public boolean isTruncated() {
    return this == TRUNCATED;
  }

  @Override
  public DecodeStatus ok() {
    return OK;
  }
}
