package io.netlayers.fsm.tcp;

import io.netlayers.tcp.TcpFlags;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * A segment outside of the connection's own sequence: the RST that an unacceptable segment earns
 * (RFC 9293 §3.5.2), or that ABORT sends. One at a time; a later one takes its place.
 */
final class PendingReply {
  private boolean pending;
  private @Unsigned int seq;
  private @Unsigned int ack;
  private int flags;

  void clear() {
    pending = false;
  }

  boolean isPending() {
    return pending;
  }

  /** The reset that a segment earns: as §3.10.7.1 writes it. */
  void resetFor(IncomingSegment segment) {
    if (segment.has(TcpFlags.ACK)) {
      reset(segment.rawAck);
    } else {
      set(
          0,
          segment.rawSeq + io.netlayers.core.Octets.asBits((int) segment.length()),
          TcpFlags.RST | TcpFlags.ACK);
    }
  }

  /** {@code <SEQ=seq><CTL=RST>}. */
  void reset(@Unsigned int seq) {
    set(seq, 0, TcpFlags.RST);
  }

  /** {@code <SEQ=seq><ACK=ack><CTL=RST,ACK>}. */
  void reset(@Unsigned int seq, @Unsigned int ack) {
    set(seq, ack, TcpFlags.RST | TcpFlags.ACK);
  }

  private void set(@Unsigned int seq, @Unsigned int ack, int flags) {
    pending = true;
    this.seq = seq;
    this.ack = ack;
    this.flags = flags;
  }

  @Unsigned
  int seq() {
    return seq;
  }

  @Unsigned
  int ack() {
    return ack;
  }

  int flags() {
    return flags;
  }
}
