package io.netlayers.ip.option;

import io.netlayers.core.DecodeStatus;

/** What wrapping IPv4 options answered, and what the contents of one are like. */
public enum Ipv4OptionStatus implements DecodeStatus {
  /** As its type wants it, or of a type that has no form. */
  OK,
  /** An option of less than its own two octets, or past its header; those before may be read. */
  OVERRUN,
  /** A length that the type cannot have. */
  BAD_LENGTH,
  /** A pointer into the option's own head, or to less room than an entry takes (RFC 791 §3.1). */
  BAD_POINTER,
  /** A timestamp flag other than 0, 1 and 3 (RFC 791 §3.1). */
  BAD_FLAG;

  @Override
  public boolean isTruncated() {
    return false;
  }

  @Override
  public DecodeStatus ok() {
    return OK;
  }
}
