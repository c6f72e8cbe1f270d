package io.netlayers.testkit.net;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What is planned for a time, in the order of time and then of planning. */
final class Agenda {
  private record Item(long at, long serial, Runnable action) {}

  private final PriorityQueue<Item> items =
      new PriorityQueue<>(Comparator.comparingLong(Item::at).thenComparingLong(Item::serial));
  private long serials;

  void add(long at, Runnable action) {
    items.add(new Item(at, serials++, action));
  }

  /** When the next one is due; {@link Long#MAX_VALUE} if there is none. */
  long next() {
    Item first = items.peek();
    return first == null ? Long.MAX_VALUE : first.at();
  }

  void runNext() {
    Item first = items.poll();
    if (first != null) {
      first.action().run();
    }
  }
}
