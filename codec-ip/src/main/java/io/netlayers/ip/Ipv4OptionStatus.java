package io.netlayers.ip;

import io.netlayers.core.DecodeStatus;

/** What the contents of one IPv4 option are like, its length being within the header. */
public enum Ipv4OptionStatus implements DecodeStatus {
  /** As its type wants it, or of a type that has no form. */
  OK,
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
