package io.netlayers.fsm.tcp;

/** In which order a SYN's options stand; no RFC says, and scripts that compare octets care. */
public enum OptionOrder {
  /** MSS, SACK permitted, timestamps, NOP, window scale. */
  MSS_SACK_TIMESTAMPS_SCALE,
  /** MSS, NOP, window scale, SACK permitted, timestamps. */
  MSS_SCALE_SACK_TIMESTAMPS
}
