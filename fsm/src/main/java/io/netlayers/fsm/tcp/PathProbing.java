package io.netlayers.fsm.tcp;

/** When packetization-layer path MTU discovery (RFC 4821) sends larger segments to try the path. */
public enum PathProbing {
  /** Never; only what the network reports counts. */
  OFF,
  /** Once a path has swallowed full segments without a report (RFC 2923 §2.1). */
  BLACK_HOLE,
  /** From the start. */
  ALWAYS
}
