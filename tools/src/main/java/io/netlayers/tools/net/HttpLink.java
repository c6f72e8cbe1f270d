package io.netlayers.tools.net;

import io.netlayers.fsm.http1.Http1Connection;
import io.netlayers.fsm.http1.Http1Event;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.checkerframework.checker.nullness.qual.Nullable;

/** A machine joined to a transport: octets that came go to the machine, its output to the peer. */
public final class HttpLink implements AutoCloseable {
  private static final int MOST_READS = 64;

  private final Http1Connection machine;
  private final Transport transport;
  private final BufferPool pool;
  private final int largestBuffer;

  /** Where {@link #in} came from, if from the pool. */
  private @Nullable ByteBuffer pooled;

  /** Octets that came, from position to limit; the machine moves the position. */
  private @Nullable ByteBuffer in;

  /** Output that the transport did not take, from position to limit. */
  private @Nullable ByteBuffer held;

  /** The turn in which all that had come was read; each has a time of its own. */
  private long drainedAt = -1;

  private boolean sparing;

  private boolean ended;
  private long receivedOctets;

  /** Joins them; {@code largestBuffer} is the machine's {@code HttpLimits.receiveBuffer}. */
  public HttpLink(
      Http1Connection machine, Transport transport, BufferPool pool, int largestBuffer) {
    this.machine = machine;
    this.transport = transport;
    this.pool = pool;
    this.largestBuffer = Math.max(largestBuffer, BufferPool.OCTETS);
  }

  /**
   * From now on a read that took all that had come is its turn's last: the selector tells of more.
   * Who wants to know at once whether the peer has gone does without.
   */
  public HttpLink sparing() {
    sparing = true;
    return this;
  }

  /** The machine. */
  public Http1Connection machine() {
    return machine;
  }

  /** The transport. */
  public Transport transport() {
    return transport;
  }

  /** Octets that have come. */
  public long receivedOctets() {
    return receivedOctets;
  }

  /** Whether the peer has closed its direction. */
  public boolean isEnded() {
    return ended;
  }

  /**
   * The machine's next event, octets read for it as it needs them. After NEED_MORE the transport
   * has nothing now; after PAUSED this end has to answer first.
   */
  public Http1Event poll(long nowNanos) throws IOException {
    Http1Event event = machine.pollEvent(nowNanos);
    // What is discarded has no end that a peer could not move: others want their turn too
    for (int i = 0; i < MOST_READS && event == Http1Event.NEED_MORE; i++) {
      if (ended || !read(nowNanos)) {
        break;
      }
      event = machine.pollEvent();
    }
    if (event == Http1Event.NEED_MORE) {
      releaseInput();
    }
    return event;
  }

  private boolean read(long nowNanos) throws IOException {
    if (nowNanos == drainedAt) {
      return false;
    }
    ByteBuffer buffer = roomy();
    int from = buffer.position();
    int filled = buffer.limit();
    buffer.limit(buffer.capacity()).position(filled);
    int count;
    try {
      count = transport.read(buffer);
    } finally {
      buffer.limit(buffer.position()).position(from);
    }
    if (sparing && transport.tookAll()) {
      drainedAt = nowNanos;
    }
    if (count == 0) {
      return false;
    }
    machine.onOctets(buffer, nowNanos);
    if (count < 0) {
      ended = true;
      machine.onEnd(nowNanos);
    } else {
      receivedOctets += count;
    }
    return true;
  }

  /** The input buffer with room behind its limit. */
  private ByteBuffer roomy() {
    ByteBuffer buffer = in;
    if (buffer == null) {
      ByteBuffer fresh = pool.take();
      pooled = fresh;
      // A view of its own: the machine holds on to it, and the storage goes to others
      buffer = fresh.duplicate().limit(0);
      in = buffer;
    } else if (!buffer.hasRemaining()) {
      buffer.clear().limit(0);
    } else if (buffer.limit() == buffer.capacity()) {
      if (buffer.position() > 0) {
        buffer.compact().flip();
      } else {
        buffer = grown(buffer);
        in = buffer;
      }
    }
    return buffer;
  }

  private ByteBuffer grown(ByteBuffer full) {
    if (full.capacity() > largestBuffer) {
      throw new IllegalStateException("the machine leaves more than its limits: " + machine);
    }
    ByteBuffer larger = ByteBuffer.allocate(full.capacity() * 2);
    larger.put(full).flip();
    givePooled();
    return larger;
  }

  private void releaseInput() {
    ByteBuffer buffer = in;
    if (buffer != null && !buffer.hasRemaining()) {
      in = null;
      givePooled();
    }
  }

  private void givePooled() {
    ByteBuffer storage = pooled;
    if (storage != null) {
      pooled = null;
      pool.give(storage);
    }
  }

  /** Sends the machine's output; whether nothing waits any more. */
  public boolean drain(long nowNanos) throws IOException {
    ByteBuffer waiting = held;
    if (waiting != null) {
      transport.write(waiting);
      if (waiting.hasRemaining()) {
        return false;
      }
      held = null;
      pool.give(waiting);
    }
    while (machine.outputOctets() > 0) {
      ByteBuffer part = pool.scratch();
      machine.pollTransmit(part, nowNanos);
      transport.write(part.flip());
      if (part.hasRemaining()) {
        held = pool.take().put(part).flip();
        return false;
      }
    }
    return transport.flush();
  }

  /** Whether output waits that the transport did not take. */
  public boolean isBlocked() {
    return held != null || machine.outputOctets() > 0;
  }

  /** What came behind HTTP's last octet, once a switch of protocols is agreed. */
  public ByteBuffer leftover() {
    ByteBuffer buffer = in;
    return buffer == null ? ByteBuffer.allocate(0) : buffer;
  }

  /** Closes the transport, and gives the buffers back. */
  @Override
  public void close() throws IOException {
    in = null;
    givePooled();
    ByteBuffer waiting = held;
    if (waiting != null) {
      held = null;
      pool.give(waiting);
    }
    transport.close();
  }
}
