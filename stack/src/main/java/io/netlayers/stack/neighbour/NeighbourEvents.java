package io.netlayers.stack.neighbour;

import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.link.PacketBuffer;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** What the neighbour cache tells whoever wires it. */
public interface NeighbourEvents {
  /** A packet, lent for the call, waited for a neighbour that did not answer. */
  void undeliverable(PacketBuffer packet, NetworkInterface link, long nowNanos);

  /** A router has ceased to answer; it may still be one (RFC 4861 §6.3.6). */
  void routerSilent(NetworkInterface link, @Unsigned long high, @Unsigned long low);

  /** A router has ceased to be one (RFC 4861 §7.2.5). */
  void routerGone(NetworkInterface link, @Unsigned long high, @Unsigned long low, long nowNanos);
}
