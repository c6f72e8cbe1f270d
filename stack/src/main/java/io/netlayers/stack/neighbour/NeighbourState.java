package io.netlayers.stack.neighbour;

/** The states of an entry of the neighbour cache (RFC 4861 §7.3.2); ARP's entries have them too. */
public enum NeighbourState {
  /** The link-layer address is asked for and not known. */
  INCOMPLETE,
  /** The neighbour was heard to receive what we send, not long ago. */
  REACHABLE,
  /** The address is known; whether the neighbour is there will be seen when a packet is sent. */
  STALE,
  /** A packet was sent; the layers above get a moment to confirm that it came. */
  DELAY,
  /** The neighbour itself is asked whether it is there. */
  PROBE,
  /** It did not answer; the entry is about to go. */
  UNREACHABLE
}
