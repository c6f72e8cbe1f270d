package io.netlayers.fsm.tcp.loss;

import io.netlayers.fsm.tcp.sending.RetransmissionQueue;

/** A queue of segments of 1,000 octets that are numbered from 0. */
final class Scoreboard {
  static final int SMSS = 1000;
  static final long MS = 1_000_000;
  static final long BASE = 1L << 32;
  static final RetransmissionQueue.Delivery IGNORED = (start, end, sentAt, again, cumulative) -> {};

  final RetransmissionQueue queue = new RetransmissionQueue(1024);

  Scoreboard() {
    queue.reset(BASE);
  }

  static long at(int segment) {
    return BASE + (long) segment * SMSS;
  }

  /** Sends so many segments, a millisecond after each other. */
  Scoreboard send(int segments, long firstNanos) {
    for (int i = 0; i < segments; i++) {
      long end = queue.count() == 0 ? BASE : queue.end(queue.count() - 1);
      queue.append(end + SMSS, firstNanos + i * MS);
    }
    return this;
  }

  Scoreboard sack(int... segments) {
    for (int segment : segments) {
      queue.sack(at(segment), at(segment + 1), IGNORED);
    }
    return this;
  }

  Scoreboard ack(int segments) {
    queue.acknowledge(at(segments), IGNORED);
    return this;
  }

  /** Which segments of the queue are lost, as "0 3". */
  String lost() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < queue.count(); i++) {
      if (queue.isLost(i) && !queue.isInRetransmission(i)) {
        out.append(out.length() == 0 ? "" : " ").append((queue.start(i) - BASE) / SMSS);
      }
    }
    return out.toString();
  }
}
