package io.netlayers.ethernet.control;

import io.netlayers.core.DecodeStatus;

/** What wrapping a MAC control frame answered. */
public enum MacControlDecodeStatus implements DecodeStatus {
  /** Every accessor of the opcode may be used. */
  OK,
  /** Fewer octets than an opcode. */
  TRUNCATED_OPCODE,
  /** The octets end before the parameters that the opcode asks for do. */
  TRUNCATED_PARAMETERS;

  @Override
  public boolean isTruncated() {
    return this != OK;
  }

  @Override
  public DecodeStatus ok() {
    return OK;
  }
}
