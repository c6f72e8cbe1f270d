package io.netlayers.fsm.tcp.table;

import java.util.Arrays;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Names of connections in primitive arrays: a name has an entry, a number from 0 on that stays the
 * same until it is removed and is then given out again. Places are found by a keyed hash with
 * linear probing. A name takes about 50 octets; the arrays of many grow by an eighth.
 */
final class TupleMap {
  static final int ABSENT = -1;

  private static final int FIRST_CAPACITY = 16;

  private final ConnectionHash hash;

  private @Unsigned long[] localHigh = new @Unsigned long[FIRST_CAPACITY];
  private @Unsigned long[] localLow = new @Unsigned long[FIRST_CAPACITY];
  private @Unsigned long[] remoteHigh = new @Unsigned long[FIRST_CAPACITY];
  private @Unsigned long[] remoteLow = new @Unsigned long[FIRST_CAPACITY];
  private @Unsigned long[] names = new @Unsigned long[FIRST_CAPACITY];
  private int[] hashes = new int[FIRST_CAPACITY];
  private int[] places = new int[FIRST_CAPACITY * 2];
  private int size;
  private int used;
  private int free = ABSENT;

  TupleMap(ConnectionHash hash) {
    this.hash = hash;
    Arrays.fill(places, ABSENT);
  }

  int size() {
    return size;
  }

  /** A bound on entries: all of them are below it. */
  int bound() {
    return used;
  }

  int capacity() {
    return names.length;
  }

  @Unsigned
  int scope(int entry) {
    return (@Unsigned int) (names[entry] >>> 32);
  }

  int localPort(int entry) {
    return (int) (names[entry] >>> 16 & 0xFFFF);
  }

  int remotePort(int entry) {
    return (int) (names[entry] & 0xFFFF);
  }

  @Unsigned
  long localHigh(int entry) {
    return localHigh[entry];
  }

  @Unsigned
  long localLow(int entry) {
    return localLow[entry];
  }

  @Unsigned
  long remoteHigh(int entry) {
    return remoteHigh[entry];
  }

  @Unsigned
  long remoteLow(int entry) {
    return remoteLow[entry];
  }

  /** The entry of a name, or {@link #ABSENT}. */
  int find(
      @Unsigned int scope,
      @Unsigned long lHigh,
      @Unsigned long lLow,
      int lPort,
      @Unsigned long rHigh,
      @Unsigned long rLow,
      int rPort) {
    @Unsigned long name = ConnectionHash.names(scope, lPort, rPort);
    int hashed = hashOf(scope, lHigh, lLow, lPort, rHigh, rLow, rPort);
    int mask = places.length - 1;
    for (int place = hashed & mask; places[place] != ABSENT; place = place + 1 & mask) {
      int entry = places[place];
      if (hashes[entry] == hashed
          && names[entry] == name
          && localLow[entry] == lLow
          && remoteLow[entry] == rLow
          && localHigh[entry] == lHigh
          && remoteHigh[entry] == rHigh) {
        return entry;
      }
    }
    return ABSENT;
  }

  /** A new entry for a name that has none. */
  int add(
      @Unsigned int scope,
      @Unsigned long lHigh,
      @Unsigned long lLow,
      int lPort,
      @Unsigned long rHigh,
      @Unsigned long rLow,
      int rPort) {
    int entry = free;
    if (entry == ABSENT) {
      if (used == names.length) {
        grow();
      }
      entry = used++;
    } else {
      free = hashes[entry];
    }
    localHigh[entry] = lHigh;
    localLow[entry] = lLow;
    remoteHigh[entry] = rHigh;
    remoteLow[entry] = rLow;
    names[entry] = ConnectionHash.names(scope, lPort, rPort);
    hashes[entry] = hashOf(scope, lHigh, lLow, lPort, rHigh, rLow, rPort);
    place(entry);
    size++;
    return entry;
  }

  /** Gives an entry up. */
  void remove(int entry) {
    int mask = places.length - 1;
    int hole = hashes[entry] & mask;
    while (places[hole] != entry) {
      hole = hole + 1 & mask;
    }
    // what was pushed past the hole moves back, so that no probe ends early
    for (int at = hole + 1 & mask; places[at] != ABSENT; at = at + 1 & mask) {
      int home = hashes[places[at]] & mask;
      if ((at - home & mask) >= (at - hole & mask)) {
        places[hole] = places[at];
        hole = at;
      }
    }
    places[hole] = ABSENT;
    hashes[entry] = free;
    free = entry;
    size--;
  }

  private void place(int entry) {
    int mask = places.length - 1;
    int place = hashes[entry] & mask;
    while (places[place] != ABSENT) {
      place = place + 1 & mask;
    }
    places[place] = entry;
  }

  /** Every entry is in use here: there are no free ones among those that are placed anew. */
  private void grow() {
    int capacity = names.length + (names.length >> (names.length < 4096 ? 1 : 3));
    localHigh = Arrays.copyOf(localHigh, capacity);
    localLow = Arrays.copyOf(localLow, capacity);
    remoteHigh = Arrays.copyOf(remoteHigh, capacity);
    remoteLow = Arrays.copyOf(remoteLow, capacity);
    names = Arrays.copyOf(names, capacity);
    hashes = Arrays.copyOf(hashes, capacity);
    if (capacity * 4L > places.length * 3L) {
      places = new int[places.length * 2];
      Arrays.fill(places, ABSENT);
      for (int entry = 0; entry < used; entry++) {
        place(entry);
      }
    }
  }

  private int hashOf(
      @Unsigned int scope,
      @Unsigned long lHigh,
      @Unsigned long lLow,
      int lPort,
      @Unsigned long rHigh,
      @Unsigned long rLow,
      int rPort) {
    return ConnectionHash.top(
        hash.of(ConnectionHash.Purpose.TABLE, scope, lHigh, lLow, lPort, rHigh, rLow, rPort, 0));
  }
}
