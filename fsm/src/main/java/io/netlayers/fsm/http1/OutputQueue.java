package io.netlayers.fsm.http1;

import java.nio.ByteBuffer;

/** Octets on their way out. Storage comes with the first of them, and grows as far as needed. */
final class OutputQueue {
  private static final ByteBuffer NONE = ByteBuffer.allocate(0);

  private final int preferred;
  private ByteBuffer storage = NONE;
  private int head;
  private int tail;

  /** A queue that has room for content until it holds {@code preferred} octets. */
  OutputQueue(int preferred) {
    this.preferred = preferred;
  }

  int size() {
    return tail - head;
  }

  /** Octets of content that are welcome; heads and ends of messages need not ask. */
  int room() {
    return Math.max(0, preferred - size());
  }

  /** Makes room for {@code count} octets; answers where they go. */
  int claim(int count) {
    if (count > storage.capacity() - tail) {
      makeRoom(count);
    }
    int at = tail;
    tail += count;
    return at;
  }

  private void makeRoom(int count) {
    int held = size();
    ByteBuffer target = storage;
    if (held + count > storage.capacity()) {
      target = ByteBuffer.allocate(Math.max(storage.capacity() * 2, Math.max(512, held + count)));
    }
    // Within one buffer an overlapping copy goes by way of the lower index, which is safe here
    target.put(0, storage, head, held);
    storage = target;
    head = 0;
    tail = held;
  }

  /** The storage that {@link #claim} points into, until the next call. */
  ByteBuffer storage() {
    return storage;
  }

  void put(ByteBuffer from, int at, int count) {
    int to = claim(count);
    storage.put(to, from, at, count);
  }

  void put(byte[] octets) {
    int to = claim(octets.length);
    storage.put(to, octets);
  }

  /** Takes back the last octets that were claimed. */
  void unclaim(int count) {
    tail -= count;
  }

  /** Moves octets to the target's position, as many as fit. */
  int drainTo(ByteBuffer target) {
    int count = Math.min(size(), target.remaining());
    target.put(target.position(), storage, head, count);
    target.position(target.position() + count);
    head += count;
    if (head == tail) {
      head = 0;
      tail = 0;
    }
    return count;
  }
}
