package io.netlayers.ip.fragment;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The open datagrams, found by key and ordered by deadline: one queue for each version, since each
 * has one timeout. Entries are reused, so that a table in steady use allocates nothing.
 */
final class DatagramTable {
  private final @Nullable Datagram[] buckets;
  private final long hashSeed;
  private final Queue ipv4 = new Queue();
  private final Queue ipv6 = new Queue();
  private @Nullable Datagram free;
  private int size;

  DatagramTable(int maxDatagrams, long hashSeed) {
    buckets = new @Nullable Datagram[Integer.highestOneBit(maxDatagrams) * 2];
    this.hashSeed = hashSeed;
  }

  int size() {
    return size;
  }

  private int bucket(FragmentKey key) {
    return key.hash(hashSeed) & buckets.length - 1;
  }

  /** The datagram of a key whose time is not over, or null. */
  @Nullable Datagram find(FragmentKey key, long nowNanos) {
    for (Datagram each = buckets[bucket(key)]; each != null; each = each.inBucket) {
      if (each.key.sameAs(key) && each.deadline > nowNanos) {
        return each;
      }
    }
    return null;
  }

  /** Opens a datagram; deadlines of one version must never fall. */
  Datagram add(FragmentKey key, long deadline) {
    Datagram datagram = free;
    if (datagram == null) {
      datagram = new Datagram();
    } else {
      free = datagram.inBucket;
    }
    datagram.open(key, deadline);
    int bucket = bucket(key);
    datagram.inBucket = buckets[bucket];
    buckets[bucket] = datagram;
    queue(key).add(datagram);
    size++;
    return datagram;
  }

  /** Takes a datagram out; it holds no pieces any more. */
  void remove(Datagram datagram) {
    int bucket = bucket(datagram.key);
    Datagram before = null;
    for (Datagram each = buckets[bucket]; each != datagram && each != null; each = each.inBucket) {
      before = each;
    }
    if (before == null) {
      buckets[bucket] = datagram.inBucket;
    } else {
      before.inBucket = datagram.inBucket;
    }
    queue(datagram.key).remove(datagram);
    datagram.inBucket = free;
    free = datagram;
    size--;
  }

  private Queue queue(FragmentKey key) {
    return key.version() == 4 ? ipv4 : ipv6;
  }

  /** The datagram whose time is over first, or null. */
  @Nullable Datagram earliest() {
    Datagram four = ipv4.oldest;
    Datagram six = ipv6.oldest;
    if (four == null || six == null) {
      return four == null ? six : four;
    }
    return four.deadline <= six.deadline ? four : six;
  }

  /** The order of one version's deadlines. */
  private static final class Queue {
    @Nullable Datagram oldest;
    @Nullable Datagram youngest;

    void add(Datagram datagram) {
      Datagram last = youngest;
      datagram.older = last;
      datagram.younger = null;
      youngest = datagram;
      if (last == null) {
        oldest = datagram;
      } else {
        last.younger = datagram;
      }
    }

    void remove(Datagram datagram) {
      Datagram before = datagram.older;
      Datagram after = datagram.younger;
      if (before == null) {
        oldest = after;
      } else {
        before.younger = after;
      }
      if (after == null) {
        youngest = before;
      } else {
        after.older = before;
      }
      datagram.older = null;
      datagram.younger = null;
    }
  }
}
