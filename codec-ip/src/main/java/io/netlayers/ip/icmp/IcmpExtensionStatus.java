package io.netlayers.ip.icmp;

import io.netlayers.core.DecodeStatus;

/** What wrapping an extension structure (RFC 4884 §7) answered. */
public enum IcmpExtensionStatus implements DecodeStatus {
  /** Every accessor may be used. */
  OK,
  /** Fewer octets than the structure's header of 4. */
  TRUNCATED_HEADER,
  /** A version other than 2. */
  BAD_VERSION,
  /** Fewer octets than an object's header of 4, or than its length says. */
  TRUNCATED_OBJECT,
  /** An object's length of less than its own header. */
  BAD_OBJECT_LENGTH;

  @Override
  public boolean isTruncated() {
    return this == TRUNCATED_HEADER || this == TRUNCATED_OBJECT;
  }

  @Override
  public DecodeStatus ok() {
    return OK;
  }
}
