package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.memory.ChunkPool;
import io.netlayers.fsm.tcp.memory.StreamBuffer;
import io.netlayers.fsm.tcp.receiving.ReassemblyQueue;
import io.netlayers.fsm.tcp.sending.RetransmissionQueue;
import java.util.ArrayDeque;

/**
 * What connections borrow while they have something to hold: chunks of octets, queues, and the work
 * space of one call. Many connections share one pool; all of them belong to its thread. A
 * connection without octets in either direction holds nothing of it.
 */
public final class TcpPool {
  private static final int DEFAULT_CHUNK = 4096;
  private static final int RETAINED = 1024;

  private final ChunkPool chunks;
  private final ArrayDeque<StreamBuffer> streams = new ArrayDeque<>();
  private final ArrayDeque<RetransmissionQueue> sentQueues = new ArrayDeque<>();
  private final ArrayDeque<ReassemblyQueue> heldQueues = new ArrayDeque<>();

  /** The segment that arrives, taken apart. */
  final IncomingSegment incoming = new IncomingSegment();

  /** The segment that goes. */
  final OutgoingSegment outgoing = new OutgoingSegment();

  /** The decision about what goes. */
  final TransmitPlan plan = new TransmitPlan();

  /** What an ACK did. */
  final AckWork ackWork = new AckWork();

  /** A pool with chunks of 4,096 octets on the heap. */
  public TcpPool() {
    this(DEFAULT_CHUNK, false);
  }

  /**
   * A pool.
   *
   * @param chunkOctets a power of two, 64 to 2^24
   * @param direct whether chunks lie outside the heap
   */
  public TcpPool(int chunkOctets, boolean direct) {
    chunks = new ChunkPool(chunkOctets, RETAINED, direct);
  }

  /** Chunks that connections hold now. */
  public int chunksLent() {
    return chunks.lent();
  }

  StreamBuffer takeStream(int capacity) {
    StreamBuffer stream = streams.pollLast();
    if (stream == null) {
      return new StreamBuffer(chunks, capacity);
    }
    stream.ensureCapacity(capacity);
    return stream;
  }

  void give(StreamBuffer stream) {
    stream.clear();
    if (streams.size() < RETAINED) {
      streams.addLast(stream);
    }
  }

  RetransmissionQueue takeSentQueue(int maxSegments) {
    RetransmissionQueue queue = sentQueues.pollLast();
    return queue == null || queue.maxSegments() != maxSegments
        ? new RetransmissionQueue(maxSegments)
        : queue;
  }

  void give(RetransmissionQueue queue) {
    queue.reset(0);
    queue.trim();
    if (sentQueues.size() < RETAINED) {
      sentQueues.addLast(queue);
    }
  }

  ReassemblyQueue takeHeldQueue(int maxRanges) {
    ReassemblyQueue queue = heldQueues.pollLast();
    return queue == null || queue.maxRanges() != maxRanges ? new ReassemblyQueue(maxRanges) : queue;
  }

  void give(ReassemblyQueue queue) {
    queue.clear();
    if (heldQueues.size() < RETAINED) {
      heldQueues.addLast(queue);
    }
  }
}
