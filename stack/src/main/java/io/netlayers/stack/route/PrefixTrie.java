package io.netlayers.stack.route;

import java.util.Arrays;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Longest prefix match over keys of up to 128 bits: a path-compressed binary trie in arrays of
 * primitives, so that a million prefixes are a few big objects and not millions of small ones. A
 * node has a prefix, a value or none, and up to two children that extend the prefix; one without a
 * value has both, so there are fewer than two nodes a prefix.
 *
 * <p>Keys are left-aligned: an IPv4 address is the upper 32 bits of the upper word. Prefixes whose
 * keys fit one word need no second array.
 */
final class PrefixTrie {
  /** No value. */
  static final int NONE = -1;

  private final boolean wide;
  private @Unsigned long[] high = new @Unsigned long[16];
  private @Unsigned long[] low;
  private byte[] length = new byte[16];
  private int[] value = new int[16];

  /** Children of node {@code n} at {@code 2n} and {@code 2n + 1}; 0 for none: 0 is the root. */
  private int[] child = new int[32];

  private int used = 1;
  private int free;
  private int prefixes;

  /**
   * Empty.
   *
   * @param wide whether keys have 128 bits and not 64
   */
  PrefixTrie(boolean wide) {
    this.wide = wide;
    low = new @Unsigned long[wide ? 16 : 0];
    value[0] = NONE;
  }

  /** Prefixes that have a value. */
  int size() {
    return prefixes;
  }

  /** The value of the longest prefix that holds the key, or {@link #NONE}. */
  int lookup(@Unsigned long keyHigh, @Unsigned long keyLow) {
    int best = NONE;
    int node = 0;
    do {
      if (!holds(node, keyHigh, keyLow)) {
        break;
      }
      if (value[node] != NONE) {
        best = value[node];
      }
      int bits = length[node] & 0xFF;
      if (bits == 128) {
        break;
      }
      node = child[node * 2 + bit(keyHigh, keyLow, bits)];
    } while (node != 0);
    return best;
  }

  /** The value of exactly this prefix, or {@link #NONE}. */
  int get(@Unsigned long keyHigh, @Unsigned long keyLow, int bits) {
    int node = 0;
    do {
      int own = length[node] & 0xFF;
      if (own > bits || !holds(node, keyHigh, keyLow)) {
        return NONE;
      }
      if (own == bits) {
        return value[node];
      }
      node = child[node * 2 + bit(keyHigh, keyLow, own)];
    } while (node != 0);
    return NONE;
  }

  /** Gives a prefix a value ≥ 0; bits behind the prefix must be 0. */
  void put(@Unsigned long keyHigh, @Unsigned long keyLow, int bits, int newValue) {
    int parent = -1;
    int node = 0;
    while (true) {
      int own = length[node] & 0xFF;
      int common = Math.min(Math.min(own, bits), commonBits(node, keyHigh, keyLow));
      if (common < own) {
        insertAbove(parent, node, common, keyHigh, keyLow, bits, newValue);
        return;
      }
      if (own == bits) {
        prefixes += value[node] == NONE ? 1 : 0;
        value[node] = newValue;
        return;
      }
      int side = bit(keyHigh, keyLow, own);
      int next = child[node * 2 + side];
      if (next == 0) {
        int leaf = newNode(keyHigh, keyLow, bits, newValue);
        child[node * 2 + side] = leaf;
        prefixes++;
        return;
      }
      parent = node;
      node = next;
    }
  }

  /** Puts a prefix where the path to a node forks, or ends, before the node. */
  private void insertAbove(
      int parent,
      int node,
      int common,
      @Unsigned long keyHigh,
      @Unsigned long keyLow,
      int bits,
      int newValue) {
    int fork = newNode(maskHigh(keyHigh, common), maskLow(keyLow, common), common, NONE);
    child[fork * 2 + bit(high[node], lowOf(node), common)] = node;
    if (common == bits) {
      value[fork] = newValue;
    } else {
      int leaf = newNode(keyHigh, keyLow, bits, newValue);
      child[fork * 2 + bit(keyHigh, keyLow, common)] = leaf;
    }
    int side = child[parent * 2] == node ? 0 : 1;
    child[parent * 2 + side] = fork;
    prefixes++;
  }

  /** Takes a prefix's value away; false where it has none. */
  boolean remove(@Unsigned long keyHigh, @Unsigned long keyLow, int bits) {
    int grandparent = -1;
    int parent = -1;
    int node = 0;
    while ((length[node] & 0xFF) < bits && holds(node, keyHigh, keyLow)) {
      int next = child[node * 2 + bit(keyHigh, keyLow, length[node] & 0xFF)];
      if (next == 0) {
        return false;
      }
      grandparent = parent;
      parent = node;
      node = next;
    }
    if ((length[node] & 0xFF) != bits || !holds(node, keyHigh, keyLow) || value[node] == NONE) {
      return false;
    }
    value[node] = NONE;
    prefixes--;
    if (contract(parent, node) && parent > 0 && value[parent] == NONE) {
      contract(grandparent, parent);
    }
    return true;
  }

  /** Takes a node without a value out of the path where it has at most one child. */
  private boolean contract(int parent, int node) {
    int left = child[node * 2];
    int right = child[node * 2 + 1];
    if (node == 0 || left != 0 && right != 0) {
      return false;
    }
    int side = child[parent * 2] == node ? 0 : 1;
    child[parent * 2 + side] = left != 0 ? left : right;
    child[node * 2] = free;
    free = node;
    return true;
  }

  private int newNode(@Unsigned long keyHigh, @Unsigned long keyLow, int bits, int newValue) {
    int node = free;
    if (node != 0) {
      free = child[node * 2];
    } else {
      node = used++;
      if (node == value.length) {
        grow(node * 2);
      }
    }
    high[node] = keyHigh;
    if (wide) {
      low[node] = keyLow;
    }
    length[node] = (byte) bits;
    value[node] = newValue;
    child[node * 2] = 0;
    child[node * 2 + 1] = 0;
    return node;
  }

  private void grow(int capacity) {
    high = Arrays.copyOf(high, capacity);
    low = wide ? Arrays.copyOf(low, capacity) : low;
    length = Arrays.copyOf(length, capacity);
    value = Arrays.copyOf(value, capacity);
    child = Arrays.copyOf(child, capacity * 2);
  }

  private @Unsigned long lowOf(int node) {
    return wide ? low[node] : 0;
  }

  private boolean holds(int node, @Unsigned long keyHigh, @Unsigned long keyLow) {
    int bits = length[node] & 0xFF;
    return maskHigh(keyHigh ^ high[node], bits) == 0
        && (bits <= 64 || maskLow(keyLow ^ low[node], bits) == 0);
  }

  private int commonBits(int node, @Unsigned long keyHigh, @Unsigned long keyLow) {
    return keyHigh != high[node]
        ? Long.numberOfLeadingZeros(keyHigh ^ high[node])
        : 64 + Long.numberOfLeadingZeros(keyLow ^ lowOf(node));
  }

  private static int bit(@Unsigned long keyHigh, @Unsigned long keyLow, int at) {
    return (int) (at < 64 ? keyHigh >>> 63 - at : keyLow >>> 127 - at) & 1;
  }

  static @Unsigned long maskHigh(@Unsigned long word, int bits) {
    return bits == 0 ? 0 : bits >= 64 ? word : word & -1L << 64 - bits;
  }

  static @Unsigned long maskLow(@Unsigned long word, int bits) {
    return bits <= 64 ? 0 : word & -1L << 128 - bits;
  }
}
