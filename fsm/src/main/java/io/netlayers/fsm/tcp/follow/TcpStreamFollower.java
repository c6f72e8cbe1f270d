package io.netlayers.fsm.tcp.follow;

import io.netlayers.fsm.tcp.memory.ChunkPool;
import io.netlayers.tcp.SeqNumbers;
import io.netlayers.tcp.TcpFlags;
import io.netlayers.tcp.TcpSegmentView;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Follows one captured conversation: segments go in as they were captured, in any order and from
 * either side, and both octet streams come out in order, with gaps for what the capture lacks.
 *
 * <p>Octets go on as soon as all before them are there. What is missing is waited for within {@link
 * FollowLimits}; {@link #finish} ends the waiting. A conversation whose SYN is missing is followed
 * from the middle. A SYN with a number of its own where one was seen already begins a new
 * conversation: the old one is finished first.
 *
 * <p>Segments are believed to be whole and well-formed: the caller has wrapped the view, and
 * verified the checksum if the capture has it. It allocates when octets have to wait, and nothing
 * otherwise.
 */
public final class TcpStreamFollower {
  private static final int CHUNK = 4096;

  private final FollowLimits limits;
  private final FollowSink sink;
  private final FollowedStream client;
  private final FollowedStream server;
  private int segments;

  /** A follower with {@link FollowLimits#STANDARD}. */
  public TcpStreamFollower(FollowSink sink) {
    this(FollowLimits.STANDARD, sink);
  }

  /** A follower that waits as the limits say. */
  public TcpStreamFollower(FollowLimits limits, FollowSink sink) {
    this.limits = limits;
    this.sink = sink;
    ChunkPool pool = new ChunkPool(CHUNK, 16, false);
    ByteBuffer scratch = ByteBuffer.allocate(CHUNK);
    client = new FollowedStream(FollowSide.CLIENT, limits, sink, pool, scratch);
    server = new FollowedStream(FollowSide.SERVER, limits, sink, pool, scratch);
  }

  /**
   * Takes a segment.
   *
   * @param side who sent it
   * @param segment wrapped and found well-formed; a capture may have cut its text off
   */
  public void onSegment(FollowSide side, TcpSegmentView segment) {
    FollowedStream stream = stream(side);
    FollowedStream peer = stream(side.peer());
    @Unsigned int seq = segment.sequence();
    boolean syn = segment.has(TcpFlags.SYN);
    if (segment.has(TcpFlags.RST)) {
      onReset(side, stream, seq);
      return;
    }
    if (syn) {
      if (stream.contradicts(seq)) {
        finish();
        sink.restarted();
      }
      stream.onSyn(seq);
    }
    if (segment.has(TcpFlags.ACK)) {
      peer.onPeerAck(segment.acknowledgment());
    }
    @Unsigned int textSeq = syn ? SeqNumbers.add(seq, 1) : seq;
    int wireLength = segment.wirePayloadLength();
    stream.onText(
        textSeq, segment.buffer(), segment.payloadOffset(), segment.payloadLength(), wireLength);
    if (segment.has(TcpFlags.FIN)) {
      stream.onFin(SeqNumbers.add(textSeq, wireLength));
    }
    count();
  }

  private void onReset(FollowSide side, FollowedStream stream, @Unsigned int seq) {
    if (stream.accepts(seq)) {
      sink.reset(side);
    }
  }

  private void count() {
    if (!client.hasBegun() || !server.hasBegun()) {
      segments++;
      if (segments > limits.midstreamSegments()) {
        client.beginMidstream();
        server.beginMidstream();
      }
    }
    client.tick();
    server.tick();
  }

  private FollowedStream stream(FollowSide side) {
    return side == FollowSide.CLIENT ? client : server;
  }

  /** Whether both sides have sent all that they had to send. */
  public boolean isClosed() {
    return client.isClosed() && server.isClosed();
  }

  /**
   * No segment will come any more: what waits goes to the sink, and what is missing before it or
   * was acknowledged becomes gaps. The follower is then as new.
   */
  public void finish() {
    client.finish();
    server.finish();
    client.clear();
    server.clear();
    segments = 0;
  }
}
