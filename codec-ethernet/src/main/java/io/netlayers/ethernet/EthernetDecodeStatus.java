package io.netlayers.ethernet;

import io.netlayers.core.DecodeStatus;

/** What wrapping an Ethernet frame or a VLAN tag answered. */
public enum EthernetDecodeStatus implements DecodeStatus {
  /** Every accessor may be used. */
  OK,
  /** Fewer octets than two addresses and a type, and the FCS where there is one. */
  TRUNCATED_HEADER,
  /** The octets end inside a VLAN tag or before the type behind it; the tags before are good. */
  TRUNCATED_TAG,
  /** An 802.3 length of more than what is there; a lax wrap still gives what is there. */
  TRUNCATED_PAYLOAD,
  /** A type field of 1,501 to 1,535, neither length nor type (IEEE 802.3 §3.2.6). */
  UNDEFINED_TYPE;

  @Override
  public boolean isTruncated() {
    return this == TRUNCATED_HEADER || this == TRUNCATED_TAG || this == TRUNCATED_PAYLOAD;
  }

  @Override
  public DecodeStatus ok() {
    return OK;
  }
}
