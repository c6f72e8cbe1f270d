package io.netlayers.stack.route;

import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.link.NetworkInterface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * The routes of a host, found by the longest prefix (RFC 1812 §5.2.4.3): a trie a version. The
 * routes of one prefix are a list, the least metric first.
 */
public final class RouteTable {
  private final int max;
  private final PrefixTrie ipv4 = new PrefixTrie(false);
  private final PrefixTrie ipv6 = new PrefixTrie(true);
  private @Nullable Route[] routes = new @Nullable Route[16];
  private int[] freePlaces = new int[16];
  private int freeCount;
  private int usedPlaces;
  private int size;

  /** An empty table for so many routes. */
  public RouteTable(int max) {
    this.max = max;
  }

  /** Routes. */
  public int size() {
    return size;
  }

  private static @Unsigned long keyHigh(boolean four, @Unsigned long high, @Unsigned long low) {
    return four ? low << 32 : high;
  }

  private PrefixTrie trie(boolean four) {
    return four ? ipv4 : ipv6;
  }

  /** The best route to an address; others of the prefix hang on it. Null where there is none. */
  public @Nullable Route lookup(@Unsigned long high, @Unsigned long low) {
    boolean four = AddressBits.isIpv4(high, low);
    int place = trie(four).lookup(keyHigh(four, high, low), four ? 0 : low);
    return place == PrefixTrie.NONE ? null : routes[place];
  }

  /**
   * Adds a route; one that says the same but for the metric is replaced.
   *
   * @return false where there is no room
   * @throws IllegalArgumentException if the prefix has bits behind its length, or too many
   */
  public boolean add(Route route) {
    boolean four = AddressBits.isIpv4(route.prefixHigh(), route.prefixLow());
    @Unsigned long keyHigh = keyHigh(four, route.prefixHigh(), route.prefixLow());
    @Unsigned long keyLow = four ? 0 : route.prefixLow();
    int bits = route.prefixLength();
    if (bits < 0
        || bits > (four ? 32 : 128)
        || PrefixTrie.maskHigh(keyHigh, bits) != keyHigh
        || PrefixTrie.maskLow(keyLow, bits) != keyLow) {
      throw new IllegalArgumentException("no prefix: " + route);
    }
    remove(route);
    if (size == max) {
      return false;
    }
    int place = trie(four).get(keyHigh, keyLow, bits);
    if (place == PrefixTrie.NONE) {
      place = newPlace();
      trie(four).put(keyHigh, keyLow, bits, place);
    }
    Route before = null;
    Route at = routes[place];
    while (at != null && goesBefore(at, route)) {
      before = at;
      at = at.next;
    }
    route.next = at;
    if (before == null) {
      routes[place] = route;
    } else {
      before.next = route;
    }
    size++;
    return true;
  }

  private static boolean goesBefore(Route a, Route b) {
    return a.metric() != b.metric()
        ? a.metric() < b.metric()
        : a.origin().compareTo(b.origin()) >= 0;
  }

  private int newPlace() {
    if (freeCount > 0) {
      return freePlaces[--freeCount];
    }
    if (usedPlaces == routes.length) {
      routes = Arrays.copyOf(routes, usedPlaces * 2);
    }
    return usedPlaces++;
  }

  /** Removes the route that says the same but for the metric; false where there is none. */
  public boolean remove(Route route) {
    boolean four = AddressBits.isIpv4(route.prefixHigh(), route.prefixLow());
    @Unsigned long keyHigh = keyHigh(four, route.prefixHigh(), route.prefixLow());
    @Unsigned long keyLow = four ? 0 : route.prefixLow();
    int place = trie(four).get(keyHigh, keyLow, route.prefixLength());
    if (place == PrefixTrie.NONE) {
      return false;
    }
    Route before = null;
    for (Route at = routes[place]; at != null; before = at, at = at.next) {
      if (!at.isSameAs(route)) {
        continue;
      }
      if (before != null) {
        before.next = at.next;
      } else {
        routes[place] = at.next;
      }
      size--;
      if (routes[place] == null) {
        trie(four).remove(keyHigh, keyLow, route.prefixLength());
        freePlace(place);
      }
      return true;
    }
    return false;
  }

  private void freePlace(int place) {
    if (freeCount == freePlaces.length) {
      freePlaces = Arrays.copyOf(freePlaces, freeCount * 2);
    }
    freePlaces[freeCount++] = place;
  }

  /** Every route, in no order that means something. */
  public List<Route> all() {
    List<Route> all = new ArrayList<>(size);
    for (int i = 0; i < usedPlaces; i++) {
      for (Route at = routes[i]; at != null; at = at.next) {
        all.add(at);
      }
    }
    return all;
  }

  /** Whether an address is on the link of an interface, as far as the routes say. */
  public boolean isOnLink(NetworkInterface link, @Unsigned long high, @Unsigned long low) {
    for (Route at = lookup(high, low); at != null; at = at.next) {
      if (at.link() == link && !at.isViaRouter()) {
        return true;
      }
    }
    return false;
  }

  /** The table as {@code ip route} prints it, a line a route. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (Route route : all()) {
      out.append(route).append('\n');
    }
    return out.toString();
  }
}
