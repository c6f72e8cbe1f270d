package io.netlayers.stack.socket;

import io.netlayers.stack.link.PacketBuffer;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** A datagram that waits for its reader. */
final class Datagram {
  @Nullable PacketBuffer octets;
  @Unsigned long sourceHigh;
  @Unsigned long sourceLow;
  @Unsigned long destinationHigh;
  @Unsigned long destinationLow;
  int sourcePort;
  int link;
  int hopLimit;
  int ecn;
  @Nullable Datagram next;
}
