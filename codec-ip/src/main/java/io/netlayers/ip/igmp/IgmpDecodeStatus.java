package io.netlayers.ip.igmp;

import io.netlayers.core.DecodeStatus;

/** What wrapping an IGMP message answered. */
public enum IgmpDecodeStatus implements DecodeStatus {
  /** Every accessor may be used. */
  OK,
  /** Fewer octets than the header of its type. What is there reads on. */
  TRUNCATED_HEADER,
  /** A query counts more sources than there are. */
  TRUNCATED_SOURCES,
  /** A report counts more records, or a record more octets, than there are. */
  TRUNCATED_RECORD,
  /** A query of 9 to 11 octets is of no version and must be ignored (RFC 9776 §7.1). */
  BAD_QUERY_LENGTH;

  @Override
  public boolean isTruncated() {
    return this == TRUNCATED_HEADER || this == TRUNCATED_SOURCES || this == TRUNCATED_RECORD;
  }

  @Override
  public DecodeStatus ok() {
    return OK;
  }
}
