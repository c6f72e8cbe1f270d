package io.netlayers.fsm.tcp;

import io.netlayers.core.Octets;
import io.netlayers.tcp.TcpFlags;
import io.netlayers.tcp.TcpOptionKind;
import io.netlayers.tcp.TcpSegmentView;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Segments of a host that no connection sends: resets, ACKs of TIME-WAIT, SYN,ACKs with a cookie. A
 * bounded ring; what does not fit is dropped, as the network might have.
 */
final class HostReplies {
  private static final int CAPACITY = 256;
  private static final int HEADER = 20;
  private static final int TIMESTAMPS_OCTETS = 12;

  /** One segment to be. */
  static final class Reply extends HostPeer {
    @Unsigned int seq;
    @Unsigned int ack;
    int flags;
    int window;
    boolean timestamps;
    @Unsigned int tsVal;
    @Unsigned int tsEcr;

    /** For a SYN,ACK: MSS, or 0 for no SYN; scale or -1; SACK. */
    int mss;

    int scale;
    boolean sack;
  }

  private final Reply[] ring = new Reply[CAPACITY];
  private final TcpSegmentView view = new TcpSegmentView();
  private int head;
  private int count;

  boolean isEmpty() {
    return count == 0;
  }

  /** Room for one more, cleared; the last one's is taken again where the ring is full. */
  Reply next(HostPeer to) {
    int at = (head + Math.min(count, CAPACITY - 1)) % CAPACITY;
    if (count < CAPACITY) {
      count++;
    }
    Reply reply = ring[at];
    if (reply == null) {
      reply = new Reply();
      ring[at] = reply;
    }
    reply.copy(to);
    reply.window = 0;
    reply.timestamps = false;
    reply.mss = 0;
    reply.scale = -1;
    reply.sack = false;
    return reply;
  }

  /** Gives the sink the oldest one; answers whether it took it. */
  boolean poll(long nowNanos, HostSink sink) {
    if (count == 0) {
      return false;
    }
    Reply reply = ring[head];
    sink.route(reply.scope, reply.localHigh, reply.localLow, reply.remoteHigh, reply.remoteLow);
    int options = options(reply);
    ByteBuffer room = sink.claim(HEADER + options);
    if (room == null) {
      return false;
    }
    view.wrapForEncode(room, room.position(), options, 0)
        .sourcePort(reply.localPort)
        .destinationPort(reply.remotePort)
        .sequence(reply.seq)
        .acknowledgment(reply.ack)
        .flags(reply.flags)
        .window(reply.window)
        .urgentPointer(0);
    writeOptions(reply, room);
    view.updateChecksum(reply.pseudoHeader);
    head = (head + 1) % CAPACITY;
    count--;
    sink.commit(HEADER + options, SegmentSink.NOT_ECT, nowNanos);
    return true;
  }

  private static int options(Reply reply) {
    int octets = reply.timestamps ? TIMESTAMPS_OCTETS : 0;
    if (reply.mss > 0) {
      octets += 4 + (reply.sack ? 4 : 0) + (reply.scale >= 0 ? 4 : 0);
    }
    return octets;
  }

  private void writeOptions(Reply reply, ByteBuffer room) {
    int at = view.optionsOffset();
    if (reply.mss > 0) {
      Octets.put32(room, at, TcpOptionKind.MSS << 24 | 4 << 16 | reply.mss);
      at += 4;
      if (reply.sack) {
        Octets.put32(room, at, 0x01010000 | TcpOptionKind.SACK_PERMITTED << 8 | 2);
        at += 4;
      }
      if (reply.scale >= 0) {
        Octets.put32(room, at, 1 << 24 | TcpOptionKind.WINDOW_SCALE << 16 | 3 << 8 | reply.scale);
        at += 4;
      }
    }
    if (reply.timestamps) {
      Octets.put32(room, at, 0x0101000A | TcpOptionKind.TIMESTAMPS << 8);
      Octets.putBits32(room, at + 4, reply.tsVal);
      Octets.putBits32(room, at + 8, reply.tsEcr);
    }
  }

  /** The reset that a segment for nobody earns (RFC 9293 §3.10.7.1). */
  static void reset(Reply reply, TcpSegmentView segment) {
    if (segment.has(TcpFlags.ACK)) {
      reply.seq = segment.acknowledgment();
      reply.ack = 0;
      reply.flags = TcpFlags.RST;
    } else {
      reply.seq = 0;
      reply.ack = segment.sequence() + Octets.asBits(segment.segmentLength());
      reply.flags = TcpFlags.RST | TcpFlags.ACK;
    }
  }
}
