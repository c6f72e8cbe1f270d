package io.netlayers.testkit.script.wire;

import io.netlayers.testkit.script.model.TcpOptionLine;
import java.util.List;

/**
 * A segment with the numbers that stand on the wire.
 *
 * @param sourcePort the sender's port
 * @param destinationPort the receiver's port
 * @param seq its sequence number
 * @param ack its acknowledgment number
 * @param flags the nine flag bits
 * @param window its window field
 * @param urgent its urgent pointer
 * @param options its options, in order
 * @param length octets of data
 */
public record WireSegment(
    int sourcePort,
    int destinationPort,
    long seq,
    long ack,
    int flags,
    int window,
    int urgent,
    List<TcpOptionLine> options,
    int length) {
  /** Keeps a copy of the list. */
  public WireSegment {
    options = List.copyOf(options);
  }
}
