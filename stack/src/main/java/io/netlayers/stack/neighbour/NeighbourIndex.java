package io.netlayers.stack.neighbour;

import io.netlayers.core.Octets;
import io.netlayers.fsm.tcp.table.SipHash;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.link.NetworkInterface;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Entries found by interface and address, under a keyed hash so that nobody can aim at one place,
 * and in the order of their use.
 */
final class NeighbourIndex {
  private static final int VICTIMS_SEEN = 16;

  private final SipHash hash;
  private final @Nullable Neighbour[] places;
  private @Nullable Neighbour newest;
  private @Nullable Neighbour oldest;
  private int size;

  NeighbourIndex(int max, @Unsigned long k0, @Unsigned long k1) {
    hash = new SipHash(k0, k1);
    places = new @Nullable Neighbour[Integer.highestOneBit(Math.max(16, max * 2 - 1))];
  }

  int size() {
    return size;
  }

  private int place(NetworkInterface link, @Unsigned long high, @Unsigned long low) {
    @Unsigned
    long mixed = hash.begin().add(high).add(low).add(Octets.asBits((long) link.index())).finish();
    return AddressBits.place(mixed, places.length);
  }

  @Nullable Neighbour find(NetworkInterface link, @Unsigned long high, @Unsigned long low) {
    for (Neighbour n = places[place(link, high, low)]; n != null; n = n.chained) {
      if (n.low == low && n.high == high && n.link == link) {
        return n;
      }
    }
    return null;
  }

  /** Adds an entry as the most or the least recently used one. */
  void add(Neighbour entry, boolean used) {
    int place = place(entry.link, entry.high, entry.low);
    entry.chained = places[place];
    places[place] = entry;
    size++;
    if (used) {
      linkNewest(entry);
    } else {
      linkOldest(entry);
    }
  }

  private void linkNewest(Neighbour entry) {
    entry.newer = null;
    entry.older = newest;
    if (newest == null) {
      oldest = entry;
    } else {
      newest.newer = entry;
    }
    newest = entry;
  }

  private void linkOldest(Neighbour entry) {
    entry.older = null;
    entry.newer = oldest;
    if (oldest == null) {
      newest = entry;
    } else {
      oldest.older = entry;
    }
    oldest = entry;
  }

  private void unlink(Neighbour entry) {
    Neighbour newer = entry.newer;
    Neighbour older = entry.older;
    if (newer == null) {
      newest = older;
    } else {
      newer.older = older;
    }
    if (older == null) {
      oldest = newer;
    } else {
      older.newer = newer;
    }
  }

  /** The entry was used now. */
  void used(Neighbour entry) {
    if (newest != entry) {
      unlink(entry);
      linkNewest(entry);
    }
  }

  void remove(Neighbour entry) {
    unlink(entry);
    size--;
    int place = place(entry.link, entry.high, entry.low);
    Neighbour before = null;
    for (Neighbour n = places[place]; n != null; before = n, n = n.chained) {
      if (n == entry) {
        if (before == null) {
          places[place] = n.chained;
        } else {
          before.chained = n.chained;
        }
        return;
      }
    }
  }

  /** What goes for want of room: long unused, and rather not one that is known to be there. */
  @Nullable Neighbour victim() {
    Neighbour candidate = oldest;
    for (int seen = 0; candidate != null && seen < VICTIMS_SEEN; seen++) {
      if (candidate.state == NeighbourState.STALE || candidate.state == NeighbourState.INCOMPLETE) {
        return candidate;
      }
      candidate = candidate.newer;
    }
    return oldest;
  }

  @Nullable Neighbour oldest() {
    return oldest;
  }
}
