package io.netlayers.packet;

import io.netlayers.core.DecodeStatus;

/** What walking a frame answers of itself, beside what each layer's codec answers. */
public enum PacketStatus implements DecodeStatus {
  /** Nothing is wrong. */
  OK,
  /** A raw IP packet has neither octets nor a version of 4 or 6. */
  BAD_IP_VERSION,
  /** More layers are nested than {@link FrameWalker#MAX_LAYERS}. */
  TOO_MANY_LAYERS,
  /** A payload is cut short, and no layer around it is known to be. */
  TRUNCATED_PAYLOAD,
  /** A GRE header is cut short. */
  TRUNCATED_GRE_HEADER,
  /** A GRE header has reserved bits set that RFC 2784 §2.3 says to refuse. */
  BAD_GRE_FLAGS;

  @Override
  public boolean isTruncated() {
    return this == TRUNCATED_PAYLOAD || this == TRUNCATED_GRE_HEADER;
  }

  @Override
  public DecodeStatus ok() {
    return OK;
  }
}
