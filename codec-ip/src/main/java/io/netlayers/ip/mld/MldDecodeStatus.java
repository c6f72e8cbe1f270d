package io.netlayers.ip.mld;

import io.netlayers.core.DecodeStatus;

/** What wrapping a message of Multicast Listener Discovery answered. */
public enum MldDecodeStatus implements DecodeStatus {
  /** Every accessor may be used. */
  OK,
  /** Fewer octets than the header of its type. What is there reads on. */
  TRUNCATED_HEADER,
  /** A query counts more sources than there are. */
  TRUNCATED_SOURCES,
  /** A report counts more records, or a record more octets, than there are. */
  TRUNCATED_RECORD,
  /** A type of ICMPv6 that is none of Multicast Listener Discovery's. */
  NOT_LISTENER_DISCOVERY,
  /** A query of 25 to 27 octets is of no version and must be ignored (RFC 9777 §8.1). */
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
