package io.netlayers.fsm.tcp;

import java.util.Arrays;

/** Entries of a table that wait for their turn, each at most once. */
final class HostQueue {
  private int[] ring = new int[16];
  private boolean[] queued = new boolean[16];
  private int head;
  private int count;

  int size() {
    return count;
  }

  void add(int entry) {
    if (entry >= queued.length) {
      queued = Arrays.copyOf(queued, Math.max(entry + 1, queued.length * 2));
    }
    if (queued[entry]) {
      return;
    }
    if (count == ring.length) {
      int[] grown = new int[count * 2];
      for (int i = 0; i < count; i++) {
        grown[i] = ring[head + i & count - 1];
      }
      ring = grown;
      head = 0;
    }
    queued[entry] = true;
    ring[head + count & ring.length - 1] = entry;
    count++;
  }

  /** The first one, which leaves the queue; there must be one. */
  int take() {
    int entry = ring[head];
    head = head + 1 & ring.length - 1;
    count--;
    queued[entry] = false;
    return entry;
  }
}
