package io.netlayers.tools.serve;

import io.netlayers.tools.net.BufferPool;
import io.netlayers.tools.net.HttpLink;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a response carries, piece by piece: octets, ranges of one open file, and lines that are made
 * as there is room for them. A file goes from disk to socket and is never in memory as a whole.
 */
final class Content implements Closeable {
  /** Octets of a file that go in one turn: other connections want theirs. */
  private static final long MOST_A_TURN = 1 << 20;

  /** A file up to this size goes out in one write with its head. */
  private static final int SMALL = BufferPool.OCTETS;

  private record Slice(long at, long count) {}

  private record Stream(Iterator<ByteBuffer> buffers) {}

  private final ArrayDeque<Object> pieces = new ArrayDeque<>();
  private final BufferPool pool;
  private @Nullable FileChannel file;
  private long length;
  private long sent;
  private boolean lengthIsKnown = true;
  private long leftThisTurn;

  Content(BufferPool pool) {
    this.pool = pool;
  }

  /** The file whose ranges are among the pieces; closed with this. */
  Content of(FileChannel source) {
    file = source;
    return this;
  }

  Content octets(byte[] octets) {
    pieces.add(ByteBuffer.wrap(octets));
    length += octets.length;
    return this;
  }

  Content range(long at, long count) {
    if (count > 0) {
      pieces.add(new Slice(at, count));
      length += count;
    }
    return this;
  }

  /** Octets that come one buffer after the other, of a length that nobody knows before. */
  Content stream(Iterator<ByteBuffer> buffers) {
    pieces.add(new Stream(buffers));
    lengthIsKnown = false;
    return this;
  }

  /** Octets of all pieces, or -1 where that is not known. */
  long length() {
    return lengthIsKnown ? length : -1;
  }

  /**
   * Sends as much as goes now and as one turn may send, with the machine's own output; whether that
   * was all.
   */
  boolean sendTo(HttpLink link, long nowNanos) throws IOException {
    leftThisTurn = MOST_A_TURN;
    while (true) {
      Object piece = pieces.peekFirst();
      if (piece == null) {
        return true;
      }
      boolean gone;
      if (piece instanceof ByteBuffer octets) {
        gone = write(octets, link, nowNanos);
      } else if (piece instanceof Slice slice) {
        gone = send(slice, link, nowNanos);
      } else {
        gone = advance((Stream) piece);
      }
      if (!gone) {
        return false;
      }
    }
  }

  private boolean write(ByteBuffer octets, HttpLink link, long nowNanos) throws IOException {
    while (octets.hasRemaining()) {
      int count = link.machine().write(octets);
      sent += count;
      if (count == 0 && !link.drain(nowNanos)) {
        return false;
      }
    }
    pieces.pollFirst();
    return true;
  }

  private boolean advance(Stream stream) {
    if (stream.buffers.hasNext()) {
      pieces.addFirst(stream.buffers.next());
    } else {
      pieces.pollFirst();
    }
    return true;
  }

  private boolean send(Slice slice, HttpLink link, long nowNanos) throws IOException {
    FileChannel source = file;
    if (source == null) {
      throw new IllegalStateException("a range of no file");
    }
    pieces.pollFirst();
    if (slice.count <= SMALL) {
      ByteBuffer octets = pool.scratch().limit((int) slice.count);
      for (long at = slice.at; octets.hasRemaining(); ) {
        int count = source.read(octets, at);
        if (count <= 0) {
          throw shrank();
        }
        at += count;
      }
      ByteBuffer kept = ByteBuffer.allocate((int) slice.count);
      pieces.addFirst(kept.put(octets.flip()).flip());
      return true;
    }
    if (!link.drain(nowNanos)) {
      pieces.addFirst(slice);
      return false;
    }
    long wanted = Math.min(slice.count, leftThisTurn);
    long count = link.transport().transfer(source, slice.at, wanted);
    link.machine().passedBy(count, nowNanos);
    sent += count;
    leftThisTurn -= count;
    if (count == 0 && source.size() <= slice.at) {
      throw shrank();
    }
    if (count < slice.count) {
      pieces.addFirst(new Slice(slice.at + count, slice.count - count));
    }
    return count > 0 && leftThisTurn > 0;
  }

  /** Whether the last sending ended because others want their turn, not because nothing went. */
  boolean hasPaused() {
    return leftThisTurn <= 0;
  }

  private static IOException shrank() {
    return new IOException("a file became shorter while it was sent");
  }

  /** Octets that have gone. */
  long sent() {
    return sent;
  }

  /** Forgets all pieces; the head alone goes. */
  Content withoutOctets() {
    pieces.clear();
    return this;
  }

  @Override
  public void close() throws IOException {
    FileChannel source = file;
    if (source != null) {
      source.close();
    }
  }
}
