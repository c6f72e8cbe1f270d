package io.netlayers.stack.link;

/** How a frame was addressed, which decides what may be answered to it. */
public enum Arrival {
  /** To this station. */
  UNICAST,
  /** To a group. */
  MULTICAST,
  /** To all stations. */
  BROADCAST,
  /** To another station: only an observer may see it. */
  OTHER
}
