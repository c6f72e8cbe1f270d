package io.netlayers.ethernet.arp;

import io.netlayers.core.DecodeStatus;

/** What wrapping an ARP packet answered. */
public enum ArpDecodeStatus implements DecodeStatus {
  /** Every accessor may be used. */
  OK,
  /** Fewer octets than the 8 before the addresses. */
  TRUNCATED_HEADER,
  /** The octets end before the four addresses do, by the packet's own lengths. */
  TRUNCATED_ADDRESSES;

  @Override
  public boolean isTruncated() {
    return this != OK;
  }

  @Override
  public DecodeStatus ok() {
    return OK;
  }
}
