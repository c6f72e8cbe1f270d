package io.netlayers.testkit.net.model;

/** What happens to a packet on a link, as an observer is told. */
public enum LinkEvent {
  /** It was handed to the link; the octets are as the sender gave them. */
  SENT,
  /** It leaves the queue: its first bit goes out. */
  TRANSMITTED,
  /** It carries Congestion Experienced now. */
  MARKED,
  /** Bits of it were changed. */
  CORRUPTED,
  /** It will arrive later than its turn. */
  HELD_BACK,
  /** A second one of it is on its way; {@link LinkPacket#isDuplicate()} holds for that one. */
  DUPLICATED,
  /** It will not arrive; {@link LinkPacket#dropCause()} says why. */
  DROPPED,
  /** It comes out at the other end. */
  DELIVERED
}
