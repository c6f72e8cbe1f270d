package io.netlayers.ethernet.lldp;

import io.netlayers.core.DecodeStatus;

/** What wrapping an LLDPDU answered. */
public enum LldpDecodeStatus implements DecodeStatus {
  /** Every TLV may be read. */
  OK,
  /** One octet is left where a TLV's two of type and length belong. */
  TRUNCATED_TLV_HEADER,
  /** The octets end inside a TLV's value. */
  TRUNCATED_TLV,
  /** The first TLV is no Chassis ID (§8.2). */
  MISSING_CHASSIS_ID,
  /** The second TLV is no Port ID (§8.2). */
  MISSING_PORT_ID,
  /** The third TLV is no Time To Live (§8.2). */
  MISSING_TIME_TO_LIVE,
  /** One of these three stands again behind them (§9.2.7.7.1). */
  REPEATED_MANDATORY_TLV,
  /** One of these three, or the end, has a length that it cannot have (§8.5). */
  BAD_TLV_LENGTH;

  @Override
  public boolean isTruncated() {
    return this == TRUNCATED_TLV_HEADER || this == TRUNCATED_TLV;
  }

  @Override
  public DecodeStatus ok() {
    return OK;
  }
}
